"""The clock's side of reminders: what is due now, and what became of it. A sweep costs what is due, not what exists.

Several processes may sweep at once: on PostgreSQL only one of them holds the sweep's lock and the others go home,
on SQLite the transaction itself is the lock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.reminder_fates import Fate, Hearer
from domain.reminders import Reminder, State, Urgency, listening
from storage import tables as t
from storage.reminder_wishes import WISH_COLUMNS, home_area, wishes_of
from storage.reminders import COLUMNS, HELD, PLANNED, reminder_of
from storage.tables_reminders import reminder_wishes, reminders

_SWEEP_LOCK = 0x1A818
_MOST_ROWS = 2_000
"""Nobody has so many due; somebody who has gets the rest with the next batch."""
_SKEW = timedelta(minutes=5)
"""How far another process's clock may be ahead; more than that: our clock was set back."""
_REST, _PATIENCE = timedelta(hours=1), timedelta(days=1)
_r = reminders.c
_IS_URGENT: ColumnElement[bool] = _r.urgency == literal_column(str(int(Urgency.URGENT)))


@dataclass(frozen=True, slots=True)
class DueFor:
    """One person with everything that is due to them, longest due first."""

    person_id: int
    chat_id: int
    language: str
    hearer: Hearer
    reminders: tuple[Reminder, ...]


async def take(tx: AsyncConnection, now: datetime, people: int) -> tuple[DueFor, ...]:
    """Everything due to some `people`, locked until the end of this transaction: to those whom something urgent waits
    for, or else to those who have waited longest.

    Empty when nothing is due, or when another process is sweeping at this moment.
    """
    if not await _may_sweep(tx):
        return ()
    await _bring_back(tx, now)
    ids = await _waiting(tx, now, people)
    if not ids:
        return ()
    rows = (await tx.execute(_everything_due(sorted(ids)), {"now": now})).all()
    return tuple(_due_for(list(own)) for _, own in groupby(rows, key=lambda row: row.person_id))


async def _waiting(tx: AsyncConnection, now: datetime, people: int) -> set[int]:
    """Ids of up to so many people to whom something is due: a thousand monthly reports do not hold up one deadline."""
    for which in ((_IS_URGENT,), ()):
        query = select(_r.person_id).where(*_is_due(), *which).order_by(_r.due_at, _r.person_id).limit(people)
        if ids := {person for (person,) in await tx.execute(query, {"now": now})}:
            return ids
    return set()


async def _may_sweep(tx: AsyncConnection) -> bool:
    if tx.dialect.name == "sqlite":
        return True
    return bool(await tx.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _SWEEP_LOCK}))


def _is_due(*, is_deed: bool = False) -> tuple[ColumnElement[bool], ...]:
    return _r.state == PLANNED, _r.due_at <= bindparam("now"), _r.is_deed if is_deed else ~_r.is_deed


async def take_deeds(tx: AsyncConnection, now: datetime, most: int) -> tuple[Reminder, ...]:
    """Up to so many deeds that are due, longest due first; nobody else takes any until the end of this transaction. Their
    rows are not locked: a turn may change them while the deed waits for what it is about."""
    if not await _may_sweep(tx):
        return ()
    due = select(*COLUMNS).where(*_is_due(is_deed=True)).order_by(_r.due_at, _r.id).limit(most)
    return tuple(reminder_of(row) for row in await tx.execute(due, {"now": now}))


def _everything_due(people: Sequence[int]) -> Select[Any]:
    who = (t.people.c.chat_id, t.people.c.language, t.people.c.stopped_at, home_area(), *WISH_COLUMNS)
    joined = reminders.join(t.people, t.people.c.id == _r.person_id).outerjoin(
        reminder_wishes, reminder_wishes.c.person_id == _r.person_id
    )
    return (
        select(*COLUMNS, *who)
        .select_from(joined)
        .where(*_is_due(), _r.person_id.in_(people))
        .order_by(_r.person_id, _r.due_at, _r.id)
        .limit(_MOST_ROWS)
        .with_for_update(of=reminders, skip_locked=True)
    )


def _due_for(rows: Sequence[Any]) -> DueFor:
    first = rows[0]
    wishes = wishes_of(first)
    is_away = first.stopped_at is not None or first.chat_id is None
    hearer = Hearer(listening(first.area, wishes), wishes, is_away)
    return DueFor(
        first.person_id, first.chat_id or 0, first.language, hearer, tuple(reminder_of(row) for row in rows)
    )


async def _bring_back(tx: AsyncConnection, now: datetime) -> None:
    """What was put off by a clock that went ahead of today is looked at again."""
    ahead = (
        select(_r.id)
        .where(_r.state == PLANNED, _r.put_off_at.is_not(None), _r.put_off_at > now + _SKEW)
        .limit(_MOST_ROWS)
        .scalar_subquery()
    )
    await tx.execute(update(reminders).where(_r.id.in_(ahead)).values(due_at=_r.wanted_at, put_off_at=None))


