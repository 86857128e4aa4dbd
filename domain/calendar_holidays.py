"""Holidays and the month of fasting, by the joint decrees in knowledge/holidays.toml. A year that no decree names
yet has its fixed holidays only: the end of the data must not stop anything."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "knowledge" / "holidays.toml"


@dataclass(frozen=True, slots=True)
class _Year:
    """`off`: holidays and joint leave; `fast`: first and last day of Ramadan."""

    off: frozenset[date]
    fast: tuple[date, date]


def is_holiday(day: date) -> bool:
    """Whether this is a national holiday or a day of joint leave (cuti bersama)."""
    year = _years().get(day.year)
    return f"{day:%m-%d}" in _fixed() or (year is not None and day in year.off)


def is_fast(day: date) -> bool:
    """Whether this day lies in Ramadan; never in a year that is not known."""
    year = _years().get(day.year)
    return year is not None and year.fast[0] <= day <= year.fast[1]


def known_until() -> date:
    """The last day of the last year whose decree is known."""
    return date(max(_years()), 12, 31)


def is_known(day: date, ahead: timedelta = timedelta()) -> bool:
    """Whether a decree names the holidays of that day, and of the time `ahead` of it."""
    return day.year in _years() and (day + ahead).year in _years()


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@lru_cache(maxsize=1)
def _fixed() -> frozenset[str]:
    return frozenset(_data()["fixed"])


@lru_cache(maxsize=1)
def _years() -> dict[int, _Year]:
    return {int(year): _year(told) for year, told in _data()["years"].items()}


def _year(told: dict[str, Any]) -> _Year:
    off = [date.fromisoformat(day) for day in (*told["holidays"], *told["joint_leave"])]
    first, last = (date.fromisoformat(day) for day in told["fast"])
    return _Year(frozenset(off), (first, last))
