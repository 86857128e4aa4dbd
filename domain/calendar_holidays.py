"""Holidays and the month of fasting, by the joint decrees in knowledge/holidays.toml. A year that no decree names
yet has its fixed holidays only: the end of the data must not stop anything."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from domain.data_files import KNOWLEDGE, shaped

_FILE = KNOWLEDGE / "holidays.toml"
_Day = Annotated[str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-[0-3]\d$")]


class _Year(BaseModel):
    """One year's decree. `fast`: first and last day of Ramadan."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    decree: str
    source: str
    fast: tuple[date, date]
    holidays: frozenset[date]
    joint_leave: frozenset[date]

    @property
    def off(self) -> frozenset[date]:
        return self.holidays | self.joint_leave


class _Holidays(BaseModel):
    """`fixed`: month and day of what falls on the same date every year."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fixed: frozenset[_Day]
    years: Annotated[dict[int, _Year], Field(min_length=1)]

    @model_validator(mode="after")
    def _days_lie_in_their_year(self) -> Self:
        for year, told in self.years.items():
            if wrong := sorted(day for day in (*told.off, *told.fast) if day.year != year):
                raise ValueError(f"{wrong[0]} does not lie in {year}")
            if told.fast[0] > told.fast[1]:
                raise ValueError(f"the fast of {year} ends before it begins")
        return self


def is_holiday(day: date) -> bool:
    """Whether this is a national holiday or a day of joint leave (cuti bersama)."""
    year = _data().years.get(day.year)
    return f"{day:%m-%d}" in _data().fixed or (year is not None and day in year.off)


def is_fast(day: date) -> bool:
    """Whether this day lies in Ramadan; never in a year that is not known."""
    year = _data().years.get(day.year)
    return year is not None and year.fast[0] <= day <= year.fast[1]


def known_until() -> date:
    """The last day of the last year whose decree is known."""
    return date(max(_data().years), 12, 31)


def is_known(day: date, ahead: timedelta = timedelta()) -> bool:
    """Whether a decree names the holidays of that day, and of the time `ahead` of it."""
    return day.year in _data().years and (day + ahead).year in _data().years


@lru_cache(maxsize=1)
def _data() -> _Holidays:
    return shaped(_FILE, _Holidays)
