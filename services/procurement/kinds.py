"""The kinds of reminders of orders, what still holds of them when they are due, and the deed that asks in waves."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from domain.procurement.capacity import over_time
from domain.procurement.lots import choices
from domain.procurement.need import Need, NeedState, OfferState, still_needed
from services.deeds import Deed
from services.procurement import notices as n
from services.procurement import waves
from services.procurement.change_kinds import CHANGE_KINDS
from services.procurement.names import (
    ANSWERED,
    ASKED,
    CHANGED,
    CONFIRM,
    DECIDE,
    DUE,
    OUTCOME,
    PAY,
    STUCK,
)
from services.reminders import Kind, Reminder, Topic
from storage.store import Store

Fresh = Mapping[int, Mapping[str, Any]]


async def _needs(store: Store, due: Sequence[Reminder]) -> dict[int, Need]:
    return await store.needs.these({int(one.subject) for one in due})


async def _asked(store: Store, due: Sequence[Reminder], now: datetime) -> Fresh:
    """Only of needs that still take answers, and for those who have not answered."""
    found: dict[int, Mapping[str, Any]] = {}
    needs = await _needs(store, due)
    for one in due:
        need = needs.get(int(one.subject))
        if need is None or not need.takes_answers(now):
            continue
        if await store.need_offers.mine(need.id, one.person_id) is None:
            found[one.id] = {**n.told(need), "shares": await _shares(store, need, one.person_id, now)}
    return found


async def _shares(store: Store, need: Need, person_id: int, now: datetime) -> list[int]:
    """What somebody may give of a lot with one tap."""
    if not need.is_lot:
        return []
    verdict = await waves.verdict_on(store, need, person_id, now)
    free = verdict.candidate.free if verdict else None
    return list(choices(need, over_time(free, need.months) // need.months if free else None))


async def _open(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only of needs that are still open, with the number of offers."""
    found: dict[int, Mapping[str, Any]] = {}
    needs = await _needs(store, due)
    for one in due:
        need = needs.get(int(one.subject))
        if need is not None and need.state is NeedState.OPEN:
            offers = await store.need_offers.of_need(need.id)
            waiting = [offer for offer in offers if offer.state is OfferState.OFFERED]
            count = sum(offer.quantity for offer in waiting)
            left = max(0, still_needed(need, offers))
            found[one.id] = {**n.told(need), "offers": len(waiting), "offered": count, "left": left}
    return found


async def _waiting(store: Store, due: Sequence[Reminder], now: datetime) -> Fresh:
    """The same while answers are taken: afterwards the choice is asked for, with the same figures."""
    found, needs = await _open(store, due, now), await _needs(store, due)
    return {
        one.id: found[one.id] for one in due if one.id in found and needs[int(one.subject)].takes_answers(now)
    }


async def _any(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Of every need, as it is now."""
    needs = await _needs(store, due)
    return {one.id: n.told(needs[int(one.subject)]) for one in due if int(one.subject) in needs}


async def _deliveries(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only of orders that stand and about which this side has not said it yet."""
    needs = await _needs(store, due)
    orders = await store.need_offers.deliveries(
        [int(one.params["offer"]) for one in due if "offer" in one.params]
    )
    found: dict[int, Mapping[str, Any]] = {}
    for one in due:
        need = needs.get(int(one.subject))
        lines = orders.get(int(one.params.get("offer", 0)), [])
        order = next((line for line in lines if line.number == one.params.get("number")), None)
        if need is None or order is None:
            continue
        word = order.buyer if one.params.get("side") == "buyer" else order.maker
        is_over = order.is_paid if one.kind == PAY else word.quantity is not None
        if not is_over:
            more = {"order_quantity": order.quantity, "owed": order.owed, "due": order.due_at.isoformat()}
            found[one.id] = {**n.told(need), **more, "pay_by": order.pay_by.isoformat()}
    return found


KINDS = (
    *CHANGE_KINDS,
    Kind(ASKED, Topic.PROCUREMENT, n.asked, _asked, tells_missed=False),
    Kind(STUCK, Topic.PROCUREMENT, n.stuck, _waiting, is_answer=True, tells_missed=False),
    Kind(ANSWERED, Topic.PROCUREMENT, n.answered, _waiting, is_answer=True, tells_missed=False),
    Kind(DECIDE, Topic.PROCUREMENT, n.decide, _open, is_answer=True, tells_missed=False),
    Kind(OUTCOME, Topic.PROCUREMENT, n.outcome, _any, is_answer=True),
    Kind(CHANGED, Topic.PROCUREMENT, n.changed, _any, is_answer=True),
    Kind(DUE, Topic.PROCUREMENT, n.due, _deliveries, is_answer=True, tells_missed=False, latest_only=False),
    Kind(CONFIRM, Topic.PROCUREMENT, n.confirm, _deliveries, is_answer=True, latest_only=False),
    Kind(
        PAY, Topic.PROCUREMENT, n.pay, _deliveries, late=timedelta(days=14), is_answer=True, latest_only=False
    ),
)
DEEDS: tuple[Deed, ...] = (waves.DEED,)
