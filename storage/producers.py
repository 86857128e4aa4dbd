"""Registered producers and their products."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.phone import parse_phone, show
from storage import catalogue_index
from storage import tables as t
from storage.area_rule import lies_within


@dataclass(frozen=True, slots=True)
class Producer:
    """A registered business and its owner. `area`: Kemendagri code of the desa; `phone`: E.164, None when a coordinator
    registered somebody who has none."""

    person_id: int
    name: str
    honorific: str | None
    business: str
    category: str
    area: str
    phone: str | None
    phone_verified: bool
    nib_status: str
    nib: str | None
    turnover: str | None

    @property
    def phone_shown(self) -> str:
        """The number as people write it ("0812-3456-7890"), "" when there is none."""
        return show(parse_phone(self.phone)) if self.phone else ""


@dataclass(frozen=True, slots=True)
class Product:
    """Goods of one producer. Price in whole rupiah per unit, shelf life in days, capacity in units a week."""

    name: str
    unit: str | None = None
    price: int | None = None
    shelf_life_days: int | None = None
    weekly_capacity: int | None = None
    photo: str | None = None
    id: int | None = None


_PRODUCER = tuple(t.producers.c[name] for name in Producer.__slots__)
_PRODUCT = tuple(t.products.c[name] for name in Product.__slots__)


class Producers:
    """Registered businesses, one per person."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, producer: Producer, now: datetime) -> None:
        await self._tx.execute(
            insert(t.producers).values(
                **asdict(producer), registered_at=now, changed_at=now, heard_on=now.date()
            )
        )

    async def change(self, producer: Producer, now: datetime) -> None:
        of_person = t.producers.c.person_id == producer.person_id
        await self._tx.execute(
            update(t.producers).where(of_person).values(**asdict(producer), changed_at=now)
        )
        await catalogue_index.refresh(self._tx, producer.person_id)

    async def find(self, person_id: int) -> Producer | None:
        row = (await self._tx.execute(select(*_PRODUCER).where(t.producers.c.person_id == person_id))).first()
        return None if row is None else _producer(row)

    async def heard_from(self, person_ids: Sequence[int], day: date) -> None:
        """They wrote or tapped something on that day: written down once a day, whatever they do in it."""
        if person_ids:
            heard = update(t.producers).where(t.producers.c.person_id.in_(person_ids))
            await self._tx.execute(heard.values(heard_on=day))

    async def of_verified_phone(self, number: str) -> int | None:
        """The producer who has proven to own this number (E.164)."""
        p = t.producers.c
        proven = (
            select(p.person_id).where(p.phone == number, p.phone_verified.is_(True)).order_by(p.person_id)
        )
        found: int | None = await self._tx.scalar(proven.limit(1))
        return found

    async def remove(self, person_id: int, now: datetime) -> None:
        """Forget a business. Its products stay as empty rows, because something may refer to them."""
        empty = {"name": "", "unit": None, "price": None, "photo": None, "removed_at": now}
        await self._tx.execute(update(t.products).where(t.products.c.producer_id == person_id).values(empty))
        await self._tx.execute(delete(t.producers).where(t.producers.c.person_id == person_id))
        await catalogue_index.refresh(self._tx, person_id)

    async def count_within(self, prefixes: tuple[str, ...]) -> int:
        """How many producers live in any of these areas (the empty prefix is the whole country)."""
        inside = select(func.count()).where(lies_within(t.producers.c.area, prefixes))
        return await self._tx.scalar(inside) or 0


class Products:
    """Goods, asked for and changed only by whoever makes them."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, producer_id: int, products: tuple[Product, ...], now: datetime) -> None:
        if products:
            rows = [
                {**_values(product), "producer_id": producer_id, "created_at": now} for product in products
            ]
            await self._tx.execute(insert(t.products).values(rows))
            await catalogue_index.refresh(self._tx, producer_id)

    async def add_one(self, producer_id: int, product: Product, now: datetime) -> int:
        """The new product's number."""
        row = {**_values(product), "producer_id": producer_id, "created_at": now}
        added = int(await self._tx.scalar(insert(t.products).values(row).returning(t.products.c.id)) or 0)
        await catalogue_index.refresh(self._tx, producer_id)
        return added

    async def change(self, producer_id: int, product: Product) -> None:
        await self._tx.execute(
            update(t.products).where(*_still_of(producer_id, product.id)).values(**_values(product))
        )
        await catalogue_index.refresh(self._tx, producer_id)

    async def keeps_for(self, producer_id: int, product_id: int, days: int | None) -> None:
        """It keeps for so many days; None: nobody knows."""
        of_producer = _still_of(producer_id, product_id)
        await self._tx.execute(update(t.products).where(*of_producer).values(shelf_life_days=days))

    async def remove(self, producer_id: int, product_id: int, now: datetime) -> None:
        """Removed products stay as rows: later books may speak of them."""
        await self._tx.execute(
            update(t.products).where(*_still_of(producer_id, product_id)).values(removed_at=now)
        )
        await catalogue_index.refresh(self._tx, producer_id)

    async def of(self, producer_id: int) -> tuple[Product, ...]:
        rows = await self._tx.execute(
            select(*_PRODUCT)
            .where(t.products.c.producer_id == producer_id, t.products.c.removed_at.is_(None))
            .order_by(t.products.c.id)
        )
        return tuple(Product(**row._mapping) for row in rows)

    async def names(self, producer_id: int) -> dict[int, str]:
        """What all products are or were called, by number: books speak of removed ones, too."""
        p = t.products.c
        rows = await self._tx.execute(select(p.id, p.name).where(p.producer_id == producer_id))
        return {row.id: row.name for row in rows}

    async def find(self, producer_id: int, product_id: int) -> Product | None:
        """A product of this producer; somebody else's is not found."""
        return next((p for p in await self.of(producer_id) if p.id == product_id), None)


def _still_of(producer_id: int, product_id: int | None) -> tuple[ColumnElement[bool], ...]:
    p = t.products.c
    return p.id == product_id, p.producer_id == producer_id, p.removed_at.is_(None)


def _values(product: Product) -> dict[str, Any]:
    return {name: value for name, value in asdict(product).items() if name != "id"}


def _producer(row: Row[Any]) -> Producer:
    return Producer(**{**row._mapping, "phone_verified": bool(row.phone_verified)})
