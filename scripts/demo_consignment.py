"""Half a year of titip jual for the demo: three producers, three shops each, one shop that pays late. All made up.

Written through the same rules as everything else, so that the books add up; always the same story, told up to today.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from domain.consignment.commands import Command, CompleteDocuments, Deliver, DeliveryLine, Pay, Visit
from domain.consignment.decision import decide
from domain.consignment.events import Event, Stamp
from domain.consignment.ledger import Ledger
from domain.consignment.terms import Agreement, Basis
from domain.outlets import Outlet, OutletKind
from domain.reminders import Plan
from services.consignment import reminders
from services.consignment.reminders import Moment
from services.consignment.writing import is_workday
from storage.consignment_balances import Place
from storage.consignment_records import Piece, Record
from storage.consignments import Consignments
from storage.producers import Product
from storage.store import Store

WEEKS = 26
OFFICE_LIST = (
    Outlet("Indomaret Limpung", OutletKind.MINIMARKET, "33.25.08", "Indomaret", "timur", "Pak Tarno", "+6281200000301"),
    Outlet("Indomaret Banyuputih", OutletKind.MINIMARKET, "33.25.15", "Indomaret", "timur"),
    Outlet("Alfamart Bandar", OutletKind.MINIMARKET, "33.25.02", "Alfamart", "selatan"),
    Outlet("Pusat Oleh-oleh Batang", OutletKind.GIFT_SHOP, "33.25.11", zone="barat", pic="Bu Endah"),
    Outlet("Koperasi Setda Batang", OutletKind.COOPERATIVE, "33.25.11", zone="barat", pic="Bu Nur"),
    Outlet("Kantin RSUD Batang", OutletKind.CANTEEN, "33.25.11", zone="barat"),
    Outlet("Hypermart Pekalongan", OutletKind.SUPERMARKET, "33.75.02", "Hypermart"),
    Outlet("Toko Sari Rasa Limpung", OutletKind.STALL, "33.25.08", zone="timur"),
)  # fmt: skip
ON_THE_SPOT = Agreement(commission_bp=1_000, visit_every_days=7)
IN_TWO_WEEKS = Agreement(commission_bp=1_500, tempo_days=14, visit_every_days=7)
ON_PAPERS = Agreement(
    commission_bp=2_000, tempo_days=30, basis=Basis.DOCUMENTS, visit_every_days=14, shift_to_workday=True
)
Goods = tuple[Product, ...]


@dataclass(frozen=True)
class Shop:
    """`pays`: the part of its bills that a shop has paid in time; the late one pays a third, two months later."""

    name: str
    agreement: Agreement
    pays_late: bool = False


SHOPS = (
    Shop("Toko Sari Rasa Limpung", ON_THE_SPOT),
    Shop("Koperasi Setda Batang", IN_TWO_WEEKS),
    Shop("Indomaret Limpung", ON_PAPERS, pays_late=True),
)
PEOPLE: dict[str, Goods] = {
    "Endah": (
        Product("kopi bubuk Batang", "bungkus", 15_000, 180),
        Product("jahe serbuk", "botol", 18_000, 120),
    ),
    "Karmi": (
        Product("emping melinjo", "bungkus", 12_000, 90),
        Product("keripik singkong", "bungkus", 7_000, 60),
    ),
}


async def add_list(store: Store, now: datetime) -> None:
    """The office's list of shops."""
    await store.outlets.take_list(OFFICE_LIST, now)


