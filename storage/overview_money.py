"""Money in shops for a picture of a whole area, added up from the kept months and bills: sums with how many businesses stand behind
each. Never a name of a producer. Asked for whole regencies, because what may be told of a part hangs on its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Subquery, case, func, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.census import CODE_LENGTH
from domain.small_numbers import Part
from storage import tables as t
from storage.area_rule import lies_within
from storage.tables_consignment import accounts, bills, months, outlets

LONG = timedelta(days=30)
"""A bill is very late when it was due longer ago than this."""
_p, _m, _b, _o = t.producers.c, months.c, bills.c, outlets.c
Parts = dict[str, Part]


@dataclass(frozen=True, slots=True)
class Moved:
    """Of one month by area: `active` businesses with anything in their book, what was `sold` (their own share), and `paid`."""

    active: Parts
    sold: Parts
    paid: Parts


@dataclass(frozen=True, slots=True)
class Owed:
    """What shops owe, by area: altogether, `late`, `very_late`; and what is left of each without the next (`in_time`, `a_little`)."""

    owed: Parts
    late: Parts
    very_late: Parts
    in_time: Parts
    a_little: Parts


@dataclass(frozen=True, slots=True)
class OutletMonth:
    """One shop of the office's list and what businesses of its own regency sold there in a month."""

    outlet: int
    name: str
    area: str
    part: Part


@dataclass(frozen=True, slots=True)
class LateOutlet:
    """A shop that owes very late, and to how many businesses."""

    outlet: int
    name: str
    businesses: int


