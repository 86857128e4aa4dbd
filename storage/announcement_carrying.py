"""Recipients without a chat, as the coordinator who registered them may see them: only their own, only while they are
in their care, and who has been told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.area_rule import lies_within
from storage.tables_announcements import announcements, recipients
from storage.tables_roles import neighbours

_a, _r, _n, _p = announcements.c, recipients.c, neighbours.c, t.producers.c


@dataclass(frozen=True, slots=True)
class Errand:
    """An announcement with how many neighbours are to be told of it, and how many have been."""

    number: int
    title: str
    people: int
    told: int


@dataclass(frozen=True, slots=True)
class ToTell:
    """A neighbour who is to be told; `told_at` None: not yet."""

    person_id: int
    name: str
    honorific: str | None
    phone: str | None
    told_at: datetime | None


class AnnouncementCarrying:
    """What coordinators carry on."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def errands(
        self, coordinator: int, prefixes: Sequence[str], first: int, most: int
    ) -> tuple[Errand, ...]:
        """What this coordinator has to carry on, the newest first."""
        asked = (
            _theirs(
                select(_r.announcement_id, func.count(), func.count(_r.carried_at)), coordinator, prefixes
            )
            .group_by(_r.announcement_id)
            .order_by(_r.announcement_id.desc())
            .offset(first)
            .limit(most)
        )
        rows = (await self._tx.execute(asked)).all()
        titles = await self._titles([row[0] for row in rows])
        return tuple(Errand(number, titles.get(number, ""), people, told) for number, people, told in rows)

    async def errand(self, number: int, coordinator: int, prefixes: Sequence[str]) -> Errand | None:
        """One of them; None when no neighbour of this coordinator is to be told of it."""
        asked = _theirs(select(func.count(), func.count(_r.carried_at)), coordinator, prefixes)
        people, told = (await self._tx.execute(asked.where(_r.announcement_id == number))).one()
        return (
            Errand(number, (await self._titles([number])).get(number, ""), people, told) if people else None
        )

    async def people(
        self, number: int, coordinator: int, prefixes: Sequence[str], first: int, most: int
    ) -> tuple[ToTell, ...]:
        """Who is to be told: those who have not been first, by name."""
        asked = _theirs(
            select(_r.person_id, _p.name, _p.honorific, _p.phone, _r.carried_at), coordinator, prefixes
        )
        rows = await self._tx.execute(
            asked.where(_r.announcement_id == number)
            .order_by(_r.carried_at.is_not(None), func.lower(_p.name), _r.person_id)
            .offset(first)
            .limit(most)
        )
        return tuple(ToTell(*row) for row in rows)

    async def tick(
        self, number: int, coordinator: int, prefixes: Sequence[str], person: int, now: datetime
    ) -> bool:
        """This neighbour has been told, or (a second time) has not. False for somebody else's."""
        asked = _theirs(select(_r.carried_at), coordinator, prefixes)
        row = (
            await self._tx.execute(asked.where(_r.announcement_id == number, _r.person_id == person))
        ).first()
        if row is None:
            return False
        told = (
            {"carried_at": None, "carried_by": None}
            if row[0]
            else {"carried_at": now, "carried_by": coordinator}
        )
        which = _r.announcement_id == number, _r.person_id == person
        await self._tx.execute(update(recipients).where(*which).values(told))
        return True

    async def _titles(self, numbers: Sequence[int]) -> dict[int, str]:
        rows = await self._tx.execute(select(_a.id, _a.title).where(_a.id.in_(numbers)))
        return {row.id: row.title for row in rows}


async def coordinators_of(tx: AsyncConnection, number: int) -> dict[int, int]:
    """Who has neighbours to tell of this announcement, and how many."""
    asked = (
        select(_n.coordinator_id, func.count())
        .join_from(neighbours, recipients, _r.person_id == _n.person_id)
        .where(_r.announcement_id == number, _r.state == "carry", *_in_care())
        .group_by(_n.coordinator_id)
    )
    return {coordinator: int(count) for coordinator, count in await tx.execute(asked)}


def _theirs(columns: Any, coordinator: int, prefixes: Sequence[str]) -> Any:
    return (
        columns.select_from(recipients)
        .join(neighbours, _n.person_id == _r.person_id)
        .join(t.producers, _p.person_id == _r.person_id)
        .where(
            _n.coordinator_id == coordinator, _r.state == "carry", *_in_care(), lies_within(_p.area, prefixes)
        )
    )


def _in_care() -> tuple[ColumnElement[bool], ...]:
    """Whoever has come themselves, or took the record back, is nobody's errand any more."""
    return _n.claimed_at.is_(None), _n.withdrawn_at.is_(None)
