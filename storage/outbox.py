"""What is to be sent, kept until Telegram has accepted it.

Messages of one chat and lane leave in order: only the oldest open one may be claimed (`storage.claims`).
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, func, insert, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.calls import REPEATED, Budget, Call, Claimed, Lane, Result, Sequel
from storage.claims import NEW, SENDING, claim
from storage.insertion import insert_into

__all__ = [
    "Budget", "Call", "Claimed", "Lane", "Result", "Sequel",
    "add", "add_numbered", "claim", "count", "forget", "next_due", "pause_all", "record", "release", "renew", "waiting_notices",
]  # fmt: skip

_o = t.outbox.c


async def add(tx: AsyncConnection, calls: Sequence[Call], now: datetime) -> None:
    """Owe these calls from now on, in this order within each chat and lane."""
    if calls:
        await tx.execute(_ADD, _rows(calls, now))


async def add_numbered(tx: AsyncConnection, calls: Sequence[Call], now: datetime) -> list[int]:
    """The same, for whoever must find these calls again: their ids, in the same order."""
    if not calls:
        return []
    added = insert(t.outbox).returning(_o.id, sort_by_parameter_order=True)
    return list((await tx.scalars(added, _rows(calls, now))).all())


def _rows(calls: Sequence[Call], now: datetime) -> list[dict[str, object]]:
    return [
        {"chat_id": c.chat_id, "lane": c.lane, "method": c.method, "params": c.params, "state": "new",
         "not_before": now, "weight": c.weight, "sequel": [c.sequel.name, c.sequel.about] if c.sequel else None}
        for c in calls
    ]  # fmt: skip


async def waiting_notices(tx: AsyncConnection, most: int, tries: int) -> tuple[int, int]:
    """How many notices wait (counted up to `most`), and how many of them failed at least `tries` times."""
    waiting = (
        select(_o.attempts)
        .where(_o.state == NEW, _o.lane == literal_column(str(int(Lane.NOTICE))))
        .limit(most)
        .subquery()
    )
    counted = select(func.count(), func.count().filter(waiting.c.attempts >= tries)).select_from(waiting)
    row = (await tx.execute(counted)).one()
    return row[0], row[1]


async def record(tx: AsyncConnection, results: Sequence[Result], now: datetime) -> None:
    """Write down how claimed calls ended; the text of a message that has left is not kept."""
    if not results:
        return
    again = [r for r in results if r.state == "new"]
    ended = [r for r in results if r.state != "new"]
    if ended:
        await tx.execute(
            _ENDED,
            [
                {
                    "b_id": r.id,
                    "b_state": r.state,
                    "b_message": r.message_id,
                    "b_error": r.error,
                    "b_now": r.ended_at or now,
                }
                for r in ended
            ],
        )
    if again:
        await tx.execute(
            _AGAIN,
            [
                {"b_id": r.id, "b_not_before": r.not_before, "b_error": r.error, "b_now": r.ended_at or now}
                for r in again
            ],
        )


# built once: building a statement costs more than running it
_ADD = insert(t.outbox)
_ENDED = (
    update(t.outbox)
    .where(_o.id == bindparam("b_id"))
    .values(
        state=bindparam("b_state"),
        telegram_message_id=bindparam("b_message"),
        error=bindparam("b_error"),
        handled_at=bindparam("b_now"),
        params={},
        sequel=None,
    )
)
_AGAIN = (
    update(t.outbox)
    .where(_o.id == bindparam("b_id"), _o.state == SENDING)
    .values(
        state="new",
        attempts=_o.attempts + 1,
        not_before=bindparam("b_not_before"),
        error=bindparam("b_error"),
        handled_at=bindparam("b_now"),
    )
)
_NEXT_DUE = select(func.min(_o.not_before)).where(_o.state == NEW)


async def pause_all(tx: AsyncConnection, until: datetime) -> None:
    """Telegram asked the whole bot to wait: one stored deadline for every worker."""
    await tx.execute(
        insert_into(tx.dialect.name, t.flood_wait)
        .values(id=1, until=until)
        .on_conflict_do_update(
            index_elements=["id"], set_={"until": until}, where=t.flood_wait.c.until < until
        )
    )


async def renew(tx: AsyncConnection, ids: Sequence[int], until: datetime) -> None:
    """A living worker still holds these calls: nobody else may take them before that moment."""
    held = and_(_o.id.in_(ids), _o.state == SENDING)
    await tx.execute(update(t.outbox).where(held).values(claimed_until=until))


async def release(tx: AsyncConnection, now: datetime, *, everything: bool = False) -> int:
    """Free what a dead worker held: replies are repeated; bulk in doubt becomes `unknown` and is reported.

    `everything`: no other worker can be alive (one process, one SQLite file), so leases need not run out.
    """
    held = _o.state == SENDING if everything else and_(_o.state == SENDING, _o.claimed_until < now)
    is_bulk = and_(_o.lane == Lane.BULK, _o.method.not_in(REPEATED))
    in_doubt = await tx.execute(
        update(t.outbox).where(held, is_bulk).values(state="unknown", error="in doubt")
    )
    freed = await tx.execute(update(t.outbox).where(held, ~is_bulk).values(state="new"))
    return int(freed.rowcount + in_doubt.rowcount)


async def next_due(tx: AsyncConnection) -> datetime | None:
    """When the next waiting call may leave at the earliest; None when nothing waits."""
    due: datetime | None = await tx.scalar(_NEXT_DUE)
    return due


async def count(tx: AsyncConnection, state: str) -> int:
    """How many calls are `new`, `sending`, `sent`, `failed` or `unknown`."""
    return await tx.scalar(select(func.count()).where(_o.state == state)) or 0


async def forget(tx: AsyncConnection, before: datetime) -> int:
    """Drop rows about ordinary replies that ended before that moment."""
    old = and_(_o.state.in_(["sent", "failed"]), _o.lane < Lane.BULK, _o.handled_at < before)
    return (await tx.execute(delete(t.outbox).where(old))).rowcount
