"""Producers without a chat hear of events through the coordinator who registered them: what is planned to be said to
that coordinator, and what of it still holds. One notice says it for all of their neighbours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.agenda.event import Event, EventState, Seat, as_json
from domain.audience import Audience
from domain.calendar import local_day
from domain.roles import Action, scope
from services.agenda import plans
from services.reminders import Plan, Reminder
from storage.audiences import Asked
from storage.event_people import Participant
from storage.neighbours import Neighbour
from storage.store import Store

NEWS, SOON, TOLD = "event_carry", "event_carry_soon", "event_carry_told"
CHANGED, PLACE, ISSUED = "changed", "place", "issued"
MOST = 500
"""Neighbours of one coordinator that are looked through."""
MOST_EVENTS = 20


async def tell_news(store: Store, event: Event, people: Sequence[int], now: datetime) -> None:
    """Whoever registered some of these people hears that there is an event for them, once."""
    carriers = (await store.neighbours.carriers(people)).values()
    await store.reminders.plan(
        [Plan(NEWS, str(event.id), plans.ANNOUNCED, one, at=now, until=event.starts_at) for one in set(carriers)], now
    )  # fmt: skip


async def remind(store: Store, event: Event, people: Sequence[int], now: datetime) -> None:
    """Their coordinators are reminded in their place."""
    carriers = (await store.neighbours.carriers(people)).values()
    today = local_day(now, event.zone)
    ahead = [plan for one in set(carriers) for plan in plans.soon(event, one, now, today, SOON)]
    await store.reminders.plan(ahead, now)


async def tell(
    store: Store, event: Event, people: Sequence[int], sort: str, occasion: str, now: datetime, **params: Any
) -> None:
    """What these people must hear, said to their coordinators."""
    carriers = await store.neighbours.carriers(people)
    for_each = [_told(event, one, sort, occasion, now, params) for one in set(carriers.values())]
    await store.reminders.plan(for_each, now)


async def tell_carriers(
    store: Store, event: Event, carriers: Iterable[int], moment: datetime, now: datetime
) -> None:
    """Those coordinators hear that it has changed."""
    params = {"at": moment.isoformat()}
    for_each = [_told(event, one, CHANGED, f"{CHANGED}/{event.revision}", now, params) for one in carriers]
    await store.reminders.plan(for_each, now)


def _told(
    event: Event, carrier: int, sort: str, occasion: str, now: datetime, params: Mapping[str, Any]
) -> Plan:
    useful = max(event.over_at, now + timedelta(days=7))
    return Plan(
        TOLD, str(event.id), occasion, carrier, at=now, until=useful, params={"sort": sort, **params},
        urgency=plans.urgency(event, now),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Care:
    """A coordinator, where they carry news, and whom they look after there."""

    coordinator: int
    areas: tuple[str, ...]
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The neighbours of a coordinator, seen from one event: those who have a part in it, and those whom it fits."""

    people: tuple[Participant, ...]
    fitting: frozenset[int]


async def areas(store: Store, coordinator: int) -> tuple[str, ...]:
    """Where this person carries news to neighbours; () for anybody else."""
    return scope(await store.people.grants(coordinator), Action.CARRY_ANNOUNCEMENTS)


async def _care(store: Store, coordinator: int) -> Care:
    where = await areas(store, coordinator)
    return Care(coordinator, where, await store.neighbours.in_care(coordinator, where, "", 0, MOST))


async def _carried(store: Store, event: Event, care: Care, now: datetime) -> Carried:
    """As it is at this moment."""
    people = await store.event_people.carried(event.id, care.areas, care.coordinator)
    asked = Asked(
        Audience.model_validate(event.audience),
        await store.events.areas(event.id),
        local_day(now, event.zone),
    )
    return Carried(people, await store.audiences.among(asked, [one.person_id for one in care.neighbours]))


