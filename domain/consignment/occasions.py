"""When something about goods in a shop is worth saying: money due, the day of a visit, a batch that expires.

Pure days; who says it and in which words is for others. What is settled, sold or written off has no occasions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.consignment.clock import Claim

_BEFORE_DUE = 3
_WEEKS_LATE = 8
"""A bill that is later than this is a case for the office, not for one more reminder."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """`name` is unique within its subject and holds the day it counts from: another date is another occasion.

    `days`: from `on` to the day it is about (negative: it has passed). `until`: after it there is no use in it.
    """

    name: str
    on: date
    days: int
    until: date


def bill_occasions(claim: Claim) -> tuple[Occasion, ...]:
    """Three days before it is due, on the day, then every week for eight weeks; none without a date or balance."""
    if claim.due_on is None or claim.balance <= 0:
        return ()
    return tuple(_counted(claim.due_on, (_BEFORE_DUE, 0, *(-7 * week for week in range(1, _WEEKS_LATE + 1)))))


def batch_occasions(expires_on: date | None, shelf: int, within_days: int = 3) -> tuple[Occasion, ...]:
    """So many days before a batch expires and on the day; none when nothing is left of it (W19)."""
    if expires_on is None or shelf <= 0:
        return ()
    return tuple(_counted(expires_on, (within_days, 0) if within_days else (0,)))


def visit_occasion(last_on: date | None, every_days: int | None) -> Occasion | None:
    """The next visit, counted from the last day somebody was there; None without a rhythm."""
    if last_on is None or not every_days:
        return None
    due = last_on + timedelta(days=every_days)
    return Occasion(
        f"{last_on.isoformat()}/{every_days}", due, 0, due + timedelta(days=max(1, every_days - 1))
    )


def _counted(day: date, steps: tuple[int, ...]) -> Iterator[Occasion]:
    """Each is of use until the next one comes, the last one for a week."""
    days = [day - timedelta(days=step) for step in steps]
    for step, on, following in zip(steps, days, (*days[1:], days[-1] + timedelta(days=7)), strict=True):
        yield Occasion(f"{day.isoformat()}/{step}", on, step, following - timedelta(days=1))
