"""Who makes what is needed but lives outside the zone of the place, and an officer's word, with its reason, that lets them in.
It holds for this one need, is written down, and can be taken back."""

from dataclasses import dataclass

from bot.turn import Turn
from domain.messages import Message
from domain.procurement.matching import Obstacle, Verdict
from domain.procurement.need import Need
from domain.zones import at_need, too_far
from services import seen
from services.procurement import waves
from services.procurement.posting import note
from storage.producers import Producer


@dataclass(frozen=True, slots=True)
class Outsider:
    """A producer outside the zone: how far, or the reason why they are let in."""

    producer: Producer
    far: Message | None
    reason: str | None


async def of_need(turn: Turn, need: Need) -> tuple[Verdict, ...]:
    """Those who are too far or let in, the ones let in first, then the nearest."""
    field = await waves.field_of(turn.store, need, turn.now)
    outside = [one for one in field.verdicts if one.supply.reason is not None or one.obstacle is Obstacle.FAR]
    return tuple(
        sorted(outside, key=lambda one: (one.supply.is_far, one.supply.km or 0, one.candidate.person_id))
    )


async def named(turn: Turn, verdicts: tuple[Verdict, ...]) -> list[Outsider]:
    """The same with their names; that somebody looked is written down."""
    found = []
    for one in verdicts:
        producer = await turn.store.producers.find(one.candidate.person_id)
        if producer is not None:
            far = too_far(one.supply) if one.supply.is_far else None
            found.append(Outsider(producer, far, one.supply.reason))
    await seen.note(turn, (one.producer.person_id for one in found), "producer seen")
    return found


async def find(turn: Turn, need: Need, person_id: int) -> Outsider | None:
    """The producer of a button, if they are outside the zone of this need; None for anybody else, also if forged."""
    chosen = tuple(one for one in await of_need(turn, need) if one.candidate.person_id == person_id)
    found = await named(turn, chosen)
    return found[0] if found else None


async def let_in(turn: Turn, need: Need, producer_id: int, reason: str) -> None:
    """They may supply this need; whoever fits by that is asked with the next wave, at once if none is to come."""
    await turn.store.zones.allow(producer_id, at_need(need.id), reason, turn.person.id, turn.now)
    await note(turn, "zone allowance", need.id, producer_id)
    if need.takes_answers(turn.now):
        await waves.go_on(turn.store, need, turn.now)
        turn.wakes_clock = True


async def end(turn: Turn, need: Need, producer_id: int) -> bool:
    """From now on the zones count again. False when they were not let in."""
    if not await turn.store.zones.end_allowance(producer_id, at_need(need.id), turn.now):
        return False
    await note(turn, "zone allowance ended", need.id, producer_id)
    return True
