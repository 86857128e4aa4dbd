"""Of many producers at once: what their reminders about shops must know at the moment they are said."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import and_, func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables_consignment as t
from storage.consignment_balances import Place
from storage.insertion import insert_into
from storage.tables import products

_a, _b, _i = t.accounts.c, t.bills.c, t.batches.c


@dataclass(frozen=True, slots=True)
class ShopNow:
    """A shop that a producer has an agreement with: pieces on its shelf; whole rupiah owed; open bills by due day."""

    name: str
    pieces: int
    owed: int
    due: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class Perishing:
    """Goods of one product in one shop that keep until the same day."""

    place: Place
    product: int
    expires_on: date


class ConsignmentDue:
    """Figures for reminders, a few statements for any number of them."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def shops(self, places: Collection[Place]) -> dict[Place, ShopNow]:
        """How these shops stand; those without an agreement any more are left out."""
        pairs = [(place.producer, place.outlet) for place in places]
        held = and_(
            t.agreements.c.producer_id == _a.producer_id, t.agreements.c.outlet_id == _a.outlet_id,
            t.agreements.c.ended_at.is_(None),
        )  # fmt: skip
        rows = await self._tx.execute(
            select(_a.producer_id, _a.outlet_id, t.outlets.c.name, _a.unbilled)
            .join(t.outlets, t.outlets.c.id == _a.outlet_id)
            .join(t.agreements, held)
            .where(tuple_(_a.producer_id, _a.outlet_id).in_(pairs))
        )
        pieces, due = await self._pieces(pairs), await self._due(pairs)
        found: dict[Place, ShopNow] = {}
        for row in rows:
            place = Place(row.producer_id, row.outlet_id)
            bills = due.get(place, [])
            dated = tuple((day, rupiah) for day, rupiah in bills if day is not None)
            owed = row.unbilled + sum(rupiah for _, rupiah in bills)
            found[place] = ShopNow(row.name, pieces.get(place, 0), owed, dated)
        return found

    async def _pieces(self, pairs: list[tuple[int, int]]) -> dict[Place, int]:
        rows = await self._tx.execute(
            select(_i.producer_id, _i.outlet_id, func.sum(_i.shelf))
            .where(tuple_(_i.producer_id, _i.outlet_id).in_(pairs), _i.shelf > 0)
            .group_by(_i.producer_id, _i.outlet_id)
        )
        return {Place(row[0], row[1]): int(row[2]) for row in rows}

    async def _due(self, pairs: list[tuple[int, int]]) -> dict[Place, list[tuple[date | None, int]]]:
        rows = await self._tx.execute(
            select(_b.producer_id, _b.outlet_id, _b.due_on, func.sum(_b.balance))
            .where(tuple_(_b.producer_id, _b.outlet_id).in_(pairs), _b.balance > 0)
            .group_by(_b.producer_id, _b.outlet_id, _b.due_on)
            .order_by(_b.due_on)
        )
        found: dict[Place, list[tuple[date | None, int]]] = {}
        for row in rows:
            found.setdefault(Place(row[0], row[1]), []).append((row[2], int(row[3])))
        return found

    async def perishing(self, goods: Collection[Perishing]) -> dict[Perishing, tuple[int, str, str]]:
        """Pieces on the shelf, product and shop of these goods; without those that are gone or let be."""
        keys = [(one.place.producer, one.place.outlet, one.product, one.expires_on) for one in goods]
        same = tuple_(_i.producer_id, _i.outlet_id, _i.product_id, _i.expires_on)
        q = t.quiet.c
        quiet = select(q.chosen_at).where(
            q.producer_id == _i.producer_id, q.outlet_id == _i.outlet_id, q.product_id == _i.product_id,
            q.expires_on == _i.expires_on,
        )  # fmt: skip
        named = (_i.producer_id, _i.outlet_id, _i.product_id, _i.expires_on)
        rows = await self._tx.execute(
            select(*named, func.sum(_i.shelf), products.c.name, t.outlets.c.name)
            .join(products, products.c.id == _i.product_id)
            .join(t.outlets, t.outlets.c.id == _i.outlet_id)
            .where(same.in_(keys), _i.shelf > 0, ~quiet.exists())
            .group_by(*named, products.c.name, t.outlets.c.name)
        )
        return {
            Perishing(Place(row[0], row[1]), row[2], row[3]): (int(row[4]), row[5], row[6]) for row in rows
        }

    async def let_be(self, goods: Perishing, at: datetime) -> None:
        """Nothing more is said about these goods."""
        row = {
            "producer_id": goods.place.producer, "outlet_id": goods.place.outlet, "product_id": goods.product,
            "expires_on": goods.expires_on, "chosen_at": at,
        }  # fmt: skip
        await self._tx.execute(
            insert_into(self._tx.dialect.name, t.quiet).values(**row).on_conflict_do_nothing()
        )
