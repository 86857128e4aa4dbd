"""Feasts people reckon time by ("habis lebaran"): when they begin and end, for the years that are known.

Source: joint decrees on holidays (SKB 2026, 2027), market.md 6.1; the fast of 1448 begins about 8 Feb 2027. Years
that no decree names yet are not guessed.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Feast:
    """`first` to `last`: the days on which nobody works for it."""

    first: date
    last: date


_MOVING: dict[str, tuple[Feast, ...]] = {
    "lebaran": (
        Feast(date(2026, 3, 20), date(2026, 3, 24)),
        Feast(date(2027, 3, 9), date(2027, 3, 15)),
    ),
    "puasa": (
        Feast(date(2026, 2, 19), date(2026, 3, 20)),
        Feast(date(2027, 2, 8), date(2027, 3, 9)),
    ),
    "iduladha": (
        Feast(date(2026, 5, 27), date(2026, 5, 28)),
        Feast(date(2027, 5, 17), date(2027, 5, 18)),
    ),
    "imlek": (
        Feast(date(2026, 2, 16), date(2026, 2, 17)),
        Feast(date(2027, 2, 5), date(2027, 2, 6)),
    ),
}
_FIXED = {"natal": (12, 25), "tahunbaru": (1, 1), "agustusan": (8, 17)}


def feasts(name: str, around: date) -> tuple[Feast, ...]:
    """That feast in the years next to a day, in order; () when no decree names it yet."""
    if name in _FIXED:
        days = (date(around.year + years, *_FIXED[name]) for years in (-1, 0, 1))
        return tuple(Feast(day, day) for day in days)
    return _MOVING.get(name, ())


FEASTS = frozenset(_MOVING) | frozenset(_FIXED)
