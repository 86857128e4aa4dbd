"""The card of the month: on the 1st, who sold through shops hears how the month was, with its picture.

Planned whenever something is recorded, for the next two firsts: a month in which only money is owed is told as well.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from bot.dialog.screen import Button, route
from bot.turn import Turn
from domain.heard_days import month_of
from domain.messages import N_, message
from services import reports
from services.reminders import Kind, Notice, Plan, Reminder, Topic
from storage.store import Store

NAME = "month_card"
_AHEAD = 2


async def plan(turn: Turn) -> None:
    """From now on the coming firsts of a month are told to this producer, if there is anything to tell by then."""
    person = turn.person.id
    await turn.store.reminders.plan([_plan(person, first) for first in _firsts(turn.today)], turn.now)


def _firsts(today: date) -> list[date]:
    months = [today.year * 12 + today.month + ahead for ahead in range(_AHEAD)]
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _plan(person: int, first: date) -> Plan:
    return Plan(NAME, str(person), first.isoformat(), person, at=first, params={"until": _day_before(first)})


def _day_before(first: date) -> str:
    return (first - timedelta(days=1)).isoformat()


async def _fresh(store: Store, due: Sequence[Reminder], _now: datetime) -> Mapping[int, Mapping[str, Any]]:
    """Only those who told something of that month, or whom a shop owes."""
    found: dict[int, Mapping[str, Any]] = {}
    for until in {str(one.params["until"]) for one in due}:
        asked = [one for one in due if one.params["until"] == until]
        last = date.fromisoformat(until)
        told = await store.reports.with_news([one.person_id for one in asked], last.replace(day=1), last)
        found |= {one.id: {} for one in asked if one.person_id in told}
    return found


def _render(reminder: Reminder, _today: date) -> Notice:
    until = date.fromisoformat(str(reminder.params["until"]))
    line = message(N_("📊 Your report of {month} is ready."), month=month_of(until))
    return Notice(
        line,
        buttons=((Button(message(N_("📊 Report")), route("report")),),),
        painting=reports.painting(reminder.person_id, until, reports.View("card")),
    )


KIND = Kind(NAME, Topic.REPORT, _render, _fresh, late=timedelta(days=10), tells_missed=False)
