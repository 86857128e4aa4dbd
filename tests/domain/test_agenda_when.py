"""When an event is, as officers write it. Today is Tuesday, 24 November 2026."""

from datetime import date, time

import pytest

from domain.agenda.when import Clock, Days, parse_clock, parse_when
from domain.messages import Rejected

TODAY = date(2026, 11, 24)


def day(words: str) -> Days:
    first, _, last = words.partition("/")
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


def clock(words: str) -> Clock:
    start, _, end = words.partition("-")
    return Clock(time.fromisoformat(start), time.fromisoformat(end) if end else None)


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        ("besok jam 09.00", "2026-11-25", "09:00"),
        ("besok 09.00", "2026-11-25", "09:00"),
        ("09.00 besok", "2026-11-25", "09:00"),
        ("jam 9 pagi lusa", "2026-11-26", "09:00"),
        ("besok jam 9 pagi", "2026-11-25", "09:00"),
        ("besok siang jam 1", "2026-11-25", "13:00"),
        ("sabtu pagi jam 7", "2026-11-28", "07:00"),
        ("nanti sore jam 4", "2026-11-24", "16:00"),
        ("malam minggu jam 7", "2026-11-28", "19:00"),
        ("Kamis 3 Desember 2026 pukul 09.00-12.00 WIB", "2026-12-03", "09:00-12:00"),
        ("Kamis, 3 Des 2026, 09.00–12.00", "2026-12-03", "09:00-12:00"),
        ("senin, 7 desember 2026 | 08.00 wib", "2026-12-07", "08:00"),
        ("3/12 09.00 s/d selesai", "2026-12-03", "09:00"),
        ("27 nov jam 19.00 sd selesai", "2026-11-27", "19:00"),
        ("tgl 5 jam 9 pagi sampai 12 siang", "2026-12-05", "09:00-12:00"),
        ("5 des 13.00 - 15.30", "2026-12-05", "13:00-15:30"),
        ("1 desember jam 8-10", "2026-12-01", "08:00-10:00"),
        ("jam 7 sampai 9 malam besok", "2026-11-25", "19:00-21:00"),
        ("5 desember 2026 jam 08.00 s.d. 15.00 wib", "2026-12-05", "08:00-15:00"),
        ("3.12.2026 13.00", "2026-12-03", "13:00"),
        ("2026-12-03 09:00", "2026-12-03", "09:00"),
        ("lusa jam 8 kurang seperempat", "2026-11-26", "07:45"),
        ("10-12 Desember 08.00", "2026-12-10/2026-12-12", "08:00"),
        ("27-31 des jam 9 sampai 21", "2026-12-27/2026-12-31", "09:00-21:00"),
        ("7-8 des 2026 jam 8 pagi s/d 4 sore", "2026-12-07/2026-12-08", "08:00-16:00"),
        ("30 nov - 2 des 08.00", "2026-11-30/2026-12-02", "08:00"),
        ("tgl 28 s/d 31 jam 08.00", "2026-11-28/2026-12-31", "08:00"),
    ],
)
def test_what_is_certain_is_understood(text: str, days: str, hours: str) -> None:
    heard = parse_when(text, TODAY)
    assert (heard.days, heard.clocks) == ((day(days),), (clock(hours),))


@pytest.mark.parametrize(
    ("text", "days", "hours"),
    [
        ("besok jam setengah 8", ["2026-11-25"], ["07:30", "19:30"]),
        ("3 des 9", ["2026-12-03"], ["09:00", "21:00"]),
        ("besok pagi", ["2026-11-25"], ["07:00", "08:00", "09:00"]),
        ("besok habis maghrib", ["2026-11-25"], ["18:15", "17:45"]),
        ("kamis depan 08.00", ["2026-11-26", "2026-12-03"], ["08:00"]),
        ("besok", ["2026-11-25"], []),
        ("5 desember", ["2026-12-05"], []),
        ("minggu depan", [f"2026-{d}" for d in ("11-30", "12-01", "12-02", "12-03", "12-04", "12-05", "12-06")], []),
    ],
)  # fmt: skip
def test_what_may_mean_several_things_is_left_open(text: str, days: list[str], hours: list[str]) -> None:
    heard = parse_when(text, TODAY)
    assert (list(heard.days), list(heard.clocks)) == ([*map(day, days)], [*map(clock, hours)])


@pytest.mark.parametrize(
    "text",
    [
        "jam 12 malam",
        "jam 7 pagi",
        "pukul 10 malam",
        "",
        "jam 9",
        "09.00-12.00",
        "di balai desa",
        "x " * 40,
        "31 Februari jam 9",
        "?",
        "😀",
    ],
)
def test_what_tells_no_day_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        parse_when(text, TODAY)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("9 sampai 12 siang", ["09:00-12:00"]), ("jam 12 malam", ["00:00"]), ("08.00", ["08:00"]), ("jam 8", ["08:00", "20:00"]),
     ("jam 7 malam sampai selesai", ["19:00"])],
)  # fmt: skip
def test_a_time_alone(text: str, hours: list[str]) -> None:
    assert list(parse_clock(text)) == [clock(one) for one in hours]


def test_no_time_is_refused_with_an_example() -> None:
    with pytest.raises(Rejected, match="At what time"):
        parse_clock("entah")
