"""Everybody an announcement was meant for, one row each: for the report of those who may see it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.tables_announcements import recipients

_r, _p = recipients.c, t.producers.c


async def rows(tx: AsyncConnection, number: int) -> Sequence[Mapping[str, Any]]:
    """By place and name; whoever has left since is a row without a name."""
    asked = (
        select(
            _p.name,
            _p.business,
            _p.area,
            _p.phone,
            _r.state,
            _r.fix,
            _r.ended_at,
            _r.read_at,
            _r.answer,
            _r.carried_at,
        )
        .select_from(recipients.outerjoin(t.producers, _p.person_id == _r.person_id))
        .where(_r.announcement_id == number)
        .order_by(_p.area, _p.name, _r.person_id)
    )
    return [dict(row._mapping) for row in await tx.execute(asked)]


async def note_looked_at(tx: AsyncConnection, number: int, by: int, now: datetime) -> None:
    """One line in the audit log for each recipient, by the database itself: they may be sixty thousand."""
    a = t.audit_log.c
    about = select(
        literal(now, a.at.type), literal(by), _r.person_id, literal("announcement report"),
        literal({"announcement": number}, a.detail.type),
    ).where(_r.announcement_id == number, _r.person_id != by)  # fmt: skip
    noted = insert(t.audit_log).from_select(["at", "actor_id", "subject_id", "action", "detail"], about)
    await tx.execute(noted)