async def news(store: Store, due: Sequence[Reminder], now: datetime) -> Mapping[int, Mapping[str, Any]]:
    """Only of events that one may still join, to those who know somebody for whom it is and who has no part yet."""
    events, found = await store.events.these({int(one.subject) for one in due}), {}
    for one in due:
        event = events.get(int(one.subject))
        if event is not None and event.is_open(now):
            seen = await _carried(store, event, await _care(store, one.person_id), now)
            left = seen.fitting - {person.person_id for person in seen.people}
            if left:
                found[one.id] = {**as_json(event), "count": len(left)}
    return found


async def soon(store: Store, due: Sequence[Reminder], _now: datetime) -> Mapping[int, Mapping[str, Any]]:
    """With the names of those neighbours who have a place then."""
    events, found = await store.events.these({int(one.subject) for one in due}), {}
    for one in due:
        event = events.get(int(one.subject))
        if event is None or event.state is not EventState.OPEN or not plans.is_of_now(event, one.occasion):
            continue
        people = await _people(store, event, one.person_id)
        names = [person.name for person in people if person.seat is Seat.JOINED]
        if names:
            found[one.id] = {**as_json(event), "names": names}
    return found


async def told(store: Store, due: Sequence[Reminder], _now: datetime) -> Mapping[int, Mapping[str, Any]]:
    """A change to those who were told of the event or know somebody in it; a place and a paper as long as that
    neighbour is with them."""
    events, found = await store.events.these({int(one.subject) for one in due}), {}
    changes = [one for one in due if one.params["sort"] == CHANGED]
    moments = {(one.subject, one.person_id): datetime.fromisoformat(one.params["at"]) for one in changes}
    heard = await store.reminders.said_before(NEWS, moments)
    for one in due:
        event = events.get(int(one.subject))
        if event is None:
            continue
        people = await _people(store, event, one.person_id)
        about = [person for person in people if one.params.get("person") in (None, person.person_id)]
        if about or (one in changes and (one.subject, one.person_id) in heard):
            found[one.id] = {**as_json(event), "names": [person.name for person in about]}
    return found


async def _people(store: Store, event: Event, coordinator: int) -> tuple[Participant, ...]:
    return await store.event_people.carried(event.id, await areas(store, coordinator), coordinator)


@dataclass(frozen=True, slots=True)
class Ward:
    """A neighbour before the coordinator who carries events to them. `seat` LEFT: they have no part in it."""

    person_id: int
    name: str
    honorific: str | None
    seat: Seat
    came: bool = False


async def wards(store: Store, event: Event, coordinator: int, now: datetime) -> tuple[Ward, ...]:
    """Their neighbours who have a part in an event, or may still join it because it fits them, by name."""
    return await _wards(store, event, await _care(store, coordinator), now)


async def _wards(store: Store, event: Event, care: Care, now: datetime) -> tuple[Ward, ...]:
    seen = await _carried(store, event, care, now)
    parts = {one.person_id: one for one in seen.people}
    may_join = seen.fitting if event.is_open(now) else frozenset()
    return tuple(
        _ward(one, parts.get(one.person_id))
        for one in care.neighbours
        if one.person_id in parts or one.person_id in may_join
    )


def _ward(one: Neighbour, part: Participant | None) -> Ward:
    seat, came = (part.seat, part.came_at is not None) if part else (Seat.LEFT, False)
    return Ward(one.person_id, one.name, one.honorific, seat, came)


async def events(
    store: Store, coordinator: int, now: datetime, *, past: bool
) -> tuple[tuple[Event, tuple[Ward, ...]], ...]:
    """Events that concern some of their neighbours, with those: to come, soonest first, or over, the last one first."""
    care = await _care(store, coordinator)
    near = await (_over(store, care, now) if past else store.events.near(care.areas, now, past=False))
    announced = [one for one in near if one.state is EventState.OPEN][:MOST_EVENTS]
    found = [(event, await _wards(store, event, care, now)) for event in announced]
    return tuple((event, people) for event, people in found if people)


async def _over(store: Store, care: Care, now: datetime) -> tuple[Event, ...]:
    known = await store.events.these(await store.event_people.carried_events(care.areas, care.coordinator))
    over = [one for one in known.values() if one.over_at <= now]
    return tuple(sorted(over, key=lambda one: one.starts_at, reverse=True))
