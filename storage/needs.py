"""What offices and firms need: posted, found by whom it concerns, closed or cancelled; and who was asked in which wave."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, literal_column, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.procurement.need import Need, NeedState, Payment
from domain.procurement.waves import Rank
from storage.area_rule import lies_within
from storage.tables_procurement import need_asks, needs

_n, _a = needs.c, need_asks.c
_WRITTEN = (
    "item", "quantity", "unit", "at", "zone", "place", "area", "budget", "deadline", "pay_days", "reach", "seed",
    "organisation", "spec", "months", "ring", "posted_by", "revision", "revised_at",
)  # fmt: skip
_COLUMNS = (*(_n[name] for name in _WRITTEN), _n.id, _n.kinds, _n.papers, _n.payment, _n.state)
_OPEN: ColumnElement[str] = literal_column("'open'")  # spelt out: only then the partial index is used


@dataclass(frozen=True, slots=True)
class Ask:
    """That somebody was asked: in which wave, at which place of the ranking, with which lot, when."""

    person_id: int
    wave: int
    place: int
    lot: int
    asked_at: datetime


class Needs:
    """Needs, as buyers, officers and producers may see them."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, need: Need, now: datetime) -> int:
        """Write a new need down; returns its number."""
        added = insert(needs).values(**_values(need), created_at=now, changed_at=now).returning(_n.id)
        return int(await self._tx.scalar(added) or 0)

    async def find(self, need_id: int) -> Need | None:
        """The need of this number, whatever its state."""
        return (await self.these([need_id])).get(need_id)

    async def these(self, ids: Iterable[int]) -> dict[int, Need]:
        """Needs by number. One statement."""
        rows = await self._tx.execute(select(*_COLUMNS).where(_n.id.in_(list(ids))))
        return {row.id: need_of(row) for row in rows}

    async def held(self, need_id: int) -> Need | None:
        """The same, locked until the end of the transaction: answers and awards of one need come one after the other."""
        row = (await self._tx.execute(select(*_COLUMNS).where(_n.id == need_id).with_for_update())).first()
        return None if row is None else need_of(row)

    async def posted(self, within: Sequence[str], person_id: int, *, all_of_area: bool) -> tuple[Need, ...]:
        """Needs of these areas, newest first, at most 60: everybody's, or those that this person posted."""
        whose = () if all_of_area else (_n.posted_by == person_id,)
        asked = select(*_COLUMNS).where(lies_within(_n.reach, within), *whose)
        rows = await self._tx.execute(asked.order_by(_n.id.desc()).limit(60))
        return tuple(need_of(row) for row in rows)

    async def open_for(self, area: str, now: datetime) -> tuple[Need, ...]:
        """Open needs within whose reach an area lies, the next deadline first, at most 60."""
        parts = area.split(".") if area else []
        above = [".".join(parts[:size]) for size in range(len(parts) + 1)]
        asked = select(*_COLUMNS).where(_n.state == _OPEN, _n.reach.in_(above), _n.deadline > now)
        rows = await self._tx.execute(asked.order_by(_n.deadline, _n.id).limit(60))
        return tuple(need_of(row) for row in rows)

    async def same_day(self, need: Need, first: datetime, last: datetime) -> tuple[Need, ...]:
        """Other needs of the same buyer (organisation, or person) for that item between two moments, cancelled ones left
        out."""
        buyer = _n.posted_by == need.posted_by
        if need.organisation:
            buyer = or_(buyer, _n.organisation == need.organisation)
        asked = select(*_COLUMNS).where(
            buyer, _n.at.between(first, last), _n.id != need.id, _n.state != NeedState.CANCELLED
        )
        found = [need_of(row) for row in await self._tx.execute(asked.order_by(_n.id))]
        return tuple(one for one in found if set(one.kinds) & set(need.kinds))

    async def change(self, need: Need, now: datetime) -> None:
        """Write down everything of it anew."""
        await self._tx.execute(update(needs).where(_n.id == need.id).values(**_values(need), changed_at=now))

    async def end(
        self, need_id: int, state: NeedState, reason: str | None, now: datetime, *, also_closed: bool = False
    ) -> bool:
        """Close or cancel an open need (`also_closed`: one that is decided as well). False when it was over."""
        alive = (NeedState.OPEN, NeedState.CLOSED) if also_closed else (NeedState.OPEN,)
        done = await self._tx.execute(
            update(needs)
            .where(_n.id == need_id, _n.state.in_(alive))
            .values(state=state, reason=reason, changed_at=now)
        )
        return done.rowcount == 1

    async def ask(self, need_id: int, wave: int, ranks: Iterable[Rank], now: datetime) -> None:
        """These are asked in this wave."""
        rows = [
            {"need_id": need_id, "person_id": one.person_id, "wave": wave, "place": one.place, "lot": one.lot, "asked_at": now}
            for one in ranks
        ]  # fmt: skip
        if rows:
            await self._tx.execute(insert(need_asks), rows)

    async def asked(self, need_id: int) -> tuple[Ask, ...]:
        """Who was asked, in the order of asking."""
        c = (_a.person_id, _a.wave, _a.place, _a.lot, _a.asked_at)
        rows = await self._tx.execute(select(*c).where(_a.need_id == need_id).order_by(_a.wave, _a.place))
        return tuple(Ask(**row._mapping) for row in rows)

    async def asked_of(self, person_id: int, now: datetime) -> frozenset[int]:
        """Numbers of the open needs for which this person was asked."""
        rows = await self._tx.scalars(
            select(_a.need_id)
            .join(needs, _n.id == _a.need_id)
            .where(_a.person_id == person_id, _n.state == _OPEN, _n.deadline > now)
        )
        return frozenset(rows)


def _values(need: Need) -> dict[str, Any]:
    told = {name: getattr(need, name) for name in _WRITTEN}
    return {
        **told, "kinds": list(need.kinds), "papers": list(need.papers), "payment": need.payment, "state": need.state,
    }  # fmt: skip


def need_of(row: Row[Any]) -> Need:
    """The need in a row of this module."""
    told = {name: getattr(row, name) for name in _WRITTEN}
    return Need(
        **told, id=row.id, kinds=tuple(row.kinds), papers=tuple(row.papers), payment=Payment(row.payment),
        state=NeedState(row.state),
    )  # fmt: skip
