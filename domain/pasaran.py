"""The Javanese market week of five days, beside the week of seven. Pure arithmetic."""

from datetime import date, timedelta

NAMES = ("Legi", "Pahing", "Pon", "Wage", "Kliwon")
_A_LEGI = date(1945, 8, 17)
"""Jumat Legi, the day of independence: the usual anchor."""


def pasaran(day: date) -> str:
    """Legi, Pahing, Pon, Wage or Kliwon."""
    return NAMES[(day - _A_LEGI).days % 5]


def next_pasaran(name: str, weekday: int | None, on_or_after: date) -> date:
    """The first such day from then on; `weekday` 0 is Monday, None any. At most 35 days away."""
    days = (on_or_after + timedelta(days=ahead) for ahead in range(35))
    return next(day for day in days if pasaran(day) == name and weekday in (None, day.weekday()))
