"""The book on both databases: what is written is read back, balances are what a replay gives, nobody sees another's."""

import asyncio
import random
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from domain.consignment.commands import (
    Deliver,
    DeliveryLine,
    Dispute,
    Pay,
    Return,
    SettleDispute,
    Undo,
    Visit,
)
from domain.consignment.facts import Fate
from domain.consignment.terms import Agreement, Basis
from domain.messages import Rejected
from storage.consignment_balances import rows_of
from storage.consignment_records import Piece, Record
from storage.consignments import Bill, Shelf, Standing
from storage.engine import Database
from storage.store import Store
from tests.storage.book import TODAY, Bookkeeper, bookkeeper
from tests.storage.rows import NOW, ask, person

DAY = timedelta(days=1)


async def is_true_to_the_book(keeper: Bookkeeper) -> bool:
    async with keeper.database.reading() as tx:
        consignments = Store(tx).consignments
        book = await consignments.book(keeper.producer, keeper.outlet)
        return await consignments.balances.kept(keeper.place) == rows_of(book)


async def test_what_is_written_is_read_back(database: Database) -> None:
    keeper = await bookkeeper(database)
    first, second = keeper.products
    expires = TODAY + 60 * DAY
    await keeper.tells(
        "d1", Deliver((DeliveryLine(first, 50, 8_000, expires_on=expires), DeliveryLine(second, 20, 10_000)))
    )
    after = await keeper.tells("v1", Visit(first, left=38), Pay(50_000))
    async with database.reading() as tx:
        consignments = Store(tx).consignments
        book = await consignments.book(keeper.producer, keeper.outlet)
        assert book == after
        assert await consignments.books(keeper.producer) == {keeper.outlet: after}
        [standing] = await consignments.standings(keeper.producer)
        assert await consignments.shelves(keeper.producer) == (
            Shelf(keeper.outlet, first, 38, 50, 8_000, TODAY),
            Shelf(keeper.outlet, second, 20, 20, 10_000, TODAY),
        )
    assert standing == Standing(
        keeper.outlet, "Warung Sari", 38 * 7_200 + 20 * 9_000, 0, 0, 0, 0, TODAY, TODAY,
        bills=(Bill(after.open_invoices[0].bill, TODAY, None, TODAY, 86_400, 36_400),),
    )  # fmt: skip
    assert await is_true_to_the_book(keeper)


async def test_undone_goods_leave_the_balances(database: Database) -> None:
    keeper = await bookkeeper(database)
    await keeper.tells("d1", Deliver((DeliveryLine(keeper.products[0], 50, 8_000),)))
    await keeper.tells("u1", Undo("d1/0"))
    assert await is_true_to_the_book(keeper)
    async with database.reading() as tx:
        [standing] = await Store(tx).consignments.standings(keeper.producer)
        assert (standing.shelf_value, standing.bills) == (0, ())
    assert await ask(database, "SELECT count(*) FROM consignment_entries") == [(2,)]


async def test_open_differences_are_counted_until_they_are_settled(database: Database) -> None:
    keeper = await bookkeeper(database)
    first = keeper.products[0]
    await keeper.tells("d1", Deliver((DeliveryLine(first, 40, 8_000),)))
    book = await keeper.tells("q1", Dispute(first, producer_pieces=30, shop_pieces=26))
    [name] = book.disputes
    async with database.reading() as tx:
        [standing] = await Store(tx).consignments.standings(keeper.producer)
        assert standing.disputes == 1
    assert await is_true_to_the_book(keeper)
    await keeper.tells("s1", SettleDispute(name, agreed=28))
    async with database.reading() as tx:
        [standing] = await Store(tx).consignments.standings(keeper.producer)
        assert standing.disputes == 0
    assert await is_true_to_the_book(keeper)


@pytest.mark.parametrize("seed", range(3))
async def test_a_year_of_chance_keeps_balances_true(database: Database, seed: int) -> None:
    basis = (Basis.SALE_REPORT, Basis.DOCUMENTS, Basis.DELIVERY)[seed]
    keeper = await bookkeeper(database, Agreement(commission_bp=1_250, tempo_days=14, basis=basis))
    chance, refused = random.Random(seed), 0
    for number in range(80):
        product = chance.choice(keeper.products)
        command = chance.choice(
            [
                Deliver((DeliveryLine(product, chance.randint(1, 40), 100 * chance.randint(30, 120)),)),
                Visit(product, left=chance.randint(0, 20)),
                Return(
                    product, chance.randint(1, 5), chance.choice((Fate.RETURNED_GOOD, Fate.RETURNED_DAMAGED))
                ),
                Pay(chance.randint(1, 300_000)),
                Undo(f"k{chance.randint(0, number)}/0"),
            ]
        )
        try:
            await keeper.tells(f"k{number}", command, on=TODAY - (80 - number) * DAY)
        except Rejected:
            refused += 1
    assert refused < 60
    assert await is_true_to_the_book(keeper)


async def test_a_key_counts_once(database: Database) -> None:
    keeper = await bookkeeper(database)
    await keeper.tells("d1", Deliver((DeliveryLine(keeper.products[0], 50, 8_000),)))
    with pytest.raises(IntegrityError):
        await keeper.tells("d1", Deliver((DeliveryLine(keeper.products[0], 50, 8_000),)))
    async with database.reading() as tx:
        records = Store(tx).consignments.records
        assert (await records.with_key(keeper.producer, "d1")) is not None
        assert (await records.with_key(keeper.producer + 1, "d1")) is None
    assert await is_true_to_the_book(keeper)


