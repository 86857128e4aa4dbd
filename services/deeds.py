"""What the clock does by itself in somebody's matter – hand it to somebody else, close it – planned like a reminder.

    await turn.store.reminders.plan([Plan(LATE, "12", "2026-11-25T09:00", person, at=due, is_deed=True)], turn.now)

A deed is a row of the same table, cancelled by the same words, done once and in the transaction that marks it. Unlike a
reminder it asks for nobody's hours and wishes. Declare a `Deed` in the subject's module and add it to
`services.reminder_kinds.DEEDS`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.reminder_fates import Fate
from domain.reminders import Reminder, State
from storage import due_reminders, outbox
from storage.outbox import Call
from storage.store import Store

MOST = 20
"""In one batch: each is as much work as a turn."""
_REST, _PATIENCE = timedelta(minutes=5), timedelta(days=1)
_log = structlog.get_logger()
Do = Callable[[Store, Reminder, datetime], Awaitable[Sequence[Call]]]
"""Given what is due and the moment: does it, and returns what is owed to people for it. What no longer holds is left."""


@dataclass(frozen=True, slots=True)
class Deed:
    """`name` is stored as the kind of the plan: never rename it."""

    name: str
    do: Do


@dataclass(frozen=True, slots=True)
class Done:
    """How many deeds one batch took up, and how many calls are owed for them."""

    deeds: int
    calls: int

    def __bool__(self) -> bool:
        return bool(self.deeds)


async def carry_out(
    deeds: Mapping[str, Deed], tx: AsyncConnection, now: datetime, machine_now: datetime
) -> Done:
    """One batch. A deed that fails harms no other; it is tried again every few minutes, for a day."""
    due = await due_reminders.take_deeds(tx, now, MOST)
    owed: list[Call] = []
    fates: list[tuple[Fate, int | None]] = []
    for one in due:
        fate, calls = await _carried_out(deeds.get(one.kind), tx, one, now)
        fates.append((fate, None))
        owed += calls
    await outbox.add(tx, owed, machine_now)
    await due_reminders.settle(tx, fates, now)
    return Done(len(due), len(owed))


async def _carried_out(
    deed: Deed | None, tx: AsyncConnection, due: Reminder, now: datetime
) -> tuple[Fate, Sequence[Call]]:
    if deed is None:
        return Fate(due, State.FAILED), ()
    try:
        async with tx.begin_nested():
            return Fate(due, State.SENT), await deed.do(Store(tx), due, now)
    except Exception as fault:
        if isinstance(fault, DBAPIError) and fault.connection_invalidated:
            raise
        _log.error("the clock could not do something", row=due.id, kind=due.kind, fault=type(fault).__name__)
    is_old = due.wanted_at < now - _PATIENCE
    return Fate(due, State.FAILED if is_old else State.PLANNED, now + _REST), ()
