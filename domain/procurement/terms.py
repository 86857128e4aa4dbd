"""Another quantity or price for an order that stands, or its end: proposed by one side, in force with the other side's word."""

from dataclasses import replace
from datetime import datetime

from domain.messages import N_, Rejected
from domain.procurement.need import MOST_QUANTITY, Delivery, Proposal


def may_propose(one: Delivery, now: datetime) -> bool:
    """Whether anything may still be proposed, or answered: it is not due, nobody says that it came, and no other day waits
    for the maker's word."""
    waits = one.moved_at is not None and one.maker_agrees is None
    return one.due_at > now and not one.came and not waits


def open_proposal(one: Delivery, now: datetime) -> Proposal | None:
    """The proposal that waits for an answer."""
    return one.proposed if may_propose(one, now) else None


def check(one: Delivery, new: Proposal, now: datetime) -> None:
    """Whether this may be proposed now. Raises Rejected."""
    if not may_propose(one, now):
        raise Rejected(
            N_("That order is under way or changed by now. Talk to each other, and tell me what came.")
        )
    if not 0 <= new.quantity <= MOST_QUANTITY:
        raise Rejected(N_("I cannot read how many. Please write a number, for example 12 or 3 lusin."))
    if new.price <= 0:
        raise Rejected(N_("What is your price for one? For example: 15rb"))
    if (new.quantity, new.price) == (one.quantity, one.price):
        raise Rejected(N_("Nothing is different. Change a line first, or tap “Cancel”."))


def settled(one: Delivery, new: Proposal) -> Delivery:
    """The delivery as both sides want it now."""
    return replace(one, quantity=new.quantity, price=new.price, proposed=None)
