"""Another quantity or price for an order that stands, or its end: one side proposes, the other one agrees or not; whoever
posted the need hears what an officer does in their place."""

from typing import Any

from bot.turn import Turn
from domain.procurement.need import Need, NeedState, Proposal, still_needed
from domain.procurement.terms import check, settled
from services.procurement import awarding, delivering, plans, waves
from services.procurement.delivering import Job
from services.procurement.names import PROPOSED, SETTLED
from services.procurement.posting import note


async def find(turn: Turn, key: str) -> Job | None:
    """The delivery of a button with its need locked, so that two answers come one after the other."""
    job = await delivering.find(turn, key)
    if job is None:
        return None
    await turn.store.needs.held(job.need.id)
    return await delivering.find(turn, key)


async def propose(turn: Turn, job: Job, quantity: int, price: int) -> Job:
    """It waits for the other side's word, who is told at once. `quantity` 0: it shall not be delivered at all. Raises
    Rejected for what may not be proposed (any more)."""
    new = Proposal(quantity, price, job.side, turn.now)
    check(job.delivery, new, turn.now)
    await turn.store.order_terms.propose(job.delivery, new)
    await _note(turn, job, "order terms proposed", new)
    await _tell_others(turn, job, PROPOSED, {"side": job.side, "quantity": quantity, "price": price})
    return await delivering.find(turn, job.key) or job


async def take_back(turn: Turn, job: Job, waiting: Proposal) -> None:
    """Whoever proposed it does not want it any more; what was not said yet is not said."""
    await turn.store.order_terms.propose(job.delivery, None)
    await _note(turn, job, "order terms taken back", waiting)
    await _answered(turn, job, waiting, "back")


async def refuse(turn: Turn, job: Job, waiting: Proposal) -> None:
    """The other side does not want it: everything stays as it was."""
    await turn.store.order_terms.propose(job.delivery, None)
    await _note(turn, job, "order terms refused", waiting)
    await _answered(turn, job, waiting, "no")


async def agree(turn: Turn, job: Job, waiting: Proposal) -> None:
    """Both want it: the order is changed, or falls; a need that is open asks on for what is missing then."""
    if waiting.quantity:
        await turn.store.order_terms.settle(settled(job.delivery, waiting))
    else:
        await turn.store.order_terms.call_off(job.delivery, turn.now)
    await _note(turn, job, "order terms agreed", waiting)
    await _answered(turn, job, waiting, "yes")
    await _go_on(turn, job.need)


async def _go_on(turn: Turn, need: Need) -> None:
    if need.state is not NeedState.OPEN:
        return
    if still_needed(need, await turn.store.need_offers.of_need(need.id)) <= 0:
        await awarding.close(turn, need)
    elif need.takes_answers(turn.now):
        await waves.go_on(turn.store, need, turn.now)


async def _answered(turn: Turn, job: Job, waiting: Proposal, answer: str) -> None:
    one = job.delivery
    params = {
        "answer": answer, "by": job.side, "quantity": waiting.quantity, "price": waiting.price, "was": one.quantity,
        "was_price": one.price,
    }  # fmt: skip
    await _tell_others(turn, job, SETTLED, params)


async def _tell_others(turn: Turn, job: Job, kind: str, params: dict[str, Any]) -> None:
    """The other side; and whoever posted the need, when an officer spoke in their place."""
    if job.side == "buyer":
        await _tell(turn, job, kind, {**params, "to": "maker"}, job.offer.person_id)
    if turn.person.id != job.need.posted_by:
        await _tell(turn, job, kind, {**params, "to": "buyer"}, job.need.posted_by)


async def _tell(turn: Turn, job: Job, kind: str, params: dict[str, Any], person_id: int) -> None:
    one = job.delivery
    occasion = f"{one.offer_id}.{one.number}/{turn.now.isoformat()}"
    more = {"offer": one.offer_id, "number": one.number}
    told = plans.told(kind, job.need, person_id, turn.now, occasion, terms={**more, **params})
    await turn.store.reminders.plan([told], turn.now)
    turn.wakes_clock = True


async def _note(turn: Turn, job: Job, action: str, terms: Proposal) -> None:
    subject = job.offer.person_id if job.side == "buyer" else None
    await note(
        turn, action, job.need.id, subject, offer=job.offer.id, number=job.delivery.number, quantity=terms.quantity,
        price=terms.price,
    )  # fmt: skip
