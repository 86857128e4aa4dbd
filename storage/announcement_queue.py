"""Copies that wait in the outbox: how many they are, and how they are taken back. Knows the two tables alone."""

from sqlalchemy import ColumnElement, delete, func, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.calls import COPY, Lane
from storage.tables_announcements import announcements, recipients

_a, _r, _o = announcements.c, recipients.c, t.outbox.c
_QUEUED: ColumnElement[str] = literal_column("'new'")
_BULK = int(Lane.BULK)


async def waiting(tx: AsyncConnection, most: int) -> int:
    """How many copies wait in the outbox, counted up to `most`."""
    queued = select(_o.id).where(_o.state == _QUEUED, _o.lane == literal_column(str(_BULK))).limit(most)
    return await tx.scalar(select(func.count()).select_from(queued.subquery())) or 0


async def take_back(tx: AsyncConnection, number: int) -> None:
    """What waits in the outbox and has not left is waiting with its recipient again."""
    not_left = (_o.announcement_id == number, _o.state == _QUEUED)
    theirs = select(_o.person_id).where(*not_left, _o.person_id.is_not(None))
    copies = theirs.where(_o.method == COPY)
    fixes = theirs.where(_o.method != COPY)
    own = _r.announcement_id == number
    await tx.execute(update(recipients).where(own, _r.person_id.in_(copies)).values(state="waiting"))
    await tx.execute(update(recipients).where(own, _r.person_id.in_(fixes)).values(fix=None))
    await tx.execute(delete(t.outbox).where(*not_left))
    await tx.execute(update(announcements).where(_a.id == number).values(fed_after=0))
