"""The calendar file: read back by the rules of RFC 5545, in three time zones, changed and cancelled."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.agenda.calendar_file import CalendarWords, calendar_file
from domain.agenda.event import Event, EventKind, EventState, Pin

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
START = datetime(2026, 12, 3, 2, tzinfo=UTC)
EVENT = Event(
    EventKind.TRAINING, "Pelatihan kemasan; keripik, & sambal", START, START + timedelta(hours=3), "Asia/Jakarta",
    "Aula Kecamatan Limpung, lantai 2", Pin(-7.016, 109.928), 30, {}, link="https://example.id/a?b=1,2",
    state=EventState.OPEN, revision=2, changed_at=NOW, id=7,
)  # fmt: skip
WORDS = CalendarWords("Bawa contoh produk\nTanya: Ibu Ratna", 'Dinas "UMKM"\r\nBatang', "Besok pelatihan")


def read(content: bytes) -> list[tuple[str, str]]:
    """Property (with parameters) and value of every line, unfolded."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    lines = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
    return [(name, value) for name, _, value in (_cut(line) for line in lines)]


def _cut(line: str) -> tuple[str, str, str]:
    """At the first colon that stands in no quotes."""
    quoted = False
    for at, character in enumerate(line):
        quoted ^= character == '"'
        if character == ":" and not quoted:
            return line[:at], ":", line[at + 1 :]
    raise AssertionError(line)


def test_everything_stands_in_the_file() -> None:
    told = dict(read(calendar_file(EVENT, WORDS, "laris_bot.t.me", NOW)))
    assert told["METHOD"] == "PUBLISH"
    assert (told["UID"], told["SEQUENCE"], told["STATUS"]) == ("acara-7@laris_bot.t.me", "2", "CONFIRMED")
    assert told["DTSTART;TZID=Asia/Jakarta"] == "20261203T090000"
    assert told["DTEND;TZID=Asia/Jakarta"] == "20261203T120000"
    assert told["SUMMARY"] == "Pelatihan kemasan\\; keripik\\, & sambal"
    assert told["LOCATION"] == "Aula Kecamatan Limpung\\, lantai 2"
    assert told["DESCRIPTION"] == "Besok pelatihan"  # of the alarm, which comes last
    assert ("DESCRIPTION", "Bawa contoh produk\\nTanya: Ibu Ratna") in read(
        calendar_file(EVENT, WORDS, "x", NOW)
    )
    assert told["GEO"] == "-7.016000;109.928000"
    assert told["URL"] == "https://example.id/a?b=1,2"
    assert told['ORGANIZER;CN="Dinas UMKM Batang"'].startswith("mailto:")
    assert (told["DTSTAMP"], told["LAST-MODIFIED"]) == ("20261124T030000Z", "20261124T030000Z")


def test_what_begins_also_ends() -> None:
    open_parts: list[str] = []
    for name, value in read(calendar_file(EVENT, WORDS, "x", NOW)):
        if name == "BEGIN":
            open_parts.append(value)
        elif name == "END":
            assert open_parts.pop() == value
    assert open_parts == []


@pytest.mark.parametrize(
    ("zone", "offset", "letters", "local"),
    [("Asia/Jakarta", "+0700", "WIB", "090000"), ("Asia/Makassar", "+0800", "WITA", "100000"),
     ("Asia/Jayapura", "+0900", "WIT", "110000")],
)  # fmt: skip
def test_the_zone_is_that_of_the_door(zone: str, offset: str, letters: str, local: str) -> None:
    told = dict(read(calendar_file(replace(EVENT, zone=zone), WORDS, "x", NOW)))
    assert (told["TZID"], told["TZOFFSETFROM"], told["TZOFFSETTO"], told["TZNAME"]) == (
        zone,
        offset,
        offset,
        letters,
    )
    assert told[f"DTSTART;TZID={zone}"] == f"20261203T{local}"


def test_the_phone_rings_a_day_and_two_hours_before() -> None:
    assert [value for name, value in read(calendar_file(EVENT, WORDS, "x", NOW)) if name == "TRIGGER"] == [
        "-P1D",
        "-PT2H",
    ]


def test_a_cancelled_event_is_taken_out_and_rings_no_more() -> None:
    lines = read(calendar_file(replace(EVENT, state=EventState.CANCELLED, revision=3), WORDS, "x", NOW))
    told = dict(lines)
    assert (told["METHOD"], told["STATUS"], told["SEQUENCE"], told["UID"]) == (
        "CANCEL",
        "CANCELLED",
        "3",
        "acara-7@x",
    )
    assert "TRIGGER" not in told


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(EVENT, ends_at=None, pin=None, link=None)
    told = dict(read(calendar_file(bare, CalendarWords("", "Dinas", "x"), "x", NOW)))
    assert not {"DTEND;TZID=Asia/Jakarta", "GEO", "URL"} & set(told)


def test_long_words_of_any_script_are_folded_between_characters() -> None:
    long = replace(EVENT, title="ꦥꦼꦭꦠꦶꦲꦤ꧀ keripik 🍌 " * 12)
    told = dict(read(calendar_file(long, WORDS, "x", NOW)))
    assert told["SUMMARY"] == long.title
