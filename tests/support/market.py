"""A market for talks about shops' sheets, written straight into the memory: three shops of the office's list, two producers
with goods in one of them through October 2026, somebody who looks after that shop, and an officer."""

from dataclasses import astuple, dataclass
from datetime import UTC, date, datetime

from domain.consignment.commands import Command, Deliver, DeliveryLine, Visit
from domain.consignment.terms import Agreement
from domain.outlets import Outlet, OutletKind
from domain.roles import Grant, Role
from storage.engine import Database
from storage.producers import Producer, Product
from storage.store import Store
from tests.storage.book import Bookkeeper
from tests.support.town import Talker, Town

NOW = datetime(2026, 10, 1, 1, tzinfo=UTC)
FIRST, COUNTED = date(2026, 10, 1), date(2026, 10, 28)
TERMS = Agreement(commission_bp=1_000)
LIMPUNG = Outlet("Indomaret Limpung", OutletKind.MINIMARKET, "33.25.08", "Indomaret", "timur", "Pak Tarno")
BATANG = Outlet("Toko Sari Batang", OutletKind.STALL, "33.25.11")
SOLO = Outlet("Toko Oleh-oleh Solo", OutletKind.GIFT_SHOP, "33.72.01")


SITI, KARMI, TARNO, RATNA = 103, 104, 201, 202
"""Their numbers at Telegram."""


@dataclass(frozen=True)
class Stock:
    """Numbers of shops and goods. Siti's tempe: 30 of 40 sold, her sambal: 12 of 30; Karmi's tempe: 8 of 20, her
    emping: none of 10."""

    limpung: int
    batang: int
    solo: int
    tempe: int
    sambal: int
    tempe_of_karmi: int
    emping: int


@dataclass(frozen=True)
class Market(Stock):
    """The same with phones of those who talk, in a town."""

    town: Town
    siti: Talker
    karmi: Talker
    tarno: Talker
    ratna: Talker

    async def sold(self) -> dict[str, int]:
        """Sold pieces of Siti's goods, as kept; and what waits."""
        rows = await self.town.rows(
            "SELECT name, sum(sold) AS sold, sum(disputed) AS disputed FROM consignment_batches "
            "JOIN products ON products.id = product_id WHERE products.id IN (:tempe, :sambal) GROUP BY name",
            tempe=self.tempe, sambal=self.sambal,
        )  # fmt: skip
        found = {row.name: row.sold for row in rows}
        return {**found, "waits": sum(row.disputed for row in rows)}

    async def disputes(self) -> list[tuple[int, int, bool]]:
        """Producer's pieces, shop's pieces, whether settled; in order."""
        rows = await self.town.rows(
            "SELECT producer_pieces, shop_pieces, is_settled FROM consignment_disputes ORDER BY shop_pieces"
        )
        return [(row.producer_pieces, row.shop_pieces, bool(row.is_settled)) for row in rows]


async def market(town: Town) -> Market:
    """On Tuesday, 3 November 2026, 09.00."""
    town.sim.clock.at("2026-11-03 09:00")
    people = [
        town.person(name, number)
        for name, number in (("Siti", SITI), ("Karmi", KARMI), ("Tarno", TARNO), ("Ratna", RATNA))
    ]
    for talker in people:
        town.sim.world.chats[talker.id].started = True
    assert town.app is not None
    return Market(*astuple(await stock(town.app.database)), town, *people)


async def stock(database: Database) -> Stock:
    """Shops, people and books in a fresh database."""
    async with database.transaction() as tx:
        store = Store(tx)
        shops = [await store.outlets.add(one, NOW) for one in (LIMPUNG, BATANG, SOLO)]
        for chat, grant in ((TARNO, Grant(Role.RETAILER, "33.25.08")), (RATNA, Grant(Role.OFFICER, "33.25"))):
            person = await store.people.add(chat, "id", NOW)
            await store.people.grant(person.id, grant, NOW)
    siti = await _producer(
        database, SITI, "Siti", "Keripik Bu Siti", shops[0], "keripik tempe", "sambal bawang"
    )
    karmi = await _producer(
        database, KARMI, "Karmi", "Dapur Karmi", shops[0], "keripik tempe", "emping melinjo"
    )
    (tempe, sambal), (tempe_of_karmi, emping) = siti.products, karmi.products
    await _tells(siti, _brought((tempe, 40), (sambal, 30)), (Visit(tempe, left=10), Visit(sambal, left=18)))
    await _tells(karmi, _brought((tempe_of_karmi, 20), (emping, 10)), (Visit(tempe_of_karmi, left=12),))
    return Stock(*shops, tempe, sambal, tempe_of_karmi, emping)


async def _producer(
    database: Database, chat: int, name: str, business: str, shop: int, *goods: str
) -> Bookkeeper:
    async with database.transaction() as tx:
        store = Store(tx)
        person = await store.people.add(chat, "id", NOW)
        await store.producers.add(
            Producer(person.id, name, "ibu", business, "makanan_kering", "33.25.08.2005", f"+628123456{chat:04d}",
                     phone_verified=True, nib_status="none", nib=None, turnover=None), NOW,
        )  # fmt: skip
        await store.products.add(person.id, tuple(Product(one, "bungkus", 8_000) for one in goods), NOW)
        products = tuple(one.id or 0 for one in await store.products.of(person.id))
        await store.agreements.put(person.id, shop, TERMS, FIRST, NOW)
    return Bookkeeper(database, person.id, shop, products, TERMS)


def _brought(*goods: tuple[int, int]) -> tuple[Command, ...]:
    return (Deliver(tuple(DeliveryLine(product, pieces, 8_000) for product, pieces in goods)),)


async def _tells(book: Bookkeeper, first: tuple[Command, ...], then: tuple[Command, ...]) -> None:
    await book.tells("a", *first, on=FIRST, kind="delivered")
    await book.tells("b", *then, on=COUNTED)
