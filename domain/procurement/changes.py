"""What may be changed in a need that was posted, and what of it concerns whom. An order is changed only in time and place,
and never silently: its maker says whether that is possible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from domain.calendar import local_day
from domain.messages import N_, Rejected
from domain.procurement.need import Delivery, Need, NeedState, due_dates

TERMS = ("quantity", "at", "place", "budget", "deadline")
"""What people are told of when it is changed, in this order."""
_OF_ORDERS = frozenset({"at", "place", "deadline"})


@dataclass(frozen=True, slots=True)
class Order:
    """What of a need was ordered: its deliveries, which tell how far they are."""

    deliveries: tuple[Delivery, ...]

    def to_come(self, now: datetime) -> tuple[Delivery, ...]:
        """Those that may still be moved: not due yet, and of which nobody says that they came."""
        return tuple(one for one in self.deliveries if one.due_at > now and not one.came)


def terms_of(need: Need) -> dict[str, Any]:
    """What is kept of it until people know of a change: JSON."""
    return {
        "quantity": need.quantity, "unit": need.unit, "at": need.at.isoformat(), "place": need.place, "budget": need.budget,
        "deadline": need.deadline.isoformat(),
    }  # fmt: skip


def differences(was: Mapping[str, Any], need: Need) -> tuple[str, ...]:
    """Names of the terms that are others by now."""
    now = terms_of(need)
    return tuple(name for name in TERMS if was.get(name) != now[name])


def may_change(need: Need, orders: Sequence[Order], now: datetime) -> bool:
    """Whether anything of it may still be changed."""
    if need.state is NeedState.CANCELLED:
        return False
    if orders:
        return any(one.to_come(now) for one in orders)
    return need.state is NeedState.OPEN


def checked(need: Need, new: Need, orders: Sequence[Order], now: datetime) -> Need:
    """The changed need, ready to be written down. Raises Rejected for what may not be changed (any more)."""
    if not may_change(need, orders, now):
        raise Rejected(N_("That is over or decided by now, so nothing of it can be changed."))
    if new.at <= now:
        raise Rejected(N_("That moment is over by now. Please choose a day to come."))
    if orders:
        new = replace(new, deadline=min(new.deadline, new.at))
    elif not now < new.deadline <= new.at:
        raise Rejected(N_("Answers must come before the delivery. Please choose another moment."))
    changed = differences(terms_of(need), new)
    if not changed:
        raise Rejected(N_("Nothing is different. Change a line first, or tap “Cancel”."))
    if orders and not set(changed) <= _OF_ORDERS:
        raise Rejected(N_("Part of it is ordered by now: only time and place can still be changed."))
    return replace(new, revision=need.revision + 1, revised_at=now)


def moved(was: Need, need: Need, one: Delivery, now: datetime) -> Delivery:
    """A delivery of a need that was changed. What its maker agreed to last is kept until they agree to this."""
    at = due_dates(need)[one.number - 1]
    is_open = one.moved_at is not None and one.maker_agrees is not True
    before = (one.was_due_at, one.was_place) if is_open else (one.due_at, was.place)
    return replace(
        one, due_at=at, pay_by=local_day(at, need.zone) + timedelta(days=need.pay_days), moved_at=now, maker_agrees=None,
        was_due_at=before[0], was_place=before[1],
    )  # fmt: skip