class OverviewMoney:
    """Sums over regencies; what of them may be told is decided by `domain.small_numbers`."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def moved(self, prefixes: Sequence[str], level: int, of: Sequence[date]) -> dict[date, Moved]:
        """By month (its first day) and area of this level."""
        each = (
            select(
                _m.month, _m.producer_id, func.sum(_m.sales).label("sales"), func.sum(_m.paid).label("paid")
            )
            .where(_m.month.in_(of))
            .group_by(_m.month, _m.producer_id)
            .subquery()
        )
        area = _cut(_p.area, level)
        asked = (
            select(
                each.c.month, area, func.count().label("active"), *_part(each.c.sales), *_part(each.c.paid)
            )
            .join(t.producers, _p.person_id == each.c.producer_id)
            .where(lies_within(_p.area, prefixes))
            .group_by(each.c.month, area)
        )
        found = {first: Moved({}, {}, {}) for first in of}
        for month, code, active, sellers, sold, payees, paid in await self._tx.execute(asked):
            moved = found[month]
            moved.active[code] = Part(active, active)
            moved.sold[code] = Part(sellers, int(sold))
            moved.paid[code] = Part(payees, int(paid))
        return found

    async def owed(self, prefixes: Sequence[str], level: int, month: date) -> Parts:
        """What shops owe at the end of a month: of each book what stood open then, if anything did."""
        book = (
            select(_m.producer_id, func.sum(_m.owed).label("owed"))
            .where(_m.month <= month)
            .group_by(_m.producer_id, _m.outlet_id)
            .having(func.sum(_m.owed) > 0)
            .subquery()
        )
        return await self._parts(_by_producer(book), prefixes, level)

    async def late(self, prefixes: Sequence[str], level: int, today: date) -> Owed:
        """What open bills, and goods sold but not billed yet, come to by how late they are today."""
        open_ = _open()
        is_late, is_very = open_.c.due_on < today, open_.c.due_on < today - LONG
        each = (
            select(
                open_.c.producer_id,
                func.sum(open_.c.rupiah).label("owed"),
                func.sum(case((is_late, open_.c.rupiah), else_=0)).label("late"),
                func.sum(case((is_very, open_.c.rupiah), else_=0)).label("very"),
            )
            .group_by(open_.c.producer_id)
            .subquery()
        )
        c, area = each.c, _cut(_p.area, level)
        wanted = (c.owed, c.late, c.very, c.owed - c.late, c.late - c.very)
        asked = (
            select(area, *(column for one in wanted for column in _part(one)))
            .join(t.producers, _p.person_id == c.producer_id)
            .where(lies_within(_p.area, prefixes))
            .group_by(area)
        )
        found = Owed({}, {}, {}, {}, {})
        for code, *told in await self._tx.execute(asked):
            for at, parts in enumerate(
                (found.owed, found.late, found.very_late, found.in_time, found.a_little)
            ):
                parts[code] = Part(int(told[2 * at]), int(told[2 * at + 1]))
        return found

    async def outlets(self, prefixes: Sequence[str], month: date) -> tuple[OutletMonth, ...]:
        """The office's shops in these regencies with sales in a month, by what was sold, the most first."""
        asked = (
            select(_o.id, _o.name, _o.area, *_part(_m.sales))
            .select_from(months)
            .join(outlets, _o.id == _m.outlet_id)
            .join(t.producers, _p.person_id == _m.producer_id)
            .where(_m.month == month, _m.sales != 0, _o.owner.is_(None), lies_within(_o.area, prefixes))
            .where(_regency(_o.area) == _regency(_p.area))
            .group_by(_o.id, _o.name, _o.area)
            .order_by(func.sum(_m.sales).desc(), _o.id)
        )
        rows = await self._tx.execute(asked)
        return tuple(OutletMonth(row[0], row[1], row[2], Part(row[3], int(row[4]))) for row in rows)

    async def outside(self, regency: str, month: date, shown: Sequence[int]) -> int:
        """How many businesses of a regency sold anything outside these shops."""
        asked = select(func.count(_m.producer_id.distinct())).join(
            t.producers, _p.person_id == _m.producer_id
        )
        elsewhere = (_m.month == month, _m.sales != 0, lies_within(_p.area, (regency,)))
        return await self._tx.scalar(asked.where(*elsewhere, _m.outlet_id.not_in(shown))) or 0

    async def late_outlets(self, prefixes: Sequence[str], today: date, fewest: int) -> tuple[LateOutlet, ...]:
        """The office's shops here that owe very late to so many businesses of their regency or more, most of them first."""
        count = func.count(_b.producer_id.distinct())
        asked = (
            select(_o.id, _o.name, count)
            .select_from(bills)
            .join(outlets, _o.id == _b.outlet_id)
            .join(t.producers, _p.person_id == _b.producer_id)
            .where(
                _b.balance > 0, _b.due_on < today - LONG, _o.owner.is_(None), lies_within(_o.area, prefixes)
            )
            .where(_o.removed_at.is_(None), _regency(_o.area) == _regency(_p.area))
            .group_by(_o.id, _o.name)
            .having(count >= fewest)
            .order_by(count.desc(), _o.id)
            .limit(10)
        )
        return tuple(LateOutlet(*row) for row in await self._tx.execute(asked))

    async def _parts(self, each: Subquery, prefixes: Sequence[str], level: int) -> Parts:
        area = _cut(_p.area, level)
        asked = (
            select(area, func.count(), func.sum(each.c.owed))
            .join(t.producers, _p.person_id == each.c.producer_id)
            .where(lies_within(_p.area, prefixes))
            .group_by(area)
        )
        return {row[0]: Part(row[1], int(row[2])) for row in await self._tx.execute(asked)}


def _open() -> Subquery:
    """Everything that is owed now: bills with the day they are due, and what waits for a bill."""
    a = accounts.c
    billed = select(_b.producer_id, _b.balance.label("rupiah"), _b.due_on).where(_b.balance > 0)
    waiting = select(a.producer_id, a.unbilled, literal(None, Date)).where(a.unbilled > 0)
    return billed.union_all(waiting).subquery()


def _by_producer(book: Subquery) -> Subquery:
    owed: Select[Any] = select(book.c.producer_id, func.sum(book.c.owed).label("owed"))
    return owed.group_by(book.c.producer_id).subquery()


def _part(amount: ColumnElement[Any]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """How many have anything of it, and how much."""
    return func.count().filter(amount != 0), func.coalesce(func.sum(amount), 0)


def _cut(area: ColumnElement[str], level: int) -> ColumnElement[str]:
    return func.substr(area, 1, CODE_LENGTH[level]).label("cut")


def _regency(area: ColumnElement[str]) -> ColumnElement[str]:
    return func.substr(area, 1, CODE_LENGTH[2])
