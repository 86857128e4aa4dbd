"""The people of an event as an officer sees them: by name, in their areas only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.agenda.event import Seat
from storage import tables as t
from storage.area_rule import lies_within
from storage.event_members import Counts
from storage.tables_agenda import event_members
from storage.tables_roles import neighbours

_m, _p = event_members.c, t.producers.c


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who has a place or waits for one. `area`: Kemendagri code of their desa; `phone`: E.164, if known."""

    person_id: int
    name: str
    honorific: str | None
    business: str
    category: str
    area: str
    phone: str | None
    seat: Seat
    since: datetime
    came_at: datetime | None
    rating: int | None
    word: str | None


_COLUMNS = (
    _m.person_id, _p.name, _p.honorific, _p.business, _p.category, _p.area, _p.phone, _m.seat, _m.since, _m.came_at,
    _m.rating, _m.word,
)  # fmt: skip


class EventPeople:
    """Who takes part, asked within areas."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def listed(
        self, event_id: int, prefixes: Sequence[str], said: str = "", first: int = 0, most: int = 100_000
    ) -> tuple[Participant, ...]:
        """Those who have a place by name, then those who wait in their order. `said`: a part of the name or business."""
        is_waiting = case((_m.seat == Seat.WAITING, _m.number), else_=0)
        query = _of(select(*_COLUMNS), event_id, prefixes, said)
        rows = await self._tx.execute(
            query.order_by(is_waiting, func.lower(_p.name), _m.person_id).offset(first).limit(most)
        )
        return tuple(_participant(row) for row in rows)

    async def find(self, event_id: int, prefixes: Sequence[str], person_id: int) -> Participant | None:
        """One of them; somebody of another area is not found."""
        query = _of(select(*_COLUMNS), event_id, prefixes, "").where(_m.person_id == person_id)
        row = (await self._tx.execute(query)).first()
        return None if row is None else _participant(row)

    async def carried(
        self, event_id: int, prefixes: Sequence[str], coordinator_id: int
    ) -> tuple[Participant, ...]:
        """Those whom this coordinator registered and who have not come to keep their record themselves, by name."""
        query = _of(select(*_COLUMNS), event_id, prefixes, "").where(
            _m.person_id.in_(_in_care(coordinator_id))
        )
        rows = await self._tx.execute(query.order_by(func.lower(_p.name), _m.person_id))
        return tuple(_participant(row) for row in rows)

    async def carried_events(self, prefixes: Sequence[str], coordinator_id: int) -> frozenset[int]:
        """The events in which any of them has a part."""
        theirs = select(_m.event_id).join(t.producers, _p.person_id == _m.person_id)
        query = theirs.where(
            _m.person_id.in_(_in_care(coordinator_id)), _m.seat != Seat.LEFT, lies_within(_p.area, prefixes)
        )
        return frozenset(await self._tx.scalars(query))

    async def counts(self, event_id: int, prefixes: Sequence[str], said: str = "") -> Counts:
        """How many of them take part, wait, came."""
        query = _of(
            select(_m.seat, func.count().label("people"), func.count(_m.came_at).label("came")),
            event_id,
            prefixes,
            said,
        )
        found = {row.seat: row for row in await self._tx.execute(query.group_by(_m.seat))}
        joined, waiting = found.get(Seat.JOINED), found.get(Seat.WAITING)
        return Counts(
            joined.people if joined else 0, waiting.people if waiting else 0, joined.came if joined else 0
        )


def _in_care(coordinator_id: int) -> Select[int]:
    n = neighbours.c
    return select(n.person_id).where(
        n.coordinator_id == coordinator_id, n.claimed_at.is_(None), n.withdrawn_at.is_(None)
    )


def _of(query: Select[Any], event_id: int, prefixes: Sequence[str], said: str) -> Select[Any]:
    joined = query.select_from(event_members.join(t.producers, _p.person_id == _m.person_id))
    return joined.where(
        _m.event_id == event_id, _m.seat != Seat.LEFT, lies_within(_p.area, prefixes), *_named(said)
    )


def _named(said: str) -> tuple[ColumnElement[bool], ...]:
    if not said:
        return ()
    wanted = said.casefold()
    name = func.lower(_p.name).contains(wanted, autoescape=True)
    return (name | func.lower(_p.business).contains(wanted, autoescape=True),)


def _participant(row: Any) -> Participant:
    return Participant(**{**row._mapping, "seat": Seat(row.seat)})
