"""When somebody may be disturbed: hours, days off and times of prayer, in three time zones."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import calendar
from domain.calendar import Hours, Listening, end_of, is_open, next_open, place, place_day

ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
MOMENTS = st.integers(0, 5 * 365 * 1440).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
SPANS = st.builds(Hours, st.integers(0, 1439), st.integers(0, 1440))
LISTENINGS = st.builds(Listening, st.sampled_from(ZONES), st.none() | SPANS, st.booleans())


def at(words: str, zone: str = "Asia/Jakarta") -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def shown(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("wanted", "said", "why"),
    [
        ("2026-11-24 09:00", "2026-11-24 09:00", "a Tuesday morning"),
        ("2026-11-24 07:00", "2026-11-24 07:00", "the day begins"),
        ("2026-11-24 06:59", "2026-11-24 07:00", "before the day"),
        ("2026-11-24 19:59", "2026-11-24 19:59", "the last minute"),
        ("2026-11-24 20:00", "2026-11-25 07:00", "the night"),
        ("2026-11-24 23:30", "2026-11-25 07:00", "the night"),
        ("2026-11-24 17:45", "2026-11-24 18:30", "maghrib"),
        ("2026-11-27 12:00", "2026-11-27 13:15", "Friday prayer"),
        ("2026-11-26 12:00", "2026-11-26 12:00", "noon of another day"),
        ("2026-11-28 20:30", "2026-11-30 07:00", "a Saturday night, over the Sunday"),
        ("2026-11-29 10:00", "2026-11-30 07:00", "a Sunday"),
        ("2026-12-23 21:00", "2026-12-26 07:00", "joint leave and Christmas"),
        ("2027-02-10 08:00", "2027-02-10 09:00", "a day of fasting begins later"),
        ("2027-02-10 16:30", "2027-02-11 09:00", "and ends earlier"),
        ("2027-02-12 11:50", "2027-02-12 13:15", "a Friday of fasting"),
        ("2027-03-08 10:00", "2027-03-13 07:00", "Nyepi, Idulfitri: the Saturday after is a plain day"),
        ("2028-03-08 21:00", "2028-03-09 07:00", "a year that no decree names"),
        ("2028-08-17 10:00", "2028-08-18 07:00", "a fixed holiday of such a year"),
    ],
)
def test_what_can_wait_waits(zone: str, wanted: str, said: str, why: str) -> None:
    assert shown(next_open(at(wanted, zone), Listening(zone)), zone) == said, why


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("2026-11-29 10:00", "2026-11-29 10:00"), ("2026-12-25 10:00", "2026-12-25 10:00"), ("2026-11-27 12:00", "2026-11-27 12:00"),
        ("2026-11-24 18:00", "2026-11-24 18:00"), ("2027-02-10 18:45", "2027-02-10 18:45"), ("2026-11-29 22:00", "2026-11-30 07:00"),
    ],
)  # fmt: skip
def test_what_is_urgent_waits_for_the_morning_only(wanted: str, said: str) -> None:
    found = next_open(at(wanted), Listening("Asia/Jakarta"), urgent=True)
    assert shown(found, "Asia/Jakarta") == said


@pytest.mark.parametrize(
    ("hours", "every_day", "wanted", "said"),
    [
        (Hours(180, 360), False, "2026-11-24 08:00", "2026-11-25 03:00"),
        (Hours(180, 360), False, "2026-11-24 04:30", "2026-11-24 04:30"),
        (Hours(180, 360), False, "2026-11-28 07:00", "2026-11-30 03:00"),
        (Hours(180, 360), True, "2026-11-28 07:00", "2026-11-29 03:00"),
        (Hours(660, 1110), False, "2026-11-27 12:00", "2026-11-27 12:00"),
        (Hours(1320, 120), False, "2026-11-24 21:00", "2026-11-24 22:00"),
        (Hours(1320, 120), False, "2026-11-25 01:30", "2026-11-25 01:30"),
        (Hours(1320, 120), False, "2026-11-25 02:00", "2026-11-25 22:00"),
        (None, True, "2026-11-29 10:00", "2026-11-29 10:00"),
        (None, True, "2026-12-25 06:00", "2026-12-25 07:00"),
    ],
)
def test_own_hours_win(hours: Hours | None, every_day: bool, wanted: str, said: str) -> None:
    found = next_open(at(wanted), Listening("Asia/Jakarta", hours, every_day))
    assert shown(found, "Asia/Jakarta") == said


def test_own_hours_hold_for_urgent_things_too_but_not_the_days_off() -> None:
    early = Listening("Asia/Jakarta", Hours(180, 360))
    assert shown(next_open(at("2026-11-29 05:00"), early, urgent=True), early.zone) == "2026-11-29 05:00"
    assert shown(next_open(at("2026-11-29 08:00"), early, urgent=True), early.zone) == "2026-11-30 03:00"


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("wanted", "until", "said"),
    [
        ("2026-11-24 05:00", "2026-11-24 07:30", "2026-11-24 07:00"),
        ("2026-11-24 04:00", "2026-11-24 06:00", "2026-11-23 19:00"),
        ("2026-11-29 10:00", "2026-11-29 12:00", "2026-11-28 19:00"),
        ("2026-11-29 10:00", "2026-12-02 12:00", "2026-11-30 07:00"),
        ("2026-11-24 18:00", "2026-11-24 18:20", "2026-11-24 16:45"),
    ],
)
def test_what_would_come_too_late_comes_before(zone: str, wanted: str, until: str, said: str) -> None:
    found = place(at(wanted, zone), at(until, zone), Listening(zone))
    assert shown(found, zone) == said


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("day", "until", "hours", "said"),
    [
        ("2026-11-24", None, None, "2026-11-24 08:00"),
        ("2026-11-29", None, None, "2026-11-30 08:00"),
        ("2026-11-29", "2026-11-29", None, "2026-11-28 08:00"),
        ("2026-12-24", None, None, "2026-12-26 08:00"),
        ("2026-12-25", "2026-12-25", None, "2026-12-23 08:00"),
        ("2027-02-10", None, None, "2027-02-10 09:00"),
        ("2026-11-24", "2026-11-24", Hours(180, 360), "2026-11-24 03:00"),
        ("2026-11-24", "2026-11-24", Hours(1080, 1200), "2026-11-24 18:00"),
    ],
)
def test_a_day_is_its_morning(zone: str, day: str, until: str | None, hours: Hours | None, said: str) -> None:
    end = end_of(date.fromisoformat(until), zone) if until else None
    found = place_day(date.fromisoformat(day), end, Listening(zone, hours))
    assert shown(found, zone) == said


@given(MOMENTS, LISTENINGS, st.booleans())
def test_the_next_open_moment_is_open_and_not_before(
    moment: datetime, hears: Listening, urgent: bool
) -> None:
    found = next_open(moment, hears, urgent=urgent)
    assert found >= moment
    assert next_open(found, hears, urgent=urgent) == found
    assert found - moment < timedelta(days=15)


@given(MOMENTS, LISTENINGS, st.booleans(), st.timedeltas(timedelta(), timedelta(days=9)))
def test_a_placed_moment_is_open_and_in_time_if_it_can_be(
    moment: datetime, hears: Listening, urgent: bool, useful: timedelta
) -> None:
    found = place(moment, moment + useful, hears, urgent=urgent)
    assert found <= moment + useful
    assert is_open(found, hears, urgent=urgent) or hears.hours is not None


@given(MOMENTS, st.sampled_from(ZONES))
def test_a_moment_of_a_day_lies_in_that_day(moment: datetime, zone: str) -> None:
    day = calendar.local_day(moment, zone)
    assert calendar.moment_of(day, 0, zone) <= moment < end_of(day, zone)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-24 10:00", "2026-11-24 10:00"), ("2026-11-24 22:00", "2026-11-25 08:00"), ("2026-11-29 10:00", "2026-11-30 08:00"),
        ("2026-11-24 18:00", "2026-11-24 18:30"), ("2026-11-24 06:00", "2026-11-24 08:00"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_day_and_missed_its_morning(moment: str, said: str) -> None:
    found = calendar.next_morning(at(moment), Listening("Asia/Jakarta"))
    assert shown(found, "Asia/Jakarta") == said