async def add_history(store: Store, producer: int, goods: Goods, now: datetime) -> None:
    """Half a year of one producer at the three shops, with the reminders that follow from it."""
    products = {product.name: product for product in await store.products.of(producer)}
    mine = tuple(products[one.name] for one in goods)
    numbers = {one.name: one.id or 0 for one in await store.outlets.of_office(("33.25",))}
    for shop in SHOPS:
        story = _Story(store, Place(producer, numbers[shop.name]), shop, now)
        await story.tell(mine)
    first = date(now.year + now.month // 12, now.month % 12 + 1, 1)
    card = Plan("month_card", str(producer), first.isoformat(), producer, at=first,
                params={"until": (first - timedelta(days=1)).isoformat()})  # fmt: skip
    await store.reminders.plan([card], now)


@dataclass
class _Story:
    store: Store
    place: Place
    shop: Shop
    now: datetime
    book: Ledger = field(default_factory=Ledger)
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(f"{self.place.producer}/{self.shop.name}")

    async def tell(self, goods: Goods) -> None:
        """From half a year ago up to yesterday: brought, counted, billed and paid."""
        today = self.now.astimezone(UTC).date()
        begun = today - timedelta(weeks=WEEKS)
        await self.store.agreements.put(
            self.place.producer, self.place.outlet, self.shop.agreement, begun, self.now
        )
        every = self.shop.agreement.visit_every_days or 7
        day, number = begun, 0
        while day < today:
            await self._visit(day, number, goods)
            number, day = number + 1, day + timedelta(days=every)
        at = Moment(today, self.now)
        await reminders.plan_for(self.store, self.place, self.shop.agreement, (Ledger(), self.book), at)

    async def _visit(self, day: date, number: int, goods: Goods) -> None:
        if number:
            await self._count(day, number, goods)
            await self._money(day, number)
        lines = tuple(
            DeliveryLine(
                one.id or 0, pieces, one.price, expires_on=day + timedelta(days=one.shelf_life_days or 60)
            )
            for one in goods
            if (pieces := self._wanted(day, one))
        )
        if lines:
            told = tuple(Piece("delivered", line.product, line.pieces, line.price) for line in lines)
            await self._write(day, f"d{number}", "delivered", told, Deliver(lines))

    def _wanted(self, day: date, product: Product) -> int:
        """Enough for the next visit: more in the holiday months, a little more every month."""
        usual = 24 if self.shop.agreement.visit_every_days == 7 else 40
        season = 1.5 if day.month in (3, 4, 12) else 1.0
        lying = self.book.shelf(product.id or 0)
        return max(0, round(usual * season * self.chance.uniform(0.8, 1.2)) - lying)

    async def _count(self, day: date, number: int, goods: Goods) -> None:
        commands: list[Command] = []
        told: list[Piece] = []
        for one in goods:
            product, lying = one.id or 0, self.book.shelf(one.id or 0)
            if not lying:
                continue
            damaged = 1 if self.chance.random() < 0.15 else 0
            left = min(lying - damaged, round(lying * self.chance.uniform(0.05, 0.4)))
            commands.append(Visit(product, left=left, damaged=damaged))
            told.append(Piece("sold", product, lying - left - damaged))
            told += [Piece("damaged", product, damaged)] if damaged else []
            told.append(Piece("left", product, left))
        if self.shop.agreement.tempo_days == 0 and commands:
            owed = self._trial(day, commands).receivable
            commands += [Pay(owed)] if owed else []
            told += [Piece("paid", rupiah=owed)] if owed else []
        if commands:
            await self._write(day, f"v{number}", "visited", tuple(told), *commands)

    async def _money(self, day: date, number: int) -> None:
        """Papers handed in at each visit; a late shop pays a third of what has been due for two months."""
        if self.shop.agreement.basis is Basis.DOCUMENTS and self.book.unbilled:
            await self._write(day, f"k{number}", "papers", (Piece("papers"),), CompleteDocuments())
        patience = timedelta(days=45 if self.shop.pays_late else 0)
        due = sum(
            bill.balance for bill in self.book.open_invoices if bill.due_on and bill.due_on + patience <= day
        )
        paid = due // 3 // 1_000 * 1_000 if self.shop.pays_late else due
        if paid:
            await self._write(day, f"p{number}", "paid", (Piece("paid", rupiah=paid),), Pay(paid))

    def _trial(self, day: date, commands: list[Command]) -> Ledger:
        return self._carried_out("trial", day, commands)[1]

    def _carried_out(self, key: str, day: date, commands: list[Command]) -> tuple[list[Event], Ledger]:
        book, events = self.book, []
        for at, command in enumerate(commands):
            stamp = Stamp(f"{key}/{at}", self.place.producer, datetime.combine(day, time(3), UTC), day)
            decision = decide(book, self.shop.agreement, command, stamp, is_workday)
            book = decision.ledger
            events.append(decision.event)
        return events, book

    async def _write(
        self, day: date, key: str, kind: str, told: tuple[Piece, ...], *commands: Command
    ) -> None:
        events, after = self._carried_out(f"demo-{key}", day, list(commands))
        at = datetime.combine(day, time(3), UTC)
        record = Record(
            self.place.outlet, f"demo-{self.place.outlet}-{key}", kind, told, self.place.producer, day, at
        )
        consignments: Consignments = self.store.consignments
        await consignments.add(self.place.producer, record, events, self.book, after)
        self.book = after
