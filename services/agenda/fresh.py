"""What still holds of the reminders of events that are due, and what is known better by now: a few statements for all."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from domain.agenda.event import Event, EventState, Seat, as_json
from services.agenda.plans import NEWS, is_of_now
from services.reminders import Reminder
from storage.event_members import Member
from storage.store import Store

Fresh = Mapping[int, Mapping[str, Any]]


class _Looked:
    """Events and parts of everything that is due of one kind, in two statements."""

    def __init__(self, events: Mapping[int, Event], parts: Mapping[tuple[int, int], Member]) -> None:
        self._events, self._parts = events, parts

    @classmethod
    async def up(cls, store: Store, due: Sequence[Reminder]) -> "_Looked":
        pairs = [(int(one.subject), one.person_id) for one in due]
        events = await store.events.these({event for event, _ in pairs})
        return cls(events, await store.event_members.parts(pairs))

    def of(self, one: Reminder) -> tuple[Event | None, Member | None]:
        event = int(one.subject)
        return self._events.get(event), self._parts.get((event, one.person_id))


async def soon(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only of events that still take place then, and for those who still take part."""
    looked, found = await _Looked.up(store, due), {}
    for one in due:
        event, part = looked.of(one)
        is_on = event is not None and event.state is EventState.OPEN and _is_joined(part)
        if event is not None and is_on and is_of_now(event, one.occasion):
            found[one.id] = as_json(event)
    return found


async def news(store: Store, due: Sequence[Reminder], now: datetime) -> Fresh:
    """Only of events that one may still join, and not to those who know of it already."""
    looked, found = await _Looked.up(store, due), {}
    counts = await store.event_members.counts_of(list({int(one.subject) for one in due}))
    for one in due:
        event, part = looked.of(one)
        if event is not None and event.is_open(now) and part is None:
            full = event.quota is not None and event.id in counts and counts[event.id].joined >= event.quota
            found[one.id] = {**as_json(event), "full": full}
    return found


async def changed(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only to those who joined before the change: whoever joined after it saw it as it is."""
    looked, found = await _Looked.up(store, due), {}
    for one in due:
        event, part = looked.of(one)
        took_part = part is not None and part.seat is not Seat.LEFT and part.since <= _moment(one)
        if event is not None and took_part:
            found[one.id] = as_json(event)
    return found


async def corrected(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only to those who were told of it before the change, and have not joined or turned away since."""
    looked, found = await _Looked.up(store, due), {}
    told = await store.reminders.said_before(
        NEWS, {(one.subject, one.person_id): _moment(one) for one in due}
    )
    for one in due:
        event, part = looked.of(one)
        if event is not None and part is None and (one.subject, one.person_id) in told:
            found[one.id] = as_json(event)
    return found


def _moment(one: Reminder) -> datetime:
    return datetime.fromisoformat(str(one.params["at"]))


async def place(store: Store, due: Sequence[Reminder], now: datetime) -> Fresh:
    looked, found = await _Looked.up(store, due), {}
    for one in due:
        event, part = looked.of(one)
        if event is not None and event.is_open(now) and _is_joined(part):
            found[one.id] = as_json(event)
    return found


async def after(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only to those who came and have said nothing yet."""
    looked, found = await _Looked.up(store, due), {}
    for one in due:
        event, part = looked.of(one)
        if event is not None and part is not None and part.came_at is not None and part.rating is None:
            found[one.id] = as_json(event)
    return found


async def later(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only to those who came and have not answered."""
    looked, found = await _Looked.up(store, due), {}
    answered = await store.event_results.answered([(int(one.subject), one.person_id) for one in due])
    for one in due:
        event, part = looked.of(one)
        came = event is not None and part is not None and part.came_at is not None
        if event is not None and came and (event.id, one.person_id, int(one.params["days"])) not in answered:
            found[one.id] = as_json(event)
    return found


async def roll(store: Store, due: Sequence[Reminder], _now: datetime) -> Fresh:
    """Only of events at which people had places, with how many were seen."""
    events = await store.events.these({int(one.subject) for one in due})
    counts = await store.event_members.counts_of(list(events))
    return {
        one.id: {**as_json(event), "joined": counts[event.id].joined, "came": counts[event.id].came}
        for one in due
        if (event := events.get(int(one.subject))) and event.state is EventState.OPEN and event.id in counts
    }


def _is_joined(part: Member | None) -> bool:
    return part is not None and part.seat is Seat.JOINED
