"""Whom a need may be offered to: what matters of every producer of a kind within an area."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    case,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.calendar import local_day
from domain.procurement.capacity import Made, beginnings, capacity_for, in_unit, is_meant
from domain.procurement.matching import Candidate, meets, ready_for, relevant
from domain.procurement.need import Need
from domain.reminders import Topic
from domain.zones import at_need
from storage import tables as t
from storage.area_rule import lies_within
from storage.certificates import NIB, Review
from storage.tables_papers import certificates
from storage.tables_procurement import need_asks, need_deliveries, need_offers, needs
from storage.tables_reminders import reminder_wishes
from storage.tables_zones import zone_allowances

_p, _c, _d, _w, _z = t.producers.c, certificates.c, need_deliveries.c, reminder_wishes.c, zone_allowances.c
_o = need_offers.c
_h = certificates.alias("held").c
_WEEK = timedelta(days=7)
Whose = tuple[ColumnElement[bool], ...]


class NeedMatching:
    """Candidates with their papers, capacity and turn. A handful of plain statements: one that knew everything would look
    each producer up in six tables."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def candidates(self, need: Need, now: datetime) -> tuple[Candidate, ...]:
        """Producers of its kinds within its reach. What they were asked for this need does not count as being asked. At
        most a second for 105,000 producers."""
        return await self._read(need, now, lies_within(_p.area, (need.reach,)), _p.category.in_(need.kinds))

    async def fitting(
        self, need: Need, places: Sequence[str] | None, now: datetime, warned: Collection[str] = ()
    ) -> tuple[Candidate, ...]:
        """Those of the candidates whom nothing but their capacity can keep from it: heard, with papers that are valid on
        the day (`warned`: but for these), in one of the `places` (kecamatan; None: anywhere), or let in by an officer."""
        allowed = await self._allowed(need)
        sure = replace(need, papers=tuple(one for one in need.papers if one not in warned))
        whose = (
            lies_within(_p.area, (need.reach,)), _p.category.in_(need.kinds), *_has_papers(sure),
            *_lives_near(places, allowed),
        )  # fmt: skip
        return await self._read(need, now, *whose, sure=ready_for(sure))

    async def makers(self, need: Need) -> int:
        """How many producers of its kinds there are within its reach."""
        asked = select(func.count()).where(lies_within(_p.area, (need.reach,)), _p.category.in_(need.kinds))
        return await self._tx.scalar(asked) or 0

    async def candidate(self, need: Need, person_id: int, now: datetime) -> Candidate | None:
        """The same of one producer, whatever they make and wherever they live."""
        found = await self._read(need, now, _p.person_id == person_id)
        return found[0] if found else None

    async def _read(
        self,
        need: Need,
        now: datetime,
        *whose: ColumnElement[bool],
        sure: dict[str, date | None] | None = None,
    ) -> tuple[Candidate, ...]:
        """`sure`: papers that all who are asked about are known to have, so that they need not be read; whoever does not
        hear is left out then."""
        unsure = replace(need, papers=tuple(one for one in need.papers if one not in (sure or ())))
        papers, made = await self._papers(unsure, whose), await self._made(need, whose)
        promised, ordered = await self._promised(need, whose), await self._ordered(whose)
        allowed, withdrawn = await self._allowed(need), await self._withdrawn()
        heard = () if sure is None else (~_is_silent(now),)
        rows = (await self._tx.execute(_people(need, now).where(*whose, *heard))).all()
        none = sure or {}
        return tuple(
            Candidate(
                who, category, area, _held({**none, **papers[who]} if who in papers else none, nib), made.get(who), promised.get(who, 0),
                bool(silent) or who in withdrawn, asked_at, ordered.get(who), allowed.get(who),
            )
            for who, category, area, nib, silent, asked_at in rows
        )  # fmt: skip

    async def _papers(self, need: Need, whose: Whose) -> dict[int, dict[str, date | None]]:
        """Papers that matter, with the end of the one that lasts longest."""
        names = sorted(relevant(need.papers))
        found: dict[int, dict[str, date | None]] = {}
        if not names:
            return found
        holds = (_c.paper.in_(names), _c.ended_at.is_(None), _c.state != Review.REJECTED)
        asked = _of_producers(select(_c.producer_id, _c.paper, _c.expires_on), _c.producer_id)
        for who, paper, end in (await self._tx.execute(asked.where(*whose, *holds))).all():
            held = found.setdefault(who, {})
            held[paper] = _longer(end, held.get(paper, date.min))
        return found

    async def _made(self, need: Need, whose: Whose) -> dict[int, int]:
        """What is made in a week of the product that is meant, where that is known."""
        p = t.products.c
        alike = or_(false(), *(func.lower(p.name).contains(part) for part in beginnings(need.item)))
        there = (p.weekly_capacity.is_not(None), p.removed_at.is_(None), alike)
        asked = _of_producers(select(p.producer_id, p.name, p.unit, p.weekly_capacity), p.producer_id)
        found: dict[int, int] = {}
        for who, name, unit, weekly in (await self._tx.execute(asked.where(*whose, *there))).all():
            units = capacity_for(need.item, need.unit, (Made(name, unit, weekly),))
            if units is not None:
                found[who] = max(units, found.get(who, 0))
        return found

    async def _promised(self, need: Need, whose: Whose) -> dict[int, int]:
        """Units of the same goods that are promised for the week around the delivery."""
        half = _WEEK / 2
        near = (_d.due_at.between(need.at - half, need.at + half), _d.dropped_at.is_(None))
        asked = _of_producers(select(_d.person_id, _d.quantity, needs.c.item, needs.c.unit), _d.person_id)
        asked = asked.join(need_offers, _o.id == _d.offer_id).join(needs, needs.c.id == _o.need_id)
        found: dict[int, int] = {}
        for who, quantity, item, unit in (await self._tx.execute(asked.where(*whose, *near))).all():
            units = in_unit(quantity, unit, need.unit) if is_meant(need.item, item) else None
            found[who] = found.get(who, 0) + (units or 0)
        return found

    async def _ordered(self, whose: Whose) -> dict[int, datetime]:
        """When each had an order last."""
        asked = _of_producers(select(_o.person_id, func.max(_o.awarded_at)), _o.person_id)
        is_order = _o.awarded > literal_column(
            "0"
        )  # spelt out, not bound: only then the partial index is used
        rows = await self._tx.execute(asked.where(*whose, is_order).group_by(_o.person_id))
        return dict(rows.all())

    async def _allowed(self, need: Need) -> dict[int, str]:
        """Whom an officer lets in from outside the zone, and why."""
        here = (_z.place == at_need(need.id), _z.ended_at.is_(None))
        rows = await self._tx.execute(select(_z.producer_id, _z.reason).where(*here))
        return dict(rows.all())

    async def _withdrawn(self) -> frozenset[int]:
        """Whoever took their consent back and gave no new one."""
        given, later = t.consents.c, t.consents.alias("later")
        still = exists().where(later.c.person_id == given.person_id, later.c.withdrawn_at.is_(None))
        return frozenset(
            await self._tx.scalars(select(given.person_id).where(given.withdrawn_at.is_not(None), ~still))
        )


