"""Invitations by shops to producers whose product passed elsewhere, what is ready for a shop, and the office's switches."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.curation.states import ENDED, WITH_BOOK
from storage import tables as t
from storage import tables_consignment
from storage.area_rule import lies_within
from storage.tables_curation import curation_invitations, curation_switches, curations

_i, _w, _c, _p, _o = (
    curation_invitations.c, curation_switches.c, curations.c, t.producers.c, tables_consignment.outlets.c,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ready:
    """A product that passed elsewhere. `at`: where; `home`: area of its producer; `is_invited`: and has not answered."""

    product: int
    producer: int
    goods: str
    business: str
    home: str
    at: str
    is_invited: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """A shop would like to have a product."""

    id: int
    producer: int
    product: int
    outlet: int
    goods: str
    shop: str
    kind: str
    invited_by: int


class CurationOffers:
    """What curated products are offered to whom."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def ready(
        self, outlet: int, areas: Collection[str], without: int, let_in: Collection[int] = (), most: int = 200
    ) -> tuple[Ready, ...]:
        """Products that passed elsewhere, of producers in these areas or `let_in` from outside, and are not on their way to
        this shop or its chain; `without` the products of one person. Each once."""
        chain = select(_o.chain).where(_o.id == outlet).scalar_subquery()
        other = curations.alias()
        here = exists(
            select(other.c.id).where(
                other.c.product_id == _c.product_id, other.c.state.not_in(ENDED),
                or_(other.c.outlet_id == outlet, other.c.chain == chain),
            )
        )  # fmt: skip
        newer = curations.alias()
        is_last = ~exists(
            select(newer.c.id).where(
                newer.c.product_id == _c.product_id, newer.c.state.in_(WITH_BOOK), newer.c.id > _c.id
            )
        )
        asked = (
            select(*_READY)
            .select_from(_JOINED)
            .outerjoin(curation_invitations, _invited(outlet))
            .where(
                _c.state.in_(WITH_BOOK), or_(lies_within(_p.area, sorted(areas)), _c.producer_id.in_(list(let_in))), _c.producer_id != without,
                t.products.c.removed_at.is_(None), ~here, is_last,
            )
            .order_by(_c.changed_at.desc(), _c.id)
            .limit(most)
        )  # fmt: skip
        return tuple(_ready(row) for row in await self._tx.execute(asked))

    async def invite(self, one: Ready, outlet: int, by: int, now: datetime) -> int | None:
        """The number of the invitation; None when one is unanswered."""
        same = (_i.product_id == one.product, _i.outlet_id == outlet, _i.answered_at.is_(None))
        if await self._tx.scalar(select(_i.id).where(*same)) is not None:
            return None
        values = {"producer_id": one.producer, "product_id": one.product, "outlet_id": outlet}
        added = insert(curation_invitations).values(**values, invited_by=by, invited_at=now).returning(_i.id)
        return int(await self._tx.scalar(added) or 0)

    async def open_for(self, producer_id: int, number: int | None = None) -> tuple[Invitation, ...]:
        """Invitations that this producer has not answered; only this one, if a number is given."""
        asked = select(*_INVITATION).select_from(_INVITED).where(
            _i.producer_id == producer_id, _i.answered_at.is_(None)
        )  # fmt: skip
        if number is not None:
            asked = asked.where(_i.id == number)
        return tuple(Invitation(*row) for row in await self._tx.execute(asked.order_by(_i.id)))

    async def answer(self, number: int, now: datetime, *, is_accepted: bool) -> bool:
        """Whether it was still open."""
        still = (_i.id == number, _i.answered_at.is_(None))
        done = await self._tx.execute(
            update(curation_invitations).where(*still).values(answered_at=now, is_accepted=is_accepted)
        )
        return done.rowcount == 1

    async def halal_blocks(self, areas: Collection[str]) -> bool:
        """Whether an application without halal is held up. `areas`: the one asked about and those around it; the closest
        office that has said anything decides; nobody: it is warned of, loudly."""
        rows = await self._tx.execute(select(_w.area, _w.halal_blocks).where(_w.area.in_(sorted(areas))))
        said = {row.area: bool(row.halal_blocks) for row in rows}
        return said[max(said, key=len)] if said else False

    async def set_halal_blocks(self, area: str, by: int, now: datetime, *, blocks: bool) -> None:
        """From now on it is so in this area."""
        await self._tx.execute(delete(curation_switches).where(_w.area == area))
        values = {"area": area, "halal_blocks": blocks, "set_by": by, "set_at": now}
        await self._tx.execute(insert(curation_switches).values(**values))


def _invited(outlet: int) -> Any:
    return and_(_i.product_id == _c.product_id, _i.outlet_id == outlet, _i.answered_at.is_(None))


_JOINED = (
    curations.join(t.products, t.products.c.id == _c.product_id)
    .join(t.producers, _p.person_id == _c.producer_id)
    .outerjoin(tables_consignment.outlets, _o.id == _c.outlet_id)
)
_READY: tuple[ColumnElement[Any], ...] = (
    _c.product_id, _c.producer_id, t.products.c.name.label("goods"), _p.business, _p.area,
    _o.name.label("outlet"), _c.chain, _i.id.label("invitation"),
)  # fmt: skip
_INVITED = curation_invitations.join(t.products, t.products.c.id == _i.product_id).join(
    tables_consignment.outlets, _o.id == _i.outlet_id
)
_INVITATION = (
    _i.id, _i.producer_id, _i.product_id, _i.outlet_id, t.products.c.name, _o.name.label("shop"), _o.kind,
    _i.invited_by,
)  # fmt: skip


def _ready(row: Row[Any]) -> Ready:
    return Ready(
        row.product_id, row.producer_id, row.goods, row.business, row.area, row.outlet or row.chain or "",
        row.invitation is not None,
    )  # fmt: skip
