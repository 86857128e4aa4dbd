"""Businesses, papers and partnerships of an area at the end of a month: counts, never names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.census import CODE_LENGTH
from domain.curation.states import FOR_OFFICE, ON_SHELF
from domain.outlets import OutletKind
from domain.small_numbers import Part
from storage import tables as t
from storage.area_rule import lies_within
from storage.tables_consignment import agreements, outlets
from storage.tables_curation import curations
from storage.tables_papers import certificates
from storage.tables_procurement import need_deliveries, need_offers, needs

_p, _a, _o, _c = t.producers.c, agreements.c, outlets.c, certificates.c
_k, _f = curations.c, need_offers.c
_RETAIL = (OutletKind.MINIMARKET, OutletKind.SUPERMARKET)


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers of one kind: how many, of them looked at and found right by an officer."""

    paper: str
    count: int
    verified: int


@dataclass(frozen=True, slots=True)
class Curated:
    """Applications for a shelf: handed in, products listed now, and those that have waited too long for the office."""

    applied: int
    listed: int
    stale: int


class OverviewPeople:
    """Counts within areas; who may see them is asked before."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def registered(self, prefixes: Sequence[str], *until: datetime) -> tuple[int, ...]:
        """Businesses that had registered before each of these moments (UTC): counted in one go, for it reads everybody."""
        counts = [func.count().filter(_p.registered_at < moment) for moment in until]
        asked = select(*counts).where(lies_within(_p.area, prefixes))
        return tuple((await self._tx.execute(asked)).one())

    async def linked(
        self, prefixes: Sequence[str], level: int, day: date, moment: datetime
    ) -> dict[str, Part]:
        """Businesses that had an agreement with a minimarket, supermarket or chain on this day, or at this moment (UTC) an
        order of an industry that goes on month by month; by area of this level."""
        agreed = (
            select(_a.producer_id)
            .join(outlets, _o.id == _a.outlet_id)
            .where(or_(_o.kind.in_(_RETAIL), _o.chain.is_not(None)))
            .where(_a.valid_from <= day, or_(_a.valid_until.is_(None), _a.valid_until >= day))
        )
        ordered = (
            select(_f.person_id)
            .join(needs, needs.c.id == _f.need_id)
            .join(need_deliveries, need_deliveries.c.offer_id == _f.id)
            .where(needs.c.months > 1, _f.awarded > 0, _f.awarded_at < moment)
            .where(need_deliveries.c.dropped_at.is_(None), need_deliveries.c.due_at >= moment)
        )
        both = agreed.union(ordered).subquery()
        area = _cut(_p.area, level)
        asked = (
            select(area, func.count())
            .join_from(both, t.producers, _p.person_id == both.c[0])
            .where(lies_within(_p.area, prefixes))
            .group_by(area)
        )
        return {row[0]: Part(row[1], row[1]) for row in await self._tx.execute(asked)}

    async def issued(self, prefixes: Sequence[str], first: date, until: date) -> tuple[Papers, ...]:
        """Papers with a day of issue in these days, by kind, the most first; refused and withdrawn ones are left out."""
        each = _each(
            _c.issued_on.between(first, until), or_(_c.ending.is_(None), _c.ending != "removed"),
        )  # fmt: skip
        count = func.sum(each.c.papers)
        asked = (
            select(each.c.paper, count, func.sum(each.c.verified))
            .join(t.producers, _p.person_id == each.c.producer_id)
            .where(lies_within(_p.area, prefixes))
            .group_by(each.c.paper)
            .order_by(count.desc(), each.c.paper)
        )
        return tuple(Papers(row[0], int(row[1]), int(row[2])) for row in await self._tx.execute(asked))

    async def expiring(
        self, prefixes: Sequence[str], first: date, until: date, fewest: int
    ) -> tuple[tuple[str, int], ...]:
        """Kinds of papers that end in these days for so many businesses or more: (paper, businesses), most first."""
        each = _each(_c.expires_on.between(first, until), _c.ended_at.is_(None))
        people = func.count()
        asked = (
            select(each.c.paper, people)
            .join(t.producers, _p.person_id == each.c.producer_id)
            .where(lies_within(_p.area, prefixes))
            .group_by(each.c.paper)
            .having(people >= fewest)
            .order_by(people.desc(), each.c.paper)
        )
        return tuple((row[0], row[1]) for row in await self._tx.execute(asked))

    async def curated(
        self, prefixes: Sequence[str], since: datetime, until: datetime, stale: datetime
    ) -> Curated:
        """Applications of businesses here: those of a time, and how they stand at this moment."""
        asked = (
            select(
                func.count().filter(_k.applied_at >= since, _k.applied_at < until),
                func.count().filter(_k.state.in_(sorted(ON_SHELF))),
                func.count().filter(_k.state.in_(sorted(FOR_OFFICE)), _k.changed_at < stale),
            )
            .select_from(curations)
            .join(t.producers, _p.person_id == _k.producer_id)
            .where(lies_within(_p.area, prefixes))
        )
        return Curated(*(await self._tx.execute(asked)).one())


def _each(*which: ColumnElement[bool]) -> Subquery:
    """Papers that count, by kind and business: worked out first, so that no database begins with everybody of a regency."""
    verified = func.count().filter(_c.state == "verified").label("verified")
    asked = select(_c.paper, _c.producer_id, func.count().label("papers"), verified)
    return asked.where(_c.state != "rejected", *which).group_by(_c.paper, _c.producer_id).subquery()


def _cut(area: ColumnElement[Any], level: int) -> ColumnElement[str]:
    return func.substr(area, 1, CODE_LENGTH[level]).label("cut")
