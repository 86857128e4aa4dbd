"""What was understood of a day: one day, or what must be asked. Knows no words and no clock."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.messages import Message


class Lean(StrEnum):
    """Which way a day without year or month leans: a delivery is past, an expiry lies ahead."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class ExactDay:
    """A day that was said. `sure` False: understood, but worth showing before anything is booked on it."""

    day: date
    sure: bool = True


@dataclass(frozen=True, slots=True)
class UnclearDay:
    """What to ask, and the days that may be meant, likeliest first (may be none)."""

    choices: tuple[date, ...]
    question: Message


HeardDay = ExactDay | UnclearDay


class ShortDay(date):
    """A day to be written short on a button: "Jum, 27 Nov"."""

    __slots__ = ()


class MonthOf(date):
    """The month of a day, to be written as "Oktober 2026"."""

    __slots__ = ()


def month_of(day: date) -> MonthOf:
    """The month that a day lies in."""
    return MonthOf(day.year, day.month, 1)


def short(day: date) -> ShortDay:
    """The day, to be written short."""
    return ShortDay(day.year, day.month, day.day)


class CalendarDay(date):
    """A day to be written with its year and without weekday: "14 Des 2026"."""

    __slots__ = ()


def calendar_day(day: date) -> CalendarDay:
    """The day, to be written with its year."""
    return CalendarDay(day.year, day.month, day.day)