async def test_records_are_listed_newest_first_with_their_photos(database: Database) -> None:
    keeper = await bookkeeper(database)
    stranger = await person(database, 8)
    first = keeper.products[0]
    await keeper.tells("d1", Deliver((DeliveryLine(first, 50, 8_000),)), kind="delivered")
    for number in range(5):
        await keeper.tells(f"v{number}", Visit(first, sold=2))
    async with database.transaction() as tx:
        records = Store(tx).consignments.records
        newest = await records.last(keeper.producer)
        assert newest is not None
        assert newest.id is not None
        assert newest.key == "v4"
        assert newest.told == (Piece("sold", first, 5, 40_000),)
        assert await records.attach(newest.id, "photo-1", NOW)
        assert not await records.attach(newest.id, "photo-1", NOW)
        assert await records.attach(newest.id, "photo-2", NOW)
        assert await records.photos(newest.id) == ("photo-1", "photo-2")
        listed = await records.of_outlet(keeper.producer, keeper.outlet, 3)
        assert [(one.key, one.photos) for one in listed] == [("v4", 2), ("v3", 0), ("v2", 0)]
        older = await records.of_outlet(keeper.producer, keeper.outlet, 3, before=listed[-1].id)
        assert [one.key for one in older] == ["v1", "v0", "d1"]
        assert await records.find(stranger, newest.id) is None
        assert await records.of_outlet(stranger, keeper.outlet, 3) == ()
        assert await records.entry_keys(newest.id) == ("v4/0",)
        assert (await records.of_entry(keeper.producer, keeper.outlet, "v1/0")) == older[0]
        await records.mark_undone(keeper.producer, newest.id, NOW)
        assert (await records.last(keeper.producer)) == listed[1]


async def test_a_record_told_twice_is_noticed(database: Database) -> None:
    keeper = await bookkeeper(database)
    await keeper.tells("d1", Deliver((DeliveryLine(keeper.products[0], 50, 8_000),)), kind="delivered")
    same = Record(
        keeper.outlet,
        "d2",
        "delivered",
        (Piece("sold", keeper.products[0], 5, 40_000),),
        keeper.producer,
        TODAY,
        NOW,
    )
    async with database.reading() as tx:
        records = Store(tx).consignments.records
        assert (await records.alike(keeper.producer, same)) is not None
        other = Record(keeper.outlet, "d2", "delivered", same.told, keeper.producer, TODAY - DAY, NOW)
        assert await records.alike(keeper.producer, other) is None


async def test_nobody_reads_another_producers_book(database: Database) -> None:
    keeper = await bookkeeper(database)
    other = await bookkeeper(database, chat=8)
    await keeper.tells("d1", Deliver((DeliveryLine(keeper.products[0], 50, 8_000),)))
    async with database.reading() as tx:
        consignments = Store(tx).consignments
        assert await consignments.standings(other.producer) == ()
        assert await consignments.shelves(other.producer) == ()
        assert await consignments.events(other.producer, keeper.outlet) == ()
        assert await Store(tx).outlets.of_producer(other.producer) == {other.outlet: "Warung Sari"}


async def test_shops_stand_in_the_order_of_use(database: Database) -> None:
    keeper = await bookkeeper(database, shop="A")
    second, third = await keeper.at_another_shop("B"), await keeper.at_another_shop("C")
    await second.tells("d1", Deliver((DeliveryLine(keeper.products[0], 5, 8_000),)))
    await third.tells("d2", Deliver((DeliveryLine(keeper.products[0], 5, 8_000),)))
    async with database.reading() as tx:
        assert list((await Store(tx).outlets.of_producer(keeper.producer)).values()) == ["C", "B", "A"]
        places = await Store(tx).consignments.balances.places_after(None, 10)
        assert places == (second.place, third.place)
        assert await Store(tx).consignments.balances.places_after(second.place, 10) == (third.place,)
        assert await Store(tx).consignments.balances.places_after(third.place, 10) == ()


async def test_a_balance_that_does_not_add_up_is_refused_by_the_database(database: Database) -> None:
    keeper = await bookkeeper(database)
    await keeper.tells("d1", Deliver((DeliveryLine(keeper.products[0], 50, 8_000),)))
    for spoilt in ("shelf = 49", "shelf = 51, sold = -1"):
        with pytest.raises(IntegrityError):
            async with database.transaction() as tx:
                await tx.execute(text(f"UPDATE consignment_batches SET {spoilt}"))
    with pytest.raises(IntegrityError):
        async with database.transaction() as tx:
            await tx.execute(text("UPDATE consignment_accounts SET credit = -1"))
    assert await is_true_to_the_book(keeper)


async def test_two_writers_of_one_book_follow_one_another(database: Database) -> None:
    """A shop's sheet and the producer herself at the same moment: neither overwrites what the other wrote."""
    if database.is_sqlite:
        pytest.skip("one writer at a time by nature")
    keeper = await bookkeeper(database)
    first = keeper.products[0]
    await keeper.tells("d1", Deliver((DeliveryLine(first, 100, 8_000),)))
    await asyncio.gather(*(keeper.tells(f"v{number}", Visit(first, sold=3)) for number in range(8)))
    assert await is_true_to_the_book(keeper)
    async with database.reading() as tx:
        assert (await Store(tx).consignments.book(keeper.producer, keeper.outlet)).shelf(first) == 76