async def settle(tx: AsyncConnection, fates: Sequence[tuple[Fate, int | None]], now: datetime) -> None:
    """Write down what became of these, each with the outbox id of the message in which it was said, if any."""
    rows = [_settled(fate, now, message) for fate, message in fates]
    if rows:
        await tx.execute(
            update(reminders)
            .where(_r.id == bindparam("b_id"))
            .values(state=bindparam("b_state"), due_at=bindparam("b_due"), put_off_at=bindparam("b_put_off"),
                    settled_at=bindparam("b_settled"), outbox_id=bindparam("b_outbox")),
            rows,
        )  # fmt: skip


def _settled(fate: Fate, now: datetime, message: int | None) -> dict[str, Any]:
    has_ended = fate.state not in (State.PLANNED, State.HELD)
    return {
        "b_id": fate.reminder.id, "b_state": fate.state, "b_due": fate.due_at or fate.reminder.due_at,
        "b_put_off": now if fate.state is State.PLANNED else None, "b_settled": now if has_ended else None,
        "b_outbox": message,
    }  # fmt: skip


async def not_delivered(tx: AsyncConnection, chat_id: int, outbox_id: int, *, is_gone: bool) -> None:
    """A message did not arrive. Because the person left (`is_gone`): what it said waits until they are back. Because
    Telegram would not take it, which is our fault: it failed, and is counted."""
    person = select(t.people.c.id).where(t.people.c.chat_id == chat_id).scalar_subquery()
    outcome = {"state": HELD, "settled_at": None, "outbox_id": None} if is_gone else {"state": State.FAILED}
    await tx.execute(
        update(reminders)
        .where(_r.person_id == person, _r.state == State.SENT, _r.outbox_id == outbox_id)
        .values(outcome)
    )


async def wake(tx: AsyncConnection, chat_id: int) -> None:
    """The person is back: what waited for them is due again, and said if it is still of use."""
    person = select(t.people.c.id).where(t.people.c.chat_id == chat_id).scalar_subquery()
    await tx.execute(
        update(reminders)
        .where(_r.person_id == person, _r.state == HELD)
        .values(state=literal_column("'planned'"), settled_at=None)
    )


async def set_aside(tx: AsyncConnection, now: datetime) -> None:
    """Whoever has waited longest cannot be served, by a fault of ours: tried again in an hour, for a day."""
    first = (
        select(_r.person_id).where(*_is_due()).order_by(_r.due_at, _r.person_id).limit(1).scalar_subquery()
    )
    theirs = (*_is_due(), _r.person_id == first)
    moments = {"now": now, "later": now + _REST, "old": now - _PATIENCE}
    is_old = _r.wanted_at < bindparam("old")
    await tx.execute(
        update(reminders).where(*theirs).values(
            due_at=bindparam("later"), put_off_at=bindparam("now"),
            state=case((is_old, State.FAILED), else_=State.PLANNED),
            settled_at=case((is_old, bindparam("now")), else_=None),
        ),
        moments,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figures:
    """`due`: should have been said by now; `missed` and `failed` since the moment asked about."""

    due: int
    missed: int
    failed: int


async def figures(tx: AsyncConnection, now: datetime, since: datetime) -> Figures:
    """What `/healthz` and `laris doctor` tell; cheap however many reminders exist."""
    due = await tx.scalar(
        select(func.count()).where(_r.state == PLANNED, _r.due_at <= bindparam("now")), {"now": now}
    )
    bad = await tx.execute(
        select(_r.state, func.count().label("count"))
        .where(_r.state.in_([literal_column("'missed'"), literal_column("'failed'")]), _r.settled_at >= since)
        .group_by(_r.state)
    )
    counted = {state: int(count) for state, count in bad.all()}
    return Figures(due or 0, counted.get(State.MISSED, 0), counted.get(State.FAILED, 0))


async def counts(tx: AsyncConnection) -> dict[str, int]:
    """How many reminders are in which state. Reads all of them: for people who look, not for a tick."""
    rows = await tx.execute(select(_r.state, func.count()).group_by(_r.state))
    return {str(state): int(count) for state, count in rows}


async def forget(tx: AsyncConnection, before: datetime, most: int = 5_000) -> int:
    """Drop up to so many rows that ended before that moment; what is planned or held stays."""
    ended = (
        select(_r.id)
        .where(_r.settled_at.is_not(None), _r.settled_at < before)
        .order_by(_r.settled_at)
        .limit(most)
        .scalar_subquery()
    )
    return (await tx.execute(delete(reminders).where(_r.id.in_(ended)))).rowcount
