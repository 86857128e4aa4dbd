"""Going through all the people of an event, a few hundred at a time, by the clock: whoever it fits is told of it,
whoever was told or joined hears of a change, whoever joined is reminded of the new moment.

A round is a deed (`services.deeds`) that plans the next one until nobody is left. What it plans are reminders, unique by
event, occasion and person: killed and done again it tells nobody twice.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.agenda.event import Event, EventState, Seat
from domain.audience import Audience
from domain.calendar import local_day
from domain.reminders import Plan, Reminder, Topic
from services.agenda import carrying, plans, seats
from services.deeds import Deed
from storage.audiences import Asked
from storage.outbox import Call
from storage.store import Store

ROUND = "event_round"
TELL, CORRECT, REMIND = "tell", "correct", "remind"
PEOPLE = 200
"""In one transaction: about as much work as a batch of reminders."""


async def ask(store: Store, event: Event, sort: str, officer: int, now: datetime, **params: Any) -> None:
    """From now on somebody goes through the people of this event."""
    await _next(store, event.id, officer, now, {"sort": sort, "begun": now.isoformat(), "after": 0, **params})


async def _next(store: Store, event: int, officer: int, now: datetime, params: dict[str, Any]) -> None:
    occasion = f"{params['sort']}/{params['begun']}/{params['after']}"
    deed = Plan(ROUND, str(event), occasion, officer, at=now, params=params, is_deed=True)
    await store.reminders.plan([deed], now)


async def _do(store: Store, due: Reminder, now: datetime) -> Sequence[Call]:
    event, params = await store.events.find(int(due.subject)), dict(due.params)
    if event is None:
        return ()
    people = await _ROUNDS[str(params["sort"])](store, event, params, now)
    if people:
        await _next(store, event.id, due.person_id, now, {**params, "after": people[-1]})
    return ()


async def _tell(store: Store, event: Event, params: dict[str, Any], now: datetime) -> Sequence[int]:
    """Those whom it fits, as far as they want to hear of events."""
    if not event.is_open(now):
        return ()
    audience, areas = Audience.model_validate(event.audience), await store.events.areas(event.id)
    asked = Asked(audience, areas, local_day(now, event.zone), Topic.AGENDA)
    people = await store.audiences.page(asked, int(params["after"]), PEOPLE)
    await store.reminders.plan([plans.news(event, one, now) for one in people], now)
    await carrying.tell_news(store, event, people, now)
    return people


async def _correct(store: Store, event: Event, params: dict[str, Any], now: datetime) -> Sequence[int]:
    """Those who joined or wait, and those who were (or are to be) told of it, or carry it to others: the words find out
    who must hear it."""
    after, number = int(params["after"]), str(event.id)
    members = await store.event_members.page(event.id, after, PEOPLE)
    told = await store.reminders.people_of(plans.NEWS, number, plans.ANNOUNCED, after, PEOPLE)
    carry = await store.reminders.people_of(carrying.NEWS, number, plans.ANNOUNCED, after, PEOPLE)
    people = sorted({*members, *told, *carry})[:PEOPLE]
    before, moment = params["before"], datetime.fromisoformat(params["begun"])
    own = [one for one in people if one in members or one in told]
    await store.reminders.plan(
        [plans.changed(event, before, one, moment, now, joined=one in members) for one in own], now
    )
    carriers = {*carry, *(await store.neighbours.carriers(members)).values()}
    await carrying.tell_carriers(store, event, carriers, moment, now)
    return people


async def _remind(store: Store, event: Event, params: dict[str, Any], now: datetime) -> Sequence[int]:
    """Those who have a place, of the moment that it has now."""
    if event.state is not EventState.OPEN:
        return ()
    people = await store.event_members.page(event.id, int(params["after"]), PEOPLE, (Seat.JOINED,))
    await seats.remind(store, event, people, now)
    return people


_ROUNDS = {TELL: _tell, CORRECT: _correct, REMIND: _remind}
DEED = Deed(ROUND, _do)
