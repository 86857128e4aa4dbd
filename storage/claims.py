"""Which calls may leave at this moment. All rate rules are questions to the outbox itself, so any number of
workers share one budget without talking to one another."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Subquery,
    and_,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from storage import pace
from storage import tables as t
from storage.calls import Budget, Claimed, Lane, Sequel

_CLAIM_LOCK = 0x1A815
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_MANY = 1_000_000
_ON_WAY = timedelta(seconds=3)
"""A call under way may reach Telegram at any moment; one that hangs for longer than this must not hold up others."""
_SKEW = timedelta(
    seconds=5
)  # what another worker's clock may be ahead; more than that: our clock was set back
_o = t.outbox.c
# spelt out, not bound: only then the planner can use the partial indexes
NEW: ColumnElement[str] = literal_column("'new'")
SENDING: ColumnElement[str] = literal_column("'sending'")


async def claim(
    tx: AsyncConnection, now: datetime, worker: str, lease: timedelta, slots: int, budget: Budget
) -> list[Claimed]:
    """Claim up to `slots` calls that may leave at this moment, replies before notices before bulk."""
    if tx.dialect.name == "postgresql":
        await tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CLAIM_LOCK})
    claiming = _Claiming(tx, now, budget, {"worker": worker, "until": now + lease})
    if not budget.overall:
        return await claiming.of(tuple(Lane), slots, _MANY)
    urgent = await claiming.of((Lane.ANSWER, Lane.TOUCH), slots, _MANY)
    room = int(budget.overall) - await _used(tx, now)
    replies = await claiming.of((Lane.REPLY,), slots - len(urgent), room)
    room -= sum(one.counts for one in replies)
    return [*urgent, *replies, *await claiming.of_many(slots - len(urgent) - len(replies), room)]


class _Claiming:
    """One claim: how much may leave of which lanes."""

    def __init__(self, tx: AsyncConnection, now: datetime, budget: Budget, holder: dict[str, object]) -> None:
        self._tx, self._now, self._budget = tx, now, budget
        self._asked: dict[str, object] = {**_moments(now, budget), **holder}

    async def of(self, lanes: tuple[Lane, ...], slots: int, room: int, share: int = _MANY) -> list[Claimed]:
        """The first calls of these lanes: at most so many, that count for no more than `room` messages; the last one
        may reach beyond `share`."""
        if min(slots, room, share) <= 0:
            return []
        limits = {"most": slots, "room": room, "share": share}
        rows = await self._tx.execute(_claiming(lanes, self._budget), {**self._asked, **limits})
        return sorted(map(_claimed, rows), key=lambda row: (row.lane, row.id))

    async def of_many(self, slots: int, room: int) -> list[Claimed]:
        """Notices and bulk, at their pace."""
        waiting_since = await self._tx.scalar(_WAITING_SINCE) if min(slots, room) > 0 else None
        if waiting_since is None:
            return []
        now = await pace.read(self._tx, self._now, waiting_since, self._budget)
        claimed = await self.of((Lane.NOTICE, Lane.BULK), slots, room, now.allows(self._now))
        if claimed:
            await pace.keep(self._tx, now.after(sum(one.counts for one in claimed)))
        return claimed


def _claimed(row: Any) -> Claimed:
    sequel = Sequel(*row.sequel) if row.sequel else None
    return Claimed(
        row.chat_id, row.lane, row.method, row.params, sequel,
        id=row.id, attempts=row.attempts, counts=row.weight,
    )  # fmt: skip


async def _used(tx: AsyncConnection, now: datetime) -> int:
    """How many messages left in the last second, and those that are on their way."""
    asked = {"soon": now + _SKEW, "since": now - _SECOND, "on_way_since": now - _ON_WAY}
    return int(await tx.scalar(_USED, asked) or 0)


def _moments(now: datetime, budget: Budget) -> dict[str, object]:
    rest = _SECOND / budget.per_chat if budget.per_chat else _SECOND
    paced = {
        "soon": now + _SKEW,
        "chat_since": now - rest,
        "chat_on_way_since": now - rest - _ON_WAY,
        "group_since": now - _MINUTE,
        "group_most": budget.per_group_minute,
    }
    return {"now": now, **(paced if budget.per_chat else {})}


_USED = select(func.sum(_o.weight)).where(
    _o.handled_at > bindparam("on_way_since"), _o.handled_at <= bindparam("soon"), _o.lane > Lane.TOUCH,
    or_(_o.handled_at > bindparam("since"), _o.state == SENDING),
)  # fmt: skip
_LOOKED_AT = 200
_WAITING_SINCE = select(
    func.min(
        select(_o.not_before)
        .where(_o.state == NEW, _o.lane >= literal_column(str(int(Lane.NOTICE))))
        .order_by(_o.lane, _o.id)
        .limit(_LOOKED_AT)
        .subquery()
        .c.not_before
    )
)


@lru_cache
def _claiming(lanes: tuple[Lane, ...], budget: Budget) -> ReturningUpdate[Any]:
    """Parameters: those of `_moments`, and `worker`, `until`, `most`, `room`, `share`. Built once per kind: building
    a statement costs more than running it."""
    heads = (
        select(_o.id, _o.lane, _o.weight)
        .where(_o.state == NEW, _is_due(_o), _o.lane.in_(lanes), ~_has_earlier(), ~_is_paused())
        .where(*(_chat_has_rested() if budget.per_chat else ()))
        .order_by(_o.lane, _o.id)
        .limit(bindparam("most"))
        .subquery()
    )
    return (
        update(t.outbox)
        .where(_o.id.in_(_fitting(heads) if budget.overall else select(heads.c.id)))
        .values(
            state="sending",
            claimed_by=bindparam("worker"),
            claimed_until=bindparam("until"),
            handled_at=bindparam("now"),
        )
        .returning(_o.chat_id, _o.lane, _o.method, _o.params, _o.id, _o.attempts, _o.sequel, _o.weight)
    )


def _fitting(heads: Subquery) -> Select[int]:
    """The first of these as far as there is room."""
    total = func.sum(heads.c.weight).over(order_by=(heads.c.lane, heads.c.id)).label("total")
    counted = select(heads.c.id, heads.c.weight, total).subquery()
    fits = (
        counted.c.total <= bindparam("room", type_=BigInteger),
        counted.c.total - counted.c.weight < bindparam("share", type_=BigInteger),
    )
    return select(counted.c.id).where(*fits)


def _is_due(row: Any) -> ColumnElement[bool]:
    """Only a call that was tried before waits for a moment: a clock set back must not hold up first tries."""
    return or_(row.attempts == 0, row.not_before <= bindparam("now"))


def _has_earlier() -> ColumnElement[bool]:
    earlier = t.outbox.alias("earlier")
    return exists().where(
        earlier.c.chat_id == _o.chat_id,
        earlier.c.lane == _o.lane,
        earlier.c.id < _o.id,
        earlier.c.state.in_([NEW, SENDING]),
    )


def _is_paused() -> ColumnElement[bool]:
    return exists().where(t.flood_wait.c.until > bindparam("now"))


def _chat_has_rested() -> list[ColumnElement[bool]]:
    recent = t.outbox.alias("recent")
    same = and_(
        recent.c.chat_id == _o.chat_id, recent.c.lane > Lane.TOUCH, recent.c.handled_at <= bindparam("soon")
    )
    just_now = exists().where(
        same, recent.c.handled_at > bindparam("chat_on_way_since"),
        or_(recent.c.handled_at > bindparam("chat_since"), recent.c.state == SENDING),
    )  # fmt: skip
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
        urgent.c.state == NEW,
        _is_due(urgent.c),
    )
    return [
        ~goes_first,
        or_(_o.lane <= Lane.TOUCH, ~just_now),
        or_(_o.lane <= Lane.TOUCH, _o.chat_id > 0, last_minute < bindparam("group_most")),
    ]
