"""Choosing among offers: each award becomes an order with its deliveries; whoever was not chosen is told kindly."""

from datetime import timedelta
from typing import Any

from bot.turn import Turn
from domain.calendar import local_day
from domain.procurement import lots
from domain.procurement.need import (
    Delivery,
    Need,
    NeedState,
    Offer,
    OfferState,
    due_dates,
    splits,
    still_needed,
)
from services.procurement import plans, waves
from services.procurement.names import ASKED, DECIDE, LEFT_OUT, OUTCOME, STUCK
from services.procurement.posting import note


async def award(turn: Turn, need: Need, offer: Offer, quantity: int) -> bool:
    """Order so many of what was offered. `need`: locked. False when it was withdrawn or ordered meanwhile, or so many are
    not needed any more."""
    left = still_needed(need, await turn.store.need_offers.of_need(need.id))
    if need.state is not NeedState.OPEN or not 0 < quantity <= min(offer.quantity, left):
        return False
    if not await _order(turn, need, offer, quantity):
        return False
    if still_needed(need, await turn.store.need_offers.of_need(need.id)) <= 0:
        await close(turn, need)
    return True


async def _order(turn: Turn, need: Need, offer: Offer, quantity: int, **more: Any) -> bool:
    """The order with its deliveries; `more`: what its maker is told besides."""
    if not await turn.store.need_offers.award(offer.id, quantity, turn.person.id, turn.now):
        return False
    deliveries = _deliveries(need, offer, quantity)
    await turn.store.need_offers.plan(offer.person_id, deliveries)
    told = plans.told(OUTCOME, need, offer.person_id, turn.now, "won", offer=offer.id, **more)
    await turn.store.reminders.plan(
        [told, *plans.deliveries(need, deliveries, offer.person_id, turn.now)], turn.now
    )
    await note(
        turn, "need awarded", need.id, offer.person_id, offer=offer.id, quantity=quantity, seed=need.seed
    )
    turn.wakes_clock = True
    return True


async def confirm_lot(turn: Turn, need: Need, told: int) -> int | None:
    """Order from all who take part in a lot, each their share; whoever posted it hears it too. `need`: locked; `told`: units
    a month that were shown as gathered. Returns how many makers; None when it is decided, or another sum by now."""
    offers = await turn.store.need_offers.of_need(need.id)
    waiting = [one for one in offers if one.state is OfferState.OFFERED]
    if need.state is not NeedState.OPEN or not waiting or lots.gathered(need, waiting) != told:
        return None
    given = {number: share for number, share in lots.allot(need, waiting).items() if share}
    about = {"makers": len(given), "monthly": sum(given.values())}
    for one in waiting:
        if one.id in given:
            await _order(turn, need, one, given[one.id] * need.months, share=given[one.id], **about)
    if turn.person.id != need.posted_by:
        plan = plans.told(OUTCOME, need, need.posted_by, turn.now, "lot", **about)
        await turn.store.reminders.plan([plan], turn.now)
    await note(turn, "lot confirmed", need.id, **about, seed=need.seed)
    await close(turn, need)
    return len(given)


async def leave_out(turn: Turn, need: Need, offer: Offer) -> bool:
    """A lot goes on without this maker, who hears it; others are asked for what is missing then. `need`: locked. False when
    the lot is decided, or their offer does not wait any more."""
    if need.state is not NeedState.OPEN or not await turn.store.need_offers.leave_out(offer.id):
        return False
    plan = plans.told(OUTCOME, need, offer.person_id, turn.now, LEFT_OUT)
    await turn.store.reminders.plan([plan], turn.now)
    await note(turn, "lot without a maker", need.id, offer.person_id, offer=offer.id)
    if need.takes_answers(turn.now):
        await waves.go_on(turn.store, need, turn.now)
    turn.wakes_clock = True
    return True


def _deliveries(need: Need, offer: Offer, quantity: int) -> list[Delivery]:
    days = timedelta(days=need.pay_days)
    return [
        Delivery(offer.id, number, part, offer.price, at, local_day(at, need.zone) + days)
        for number, (at, part) in enumerate(
            zip(due_dates(need), splits(quantity, need.months), strict=True), 1
        )
        if part
    ]


async def close(turn: Turn, need: Need) -> bool:
    """No more answers: whoever waits hears that somebody else was chosen. False when it was closed already."""
    if not await turn.store.needs.end(need.id, NeedState.CLOSED, None, turn.now):
        return False
    offers = await turn.store.need_offers.of_need(need.id)
    passed = await turn.store.need_offers.pass_over(need.id)
    silent = {one.person_id for one in await turn.store.needs.asked(need.id)} - {
        one.person_id for one in offers
    }
    for kind in (ASKED, DECIDE, STUCK):
        await turn.store.reminders.cancel(kind, str(need.id))
    await turn.store.reminders.plan(
        [plans.told(OUTCOME, need, one, turn.now, "passed") for one in passed], turn.now
    )
    await note(turn, "need closed", need.id, silent=len(silent))
    turn.wakes_clock = True
    return True


def ordered(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """Those that are orders."""
    return tuple(one for one in offers if one.state is OfferState.AWARDED)
