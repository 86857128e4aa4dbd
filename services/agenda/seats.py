"""Taking part in an event: join, leave, be there. Whoever leaves makes room for those who wait, and they are told."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from bot.turn import Turn
from domain.agenda.event import Event, Seat
from domain.calendar import local_day
from services.agenda import carrying, plans
from storage.event_members import Seated
from storage.store import Store

_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without those that are taken for one another on paper."""
_CODE_LENGTH = 10


async def join(turn: Turn, event: Event, person_id: int) -> Seated:
    """Give this producer a place, or one on the waiting list; whoever has either keeps it."""
    by = None if person_id == turn.person.id else turn.person.id
    seated = await turn.store.event_members.join(event.id, person_id, turn.now, by)
    if seated.is_new:
        await turn.store.audit.add(turn.now, turn.person.id, person_id, "event joined", event=event.id)
    if seated.is_new and seated.seat is Seat.JOINED:
        await remind(turn.store, event, [person_id], turn.now)
    return seated


async def leave(turn: Turn, event: Event, person_id: int) -> bool:
    """They do not take part. Returns whether they had a place or waited for one."""
    has_left = await turn.store.event_members.leave(event.id, person_id, turn.now)
    if has_left:
        await turn.store.audit.add(turn.now, turn.person.id, person_id, "event left", event=event.id)
        await plans.forget(turn.store, event.id, person_id)
        turn.wakes_clock = bool(await fill(turn.store, event, turn.now)) or turn.wakes_clock
    return has_left


async def fill(store: Store, event: Event, now: datetime) -> int:
    """Free places go to those who wait longest, and they are told; nobody moves up in an event that is over. Returns
    how many moved up."""
    if not event.is_open(now):
        return 0
    lucky = await store.event_members.fill(event.id, now)
    parts = await store.event_members.parts((event.id, one) for one in lucky)
    await store.reminders.plan([plans.got_place(event, part, now) for part in parts.values()], now)
    for person_id in lucky:
        place = f"{carrying.PLACE}/{person_id}/{parts[event.id, person_id].number}"
        await carrying.tell(store, event, [person_id], carrying.PLACE, place, now, person=person_id)
    await remind(store, event, lucky, now)
    return len(lucky)


async def remind(store: Store, event: Event, people: Sequence[int], now: datetime) -> None:
    """Plan everything that is to be said before it begins, to these people or to whoever carries it to them."""
    today = local_day(now, event.zone)
    await store.reminders.plan([plan for one in people for plan in plans.soon(event, one, now, today)], now)
    await carrying.remind(store, event, people, now)


async def came(store: Store, event: Event, person_id: int, now: datetime, seen_by: int | None = None) -> bool:
    """They are there: from now on they have a certificate, and are asked how it was. Returns whether that is new."""
    code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
    is_new = await store.event_members.came(event.id, person_id, code, now, seen_by)
    if is_new:
        await store.reminders.cancel(plans.SOON, str(event.id), person_id)
        asked = plans.afterwards(event, person_id, now, local_day(now, event.zone))
        await store.reminders.plan(asked, now)
    return is_new


async def did_not_come(store: Store, event: Event, person_id: int) -> bool:
    """It was a slip of whoever ticked."""
    was_there = await store.event_members.did_not_come(event.id, person_id)
    if was_there:
        for kind in (plans.AFTER, plans.LATER):
            await store.reminders.cancel(kind, str(event.id), person_id)
    return was_there
