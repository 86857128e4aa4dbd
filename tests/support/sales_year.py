"""A year of goods in shops for one producer, written into the book as the service writes it, for reports to show."""

from datetime import UTC, date, datetime, time

from domain.consignment.commands import Command, Deliver, DeliveryLine, Pay, Visit
from domain.consignment.decision import decide
from domain.consignment.events import Stamp
from domain.consignment.ledger import Ledger
from domain.consignment.terms import Agreement
from domain.outlets import Outlet, OutletKind
from storage.consignment_balances import Place
from storage.consignment_records import Record
from storage.engine import Database
from storage.store import Store

TERMS = Agreement(commission_bp=1_000)
SALES = (40, 35, 44, 60, 52, 48, 50, 55, 58, 60, 72, 30)
"""Pieces of the first product sold at the first shop, December 2025 to November 2026."""


class Bookkeeper:
    """Writes for one producer at one shop."""

    def __init__(self, database: Database, producer: int, shop: int) -> None:
        self._database, self._place = database, Place(producer, shop)
        self._ledger, self._told = Ledger(), 0

    async def tells(self, on: date, *commands: Command) -> None:
        """One record of that day."""
        at, self._told = datetime.combine(on, time(3), UTC), self._told + 1
        key = f"{self._place.outlet}.{self._told}"
        before, events = self._ledger, []
        for number, command in enumerate(commands):
            decision = decide(
                self._ledger, TERMS, command, Stamp(f"{key}/{number}", self._place.producer, at, on)
            )
            self._ledger = decision.ledger
            events.append(decision.event)
        record = Record(self._place.outlet, key, "visited", (), self._place.producer, on, at)
        async with self._database.transaction() as tx:
            await Store(tx).consignments.add(self._place.producer, record, events, before, self._ledger)


async def opened(database: Database, producer: int, shop: str) -> Bookkeeper:
    """A shop that this producer added, with an agreement, and nobody's goods in it."""
    async with database.transaction() as tx:
        store, now = Store(tx), datetime(2025, 12, 1, tzinfo=UTC)
        outlet = await store.outlets.add(Outlet(shop, OutletKind.STALL, "33.25.08", owner=producer), now)
        await store.agreements.put(producer, outlet, TERMS, date(2025, 12, 1), now)
    return Bookkeeper(database, producer, outlet)


async def year_of(
    database: Database, producer: int, *, shops: tuple[str, ...] = ("Warung Sari", "Toko Jaya")
) -> None:
    """Twelve months until November 2026 with the products of this producer: brought, counted, paid. The second shop
    sells half as much and pays late."""
    async with database.reading() as tx:
        products = [product.id or 0 for product in await Store(tx).products.of(producer)]
    for number, name in enumerate(shops):
        book = await opened(database, producer, name)
        for month, sold in enumerate(SALES):
            year, of_year = divmod(2025 * 12 + 11 + month, 12)
            pieces = sold // (number + 1)
            lines = tuple(
                DeliveryLine(product, pieces + 5, 8_000 + 2_000 * at) for at, product in enumerate(products)
            )
            visits = (Visit(product, left=0, good=4, damaged=1) for product in products)
            await book.tells(date(year, of_year + 1, 3), Deliver(lines))
            await book.tells(date(year, of_year + 1, 20), *visits)
            if number == 0 or month < len(SALES) - 2:
                await book.tells(date(year, of_year + 1, 21), Pay(None))
