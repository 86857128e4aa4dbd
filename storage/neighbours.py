"""Producers whom a coordinator registered, because they have no smartphone. Only that coordinator is asked about them
here; once the owner has come, nothing but initials is left to be seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.area_rule import lies_within
from storage.tables_roles import neighbours

_n = neighbours.c
_p = t.producers.c
_JOIN = neighbours.join(t.producers, _p.person_id == _n.person_id)
_COLUMNS = (
    _n.person_id, _n.coordinator_id, _n.registered_at, _p.name, _p.honorific, _p.business, _p.area, _p.phone,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A record whose owner has not come yet. `area`: code of the desa; `phone`: E.164, None when they have none."""

    person_id: int
    coordinator_id: int
    registered_at: datetime
    name: str
    honorific: str | None
    business: str
    area: str
    phone: str | None


class Neighbours:
    """Records that a coordinator keeps for others."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, person_id: int, coordinator_id: int, now: datetime) -> None:
        """This coordinator registered that producer."""
        row = {"person_id": person_id, "coordinator_id": coordinator_id, "registered_at": now}
        await self._tx.execute(insert(neighbours).values(**row))

    async def in_care(
        self, coordinator_id: int, prefixes: tuple[str, ...], said: str, first: int, most: int
    ) -> tuple[Neighbour, ...]:
        """Whom this coordinator registered in these areas and whose owner has not come yet, by name; those only whose
        name or business holds what was said."""
        rows = await self._tx.execute(
            _joined()
            .where(*_in_care(coordinator_id, prefixes), _named(said))
            .order_by(func.lower(_p.name), _n.person_id)
            .offset(first)
            .limit(most)
        )
        return tuple(_neighbour(row) for row in rows)

    async def count(self, coordinator_id: int, prefixes: tuple[str, ...], said: str = "") -> int:
        """How many those are."""
        counted = select(func.count()).select_from(_JOIN).where(*_in_care(coordinator_id, prefixes))
        return await self._tx.scalar(counted.where(_named(said))) or 0

    async def come(self, coordinator_id: int, most: int) -> tuple[int, tuple[str, ...]]:
        """How many of those whom this coordinator registered keep their record themselves now, and the initials of those
        who came last."""
        theirs = (_n.coordinator_id == coordinator_id, _n.claimed_at.is_not(None))
        count = await self._tx.scalar(select(func.count()).select_from(neighbours).where(*theirs))
        last = select(_n.initials).where(*theirs).order_by(_n.claimed_at.desc()).limit(most)
        return count or 0, tuple(initials or "" for (initials,) in await self._tx.execute(last))

    async def find(self, coordinator_id: int, prefixes: tuple[str, ...], person_id: int) -> Neighbour | None:
        """One who is still in this coordinator's care; another coordinator's, or somebody who has come, is not found."""
        theirs = (*_in_care(coordinator_id, prefixes), _n.person_id == person_id)
        row = (await self._tx.execute(_joined().where(*theirs))).first()
        return None if row is None else _neighbour(row)

    async def carriers(self, people: Sequence[int]) -> dict[int, int]:
        """For each of these whose owner has not come yet, who registered them. One statement."""
        open_ = (_n.claimed_at.is_(None), _n.withdrawn_at.is_(None), _n.person_id.in_(people))
        rows = await self._tx.execute(select(_n.person_id, _n.coordinator_id).where(*open_))
        return {row.person_id: row.coordinator_id for row in rows}

    async def unclaimed(
        self, *, phone: str | None = None, person_id: int | None = None
    ) -> tuple[Neighbour, ...]:
        """Whose owner has not come yet, by their number or the record's: for whoever proves to be the owner."""
        which = _p.phone == phone if person_id is None else _n.person_id == person_id
        open_ = (_n.claimed_at.is_(None), _n.withdrawn_at.is_(None), _p.person_id.is_not(None))
        rows = await self._tx.execute(_joined().where(which, *open_).order_by(_n.person_id))
        return tuple(_neighbour(row) for row in rows)

    async def any_waits(self) -> bool:
        """Whether any of those whose owner has not come has a phone number."""
        open_ = (_n.claimed_at.is_(None), _n.withdrawn_at.is_(None), _p.phone.is_not(None))
        return (await self._tx.execute(_joined().where(*open_).limit(1))).first() is not None

    async def claimed(self, person_id: int, initials: str, now: datetime) -> bool:
        """The owner has come. False when somebody was first."""
        theirs = (_n.person_id == person_id, _n.claimed_at.is_(None), _n.withdrawn_at.is_(None))
        done = update(neighbours).where(*theirs).values(claimed_at=now, initials=initials)
        return bool((await self._tx.execute(done)).rowcount)


def _joined() -> Select[Any]:
    return select(*_COLUMNS).select_from(_JOIN)


def _in_care(coordinator_id: int, prefixes: tuple[str, ...]) -> tuple[ColumnElement[bool], ...]:
    theirs = (_n.coordinator_id == coordinator_id, lies_within(_p.area, prefixes))
    return (*theirs, _n.claimed_at.is_(None), _n.withdrawn_at.is_(None))


def _named(said: str) -> ColumnElement[bool]:
    return func.lower(_p.name + " " + _p.business).contains(said.lower(), autoescape=True)


def _neighbour(row: Row[Any]) -> Neighbour:
    return Neighbour(**row._mapping)
