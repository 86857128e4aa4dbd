"""Working hours: nights, weekends, holidays, Fridays and Ramadan are no time in which an officer is late."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.cases import hours, limits
from domain.cases.hours import Limit, read_limit
from domain.cases.model import Kind

WIB = "Asia/Jakarta"


def at(words: str, zone: str = WIB) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("since", "limit", "until"),
    [
        ("2026-11-24 09:00", "1 hour", "2026-11-24 10:00"),
        ("2026-11-24 11:30", "1 hour", "2026-11-24 13:30"),  # the break is no work
        ("2026-11-24 15:00", "4 hours", "2026-11-25 10:30"),
        ("2026-11-24 16:00", "1 hour", "2026-11-25 08:30"),
        ("2026-11-24 23:00", "1 hour", "2026-11-25 08:30"),
        ("2026-11-27 11:00", "1 hour", "2026-11-27 13:30"),  # a Friday
        ("2026-11-27 16:00", "1 hour", "2026-11-30 08:00"),  # over the weekend
        ("2026-12-24 15:00", "2 hours", "2026-12-28 09:30"),  # joint leave, Christmas
        ("2026-11-24 09:00", "1 day", "2026-11-25 16:00"),
        ("2026-11-24 03:00", "1 day", "2026-11-25 16:00"),
        ("2026-11-26 09:00", "1 day", "2026-11-27 16:30"),
        ("2026-11-27 20:00", "1 day", "2026-11-30 16:00"),
        ("2026-11-28 09:00", "2 days", "2026-12-01 16:00"),
        ("2026-02-23 09:00", "1 day", "2026-02-24 15:00"),  # Ramadan 2026
    ],
)  # fmt: skip
def test_a_limit_runs_only_while_somebody_works(since: str, limit: str, until: str) -> None:
    assert read_limit(limit).ends(at(since), WIB) == at(until)


def test_hours_are_those_of_where_the_person_lives() -> None:
    assert Limit(hours=1).ends(at("2026-11-24 05:00"), "Asia/Jayapura") == at(
        "2026-11-24 08:30", "Asia/Jayapura"
    )
    assert limits.due(Kind.QUESTION, at("2026-11-24 09:00"), "91.71.01") == at(
        "2026-11-25 16:00", "Asia/Jayapura"
    )


@pytest.mark.parametrize("written", ["", "soon", "1", "1 week", "x days"])
def test_what_is_no_limit_is_a_fault_of_the_file(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_limit(written)


def test_every_kind_has_a_limit_and_its_half_lies_in_working_time() -> None:
    since = at("2026-11-24 15:30")
    for kind in Kind:
        until = limits.due(kind, since, "33.25")
        half = limits.half(since, until, "33.25")
        assert since < half < until
        assert hours.next_work(half, WIB) - half <= timedelta(hours=1)
        assert limits.worked(since, half, "33.25") == limits.worked(half, until, "33.25")


def test_the_office_rings_when_it_opens_and_only_then() -> None:
    assert limits.rings_at(at("2026-11-24 10:00"), "33.25") is None
    assert limits.rings_at(at("2026-11-28 21:00"), "33.25") == at("2026-11-30 07:30")


@pytest.mark.parametrize(
    ("begins", "ends", "minutes"),
    [
        ("2026-11-24 07:00", "2026-11-24 08:00", 30),
        ("2026-11-24 11:00", "2026-11-24 14:00", 120),
        ("2026-11-24 17:00", "2026-11-25 07:00", 0),
        ("2026-11-27 16:00", "2026-11-30 08:00", 60),
        ("2026-11-25 10:00", "2026-11-24 10:00", 0),
    ],
)
def test_working_time_between_two_moments(begins: str, ends: str, minutes: int) -> None:
    assert limits.worked(at(begins), at(ends), "33.25") == minutes
