"""What people said and did, kept from the moment Telegram hands it over until it is answered.

An update is one row; the unique `dedupe_key` makes a redelivered one a no-op. Items of a chat form a lane:
only the oldest open one may be taken, and the row lock of that one is the lane's lock.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.insertion import insert_into
from storage.people import Person, person_columns, person_of

# spelt out, not bound: only then the planner can use the partial index
_NEW: ColumnElement[str] = literal_column("'new'")
TRIES = 3
_RETRY = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Received:
    """One thing to be stored: `dedupe_key` says when two are the same, `payload` is its JSON text."""

    dedupe_key: str
    chat_id: int
    payload: str


@dataclass(frozen=True, slots=True)
class Item:
    """The oldest open item of a lane, with the person and the half-filled form of that chat, if any.
    `has_next`: more of that lane is waiting behind it."""

    id: int
    chat_id: int
    payload: str
    attempts: int
    has_next: bool
    person: Person | None
    dialog: dict[str, object] | None


@cache  # building a statement costs more than running it, here and below
def _storing(dialect: str) -> Any:
    return insert_into(dialect, t.inbox).on_conflict_do_nothing(index_elements=["dedupe_key"])


async def store(tx: AsyncConnection, batch: Sequence[Received], now: datetime) -> None:
    """Store a whole batch at once; what was stored before stays as it is."""
    rows = [
        {"dedupe_key": r.dedupe_key, "chat_id": r.chat_id, "payload": r.payload, "state": "new",
         "not_before": now, "received_at": now}
        for r in batch
    ]  # fmt: skip
    if tx.dialect.name == "postgresql":
        await tx.execute(_DOORS, {"lanes": sorted({r.chat_id for r in batch})})
    if rows:
        await tx.execute(_storing(tx.dialect.name), rows)


# Two doors that store for one chat at the same moment do so one after the other. Otherwise the row with the lower
# number could become visible last, and be worked on beside the higher one.
_DOORS = text(
    "SELECT pg_advisory_xact_lock(:key, hashint8(lane)) FROM unnest(CAST(:lanes AS bigint[])) AS lane"
).bindparams(key=0x1A818)


def _heads() -> Select[Any]:
    """Parameters: those of `claim`.

    A failing item waits for `_RETRY` at most; what lies further ahead was stored before the clock was set back.
    """
    earlier = t.inbox.alias("earlier")
    is_head = ~exists().where(
        earlier.c.chat_id == t.inbox.c.chat_id, earlier.c.state == _NEW, earlier.c.id < t.inbox.c.id
    )
    waits = t.inbox.c.not_before.between(bindparam("now_on"), bindparam("retry_at"))
    later = t.inbox.alias("later")
    has_next = exists().where(
        later.c.chat_id == t.inbox.c.chat_id, later.c.state == _NEW, later.c.id > t.inbox.c.id
    )
    return (
        select(t.inbox.c.id, t.inbox.c.chat_id, t.inbox.c.payload, t.inbox.c.attempts)
        .add_columns(*person_columns(), t.dialogs.c.state.label("dialog"), has_next.label("has_next"))
        .select_from(
            t.inbox.outerjoin(t.people, t.people.c.chat_id == t.inbox.c.chat_id).outerjoin(
                t.dialogs, t.dialogs.c.chat_id == t.inbox.c.chat_id
            )
        )
        .where(t.inbox.c.state == _NEW, ~waits, is_head)
        .order_by(t.inbox.c.id)
        .limit(bindparam("most"))
        .with_for_update(of=t.inbox, skip_locked=True)
    )


_HEADS = _heads()


async def claim(tx: AsyncConnection, now: datetime, most: int = 1) -> list[Item]:
    """Take the oldest open item of up to `most` lanes that nobody has in hand; free again when `tx` ends."""
    rows = await tx.execute(
        _HEADS, {"now_on": now + timedelta(microseconds=1), "retry_at": now + _RETRY, "most": most}
    )
    return [
        Item(r.id, r.chat_id, r.payload, r.attempts, bool(r.has_next), person_of(r), r.dialog) for r in rows
    ]


async def finish(tx: AsyncConnection, item_ids: Sequence[int], now: datetime) -> None:
    """They are answered; what was said is not kept any longer than that."""
    if item_ids:
        await tx.execute(_FINISH, [{"b_id": item_id, "b_now": now} for item_id in item_ids])


_FINISH = (
    update(t.inbox)
    .where(t.inbox.c.id == bindparam("b_id"))
    .values(state="done", finished_at=bindparam("b_now"), payload="")
)


async def record_failure(tx: AsyncConnection, item_id: int, error: str, now: datetime) -> bool:
    """Count a failed try; after the third one the item is parked. Returns whether it is parked now."""
    attempts = await tx.scalar(
        update(t.inbox)
        .where(t.inbox.c.id == item_id, t.inbox.c.state == _NEW)
        .values(attempts=t.inbox.c.attempts + 1, error=error[:80], not_before=now + _RETRY)
        .returning(t.inbox.c.attempts)
    )
    parked = attempts is not None and attempts >= TRIES
    if parked:
        await tx.execute(
            update(t.inbox).where(t.inbox.c.id == item_id).values(state="parked", finished_at=now)
        )
    return parked


async def count(tx: AsyncConnection, state: str) -> int:
    """How many items are `new`, `done` or `parked`."""
    return await tx.scalar(select(func.count()).where(t.inbox.c.state == state)) or 0


async def forget(tx: AsyncConnection, before: datetime) -> int:
    """Drop items answered before that moment; parked ones stay until somebody has looked at them."""
    old = and_(t.inbox.c.state == "done", t.inbox.c.finished_at < before)
    return (await tx.execute(delete(t.inbox).where(old))).rowcount
