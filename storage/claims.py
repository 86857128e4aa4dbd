"""Which calls may leave at this moment. All rate rules are questions to the outbox itself, so any number of
workers share one budget without talking to one another."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, literal_column, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningUpdate

from storage import tables as t
from storage.calls import Budget, Claimed, Lane, Sequel

_CLAIM_LOCK = 0x1A815
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_SKEW = timedelta(
    seconds=5
)  # what another worker's clock may be ahead; more than that: our clock was set back
_MANY = 1_000_000
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
    claimed: list[Claimed] = []
    for lanes, room, share in await _rooms(tx, now, budget):
        limit = min(slots - len(claimed), room - sum(one.lane > Lane.TOUCH for one in claimed), share)
        if limit > 0:
            holder = {"worker": worker, "until": now + lease}
            rows = await tx.execute(
                _claiming(lanes, budget), {**_moments(now, budget), **holder, "most": limit}
            )
            claimed += sorted(map(_claimed, rows), key=lambda row: (row.lane, row.id))
    return claimed


def _claimed(row: Any) -> Claimed:
    sequel = Sequel(*row.sequel) if row.sequel else None
    return Claimed(row.chat_id, row.lane, row.method, row.params, sequel, id=row.id, attempts=row.attempts)


async def _rooms(
    tx: AsyncConnection, now: datetime, budget: Budget
) -> list[tuple[tuple[Lane, ...], int, int]]:
    """Lanes, how many messages may leave now in all, and how many of them from these lanes, given what left
    in the last second."""
    if not budget.overall:
        return [(tuple(Lane), _MANY, _MANY)]
    used, used_by_many = (await tx.execute(_USED, {"soon": now + _SKEW, "since": now - _SECOND})).one()
    room = int(budget.overall) - used
    many = max(1, int(budget.overall * budget.bulk_share)) - used_by_many
    return [
        ((Lane.ANSWER, Lane.TOUCH), _MANY, _MANY),
        ((Lane.REPLY,), room, room),
        ((Lane.NOTICE, Lane.BULK), room, many),
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


_USED = select(func.count(), func.count().filter(_o.lane >= Lane.NOTICE)).where(
    _o.handled_at > bindparam("since"), _o.handled_at <= bindparam("soon"), _o.lane > Lane.TOUCH
)


@lru_cache
def _claiming(lanes: tuple[Lane, ...], budget: Budget) -> ReturningUpdate[Any]:
    """Parameters: those of `_moments`, and `worker`, `until`, `most`. Built once per kind: building a
    statement costs more than running it."""
    heads = (
        select(_o.id)
        .where(_o.state == NEW, _is_due(_o), _o.lane.in_(lanes), ~_has_earlier(), ~_is_paused())
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
        .returning(_o.chat_id, _o.lane, _o.method, _o.params, _o.id, _o.attempts, _o.sequel)
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
        earlier.c.state.in_([NEW, SENDING]),
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
        urgent.c.state == NEW,
        _is_due(urgent.c),
    )
    return [
        ~goes_first,
        or_(_o.lane <= Lane.TOUCH, ~just_now),
        or_(_o.lane <= Lane.TOUCH, _o.chat_id > 0, last_minute < bindparam("group_most")),
    ]
