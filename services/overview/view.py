"""What is looked at: which area of those within reach, which month, and how much must be read to know what may be told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.areas import zone
from domain.calendar import local_day, moment_of
from domain.census import level_below
from domain.small_numbers import REGENCY, cut, level_of
from services.census import board

MONTHS = 6
_OLDEST = 36
_ARGUMENT = re.compile(r"([\d.]{0,13})(?:~(\d{4})-(\d\d))?(?:~(\d{1,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class View:
    """`area`: "" for all that somebody may see; `areas`: what it consists of; `regencies`: prefixes within which everything is
    read; `level`: how deep; `month`: its first day; `today`: there."""

    area: str
    areas: tuple[str, ...]
    regencies: tuple[str, ...]
    level: int
    month: date
    today: date
    now: datetime

    @property
    def before(self) -> date:
        return month_before(self.month)

    @property
    def after(self) -> date | None:
        """The month after; None when this one still runs."""
        return None if self.is_running else (self.month + timedelta(days=32)).replace(day=1)

    @property
    def is_running(self) -> bool:
        return self.month == self.today.replace(day=1)

    @property
    def is_recent(self) -> bool:
        """Whether it runs, or ended last: what waits for a decision today belongs to it."""
        return self.month >= month_before(self.today.replace(day=1))

    @property
    def last_day(self) -> date:
        """The last day of which the figures tell."""
        if self.is_running:
            return self.today
        return (self.month + timedelta(days=32)).replace(day=1) - timedelta(days=1)

    @property
    def months(self) -> tuple[date, ...]:
        """Six months, the oldest first."""
        found = [self.month]
        while len(found) < MONTHS:
            found.append(month_before(found[-1]))
        return tuple(reversed(found))

    def begins(self, month: date) -> datetime:
        """The first moment of a month there."""
        return moment_of(month, 0, zone(self.area))

    def ends(self, month: date) -> datetime:
        """The first moment after a month."""
        return self.begins((month + timedelta(days=32)).replace(day=1))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a button asks for: "33.25.08~2026-10~1" is the second page of Limpung in October. Anything forged reads as "wherever
    they begin, now"."""

    area: str = ""
    month: date | None = None
    page: int = 0


def is_of_button(argument: str) -> bool:
    """Whether `asked` reads anything in it; else they may be somebody's words."""
    return _ARGUMENT.fullmatch(argument) is not None


def asked(argument: str) -> Asked:
    """Read from a button; never raises."""
    found = _ARGUMENT.fullmatch(argument)
    if found is None:
        return Asked()
    area, year, month, page = found.groups()
    is_month = year is not None and 1 <= int(month) <= 12 and 2000 <= int(year) <= 2999
    return Asked(area, date(int(year), int(month), 1) if is_month else None, int(page or 0))


def argument(area: str, month: date, page: int | None = None) -> str:
    """What `asked` reads."""
    return f"{area}~{month:%Y-%m}" + ("" if page is None else f"~{page}")


def view(scope: Sequence[str], wanted: Asked, now: datetime) -> View:
    """What somebody with this scope (not empty) gets to see of it: an area within reach, a month that has begun and lies within
    three years."""
    area = board.seen(wanted.area, scope)
    areas = (area,) if area or "" in scope else board.areas_below("", scope)
    today = local_day(now, zone(area))
    level = max(REGENCY, level_below(area) if area else max(level_of(one) for one in areas))
    regencies = tuple(sorted({cut(one, REGENCY) for one in areas}))
    return View(area, areas, regencies, min(4, level), _month(wanted.month, today), today, now)


def _month(wanted: date | None, today: date) -> date:
    this = today.replace(day=1)
    age = 0 if wanted is None else (this.year - wanted.year) * 12 + this.month - wanted.month
    return wanted if wanted is not None and 0 <= age <= _OLDEST else this


def month_before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)
