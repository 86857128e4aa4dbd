"""What deliveries come to, business by business, under any heading: what is told of it is decided elsewhere."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from domain.areas import zone
from domain.calendar import local_day
from domain.small_numbers import Heading
from storage.overview_orders import Ordered

Counted = Callable[[Ordered], int]
Sums = dict[Heading, dict[int, int]]
"""By heading: what each business that has anything of it comes to."""


def _is_in(moment: datetime, one: Ordered, month: date) -> bool:
    """By the clock where the business is, so that a country and its regencies count the same."""
    return local_day(moment, zone(one.area)).replace(day=1) == month


def ordered(month: date) -> Counted:
    """Rupiah that was ordered in a month."""
    return lambda one: one.delivery.quantity * one.delivery.price if _is_in(one.at, one, month) else 0


def paid(month: date) -> Counted:
    """Rupiah that was paid in a month."""

    def counted(one: Ordered) -> int:
        said = one.delivery.payment
        return said.paid or 0 if said.paid_on and said.paid_on.replace(day=1) == month else 0

    return counted


def unpaid(one: Ordered) -> int:
    """Rupiah that is owed for what came."""
    return one.delivery.unpaid


def overdue(now: datetime, longer_than: timedelta = timedelta()) -> Counted:
    """Rupiah that should have been paid before today, or so long ago."""

    def counted(one: Ordered) -> int:
        today = local_day(now, zone(one.area))
        return one.delivery.unpaid if one.delivery.is_late(today - longer_than) else 0

    return counted


def judged(month: date) -> Counted:
    """1 for each delivery due in a month of which somebody says whether it came in time."""
    return lambda one: int(_is_in(one.delivery.due_at, one, month) and bool(_words(one)))


def in_time(month: date) -> Counted:
    """1 for each of those of which nobody says that it came late."""
    is_judged = judged(month)
    return lambda one: int(bool(is_judged(one)) and all(_words(one)))


def _words(one: Ordered) -> list[bool]:
    both = (one.delivery.buyer.on_time, one.delivery.maker.on_time)
    return [word for word in both if word is not None]


def summed(
    orders: Iterable[Ordered], counted: Counted, heading: Callable[[Ordered], Heading]
) -> Sums[Heading]:
    """By heading and business; whoever has nothing of it is left out."""
    found: Sums[Heading] = {}
    for one in orders:
        if value := counted(one):
            people = found.setdefault(heading(one), {})
            people[one.person] = people.get(one.person, 0) + value
    return found
