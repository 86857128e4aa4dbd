"""Whom a need may be offered to: what matters of every producer of a kind within an area, in three statements."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, and_, case, exists, false, func, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.procurement.capacity import Made, beginnings, capacity_for, in_unit, is_meant
from domain.procurement.matching import Candidate, relevant
from domain.procurement.need import Need
from domain.reminders import Topic
from storage import tables as t
from storage.area_rule import lies_within
from storage.certificates import NIB, Review
from storage.tables_papers import certificates
from storage.tables_procurement import need_asks, need_deliveries, need_offers, needs
from storage.tables_reminders import reminder_wishes
from storage.tables_zones import zone_allowances

_p, _c, _d, _w, _z = t.producers.c, certificates.c, need_deliveries.c, reminder_wishes.c, zone_allowances.c
_WEEK = timedelta(days=7)


class NeedMatching:
    """Candidates with their papers, capacity and turn."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def candidates(self, need: Need, now: datetime) -> tuple[Candidate, ...]:
        """Producers of its kinds within its reach. What they were asked for this need does not count as being asked. At
        most a second for 105,000 producers."""
        return await self._read(need, now, lies_within(_p.area, (need.reach,)), _p.category.in_(need.kinds))

    async def candidate(self, need: Need, person_id: int, now: datetime) -> Candidate | None:
        """The same of one producer, whatever they make and wherever they live."""
        found = await self._read(need, now, _p.person_id == person_id)
        return found[0] if found else None

    async def _read(self, need: Need, now: datetime, *whose: ColumnElement[bool]) -> tuple[Candidate, ...]:
        rows = await self._tx.execute(_candidates(need, now).where(*whose))
        made, promised = await self._made(need, whose), await self._promised(need, whose)
        return tuple(
            _candidate(row, held, capacity_for(need.item, need.unit, made.get(row.person_id, ())), promised.get(row.person_id, 0))
            for row, held in _with_papers(rows)
        )  # fmt: skip

    async def _made(self, need: Need, whose: tuple[ColumnElement[bool], ...]) -> dict[int, list[Made]]:
        """Products of which the capacity is known and whose name may mean what is needed."""
        p = t.products.c
        alike = or_(false(), *(func.lower(p.name).contains(part) for part in beginnings(need.item)))
        asked = select(p.producer_id, p.name, p.unit, p.weekly_capacity).join(
            t.producers, _p.person_id == p.producer_id
        )
        there = (p.weekly_capacity.is_not(None), p.removed_at.is_(None))
        found: dict[int, list[Made]] = {}
        for row in await self._tx.execute(asked.where(*whose, *there, alike)):
            found.setdefault(row.producer_id, []).append(Made(row.name, row.unit, row.weekly_capacity))
        return found

    async def _promised(self, need: Need, whose: tuple[ColumnElement[bool], ...]) -> dict[int, int]:
        """Units of the same goods that are promised for the week around the delivery."""
        half = _WEEK / 2
        near = (_d.due_at.between(need.at - half, need.at + half), _d.dropped_at.is_(None))
        asked = (
            select(_d.person_id, _d.quantity, needs.c.item, needs.c.unit)
            .join(need_offers, need_offers.c.id == _d.offer_id)
            .join(needs, needs.c.id == need_offers.c.need_id)
            .join(t.producers, _p.person_id == _d.person_id)
        )
        found: dict[int, int] = {}
        for row in await self._tx.execute(asked.where(*whose, *near)):
            units = in_unit(row.quantity, row.unit, need.unit) if is_meant(need.item, row.item) else None
            found[row.person_id] = found.get(row.person_id, 0) + (units or 0)
        return found


def _candidates(need: Need, now: datetime) -> Any:
    """One row for each paper of a producer that matters; one without papers when there is none."""
    holds = and_(
        _c.producer_id == _p.person_id,
        _c.paper.in_(list(relevant(need.papers))),
        _c.ended_at.is_(None),
        _c.state != Review.REJECTED,
    )
    return (
        select(
            _p.person_id, _p.category, _p.area, _p.nib_status, _c.paper, _c.expires_on,
            _asked(need.id).label("asked_at"), _ordered().label("ordered_at"), _silent(now).label("silent"),
            _allowed(need.id).label("allowed"),
        )
        .select_from(
            t.producers.join(t.people, t.people.c.id == _p.person_id)
            .outerjoin(reminder_wishes, _w.person_id == _p.person_id)
            .outerjoin(certificates, holds)
        )
        .order_by(_p.person_id)
    )  # fmt: skip


def _asked(need_id: int) -> ColumnElement[Any]:
    a = need_asks.c
    return (
        select(func.max(a.asked_at))
        .where(a.person_id == _p.person_id, a.need_id != need_id)
        .scalar_subquery()
    )


def _ordered() -> ColumnElement[Any]:
    o = need_offers.c
    return select(func.max(o.awarded_at)).where(o.person_id == _p.person_id, o.awarded > 0).scalar_subquery()


def _silent(now: datetime) -> ColumnElement[Any]:
    """No chat, blocked, withdrew their consent, paused, or does not want to hear of orders."""
    people, given, later = t.people.c, t.consents.c, t.consents.alias("later")
    withdrawn = exists().where(given.person_id == _p.person_id, given.withdrawn_at.is_not(None))
    still = exists().where(later.c.person_id == _p.person_id, later.c.withdrawn_at.is_(None))
    off = type_coerce(_w.topics_off, Text).contains(f'"{Topic.PROCUREMENT}"')
    is_silent = or_(
        people.chat_id.is_(None), people.stopped_at.is_not(None), and_(withdrawn, ~still),
        func.coalesce(off, False), _w.paused_until > now,
    )  # fmt: skip
    return case((is_silent, 1), else_=0)


def _allowed(need_id: int) -> ColumnElement[Any]:
    here = (_z.producer_id == _p.person_id, _z.place == f"need:{need_id}", _z.ended_at.is_(None))
    return select(func.max(_z.reason)).where(*here).scalar_subquery()


def _with_papers(rows: Any) -> list[tuple[Row[Any], dict[str, date | None]]]:
    """A row of every producer, with the papers that they hold and when each ends."""
    found: dict[int, tuple[Row[Any], dict[str, date | None]]] = {}
    for row in rows:
        _, held = found.setdefault(row.person_id, (row, {NIB: None} if row.nib_status == "have" else {}))
        if row.paper is not None:
            held[row.paper] = _longer(row.expires_on, held.get(row.paper, date.min))
    return list(found.values())


def _longer(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _candidate(row: Row[Any], held: dict[str, date | None], capacity: int | None, promised: int) -> Candidate:
    return Candidate(
        row.person_id, row.category, row.area, held, capacity, promised, bool(row.silent), row.asked_at, row.ordered_at,
        row.allowed,
    )  # fmt: skip