def _of_producers(asked: Select[Any], column: ColumnElement[int]) -> Select[Any]:
    """The same of those whose producer is asked about."""
    return asked.join(t.producers, _p.person_id == column)


def _people(need: Need, now: datetime) -> Select[Any]:
    return (
        select(
            _p.person_id, _p.category, _p.area, _p.nib_status, case((_is_silent(now), 1), else_=0).label("silent"), _asked(need.id).label("asked_at")
        )
        .select_from(
            t.producers.join(t.people, t.people.c.id == _p.person_id).outerjoin(
                reminder_wishes, _w.person_id == _p.person_id
            )
        )
    )  # fmt: skip


def _asked(need_id: int) -> ColumnElement[Any]:
    a = need_asks.c
    asked = select(func.max(a.asked_at)).where(a.person_id == _p.person_id, a.need_id != need_id)
    return asked.scalar_subquery()


def _has_papers(need: Need) -> Iterator[ColumnElement[bool]]:
    """Each paper of the need is held on the day of the delivery, by itself or by one that counts as it."""
    day = local_day(need.at, need.zone)
    for paper in need.papers:
        names = meets(paper)
        holds = exists().where(
            _h.producer_id == _p.person_id, _h.paper.in_(sorted(names)), _h.ended_at.is_(None),
            _h.state != Review.REJECTED, or_(_h.expires_on.is_(None), _h.expires_on >= day),
        )  # fmt: skip
        yield or_(holds, _p.nib_status == "have") if NIB in names else holds


def _lives_near(places: Sequence[str] | None, allowed: Collection[int]) -> Iterator[ColumnElement[bool]]:
    """In a zone of the place, nobody knows in which kecamatan, or let in."""
    if places is not None:
        unknown = _p.area.not_like("%.%.%")
        yield or_(lies_within(_p.area, places), unknown, _p.person_id.in_(sorted(allowed)))


def _is_silent(now: datetime) -> ColumnElement[bool]:
    """No chat, blocked, paused, or does not want to hear of orders."""
    people = t.people.c
    off = type_coerce(_w.topics_off, Text).contains(f'"{Topic.PROCUREMENT}"')
    return or_(
        people.chat_id.is_(None), people.stopped_at.is_not(None), func.coalesce(off, False),
        and_(_w.paused_until.is_not(None), _w.paused_until > now),
    )  # fmt: skip


def _held(papers: dict[str, date | None], nib_status: str) -> dict[str, date | None]:
    return {NIB: None, **papers} if nib_status == "have" else papers


def _longer(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
