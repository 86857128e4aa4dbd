"""Choosing among offers: each award becomes an order with its deliveries; whoever was not chosen is told kindly."""

from datetime import timedelta

from bot.turn import Turn
from domain.calendar import local_day
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
from services.procurement import plans
from services.procurement.names import ASKED, DECIDE, OUTCOME, STUCK
from services.procurement.posting import note


async def award(turn: Turn, need: Need, offer: Offer, quantity: int) -> bool:
    """Order so many of what was offered. `need`: locked. False when it was withdrawn or ordered meanwhile."""
    if need.state is not NeedState.OPEN or not 0 < quantity <= offer.quantity:
        return False
    if not await turn.store.need_offers.award(offer.id, quantity, turn.person.id, turn.now):
        return False
    deliveries = _deliveries(need, offer, quantity)
    await turn.store.need_offers.plan(offer.person_id, deliveries)
    told = plans.told(OUTCOME, need, offer.person_id, turn.now, "won", offer=offer.id)
    await turn.store.reminders.plan(
        [told, *plans.deliveries(need, deliveries, offer.person_id, turn.now)], turn.now
    )
    await note(
        turn, "need awarded", need.id, offer.person_id, offer=offer.id, quantity=quantity, seed=need.seed
    )
    turn.wakes_clock = True
    if still_needed(need, await turn.store.need_offers.of_need(need.id)) <= 0:
        await close(turn, need)
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
