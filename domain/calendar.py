"""When a person may be disturbed: the hours of their day, Sundays and holidays, times of prayer. Pure; a moment is
UTC, a day is the calendar day where the person lives. The usual hours are data: knowledge/quiet_hours.toml.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict

from domain.calendar_holidays import is_fast, is_holiday
from domain.data_files import KNOWLEDGE, shaped

_DAY_MINUTES = 24 * 60
_FRIDAY, _SUNDAY = 4, 6
_LONGEST_WAIT = 60
"""No row of days off is longer; a year of holidays would be a fault in the data."""
_BEFORE_CLOSING = 60
"""A thing said early because it cannot be said later is said an hour before the day closes, not in its last minute."""
Span = tuple[int, int]
"""First minute and the minute after the last, counted from midnight."""


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and int(minute) < 60 and int(hour) <= 24):
        raise ValueError(f"{clock} is no time of the day such as 08:00")
    return int(hour) * 60 + int(minute)


def _span(written: str) -> Span:
    opens, _, closes = written.partition("-")
    span = _minute(opens), _minute(closes)
    if span[0] >= span[1]:
        raise ValueError(f"{written} ends before it begins")
    return span


_Hours = Annotated[Span, BeforeValidator(_span)]


class _QuietHours(BaseModel):
    """The usual hours as data, see the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    usual_day: _Hours
    fast_day: _Hours
    friday_prayer: _Hours
    sunset_prayer: _Hours
    morning: Annotated[int, BeforeValidator(_minute)]


_DATA = shaped(KNOWLEDGE / "quiet_hours.toml", _QuietHours)
USUAL_DAY, FAST_DAY = _DATA.usual_day, _DATA.fast_day
FRIDAY_PRAYER, SUNSET_PRAYER = _DATA.friday_prayer, _DATA.sunset_prayer
MORNING = _DATA.morning
"""What belongs to a day and not to an hour is said at this minute."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Own hours, in minutes from midnight. `closes` ≤ `opens`: they go on past midnight."""

    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Listening:
    """When somebody wants to hear something. `zone`: name of their time zone; own `hours` win over everything that
    is usual; `every_day`: also on Sundays and holidays."""

    zone: str
    hours: Hours | None = None
    every_day: bool = False


@lru_cache(maxsize=4_096)
def open_spans(day: date, hours: Hours | None, every_day: bool, urgent: bool) -> tuple[Span, ...]:
    """The parts of a day in which a person may be disturbed; none at all on a day off."""
    if (day.weekday() == _SUNDAY or is_holiday(day)) and not (every_day or urgent):
        return ()
    if hours is not None:
        return _own(hours)
    if urgent:
        return (USUAL_DAY,)
    usual = FAST_DAY if is_fast(day) else USUAL_DAY
    pauses = (*((FRIDAY_PRAYER,) if day.weekday() == _FRIDAY else ()), SUNSET_PRAYER)
    return _without(usual, pauses)


def _own(hours: Hours) -> tuple[Span, ...]:
    if hours.opens < hours.closes:
        return ((hours.opens, hours.closes),)
    return tuple(span for span in ((0, hours.closes), (hours.opens, _DAY_MINUTES)) if span[0] < span[1])


def _without(whole: Span, pauses: tuple[Span, ...]) -> tuple[Span, ...]:
    spans, first = [], whole[0]
    for begins, ends in pauses:
        spans.append((first, min(begins, whole[1])))
        first = max(first, ends)
    spans.append((first, whole[1]))
    return tuple(span for span in spans if span[0] < span[1])


def is_open(moment: datetime, listening: Listening, *, urgent: bool = False) -> bool:
    """Whether the person may be disturbed at this moment."""
    return next_open(moment, listening, urgent=urgent) == moment


def next_open(moment: datetime, listening: Listening, *, urgent: bool = False) -> datetime:
    """This moment if it is open, else the first one after it that is."""
    day = local_day(moment, listening.zone)
    for first, last in _spans_from(day, listening, urgent, step=1):
        if moment < last:
            return max(moment, first)
    return moment


def last_open(moment: datetime, listening: Listening, *, urgent: bool = False) -> datetime:
    """A good moment before this one: an hour before the person's last open time before it ends."""
    day = local_day(moment, listening.zone)
    for first, last in _spans_from(day, listening, urgent, step=-1):
        if first < moment:
            return max(first, min(last, moment) - timedelta(minutes=_BEFORE_CLOSING))
    return moment


def _spans_from(
    day: date, listening: Listening, urgent: bool, step: int
) -> Iterator[tuple[datetime, datetime]]:
    """Open times from this day on, or (step -1) from this day back, as moments."""
    for number in range(_LONGEST_WAIT):
        one = day + timedelta(days=number * step)
        for first, last in open_spans(one, listening.hours, listening.every_day, urgent)[::step]:
            yield moment_of(one, first, listening.zone), moment_of(one, last, listening.zone)


def morning(day: date, listening: Listening) -> datetime:
    """When something that belongs to this day is said: at eight, or at the beginning of the person's own hours."""
    hours = listening.hours
    return moment_of(day, MORNING if hours is None else hours.opens, listening.zone)


def end_of(day: date, zone: str) -> datetime:
    """The moment at which this day ends in that zone."""
    return moment_of(day, _DAY_MINUTES, zone)


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day of a moment in that zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def moment_of(day: date, minute: int, zone: str) -> datetime:
    """The UTC moment of a minute of a day; minute 1440 is the next midnight."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    return midnight.astimezone(UTC) + timedelta(minutes=minute)


def place(
    wanted: datetime, until: datetime | None, listening: Listening, *, urgent: bool = False
) -> datetime:
    """The moment at which something meant for `wanted` may be said: then, or as soon after as is decent; but if it
    were of no use any more by then (`until`), before."""
    later = next_open(wanted, listening, urgent=urgent)
    if until is None or later <= until:
        return later
    return last_open(wanted, listening, urgent=urgent)


def place_day(day: date, until: datetime | None, listening: Listening, *, urgent: bool = False) -> datetime:
    """The same for something that belongs to a whole day: on its morning, or that of the next open day, or (if that
    is too late) that of the last open day before."""
    later = _open_morning(day, listening, urgent, step=1)
    if until is None or later <= until:
        return later
    same = next_open(morning(day, listening), listening, urgent=urgent)
    return same if same <= until else _open_morning(day - timedelta(days=1), listening, urgent, step=-1)


def _open_morning(day: date, listening: Listening, urgent: bool, step: int) -> datetime:
    """The morning of the first day that is not off, from this one on, forwards or (step -1) back."""
    for number in range(_LONGEST_WAIT):
        one = day + timedelta(days=number * step)
        if open_spans(one, listening.hours, listening.every_day, urgent):
            return next_open(morning(one, listening), listening, urgent=urgent)
    return morning(day, listening)


def next_morning(moment: datetime, listening: Listening, *, urgent: bool = False) -> datetime:
    """When something that belongs to a day may be said at the earliest: this moment if it is open, else a morning."""
    opens = next_open(moment, listening, urgent=urgent)
    if opens == moment:
        return moment
    at_eight = morning(local_day(opens, listening.zone), listening)
    return next_open(max(opens, at_eight), listening, urgent=urgent)
