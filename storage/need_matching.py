"""Whom a need may be offered to: what matters of every producer of a kind within an area, in one statement."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, and_, case, exists, func, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.procurement.matching import Candidate
from domain.reminders import Topic
from storage import tables as t
from storage.area_rule import lies_within
from storage.certificates import NIB, Review
from storage.tables_papers import certificates
from storage.tables_procurement import need_asks, need_deliveries, need_offers
from storage.tables_reminders import reminder_wishes
from storage.tables_zones import zone_allowances

_p, _c, _d, _w, _z = t.producers.c, certificates.c, need_deliveries.c, reminder_wishes.c, zone_allowances.c
_WEEK = timedelta(days=7)


class NeedMatching:
    """Candidates with their papers, capacity and turn."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def candidates(
        self,
        reach: str,
        kinds: Collection[str],
        papers: Collection[str],
        at: datetime,
        now: datetime,
        need_id: int = 0,
    ) -> tuple[Candidate, ...]:
        """Producers of these kinds within the area. `papers`: those that matter; `at`: the delivery, around whose week
        promised units are summed; `need_id`: what they were asked for it does not count as being asked. At most a second
        for 105,000 producers."""
        asked = _candidates(papers, at, now, need_id).where(
            lies_within(_p.area, (reach,)), _p.category.in_(kinds)
        )
        return _read(await self._tx.execute(asked))

    async def candidate(
        self, person_id: int, papers: Collection[str], at: datetime, now: datetime, need_id: int
    ) -> Candidate | None:
        """The same of one producer, whatever they make and wherever they live."""
        found = _read(
            await self._tx.execute(_candidates(papers, at, now, need_id).where(_p.person_id == person_id))
        )
        return found[0] if found else None


def _candidates(papers: Collection[str], at: datetime, now: datetime, need_id: int) -> Any:
    """One row for each paper of a producer that matters; one without papers when there is none."""
    holds = and_(
        _c.producer_id == _p.person_id,
        _c.paper.in_(list(papers)),
        _c.ended_at.is_(None),
        _c.state != Review.REJECTED,
    )
    return (
        select(
            _p.person_id, _p.category, _p.area, _p.nib_status, _c.paper, _c.expires_on,
            _capacity().label("capacity"), _promised(at).label("promised"), _asked(need_id).label("asked_at"),
            _ordered().label("ordered_at"), _silent(now).label("silent"), _allowed(need_id).label("allowed"),
        )
        .select_from(
            t.producers.join(t.people, t.people.c.id == _p.person_id)
            .outerjoin(reminder_wishes, _w.person_id == _p.person_id)
            .outerjoin(certificates, holds)
        )
        .order_by(_p.person_id)
    )  # fmt: skip


def _capacity() -> ColumnElement[Any]:
    p = t.products.c
    made = select(func.max(p.weekly_capacity)).where(p.producer_id == _p.person_id, p.removed_at.is_(None))
    return made.scalar_subquery()


def _promised(at: datetime) -> ColumnElement[Any]:
    half = _WEEK / 2
    near = (_d.person_id == _p.person_id, _d.due_at.between(at - half, at + half), _d.dropped_at.is_(None))
    return select(func.coalesce(func.sum(_d.quantity), 0)).where(*near).scalar_subquery()


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


def _read(rows: Any) -> tuple[Candidate, ...]:
    found: dict[int, tuple[Row[Any], dict[str, date | None]]] = {}
    for row in rows:
        _, held = found.setdefault(row.person_id, (row, {NIB: None} if row.nib_status == "have" else {}))
        if row.paper is not None:
            held[row.paper] = _longer(row.expires_on, held.get(row.paper, date.min))
    return tuple(_candidate(row, held) for row, held in found.values())


def _longer(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)


def _candidate(row: Row[Any], held: dict[str, date | None]) -> Candidate:
    return Candidate(
        row.person_id, row.category, row.area, held, row.capacity, int(row.promised), bool(row.silent),
        row.asked_at, row.ordered_at, row.allowed,
    )  # fmt: skip
