"""Sheets of shops on both databases: kept as read, told once, dropped by a newer one; and whose goods a shop has."""

from dataclasses import replace
from datetime import date, timedelta

from domain.consignment.commands import Deliver, DeliveryLine, Visit
from domain.consignment.sheet_rows import SheetRow
from domain.outlets import Outlet, OutletKind
from storage.engine import Database
from storage.producers import Producer
from storage.shop_sheets import DROPPED, TOLD, ShopSheet
from storage.store import Store
from tests.storage.book import TODAY, bookkeeper
from tests.storage.rows import NOW, person

ROWS = (
    SheetRow(2, "Keripik tempe", 26, "bks", 208_000, "Nov 2026", "Bu Siti", 12),
    SheetRow(3, "Rempeyek", 0),
)


async def _shop(store: Store) -> int:
    return await store.outlets.add(Outlet("Toko Sari", OutletKind.STALL, "33.25.08"), NOW)


async def test_a_sheet_is_kept_as_it_was_read_and_told_once(database: Database) -> None:
    sender = await person(database, 7)
    async with database.transaction() as tx:
        store = Store(tx)
        shop = await _shop(store)
        sheet = ShopSheet(shop, date(2026, 11, 1), sender, "rekap.xlsx", ROWS, NOW)
        number = await store.shop_sheets.add(sheet)
        assert await store.shop_sheets.find(number) == replace(sheet, id=number)
        await store.shop_sheets.choose(number, {3: 0, 2: 5})
        assert await store.shop_sheets.last_told(shop) is None
        assert await store.shop_sheets.mark_told(number, 3, 1, NOW)
        assert not await store.shop_sheets.mark_told(number, 9, 9, NOW)
        await store.shop_sheets.choose(number, {})
        await store.shop_sheets.drop(number)
    async with database.reading() as tx:
        kept = await Store(tx).shop_sheets.last_told(shop)
        assert kept == replace(
            sheet, id=number, state=TOLD, told_at=NOW, chosen={3: 0, 2: 5}, agreed=3, differing=1
        )
        assert await Store(tx).shop_sheets.find(number + 1) is None


async def test_a_newer_sheet_of_the_month_takes_the_place_of_one_that_was_not_told(
    database: Database,
) -> None:
    sender = await person(database, 7)
    async with database.transaction() as tx:
        store = Store(tx)
        sheet = ShopSheet(await _shop(store), date(2026, 11, 1), sender, "a.csv", ROWS, NOW)
        first, other = await store.shop_sheets.add(sheet), replace(sheet, month=date(2026, 10, 1))
        october = await store.shop_sheets.add(other)
        second = await store.shop_sheets.add(sheet)
        found = [await store.shop_sheets.find(one) for one in (first, october, second)]
        assert [one.state for one in found if one] == [DROPPED, "read", "read"]
        assert not await store.shop_sheets.mark_told(first, 1, 1, NOW)
        await store.shop_sheets.drop(second)
        assert not await store.shop_sheets.mark_told(second, 1, 1, NOW)


async def test_whose_goods_a_shop_has(database: Database) -> None:
    siti = await bookkeeper(database)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(
            Producer(siti.producer, "Siti", "ibu", "Keripik Bu Siti", "makanan_kering", "33.25.08.2005", "+6281",
                     phone_verified=True, nib_status="none", nib=None, turnover=None), NOW,
        )  # fmt: skip
    tempe, peyek = siti.products
    await siti.tells("a", Deliver((DeliveryLine(tempe, 10, 8_000),)), on=TODAY - timedelta(days=200))
    await siti.tells("b", Visit(tempe, left=0), on=TODAY - timedelta(days=150))
    await siti.tells("c", Deliver((DeliveryLine(peyek, 5, 8_000),)), on=TODAY - timedelta(days=5))
    elsewhere = await siti.at_another_shop("Warung Lain")
    async with database.reading() as tx:
        sheets = Store(tx).shop_sheets
        goods = await sheets.goods_at(siti.outlet)
        assert [
            (one.product, one.name, one.producer, one.business, one.owner, one.unit) for one in goods
        ] == [
            (tempe, "keripik tempe", siti.producer, "Keripik Bu Siti", "Siti", "bungkus"),
            (peyek, "rempeyek", siti.producer, "Keripik Bu Siti", "Siti", "bungkus"),
        ]
        recent = await sheets.goods_at(siti.outlet, since=TODAY - timedelta(days=100))
        assert [one.product for one in recent] == [peyek]
        assert await sheets.goods_at(elsewhere.outlet) == ()
        assert await sheets.makers_at([siti.outlet, elsewhere.outlet, 99]) == {
            siti.outlet: 1,
            elsewhere.outlet: 1,
        }
