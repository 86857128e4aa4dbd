"""Orders of offices for a picture of a whole area: every delivery with who makes it where and who ordered it, and needs that
nobody answered. Sums, and what of them may be told, are worked out by whoever asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.procurement.need import Delivery
from storage import tables as t
from storage.area_rule import lies_within
from storage.need_rows import DELIVERY, delivery_of
from storage.tables_procurement import need_asks, need_deliveries, need_offers, needs

_n, _o, _d, _a, _p = needs.c, need_offers.c, need_deliveries.c, need_asks.c, t.producers.c
_REFUSALS = ("refused", "withdrawn")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A delivery that stands. `area`: where the producer is; `office`, `office_area`: who ordered, and the kecamatan it goes to;
    `at`: when it was ordered (UTC)."""

    person: int
    area: str
    office: str | None
    office_area: str
    at: datetime
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Posted:
    """A need of an office. `asked`, `offers`: how many producers were asked, and how many said that they can; `is_over`: its
    time for answers is; `is_sought`: near the place and farther away was looked for somebody to ask."""

    id: int
    item: str
    quantity: int
    unit: str
    office: str | None
    area: str
    asked: int
    offers: int
    is_over: bool
    is_sought: bool

    @property
    def is_unmet(self) -> bool:
        """Whether nobody can: nobody fits, or nobody answered in time that they can."""
        return self.offers == 0 and (self.is_over or (self.asked == 0 and self.is_sought))


class OverviewOrders:
    """Reads within areas; who may see them is asked before."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def ordered(
        self, prefixes: Sequence[str], since: datetime, until: datetime, days: tuple[date, date]
    ) -> tuple[Ordered, ...]:
        """Deliveries by producers of these areas that were ordered or due from `since` until before `until` (UTC), or paid on these
        days (first and last), or are not known to be paid in full."""
        paid = func.coalesce(_d.maker_paid, _d.buyer_paid, 0)
        which = or_(
            and_(_o.awarded_at >= since, _o.awarded_at < until),
            and_(_d.due_at >= since, _d.due_at < until),
            func.coalesce(_d.maker_paid_on, _d.buyer_paid_on).between(*days),
            paid < _d.quantity * _d.price,
        )
        asked = (
            select(*DELIVERY, _p.area, _n.organisation, _n.area.label("office_area"), _o.awarded_at)
            .select_from(need_deliveries)
            .join(need_offers, _o.id == _d.offer_id)
            .join(needs, _n.id == _o.need_id)
            .join(t.producers, _p.person_id == _d.person_id)
            .where(_d.dropped_at.is_(None), lies_within(_p.area, prefixes), which)
        )
        return tuple(
            Ordered(row.person_id, row.area, row.organisation, row.office_area, row.awarded_at, delivery_of(row))
            for row in await self._tx.execute(asked)
        )  # fmt: skip

    async def posted(
        self, prefixes: Sequence[str], since: datetime, until: datetime, now: datetime
    ) -> tuple[Posted, ...]:
        """Needs for places in these areas that were posted in a time, cancelled ones left out, the newest first."""
        return await self._posted(
            now, lies_within(_n.area, prefixes), _n.created_at >= since, _n.created_at < until
        )

    async def waiting(self, reaches: Sequence[str], now: datetime) -> tuple[Posted, ...]:
        """Needs that are open, whose day is still to come, and which businesses of these areas alone may take: those that
        whoever leads them decides about."""
        return await self._posted(now, lies_within(_n.reach, reaches), _n.state == "open", _n.at > now)

    async def _posted(self, now: datetime, *which: ColumnElement[bool]) -> tuple[Posted, ...]:
        asks = select(func.count()).where(_a.need_id == _n.id).scalar_subquery()
        offers = select(func.count()).where(_o.need_id == _n.id, _o.state.not_in(_REFUSALS)).scalar_subquery()
        asked = (
            select(
                _n.id, _n.item, _n.quantity, _n.unit, _n.organisation, _n.area, asks, offers,
                _n.deadline <= now, _n.ring > 0,
            )
            .where(_n.state != "cancelled", *which)
            .order_by(_n.id.desc())
        )  # fmt: skip
        return tuple(Posted(*row) for row in await self._tx.execute(asked))
