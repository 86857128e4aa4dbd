"""Moving an application: by the office, by the shop, by its producer. The rules decide, the memory refuses who came second,
the producer hears of it at once, and a slip of the finger is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import Any

from bot.turn import Turn
from domain.curation.application import Application
from domain.curation.states import OPEN, UNDOABLE, Move, Reason, Who, way
from domain.messages import Rejected
from services.curation import looking, telling, words
from services.curation.reach import find, number_of, reach_of, who_in
from storage.curations import Done, Seen

UNDO = timedelta(minutes=10)


class Fate(StrEnum):
    """What came of a tap. SECOND: somebody else moved it first."""

    DONE = "done"
    SECOND = "second"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Moved:
    """`seen`: as it stands now; `last`: how it was moved last, when this tap came second."""

    fate: Fate
    seen: Seen | None = None
    last: Done | None = None


async def move(
    turn: Turn, argument: str, move_: Move, reason: Reason | None = None, words_: str | None = None,
    **told: Any,
) -> Moved:  # fmt: skip
    """Of an officer or a shop. `argument`: "12.3", the third version of number 12; `told`: pieces and days of a trial."""
    found = await find(turn, argument)
    if found is None:
        return Moved(Fate.GONE)
    seen, who = found
    before = seen.application
    version = argument.partition(".")[2]
    told = {**told, **({"listed_on": turn.today} if move_ is Move.LIST else {})}
    try:
        after = _after(before, move_, who, reason, words_, told)
    except Rejected:
        return await _second(turn, seen)
    actor = Who.RETAILER if Who.RETAILER in who else Who.OFFICE
    if version != str(before.version) or not await turn.store.curations.move(
        before, after, move_, turn.person.id, actor, turn.now
    ):
        return await _second(turn, seen)
    return await _moved(turn, replace(seen, application=after), move_)


async def _moved(turn: Turn, seen: Seen, move_: Move) -> Moved:
    one = seen.application
    await turn.store.audit.add(
        turn.now, turn.person.id, one.producer, f"curation {move_}", curation=one.id, state=one.state
    )
    await looking.replan(turn.store, one, turn.now)
    producer = await turn.store.people.reachable(one.producer)
    if producer is not None:
        turn.tell(producer, words.news(seen, move_))
    if move_ is Move.FORWARD:
        await telling.turn_of_shop(turn, seen)
    return Moved(Fate.DONE, seen)


def _after(
    one: Application, move_: Move, who: frozenset[Who], reason: Reason | None, words_: str | None,
    told: Mapping[str, Any],
) -> Application:  # fmt: skip
    to = way(one.state, move_, who, reason).to
    return replace(
        one,
        state=to,
        reason=reason,
        words=words_ if reason is Reason.OTHER else None,
        version=one.version + 1,
        **told,
    )


async def _second(turn: Turn, seen: Seen) -> Moved:
    last = await turn.store.curations.last_step(seen.application.id)
    return Moved(Fate.SECOND, seen, last)


async def by_producer(turn: Turn, argument: str, move_: Move) -> Seen | None:
    """The producer's own move: hand it in again, take it back. None when it stands elsewhere by now."""
    seen = await turn.store.curations.find(turn.person.id, number_of(argument))
    if seen is None:
        return None
    before, me = seen.application, frozenset({Who.PRODUCER})
    try:
        after = _after(before, move_, me, None, None, {})
    except Rejected:
        return None
    if not await turn.store.curations.move(before, after, move_, turn.person.id, Who.PRODUCER, turn.now):
        return None
    await turn.store.audit.add(
        turn.now, turn.person.id, turn.person.id, f"curation {move_}", curation=before.id, state=after.state
    )
    await looking.replan(turn.store, after, turn.now)
    moved = replace(seen, application=after)
    if move_ is Move.CANCEL:
        await telling.taken_back(turn, moved, before.state)
    return moved


async def goods_gone(turn: Turn, product: int) -> int:
    """The producer removes a product: what is on its way with it is taken back. Returns how many that were."""
    theirs = await turn.store.curations.of(turn.person.id)
    open_ = [one for one in theirs if one.application.product == product and one.application.state in OPEN]
    for one in open_:
        await by_producer(turn, str(one.application.id), Move.CANCEL)
    return len(open_)


async def undo(turn: Turn, argument: str) -> Seen | None:
    """Take back what this person just decided. None when it is too late, not theirs, or moved on since."""
    found = await find(turn, argument)
    last = await turn.store.curations.last_step(found[0].application.id) if found else None
    if found is None or last is None or not _may_undo(turn, last):
        return None
    seen, before = found[0], found[0].application
    after = replace(
        before, state=last.before, reason=last.reason_before, words=last.words_before, version=before.version + 1,
        listed_on=None if last.move is Move.LIST else before.listed_on,
    )  # fmt: skip
    who = who_in(await reach_of(turn), after)
    as_who = Who.RETAILER if Who.RETAILER in who else Who.OFFICE
    if not await turn.store.curations.move(before, after, Move.UNDO, turn.person.id, as_who, turn.now):
        return None
    await turn.store.audit.add(
        turn.now, turn.person.id, before.producer, "curation undone", curation=before.id, state=after.state
    )
    await looking.replan(turn.store, after, turn.now)
    producer = await turn.store.people.reachable(before.producer)
    if producer is not None:
        turn.tell(producer, words.rethought(replace(seen, application=after)))
    await telling.not_yet(turn, replace(seen, application=after), last.move)
    return replace(seen, application=after)


def _may_undo(turn: Turn, last: Done) -> bool:
    is_mine = last.actor == turn.person.id
    return is_mine and last.move in UNDOABLE and last.at >= turn.now - UNDO
