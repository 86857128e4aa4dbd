"""What an officer decides about a list: take it, put it aside, take it back; and who of the doubtful is somebody else.

Taking and undoing change one row, so they happen wholly or not at all; the rows of the people are cleared away later.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from domain.lists.verdicts import Counts, ListState, Verdict
from storage.listed_people import Doubtful
from storage.people_lists import PeopleList
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Undone:
    """How many invitations are withdrawn, and how many people keep their own data because they have come."""

    withdrawn: int
    stay: int


async def take(store: Store, one: PeopleList, actor: int | None, now: datetime) -> bool:
    """Its new people are invited from now on. False: another list came in between, so it is counted once more first."""
    await store.people_lists.begin_switch()
    if one.matched_at is None or await store.people_lists.is_stale(one.matched_at):
        await store.people_lists.change(one.id, state=ListState.MATCHING, cursor=0)
        return False
    await store.people_lists.change(one.id, state=ListState.TAKEN, taken_at=now, taken_by=actor)
    await store.audit.add(now, actor, None, "list taken", list=one.id, people=one.counts.new)
    return True


async def drop(store: Store, one: PeopleList, actor: int | None, now: datetime) -> None:
    """Nothing of it is taken."""
    await store.people_lists.change(one.id, state=ListState.DROPPING, cursor=0)
    await store.audit.add(now, actor, None, "list dropped", list=one.id)


async def undo(store: Store, one: PeopleList, actor: int | None, now: datetime) -> Undone:
    """As if it had never been taken, except for those who have come meanwhile."""
    await store.people_lists.begin_switch()
    undone = await undoing(store, one)
    await store.people_lists.change(one.id, state=ListState.UNDOING, cursor=0, undone_at=now, undone_by=actor)
    await store.audit.add(now, actor, None, "list undone", list=one.id, people=undone.withdrawn)
    return undone


async def undoing(store: Store, one: PeopleList) -> Undone:
    """What undoing would do."""
    return Undone(await store.listed_people.still_waiting(one.id), await store.listed_people.came(one.id))


async def decide(store: Store, one: PeopleList, doubtful: Doubtful, *, is_new: bool) -> bool:
    """Somebody looked at a doubtful row. False: it was decided before."""
    verdict = Verdict.NEW if is_new else doubtful.verdict
    if not await store.listed_people.decide(one.id, doubtful.id, verdict):
        return False
    counts = replace(one.counts, unsure=max(0, one.counts.unsure - 1))
    if is_new:
        counts = _moved(counts, doubtful.verdict)
    await store.people_lists.change(one.id, counts=counts)
    return True


def _moved(counts: Counts, verdict: Verdict) -> Counts:
    before = {
        Verdict.DOUBLE: counts.double,
        Verdict.LISTED: counts.listed,
        Verdict.REGISTERED: counts.registered,
    }
    fewer = {str(verdict): max(0, before[verdict] - 1)}
    return replace(counts, new=counts.new + 1, **fewer)
