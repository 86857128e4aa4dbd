"""Businesses, papers and partnerships of an area at the end of a month: counts, never names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.census import CODE_LENGTH
from domain.outlets import OutletKind
from domain.small_numbers import Part
from storage import tables as t
from storage.area_rule import lies_within
from storage.tables_consignment import agreements, outlets
from storage.tables_papers import certificates

_p, _a, _o, _c = t.producers.c, agreements.c, outlets.c, certificates.c
_RETAIL = (OutletKind.MINIMARKET, OutletKind.SUPERMARKET)


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers of one kind: how many, of them looked at and found right by an officer."""

    paper: str
    count: int
    verified: int


class OverviewPeople:
    """Counts within areas; who may see them is asked before."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def registered(self, prefixes: Sequence[str], until: datetime) -> int:
        """Businesses that had registered before this moment (UTC)."""
        asked = select(func.count()).where(lies_within(_p.area, prefixes), _p.registered_at < until)
        return await self._tx.scalar(asked) or 0

    async def linked(self, prefixes: Sequence[str], level: int, day: date) -> dict[str, Part]:
        """Businesses that had an agreement with a minimarket, supermarket or chain on this day, by area of this level."""
        area, people = _cut(_p.area, level), func.count(_p.person_id.distinct())
        asked = (
            select(area, people)
            .select_from(agreements)
            .join(outlets, _o.id == _a.outlet_id)
            .join(t.producers, _p.person_id == _a.producer_id)
            .where(lies_within(_p.area, prefixes), or_(_o.kind.in_(_RETAIL), _o.chain.is_not(None)))
            .where(_a.valid_from <= day, or_(_a.valid_until.is_(None), _a.valid_until >= day))
            .group_by(area)
        )
        return {row[0]: Part(row[1], row[1]) for row in await self._tx.execute(asked)}

    async def issued(self, prefixes: Sequence[str], first: date, until: date) -> tuple[Papers, ...]:
        """Papers with a day of issue in these days, by kind, the most first; refused and withdrawn ones are left out."""
        count = func.count()
        asked = (
            select(_c.paper, count, func.count().filter(_c.state == "verified"))
            .join(t.producers, _p.person_id == _c.producer_id)
            .where(_c.issued_on.between(first, until), _c.state != "rejected", lies_within(_p.area, prefixes))
            .where(or_(_c.ending.is_(None), _c.ending != "removed"))
            .group_by(_c.paper)
            .order_by(count.desc(), _c.paper)
        )
        return tuple(Papers(*row) for row in await self._tx.execute(asked))

    async def expiring(
        self, prefixes: Sequence[str], first: date, until: date, fewest: int
    ) -> tuple[tuple[str, int], ...]:
        """Kinds of papers that end in these days for so many businesses or more: (paper, businesses), most first."""
        people = func.count(_c.producer_id.distinct())
        asked = (
            select(_c.paper, people)
            .join(t.producers, _p.person_id == _c.producer_id)
            .where(_c.expires_on.between(first, until), _c.ended_at.is_(None), _c.state != "rejected")
            .where(lies_within(_p.area, prefixes))
            .group_by(_c.paper)
            .having(people >= fewest)
            .order_by(people.desc(), _c.paper)
        )
        return tuple((row[0], row[1]) for row in await self._tx.execute(asked))


def _cut(area: ColumnElement[Any], level: int) -> ColumnElement[str]:
    return func.substr(area, 1, CODE_LENGTH[level]).label("cut")
