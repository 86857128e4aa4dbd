"""What was told at one time and confirmed with one tap: a delivery, a visit with its payment, a kontra bon.

A record holds one or several entries of the book; photos are attached to it, and it is undone as a whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables_consignment as t

_r = t.records.c
UNDOING = "undo"
"""The kind of a record that undoes another one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of a record as people read it: `what` a word such as "delivered", pieces, whole rupiah."""

    what: str
    product: int | None = None
    pieces: int | None = None
    rupiah: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """`key`: of the confirmed dialog, so that it counts once. `on`: the day it happened; `at`: UTC, when it was told.

    `photos`: how many pictures are attached."""

    outlet: int
    key: str
    kind: str
    told: tuple[Piece, ...]
    actor: int
    on: date
    at: datetime
    undone_at: datetime | None = None
    photos: int = 0
    id: int | None = None


class Records:
    """Records of producers; somebody else's is never found."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, producer_id: int, record: Record) -> int:
        """The new record's number."""
        values = {
            "producer_id": producer_id, "outlet_id": record.outlet, "key": record.key, "kind": record.kind,
            "told": [_bare(piece) for piece in record.told], "actor_id": record.actor,
            "happened_on": record.on, "recorded_at": record.at,
        }  # fmt: skip
        return int(await self._tx.scalar(insert(t.records).values(**values).returning(_r.id)) or 0)

    async def find(self, producer_id: int, record_id: int) -> Record | None:
        """A record of this producer."""
        return next(iter(await self._where(producer_id, _r.id == record_id, limit=1)), None)

    async def with_key(self, producer_id: int, key: str) -> Record | None:
        """What a confirmed dialog has recorded already."""
        return next(iter(await self._where(producer_id, _r.key == key, limit=1)), None)

    async def last(self, producer_id: int) -> Record | None:
        """The newest record that stands, of those that the producer told: what a shop said is not theirs to undo."""
        stands = (_r.undone_at.is_(None), _r.kind != UNDOING, _r.actor_id == producer_id)
        return next(iter(await self._where(producer_id, *stands, limit=1)), None)

    async def of_outlet(
        self, producer_id: int, outlet_id: int, limit: int, before: int | None = None
    ) -> tuple[Record, ...]:
        """Records with one shop, the newest first; `before`: only those older than this number."""
        older = () if before is None else (_r.id < before,)
        return await self._where(producer_id, _r.outlet_id == outlet_id, *older, limit=limit)

    async def alike(self, producer_id: int, record: Record) -> Record | None:
        """A record that stands and tells just the same of the same day: perhaps this is told twice."""
        same = (_r.outlet_id == record.outlet, _r.kind == record.kind, _r.happened_on == record.on)
        found = await self._where(producer_id, *same, _r.undone_at.is_(None), limit=20)
        return next((one for one in found if one.told == record.told and one.key != record.key), None)

    async def mark_undone(self, producer_id: int, record_id: int, at: datetime) -> None:
        """Its entries were reversed; it stays to be seen."""
        mine = (_r.producer_id == producer_id, _r.id == record_id)
        await self._tx.execute(update(t.records).where(*mine).values(undone_at=at))

    async def of_entry(self, producer_id: int, outlet_id: int, key: str) -> Record | None:
        """The record that wrote the entry with this key."""
        e = t.entries.c
        mine = (e.producer_id == producer_id, e.outlet_id == outlet_id, e.key == key)
        record_id = await self._tx.scalar(select(e.record_id).where(*mine))
        return None if record_id is None else await self.find(producer_id, record_id)

    async def entry_keys(self, record_id: int) -> tuple[str, ...]:
        """The keys of its entries in the book, in the order recorded."""
        e = t.entries.c
        return tuple(await self._tx.scalars(select(e.key).where(e.record_id == record_id).order_by(e.id)))

    async def attach(self, record_id: int, file_id: str, at: datetime) -> bool:
        """Keep a photo with a record; False when it is there already."""
        p = t.photos.c
        same = (p.record_id == record_id, p.file_id == file_id)
        if await self._tx.scalar(select(p.id).where(*same)) is not None:
            return False
        await self._tx.execute(insert(t.photos).values(record_id=record_id, file_id=file_id, added_at=at))
        return True

    async def photos(self, record_id: int) -> tuple[str, ...]:
        """File ids, in the order they came."""
        p = t.photos.c
        return tuple(await self._tx.scalars(select(p.file_id).where(p.record_id == record_id).order_by(p.id)))

    async def _where(
        self, producer_id: int, *conditions: ColumnElement[bool], limit: int
    ) -> tuple[Record, ...]:
        attached = select(func.count()).where(t.photos.c.record_id == _r.id).scalar_subquery()
        rows = await self._tx.execute(
            select(t.records, attached.label("attached"))
            .where(_r.producer_id == producer_id, *conditions)
            .order_by(_r.id.desc())
            .limit(limit)
        )
        return tuple(_record(row) for row in rows)


def _bare(piece: Piece) -> dict[str, Any]:
    return {name: value for name, value in asdict(piece).items() if value is not None}


def _record(row: Row[Any]) -> Record:
    told: Sequence[Mapping[str, Any]] = row.told
    return Record(
        outlet=row.outlet_id, key=row.key, kind=row.kind, told=tuple(Piece(**piece) for piece in told),
        actor=row.actor_id, on=row.happened_on, at=row.recorded_at, undone_at=row.undone_at,
        photos=row.attached, id=row.id,
    )  # fmt: skip
