"""Holidays are those of the joint decrees; where no decree is known the fixed ones stay."""

from datetime import date, timedelta

import lokal
import pytest
from lokal.holidays import HOLIDAY_YEARS

from domain.calendar_holidays import is_fast, is_holiday, is_known, known_until


@pytest.mark.parametrize("year", HOLIDAY_YEARS)
def test_every_decree_that_the_package_knows_is_in_our_table(year: int) -> None:
    decreed = {date.fromisoformat(one.date) for one in lokal.get_holidays(year).holidays}
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
    assert {day for day in days if is_holiday(day)} == decreed


def test_a_year_without_a_decree_keeps_its_fixed_holidays() -> None:
    days = [date(2031, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [f"{day:%d.%m}" for day in days if is_holiday(day)] == [
        "01.01",
        "01.05",
        "01.06",
        "17.08",
        "25.12",
    ]
    assert not any(is_fast(day) for day in days)


def test_it_is_said_how_far_the_decrees_reach() -> None:
    assert known_until() == date(max(HOLIDAY_YEARS), 12, 31)
    assert is_known(date(2026, 11, 24))
    assert is_known(date(2026, 11, 24), timedelta(days=365))
    assert not is_known(known_until(), timedelta(days=1))


def test_the_fast_ends_before_the_feast() -> None:
    assert (is_fast(date(2027, 2, 8)), is_fast(date(2027, 2, 7))) == (True, False)
    assert (is_fast(date(2027, 3, 9)), is_fast(date(2027, 3, 10))) == (True, False)
