"""Changing a need that was posted. Whoever heard of it is told once what is different; a maker with an order says whether
that is possible, and until then both sides see what was agreed before."""

from collections.abc import Sequence

from bot.turn import Turn
from domain.messages import N_, Rejected
from domain.procurement.changes import Order, checked, may_change, moved, terms_of
from domain.procurement.need import Need, NeedState, Offer, OfferState
from services.procurement import plans, waves
from services.procurement.names import AGREED, ASKED, CONFIRM, DECIDE, DUE, PAY, REVISED
from services.procurement.posting import note


async def orders_of(turn: Turn, need: Need) -> tuple[tuple[Offer, Order], ...]:
    """What of it was ordered, with its deliveries."""
    offers = await turn.store.need_offers.of_need(need.id)
    won = [one for one in offers if one.state is OfferState.AWARDED]
    found = await turn.store.need_offers.deliveries([one.id for one in won])
    return tuple((one, Order(tuple(found.get(one.id, ())))) for one in won)


async def is_changeable(turn: Turn, need: Need) -> bool:
    """Whether anything of it may be changed now."""
    return may_change(need, [order for _, order in await orders_of(turn, need)], turn.now)


async def change(turn: Turn, need: Need, new: Need, revision: int) -> Need:
    """Write down the changed need and tell everybody whom it concerns. `need`: locked; `revision`: the one that was shown
    before. Raises Rejected for what may not be changed (any more)."""
    if need.revision != revision:
        raise Rejected(N_("Somebody changed it a moment ago. Look at it again, please."))
    orders = await orders_of(turn, need)
    new = checked(need, new, [order for _, order in orders], turn.now)
    await turn.store.needs.change(new, turn.now)
    await _tell(turn, need, new, {offer.person_id: offer for offer, _ in orders})
    await _move(turn, need, new, orders)
    if new.state is NeedState.OPEN:
        await _ask_on(turn, new)
    await note(turn, "need changed", need.id, revision=new.revision)
    turn.wakes_clock = True
    return new


async def _tell(turn: Turn, was: Need, need: Need, makers: dict[int, Offer]) -> None:
    """Whoever has heard of it, each once: who is still to hear of an earlier change hears of both together."""
    subject = str(need.id)
    waiting = await turn.store.reminders.waiting(REVISED, subject)
    people = set(makers) if need.state is not NeedState.OPEN else {*makers, *await _heard(turn, need)}
    plan = [
        plans.told(
            REVISED, need, one, turn.now, f"rev/{need.revision}", was=terms_of(was),
            side="maker" if one in makers else "asked", offer=makers[one].id if one in makers else 0,
        )
        for one in sorted(people - waiting)
    ]  # fmt: skip
    if need.posted_by != turn.person.id and need.posted_by not in waiting:
        plan.append(
            plans.told(REVISED, need, need.posted_by, turn.now, f"rev/{need.revision}", was=terms_of(was), side="buyer", offer=0)
        )  # fmt: skip
    await turn.store.reminders.plan(plan, turn.now)


async def _heard(turn: Turn, need: Need) -> set[int]:
    """Who was told of it, or answered."""
    asked = {(str(need.id), one.person_id): turn.now for one in await turn.store.needs.asked(need.id)}
    told = await turn.store.reminders.said_before(ASKED, asked)
    answered = await turn.store.need_offers.of_need(need.id)
    return {person for _, person in told} | {one.person_id for one in answered}


async def _move(turn: Turn, was: Need, need: Need, orders: Sequence[tuple[Offer, Order]]) -> None:
    """Orders go along with time and place, as far as nobody says yet that they came."""
    if (was.at, was.place) == (need.at, need.place) or not orders:
        return
    subject = str(need.id)
    for kind in (DUE, CONFIRM, PAY):
        await turn.store.reminders.cancel(kind, subject)
    for offer, order in orders:
        coming = {one.number for one in order.to_come(turn.now)}
        lines = [moved(was, need, one, turn.now) if one.number in coming else one for one in order.deliveries]
        for one in lines:
            if one.number in coming:
                await turn.store.need_offers.move(one)
        await turn.store.reminders.plan(plans.deliveries(need, lines, offer.person_id, turn.now), turn.now)


async def _ask_on(turn: Turn, need: Need) -> None:
    """Answers are taken until the new deadline, and more people may be asked."""
    subject = str(need.id)
    await turn.store.reminders.replan(DECIDE, subject, plans.decide(need), turn.now)
    answered = {one.person_id for one in await turn.store.need_offers.of_need(need.id)}
    told = await _heard(turn, need)
    await turn.store.reminders.cancel(ASKED, subject)
    for one in await turn.store.needs.asked(need.id):
        plan = plans.asked(need, one.person_id, one.wave, turn.now)
        left = () if one.person_id in answered else plan[1:] if one.person_id in told else plan
        await turn.store.reminders.plan(left, turn.now)
    await waves.resume(turn.store, need, turn.now)


async def agree(turn: Turn, need: Need, offer: Offer, agrees: bool) -> bool:
    """The maker of an order can deliver it as it was changed, or cannot; whoever posted it hears that. False when nothing
    waits for that word."""
    if not await turn.store.need_offers.agree(offer.id, agrees):
        return False
    occasion = f"{offer.id}/{need.revision}/{turn.now.isoformat()}"
    told = plans.told(AGREED, need, need.posted_by, turn.now, occasion, agrees=agrees, person=turn.person.id)
    await turn.store.reminders.plan([told], turn.now)
    await note(turn, "order change answered", need.id, offer=offer.id, agrees=agrees)
    turn.wakes_clock = True
    return True
