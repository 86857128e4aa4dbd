"""Producers as an officer looks them up: by a part of the name, by phone or by NIB, within the officer's areas only."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.area_rule import lies_within

_p, _people = t.producers.c, t.people.c


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: `words` in a name or business, or else the `phone` (E.164), or a `nib`."""

    words: str = ""
    phone: str = ""
    nib: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a list. `area`: code of the desa."""

    person_id: int
    name: str
    business: str
    area: str


class ProducerSearch:
    """Who lives in these areas and is called so."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def count(self, prefixes: tuple[str, ...], sought: Sought) -> int:
        """How many there are."""
        return (
            await self._tx.scalar(_found(select(func.count()).select_from(t.producers), prefixes, sought))
            or 0
        )

    async def page(self, prefixes: tuple[str, ...], sought: Sought, first: int, most: int) -> tuple[Hit, ...]:
        """Some of them, by name."""
        asked = _found(select(_p.person_id, _p.name, _p.business, _p.area), prefixes, sought)
        ordered = asked.order_by(func.lower(_p.name), _p.person_id).offset(first).limit(most)
        return tuple(_hit(row) for row in await self._tx.execute(ordered))

    async def lives_within(self, prefixes: tuple[str, ...], person_id: int) -> bool:
        """Whether there is such a producer in these areas."""
        one = select(_p.person_id).where(_p.person_id == person_id, lies_within(_p.area, prefixes))
        return await self._tx.scalar(one) is not None

    async def hears(self, person_id: int) -> bool:
        """Whether they have a chat and have not stopped the bot."""
        here = (_people.chat_id.is_not(None), _people.stopped_at.is_(None))
        return await self._tx.scalar(select(_people.id).where(_people.id == person_id, *here)) is not None


def _found(asked: Select[Any], prefixes: tuple[str, ...], sought: Sought) -> Select[Any]:
    return asked.where(lies_within(_p.area, prefixes), _fits(sought))


def _fits(sought: Sought) -> ColumnElement[bool]:
    if sought.nib:
        return _p.nib == sought.nib
    if sought.phone:
        return _p.phone == sought.phone
    words = sought.words.lower()
    return or_(
        func.lower(_p.name).contains(words, autoescape=True),
        func.lower(_p.business).contains(words, autoescape=True),
    )


def _hit(row: Row[Any]) -> Hit:
    return Hit(row.person_id, row.name, row.business, row.area)
