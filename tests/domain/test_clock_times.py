"""Every row of the parse table about times, by number, then other ways of saying the same."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clock_times import ExactTime, HeardTime, Hours, UnclearTime, parse_hours, parse_time
from domain.messages import Rejected


def _heard(heard: HeardTime) -> str:
    times = (heard.at,) if isinstance(heard, ExactTime) else heard.choices
    return " ".join([*(["?"] if isinstance(heard, UnclearTime) else []), *(f"{one:%H:%M}" for one in times)])


@pytest.mark.parametrize(
    ("row", "text", "expected"),
    [
        (101, "jam 7 pagi", "07:00"), (102, "jam 7 malem", "19:00"), (102, "jam 7 bengi", "19:00"), (103, "jam 3 sore", "15:00"),
        (104, "jam 12 siang", "12:00"), (104, "jam 12 malam", "00:00"), (105, "jam setengah 8", "? 07:30 19:30"),
        (106, "jam 8 kurang 10", "07:50"), (107, "jam 8 lewat 15", "08:15"), (107, "8 seperempat", "08:15"),
        (108, "jam 9.30", "09:30"), (108, "09.30", "09:30"), (108, "pkl 09.30 WIB", "09:30"),
        (109, "subuh", "? 04:30 05:00"), (109, "ba'da dhuhur", "? 12:15 12:30"), (109, "habis maghrib", "? 18:15 17:45"),
        (110, "jam istirahat", "? 12:00 13:00"),
        (101, "jam pitu esuk", "07:00"), (101, "jam 11 siang", "11:00"), (101, "jam 1 siang", "13:00"), (101, "pukul 5 sore", "17:00"),
        (101, "jam lima sore", "17:00"), (102, "jam 1 malam", "01:00"), (102, "jam 11 malam", "23:00"), (102, "jam 6 petang", "18:00"),
        (102, "jam 3 dini hari", "03:00"), (102, "jam 4 subuh", "04:00"), (105, "jam setengah 8 pagi", "07:30"),
        (105, "setengah delapan malam", "19:30"), (105, "jam setengah 1 siang", "12:30"), (105, "setengah 13", "12:30"),
        (105, "jam setengah sanga bengi", "20:30"), (106, "8 kurang seperempat", "07:45"), (107, "jam 8 lebih 5 menit", "08:05"),
        (108, "19.30", "19:30"), (108, "7:30", "07:30"), (108, "7.30 malam", "19:30"), (108, "jam 13", "13:00"), (108, "00.00", "00:00"),
        (108, "24.00", "00:00"), (108, "jam 5.15 sore ya bu", "17:15"), (108, "16.00 WITA", "16:00"), (108, "08:00:00", "08:00"),
        (101, "jam 8", "? 08:00 20:00"), (101, "8", "? 08:00 20:00"), (103, "jam 3", "? 15:00 03:00"), (104, "jam 12", "? 12:00 00:00"),
        (104, "tengah malam", "00:00"), (104, "tengah hari", "12:00"), (109, "abis isya", "? 19:15 19:30"), (109, "bakda asar", "? 15:15 15:30"),
        (109, "sore", "? 15:00 16:00 17:00"), (109, "habis jumatan", "? 13:00 13:30"), (101, "sekitar jam 7 pagi", "? 07:00"),
    ],
)  # fmt: skip
def test_rows_of_the_parse_table_and_their_kin(row: int, text: str, expected: str) -> None:
    assert _heard(parse_time(text)) == expected, row


@pytest.mark.parametrize(
    "text",
    ["", "besok", "25.00", "jam 25", "9.75", "keripik", "jam", "99", "jam 8 lewat 70", "25rb", "x" * 200],
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        parse_time(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("08.00-16.00", "08:00", "16:00"), ("jam 8 sampai 5", "08:00", "17:00"), ("8 pagi - 5 sore", "08:00", "17:00"),
        ("20.00–07.00", "20:00", "07:00"), ("jam 8 malam sampai jam 7 pagi", "20:00", "07:00"), ("dari jam 7 s/d 9 pagi", "07:00", "09:00"),
        ("09.00 sd 12.00 WIB", "09:00", "12:00"), ("setengah 8 sampai setengah 5 sore", "07:30", "16:30"),
    ],
)  # fmt: skip
def test_spans_of_hours(text: str, start: str, end: str) -> None:
    assert parse_hours(text) == Hours(time.fromisoformat(start), time.fromisoformat(end))


@pytest.mark.parametrize("text", ["", "jam 8", "8-9-10", "pagi", "besok sampai lusa", "-", "08.00-"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        parse_hours(text)


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_is_refused(text: str) -> None:
    for parse in (parse_time, parse_hours):
        try:
            parse(text)
        except Rejected:
            continue


@given(st.times())
def test_a_written_time_is_read_back(at: time) -> None:
    assert parse_time(f"{at:%H.%M}") == ExactTime(time(at.hour, at.minute))
