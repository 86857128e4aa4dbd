"""Businesses with goods in shops of the office's list, written straight into the memory: as many as a picture of a regency needs."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from domain.consignment.commands import Command, Deliver, DeliveryLine, Pay, Visit
from domain.consignment.terms import Agreement, Basis
from domain.outlets import Outlet, OutletKind
from storage.engine import Database
from storage.producers import Product
from storage.store import Store
from tests.storage.book import Bookkeeper
from tests.storage.rows import producer

AT = datetime(2026, 6, 1, 3, tzinfo=UTC)
TERMS = Agreement(commission_bp=1_000, tempo_days=14, basis=Basis.SALE_REPORT)
PRICE = 10_000
SHARE = 9_000
"""What a business gets of a piece."""


@dataclass(frozen=True)
class Sale:
    """So many pieces sold on a day, and so much paid (rupiah) then. `outlet`: number of the shop."""

    outlet: int
    pieces: int
    on: date
    paid: int = 0


async def shop(database: Database, name: str, area: str, kind: OutletKind = OutletKind.MINIMARKET) -> int:
    """A shop of the office's list."""
    async with database.transaction() as tx:
        store = Store(tx)
        await store.outlets.take_list([Outlet(name, kind, area)], AT)
        found = await store.outlets.of_office((area,))
    return next(one.id or 0 for one in found if one.name == name)


async def business(database: Database, chat: int, area: str, *sales: Sale) -> int:
    """Somebody registered there who sold this; their number."""
    async with database.transaction() as tx:
        store = Store(tx)
        person = (await store.people.add(chat, "id", AT)).id
        await store.producers.add(producer(person, area=area), AT)
        await store.products.add(person, (Product("keripik", "bungkus", PRICE),), AT)
        [product] = await store.products.of(person)
        for outlet in {sale.outlet for sale in sales}:
            await store.agreements.put(person, outlet, TERMS, AT.date(), AT)
        for number, sale in enumerate(sales):
            book = Bookkeeper(database, person, sale.outlet, (product.id or 0,), TERMS)
            await _sold(store, book, number, sale)
    return person


async def _sold(store: Store, book: Bookkeeper, number: int, sale: Sale) -> None:
    [goods] = book.products
    brought = Deliver((DeliveryLine(goods, sale.pieces + 5, PRICE),))
    await book.writes(store, f"d{number}", brought, on=sale.on - timedelta(days=1))
    lying = (await store.consignments.book(book.producer, sale.outlet)).shelf(goods)
    counted: list[Command] = [Visit(goods, left=lying - sale.pieces)]
    if sale.paid:
        counted.append(Pay(sale.paid))
    await book.writes(store, f"v{number}", *counted, on=sale.on)
