"""On the 1st the picture of the month that is over comes by itself to whoever may see it, until they switch their monthly reports off
in /pengingat.

Each 1st plans the next one: by a deed of that day, so that it goes on for as long as somebody holds the role, and ends with it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from bot.dialog.screen import Button, route
from domain.areas import zone
from domain.calendar import local_day, moment_of
from domain.heard_days import month_of
from domain.messages import N_, message
from domain.reminders import Plan, Reminder, Topic
from domain.roles import Action, allowed
from services.deeds import Deed
from services.overview import picture
from services.overview.view import argument, month_before
from services.overview.words import REKAP
from services.reminders import Kind, Notice
from storage.outbox import Call
from storage.store import Store

NAME, NEXT = "overview_month", "overview_next"
_NOON = 12 * 60
_ZONE = zone("")


async def expect(store: Store, person: int, now: datetime) -> None:
    """From now on the coming 1st is planned for somebody; nothing for whoever may not see it. Planning again changes nothing."""
    await _plan(store, person, local_day(now, _ZONE), now)


async def _plan(store: Store, person: int, after: date, now: datetime) -> None:
    if person not in await store.role_holders.holding([person], allowed(Action.SEE_OVERVIEW)):
        return
    first = (after.replace(day=1) + timedelta(days=32)).replace(day=1)
    params = {"month": month_before(first).isoformat()}
    noon = moment_of(first, _NOON, _ZONE)
    said = Plan(NAME, str(person), first.isoformat(), person, at=first, params=params)
    then = Plan(NEXT, str(person), first.isoformat(), person, at=noon, is_deed=True)
    await store.reminders.plan([said, then], now)


async def _expect_next(store: Store, due: Reminder, now: datetime) -> Sequence[Call]:
    """After the 1st it was planned for, however late it is by now: no month is left out."""
    await _plan(store, due.person_id, date.fromisoformat(due.occasion), now)
    return ()


async def _fresh(store: Store, due: Sequence[Reminder], _now: datetime) -> Mapping[int, Mapping[str, Any]]:
    """Only those who still hold a role that lets them see it."""
    held = await store.role_holders.holding([one.person_id for one in due], allowed(Action.SEE_OVERVIEW))
    return {one.id: {} for one in due if one.person_id in held}


def _render(reminder: Reminder, _today: date) -> Notice:
    month = date.fromisoformat(str(reminder.params["month"]))
    wanted = argument("", month)
    return Notice(
        message(N_("📊 The overview of {month} is ready."), month=month_of(month)),
        buttons=((Button(message(N_("📊 Overview")), route(REKAP, wanted)),),),
        painting=picture.painting(reminder.person_id, wanted, reminder.due_at, of_notice=True),
    )


KIND = Kind(NAME, Topic.REPORT, _render, _fresh, late=timedelta(days=10), tells_missed=False)
DEED = Deed(NEXT, _expect_next)
