"""A producer with shops and a book on a fresh database, for tests that write into it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from domain.consignment.commands import Command
from domain.consignment.decision import decide
from domain.consignment.events import Stamp
from domain.consignment.ledger import Ledger
from domain.consignment.terms import Agreement
from domain.outlets import Outlet, OutletKind
from storage.consignment_balances import Place
from storage.consignment_records import Piece, Record
from storage.engine import Database
from storage.producers import Product
from storage.store import Store
from tests.storage.rows import NOW, person

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Bookkeeper:
    """Writes for one producer at one shop, as the service does it."""

    database: Database
    producer: int
    outlet: int
    products: tuple[int, ...]
    agreement: Agreement

    @property
    def place(self) -> Place:
        return Place(self.producer, self.outlet)

    async def tells(self, key: str, *commands: Command, on: date = TODAY, kind: str = "visited") -> Ledger:
        """Writes one record; the book after it."""
        async with self.database.transaction() as tx:
            return await self.writes(Store(tx), key, *commands, on=on, kind=kind)

    async def writes(
        self, store: Store, key: str, *commands: Command, on: date = TODAY, kind: str = "visited"
    ) -> Ledger:
        at = datetime.combine(on, time(3), UTC)
        await store.consignments.balances.hold(self.place)
        before = after = await store.consignments.book(self.producer, self.outlet)
        events = []
        for number, command in enumerate(commands):
            decision = decide(after, self.agreement, command, Stamp(f"{key}/{number}", self.producer, at, on))
            after = decision.ledger
            events.append(decision.event)
        told = (Piece("sold", self.products[0], 5, 40_000),)
        record = Record(self.outlet, key, kind, told, self.producer, on, at)
        await store.consignments.add(self.producer, record, events, before, after)
        return after

    async def at_another_shop(self, name: str) -> "Bookkeeper":
        async with self.database.transaction() as tx:
            outlet = await _shop(Store(tx), self.producer, name, self.agreement)
        return replace(self, outlet=outlet)


async def bookkeeper(
    database: Database, agreement: Agreement | None = None, *, chat: int = 7, shop: str = "Warung Sari"
) -> Bookkeeper:
    """A producer with two products (8,000 and 10,000) and an agreement with one shop (10 % unless said)."""
    terms = agreement or Agreement(commission_bp=1_000)
    producer = await person(database, chat)
    async with database.transaction() as tx:
        store = Store(tx)
        goods = (Product("keripik tempe", "bungkus", 8_000, 60), Product("rempeyek", "bungkus", 10_000))
        await store.products.add(producer, goods, NOW)
        products = tuple(product.id or 0 for product in await store.products.of(producer))
        outlet = await _shop(store, producer, shop, terms)
    return Bookkeeper(database, producer, outlet, products, terms)


async def _shop(store: Store, producer: int, name: str, agreement: Agreement) -> int:
    outlet = await store.outlets.add(Outlet(name, OutletKind.STALL, "33.25.08", owner=producer), NOW)
    await store.agreements.put(producer, outlet, agreement, TODAY - timedelta(days=400), NOW)
    return outlet
