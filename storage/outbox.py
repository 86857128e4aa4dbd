"""What is to be sent, kept until Telegram has accepted it.

Messages of one chat and lane leave in order: only the oldest open one may be claimed. All rate rules are
questions to this table, so any number of workers share one budget without talking to one another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert as insert_postgres
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from storage import tables as t

_CLAIM_LOCK = 0x1A815
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_SKEW = timedelta(
    seconds=5
)  # what another worker's clock may be ahead; more than that: our clock was set back
_MANY = 1_000_000
_o = t.outbox.c
_NEW: ColumnElement[str] = literal_column(
    "'new'"
)  # spelt out, not bound: only then the planner can use the partial indexes
_SENDING: ColumnElement[str] = literal_column("'sending'")


class Lane(IntEnum):
    """Lower goes first. `TOUCH` (answers to taps, edits) is not a message and is not counted as one."""

    TOUCH = 0
    REPLY = 1
    NOTICE = 2
    BULK = 3


@dataclass(frozen=True, slots=True)
class Call:
    """A Bot API call that is owed to a chat."""

    chat_id: int
    lane: Lane
    method: str
    params: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claimed(Call):
    """A call that this worker holds until it reports a `Result` or its lease ends."""

    id: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Result:
    """How a try ended. `state`: `sent`, `failed`, `unknown`, or `new` (again at `not_before`)."""

    id: int
    state: str
    not_before: datetime
    message_id: int | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """Telegram's limits. Messages per second in all and per chat (0: no limit), per minute in a group;
    bulk may use `bulk_share` of the first figure. Source: core.telegram.org/bots/faq, read 2026-11."""

    overall: float = 30
    per_chat: float = 1
    per_group_minute: int = 20
    bulk_share: float = 0.8


async def add(tx: AsyncConnection, calls: Sequence[Call], now: datetime) -> None:
    rows = [
        {"chat_id": c.chat_id, "lane": c.lane, "method": c.method, "params": c.params, "state": "new",
         "not_before": now}
        for c in calls
    ]  # fmt: skip
    if rows:
        await tx.execute(insert(t.outbox), rows)


async def claim(
    tx: AsyncConnection, now: datetime, worker: str, lease: timedelta, slots: int, budget: Budget
) -> list[Claimed]:
    """Claim up to `slots` calls that may leave at this moment, replies before notices before bulk."""
    if tx.dialect.name == "postgresql":
        await tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CLAIM_LOCK})
    claimed: list[Claimed] = []
    for lanes, room, share in await _rooms(tx, now, budget):
        limit = min(slots - len(claimed), room - sum(one.lane > Lane.TOUCH for one in claimed), share)
        if limit > 0:
            holder = {"worker": worker, "until": now + lease}
            rows = await tx.execute(
                _claiming(lanes, budget), {**_moments(now, budget), **holder, "most": limit}
            )
            claimed += sorted((Claimed(*row) for row in rows), key=lambda row: (row.lane, row.id))
    return claimed


async def _rooms(
    tx: AsyncConnection, now: datetime, budget: Budget
) -> list[tuple[tuple[Lane, ...], int, int]]:
    """Lanes, how many messages may leave now in all, and how many of them from these lanes, given what left
    in the last second."""
    if not budget.overall:
        return [(tuple(Lane), _MANY, _MANY)]
    used, used_by_bulk = (await tx.execute(_USED, {"soon": now + _SKEW, "since": now - _SECOND})).one()
    room = int(budget.overall) - used
    bulk = max(1, int(budget.overall * budget.bulk_share)) - used_by_bulk
    return [
        ((Lane.TOUCH,), _MANY, _MANY),
        ((Lane.REPLY, Lane.NOTICE), room, room),
        ((Lane.BULK,), room, bulk),
    ]


def _moments(now: datetime, budget: Budget) -> dict[str, object]:
    rest = _SECOND / budget.per_chat if budget.per_chat else _SECOND
    paced = {
        "soon": now + _SKEW,
        "chat_since": now - rest,
        "group_since": now - _MINUTE,
        "group_most": budget.per_group_minute,
    }
    return {"now": now, **(paced if budget.per_chat else {})}


_USED = select(func.count(), func.count().filter(_o.lane == Lane.BULK)).where(
    _o.handled_at > bindparam("since"), _o.handled_at <= bindparam("soon"), _o.lane > Lane.TOUCH
)


@lru_cache
def _claiming(lanes: tuple[Lane, ...], budget: Budget) -> ReturningUpdate[Any]:
    """Parameters: those of `_moments`, and `worker`, `until`, `most`. Built once per kind: building a
    statement costs more than running it."""
    heads = (
        select(_o.id)
        .where(_o.state == _NEW, _is_due(_o), _o.lane.in_(lanes), ~_has_earlier(), ~_is_paused())
        .where(*(_chat_has_rested() if budget.per_chat else ()))
        .order_by(_o.lane, _o.id)
        .limit(bindparam("most"))
    )
    return (
        update(t.outbox)
        .where(_o.id.in_(heads.scalar_subquery()))
        .values(
            state="sending",
            claimed_by=bindparam("worker"),
            claimed_until=bindparam("until"),
            handled_at=bindparam("now"),
        )
        .returning(_o.chat_id, _o.lane, _o.method, _o.params, _o.id, _o.attempts)
    )


def _is_due(row: Any) -> ColumnElement[bool]:
    """Only a call that was tried before waits for a moment: a clock set back must not hold up first tries."""
    return or_(row.attempts == 0, row.not_before <= bindparam("now"))


def _has_earlier() -> ColumnElement[bool]:
    earlier = t.outbox.alias("earlier")
    return exists().where(
        earlier.c.chat_id == _o.chat_id,
        earlier.c.lane == _o.lane,
        earlier.c.id < _o.id,
        earlier.c.state.in_([_NEW, _SENDING]),
    )


def _is_paused() -> ColumnElement[bool]:
    return exists().where(t.flood_wait.c.until > bindparam("now"))


def _chat_has_rested() -> list[ColumnElement[bool]]:
    recent = t.outbox.alias("recent")
    same = and_(
        recent.c.chat_id == _o.chat_id, recent.c.lane > Lane.TOUCH, recent.c.handled_at <= bindparam("soon")
    )
    just_now = exists().where(same, recent.c.handled_at > bindparam("chat_since"))
    last_minute = (
        select(func.count())
        .where(same, recent.c.handled_at > bindparam("group_since"))
        .correlate(t.outbox)
        .scalar_subquery()
    )
    urgent = t.outbox.alias("urgent")
    goes_first = exists().where(
        urgent.c.chat_id == _o.chat_id,
        urgent.c.lane.between(Lane.REPLY, _o.lane - 1),
        urgent.c.state == _NEW,
        _is_due(urgent.c),
    )
    return [
        ~goes_first,
        or_(_o.lane == Lane.TOUCH, ~just_now),
        or_(_o.lane == Lane.TOUCH, _o.chat_id > 0, last_minute < bindparam("group_most")),
    ]


async def record(tx: AsyncConnection, results: Sequence[Result], now: datetime) -> None:
    """Write down how claimed calls ended; the text of a message that has left is not kept."""
    if not results:
        return
    again = [r for r in results if r.state == "new"]
    ended = [r for r in results if r.state != "new"]
    if ended:
        await tx.execute(
            update(t.outbox)
            .where(_o.id == bindparam("b_id"))
            .values(state=bindparam("b_state"), telegram_message_id=bindparam("b_message"),
                    error=bindparam("b_error"), handled_at=now, params={}),
            [{"b_id": r.id, "b_state": r.state, "b_message": r.message_id, "b_error": r.error} for r in ended],
        )  # fmt: skip
    if again:
        await tx.execute(
            update(t.outbox)
            .where(_o.id == bindparam("b_id"), _o.state == _SENDING)
            .values(state="new", attempts=_o.attempts + 1, not_before=bindparam("b_not_before"),
                    error=bindparam("b_error"), handled_at=now),
            [{"b_id": r.id, "b_not_before": r.not_before, "b_error": r.error} for r in again],
        )  # fmt: skip


async def pause_all(tx: AsyncConnection, until: datetime) -> None:
    """Telegram asked the whole bot to wait: one stored deadline for every worker."""
    insert_or_update = insert_sqlite if tx.dialect.name == "sqlite" else insert_postgres
    await tx.execute(
        insert_or_update(t.flood_wait)
        .values(id=1, until=until)
        .on_conflict_do_update(
            index_elements=["id"], set_={"until": until}, where=t.flood_wait.c.until < until
        )
    )


async def renew(tx: AsyncConnection, ids: Sequence[int], until: datetime) -> None:
    """A living worker still holds these calls: nobody else may take them before that moment."""
    held = and_(_o.id.in_(ids), _o.state == "sending")
    await tx.execute(update(t.outbox).where(held).values(claimed_until=until))


async def release(tx: AsyncConnection, now: datetime, *, everything: bool = False) -> int:
    """Free what a dead worker held: replies are repeated; bulk in doubt becomes `unknown` and is reported.

    `everything`: no other worker can be alive (one process, one SQLite file), so leases need not run out.
    """
    held = _o.state == _SENDING if everything else and_(_o.state == _SENDING, _o.claimed_until < now)
    in_doubt = await tx.execute(
        update(t.outbox).where(held, _o.lane == Lane.BULK).values(state="unknown", error="in doubt")
    )
    freed = await tx.execute(update(t.outbox).where(held, _o.lane != Lane.BULK).values(state="new"))
    return int(freed.rowcount + in_doubt.rowcount)


async def next_due(tx: AsyncConnection) -> datetime | None:
    """When the next waiting call may leave at the earliest; None when nothing waits."""
    due: datetime | None = await tx.scalar(select(func.min(_o.not_before)).where(_o.state == _NEW))
    return due


async def count(tx: AsyncConnection, state: str) -> int:
    return await tx.scalar(select(func.count()).where(_o.state == state)) or 0


async def forget(tx: AsyncConnection, before: datetime) -> int:
    """Drop rows about ordinary replies that ended before that moment."""
    old = and_(_o.state.in_(["sent", "failed"]), _o.lane < Lane.BULK, _o.handled_at < before)
    return (await tx.execute(delete(t.outbox).where(old))).rowcount
