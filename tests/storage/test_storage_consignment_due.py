"""Figures for reminders: of many producers at once, only what still holds, and nothing that was let be."""

from datetime import timedelta

from domain.consignment.commands import Deliver, DeliveryLine, Pay, Visit
from domain.consignment.terms import Agreement
from storage.consignment_balances import Place
from storage.consignment_due import Perishing, ShopNow
from storage.engine import Database
from storage.store import Store
from tests.storage.book import TODAY, bookkeeper
from tests.storage.rows import NOW

SOON = TODAY + timedelta(days=5)


async def test_shops_of_many_producers_are_looked_up_together(database: Database) -> None:
    budi = await bookkeeper(
        database, Agreement(commission_bp=1_000, tempo_days=14), chat=1, shop="Warung Budi"
    )
    sari = await bookkeeper(database, chat=2, shop="Warung Sari")
    await budi.tells("d", Deliver((DeliveryLine(budi.products[0], 50, 8_000),)))
    await budi.tells("v", Visit(budi.products[0], left=40))
    await sari.tells("d", Deliver((DeliveryLine(sari.products[1], 5, 10_000),)))
    places = {budi.place, sari.place, Place(99, 99), Place(budi.producer, sari.outlet)}
    async with database.reading() as tx:
        found = await Store(tx).consignment_due.shops(places)
        assert await Store(tx).consignment_due.shops(set()) == {}
    due = TODAY + timedelta(days=14)
    assert found == {
        budi.place: ShopNow("Warung Budi", 40, 72_000, ((due, 72_000),)),
        sari.place: ShopNow("Warung Sari", 5, 0, ()),
    }
    await budi.tells("p", Pay(72_000))
    async with database.reading() as tx:
        assert (await Store(tx).consignment_due.shops({budi.place}))[budi.place].due == ()


async def test_goods_that_expire_are_counted_until_they_are_gone_or_let_be(database: Database) -> None:
    keeper = await bookkeeper(database)
    first, second = keeper.products
    lines = (
        DeliveryLine(first, 12, 8_000, expires_on=SOON), DeliveryLine(first, 3, 8_000, expires_on=SOON),
        DeliveryLine(second, 4, 9_000, expires_on=SOON), DeliveryLine(second, 7, 9_000),
    )  # fmt: skip
    await keeper.tells("d", Deliver(lines))
    one, two = Perishing(keeper.place, first, SOON), Perishing(keeper.place, second, SOON)
    other = Perishing(keeper.place, first, TODAY)
    async with database.transaction() as tx:
        due = Store(tx).consignment_due
        assert await due.perishing({one, two, other}) == {
            one: (15, "keripik tempe", "Warung Sari"), two: (4, "rempeyek", "Warung Sari"),
        }  # fmt: skip
        await due.let_be(two, NOW)
        await due.let_be(two, NOW)
        assert set(await due.perishing({one, two})) == {one}
    await keeper.tells("v", Visit(first, left=0))
    async with database.reading() as tx:
        assert await Store(tx).consignment_due.perishing({one, two}) == {}
