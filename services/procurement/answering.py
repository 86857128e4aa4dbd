"""What a producer answers: yes with quantity and price, no with a reason, and changes of mind until the deadline."""

from dataclasses import dataclass

from bot.turn import Turn
from domain.areas import is_within
from domain.procurement.capacity import over_time
from domain.procurement.matching import Obstacle, Verdict, is_near
from domain.procurement.need import Need, Offer, OfferState, check_answer
from domain.procurement.waves import is_enough
from services.procurement import plans, waves
from services.procurement.names import ANSWERED, ASKED
from services.procurement.posting import note


@dataclass(frozen=True, slots=True)
class Seen:
    """A need as one producer sees it. `may_answer`: it is their turn, or they answered already; `possible`: of a lot, units
    a month that they can make, None where nobody knows."""

    need: Need
    offer: Offer | None
    may_answer: bool
    possible: int | None = None


async def find(turn: Turn, need_id: int) -> Seen | None:
    """The need of a button: one for which this producer was asked, that they answered, or that is for their kind of goods
    and area. None for anything else, also if forged."""
    need = await turn.store.needs.find(need_id)
    producer = await turn.store.producers.find(turn.person.id)
    if need is None or producer is None:
        return None
    offer = await turn.store.need_offers.mine(need.id, turn.person.id)
    asked = any(one.person_id == turn.person.id for one in await turn.store.needs.asked(need.id))
    fits = is_within(producer.area, need.reach) and producer.category in need.kinds
    if not (asked or offer or fits):
        return None
    can = await possible(turn, need) if need.is_lot else None
    return Seen(need, offer, asked or offer is not None, can // need.months if can else None)


async def open_needs(turn: Turn) -> tuple[tuple[Need, bool], ...]:
    """Open needs for this producer's kind of goods and area, and whether they were asked; those first."""
    producer = await turn.store.producers.find(turn.person.id)
    if producer is None:
        return ()
    asked = await turn.store.needs.asked_of(turn.person.id, turn.now)
    near = await turn.store.needs.open_for(producer.area, turn.now)
    own = {one.id: one for one in near if producer.category in one.kinds or one.id in asked}
    missing = await turn.store.needs.these(asked - own.keys())
    everything = [*own.values(), *missing.values()]
    return tuple(
        sorted(
            ((one, one.id in asked) for one in everything), key=lambda pair: (not pair[1], pair[0].deadline)
        )
    )


async def offer(turn: Turn, need_id: int, quantity: int, price: int) -> Offer | None:
    """ "Saya bisa": an offer, or a changed one. None when it is an order by now or somebody else was chosen. Raises
    Rejected for what cannot be offered."""
    need = await turn.store.needs.held(need_id)
    if need is None:
        return None
    check_answer(need, quantity, price, turn.now)
    made = Offer(need.id, turn.person.id, OfferState.OFFERED, quantity, price)
    return await _answer(turn, need, made)


async def refuse(turn: Turn, need: Need, reason: str) -> bool:
    """They cannot. False when it is an order by now."""
    made = Offer(need.id, turn.person.id, OfferState.REFUSED, reason=reason)
    return await _answer(turn, need, made) is not None


async def withdraw(turn: Turn, need: Need, offer: Offer) -> bool:
    """They could, but cannot any more. False when it is an order by now."""
    made = Offer(need.id, turn.person.id, OfferState.WITHDRAWN, offer.quantity, offer.price)
    if await _answer(turn, need, made) is None:
        return False
    await waves.go_on(turn.store, need, turn.now)
    return True


async def _answer(turn: Turn, need: Need, made: Offer) -> Offer | None:
    if not await turn.store.need_offers.answer(made, turn.now):
        return None
    await turn.store.reminders.cancel(ASKED, str(need.id), turn.person.id)
    await note(turn, f"need {made.state}", need.id, turn.person.id)
    if made.state is not OfferState.REFUSED:
        plan = plans.told(
            ANSWERED, need, need.posted_by, turn.now, f"{made.person_id}/{turn.now.isoformat()}"
        )
        await turn.store.reminders.plan([plan], turn.now)
        turn.wakes_clock = True
    return await turn.store.need_offers.mine(need.id, turn.person.id)


async def possible(turn: Turn, need: Need) -> int | None:
    """How much of a need this producer can make by what is known of the product; None: nobody knows, they say it."""
    verdict = await waves.verdict_on(turn.store, need, turn.person.id, turn.now)
    free = verdict.candidate.free if verdict else None
    return min(need.quantity, over_time(free, need.months)) if free else None


@dataclass(frozen=True, slots=True)
class Standing:
    """Why somebody is (not) asked: the verdict, their place among those who fit and wait, and what has happened. `is_outer`:
    those who live nearer are asked first; `is_enough`: so much is offered that nobody is asked just now."""

    verdict: Verdict | None
    place: int | None
    was_asked: bool
    offer: Offer | None
    is_outer: bool = False
    is_enough: bool = False

    @property
    def km(self) -> float | None:
        return self.verdict.supply.km if self.verdict else None

    @property
    def obstacle(self) -> Obstacle | None:
        return self.verdict.obstacle if self.verdict else Obstacle.KIND


async def standing(turn: Turn, need: Need) -> Standing:
    """How things stand for this person with a need; nothing of others but the number of those before them."""
    offer = await turn.store.need_offers.mine(need.id, turn.person.id)
    asked = {one.person_id for one in await turn.store.needs.asked(need.id)}
    verdict = await waves.verdict_on(turn.store, need, turn.person.id, turn.now)
    place = None
    if turn.person.id not in asked and verdict is not None and verdict.fits:
        ranks = await waves.queue_of(turn.store, need, turn.now)
        waiting = [one.person_id for one in ranks if one.person_id not in asked]
        place = waiting.index(turn.person.id) + 1 if turn.person.id in waiting else len(waiting) + 1
    is_outer = need.ring == 0 and verdict is not None and not is_near(verdict)
    enough = is_enough(need, await turn.store.need_offers.of_need(need.id))
    return Standing(verdict, place, turn.person.id in asked, offer, is_outer, enough)
