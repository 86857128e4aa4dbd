"""The kinds of reminders about changed needs, and what still holds of them when they are due."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.procurement.changes import differences
from domain.procurement.need import Need, NeedState, Offer, OfferState
from domain.procurement.terms import open_proposal
from services.procurement import change_notices as n
from services.procurement import term_notices as t
from services.procurement.names import AGREED, PROPOSED, REVISED, SETTLED
from services.procurement.notices import told
from services.reminders import Kind, Reminder, Topic
from storage.store import Store

Fresh = Mapping[int, Mapping[str, Any]]


async def _revised(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only while something is different from what they know, and still concerns them."""
    found: dict[int, Mapping[str, Any]] = {}
    needs = await store.needs.these({int(one.subject) for one in due})
    for one in due:
        need = needs.get(int(one.subject))
        changed = differences(one.params["was"], need) if need else ()
        if need is None or not changed:
            continue
        offer = await store.need_offers.mine(need.id, one.person_id)
        if _concerns(one, need, offer):
            has_offered = offer is not None and offer.state is OfferState.OFFERED
            side = "maker" if _is_order(offer) else one.params["side"]
            more = {"changed": list(changed), "has_offered": has_offered, "side": side}
            found[one.id] = {**told(need), **more, "offer": offer.id if offer else 0}
    return found


def _is_order(offer: Offer | None) -> bool:
    return offer is not None and offer.state is OfferState.AWARDED


def _concerns(one: Reminder, need: Need, offer: Offer | None) -> bool:
    if one.params["side"] == "buyer" or _is_order(offer):
        return need.state is not NeedState.CANCELLED
    is_passed = offer is not None and offer.state is OfferState.PASSED
    return need.state is NeedState.OPEN and not is_passed


async def _agreed(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Of every need that stands, with the name of whoever answered."""
    found: dict[int, Mapping[str, Any]] = {}
    needs = await store.needs.these({int(one.subject) for one in due})
    for one in due:
        need = needs.get(int(one.subject))
        if need is not None and need.state is not NeedState.CANCELLED:
            producer = await store.producers.find(int(one.params["person"]))
            found[one.id] = {**told(need), "maker": producer.business if producer else ""}
    return found


async def _proposed(store: Store, due: Sequence[Reminder], now: datetime) -> Fresh:
    """Only while it waits for an answer, with the order as it stands."""
    found: dict[int, Mapping[str, Any]] = {}
    for one in due:
        terms = one.params["terms"]
        order = await store.need_offers.delivery(terms["offer"], terms["number"])
        waits = open_proposal(order, now) if order else None
        if order is not None and waits and (waits.quantity, waits.price, waits.side) == (
            terms["quantity"], terms["price"], terms["side"],
        ):  # fmt: skip
            more = {"was": order.quantity, "was_price": order.price, "due": order.due_at.isoformat()}
            found[one.id] = {**await _parties(store, one), **more}
    return found


async def _settled(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Always: somebody waits for that word."""
    return {one.id: await _parties(store, one) for one in due}


async def _parties(store: Store, one: Reminder) -> Mapping[str, Any]:
    """The need, and what its maker is called."""
    need = await store.needs.find(int(one.subject))
    offer = await store.need_offers.find(one.params["terms"]["offer"])
    producer = await store.producers.find(offer.person_id) if offer else None
    return {**(told(need) if need else {}), "maker": producer.business if producer else ""}


CHANGE_KINDS = (
    Kind(
        PROPOSED,
        Topic.PROCUREMENT,
        t.proposed,
        _proposed,
        is_answer=True,
        tells_missed=False,
        latest_only=False,
    ),
    Kind(SETTLED, Topic.PROCUREMENT, t.settled, _settled, is_answer=True, latest_only=False),
    Kind(REVISED, Topic.PROCUREMENT, n.revised, _revised, is_answer=True, tells_missed=False),
    Kind(AGREED, Topic.PROCUREMENT, n.agreed, _agreed, is_answer=True, latest_only=False),
)
