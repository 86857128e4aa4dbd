"""Working hours of an office: when it opens, when so many hours or days of work have passed. Pure; moments are UTC.

Source: knowledge/cases.toml (our choice, the office may write others).
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from domain.calendar import Span, local_day, moment_of
from domain.calendar_holidays import is_fast, is_holiday

_FILE = Path(__file__).parents[1] / "knowledge" / "cases.toml"
_LONGEST_WAIT = 400
"""So many days without an hour of work would be a fault in the data."""


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """The whole file of figures."""
    return tomllib.loads(_FILE.read_text("utf-8"))


@lru_cache(maxsize=4_096)
def spans(day: date) -> tuple[Span, ...]:
    """The working hours of a day, in minutes from midnight; none on a day off."""
    if is_holiday(day):
        return ()
    listed = data()["hours"]["fast_days" if is_fast(day) else "days"][day.weekday()]
    return tuple(_span(written) for written in listed)


def _span(written: str) -> Span:
    opens, _, closes = written.partition("-")
    return _minute(opens), _minute(closes)


def _minute(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _open_from(moment: datetime, zone: str) -> Iterator[tuple[datetime, datetime]]:
    """Working time from this moment on, as pairs of moments."""
    first = local_day(moment, zone)
    for day in (first + timedelta(days=number) for number in range(_LONGEST_WAIT)):
        for opens, closes in spans(day):
            ends = moment_of(day, closes, zone)
            if ends > moment:
                yield max(moment, moment_of(day, opens, zone)), ends


def next_work(moment: datetime, zone: str) -> datetime:
    """This moment if somebody works then, else the next one at which somebody does."""
    return next(begins for begins, _ in _open_from(moment, zone))


def after_work(moment: datetime, work: timedelta, zone: str) -> datetime:
    """The moment at which so much working time has passed."""
    left = work
    for begins, ends in _open_from(moment, zone):
        if begins + left <= ends:
            return begins + left
        left -= ends - begins
    return moment + work  # no hours of work in the data at all


def work_between(begins: datetime, ends: datetime, zone: str) -> timedelta:
    """How much working time lies between two moments; nothing when the second is the earlier."""
    total = timedelta()
    for opens, closes in _open_from(begins, zone):
        if opens >= ends:
            break
        total += min(closes, ends) - opens
    return total


def closing_after(moment: datetime, days: int, zone: str) -> datetime:
    """When the office closes on the so-manieth working day after the day of this moment."""
    first = local_day(moment, zone)
    worked = (first + timedelta(days=number) for number in range(1, _LONGEST_WAIT))
    last = [day for day in worked if spans(day)][days - 1]
    return moment_of(last, spans(last)[-1][1], zone)


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit as the file writes it: working hours, or whole working days."""

    hours: int = 0
    days: int = 0

    def ends(self, begins: datetime, zone: str) -> datetime:
        if self.days:
            return closing_after(begins, self.days, zone)
        return after_work(begins, timedelta(hours=self.hours), zone)


def read_limit(written: str) -> Limit:
    """ "4 hours", "1 day", "2 days". Raises ValueError for anything else."""
    number, _, unit = written.partition(" ")
    if unit in ("hour", "hours"):
        return Limit(hours=int(number))
    if unit in ("day", "days"):
        return Limit(days=int(number))
    raise ValueError(f"{written} is no time limit")
