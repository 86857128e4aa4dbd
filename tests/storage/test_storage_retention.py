"""What was kept long enough goes by itself; whoever was not heard of for years is told first, and any word keeps everything."""

from datetime import timedelta

from domain.consignment.commands import Deliver, DeliveryLine
from services.own_data import unused
from storage.engine import Database
from storage.store import Store
from tests.storage.book import bookkeeper
from tests.storage.rows import NOW, ask, person, producer

YEAR = timedelta(days=365)


async def advances(database: Database, days: float) -> list[str]:
    """So many days after a producer was last heard of."""
    is_more, said = True, list[str]()
    while is_more:
        async with database.transaction() as tx:
            calls, is_more = await unused.advance(tx, "33.25", NOW + timedelta(days=days), 1_000)
        said += [call.params["text"] for call in calls]
    return said


async def registered(database: Database, chat: int = 7) -> int:
    number = await person(database, chat)
    async with database.transaction() as tx:
        await Store(tx).producers.add(producer(number), NOW)
    return number


async def test_they_are_told_once_and_then_forgotten(database: Database) -> None:
    await registered(database)
    assert await advances(database, 1_000) == []
    (told,) = await advances(database, 1_066)
    assert "dihapus" in told
    assert await advances(database, 1_067) == []
    assert await advances(database, 1_095) == []
    assert await ask(database, "SELECT count(*) FROM producers") == [(1,)]
    assert await advances(database, 1_097) == []
    assert await ask(database, "SELECT count(*) FROM producers") == [(0,)]
    assert await ask(database, "SELECT way FROM erasures") == [("unused",)]


async def test_a_word_keeps_everything_and_the_next_silence_is_told_anew(database: Database) -> None:
    number = await registered(database)
    assert await advances(database, 1_066)
    async with database.transaction() as tx:
        await Store(tx).producers.heard_from([number], (NOW + timedelta(days=1_070)).date())
    assert await advances(database, 1_100) == []
    assert len(await advances(database, 1_070 + 1_066)) == 1
    assert await ask(database, "SELECT count(*) FROM producers") == [(1,)]


async def test_nobody_with_open_money_is_forgotten(database: Database) -> None:
    book = await bookkeeper(database)
    async with database.transaction() as tx:
        await Store(tx).producers.add(producer(book.producer), NOW)
    await book.tells("tg:1", Deliver((DeliveryLine(book.products[0], 5, price=8_000),)))
    assert await advances(database, 2_000) == []
    assert await ask(database, "SELECT count(*) FROM producers") == [(1,)]


async def test_details_of_old_notes_are_emptied(database: Database) -> None:
    number = await registered(database)
    async with database.transaction() as tx:
        await Store(tx).audit.add(NOW, number, number, "profile changed", fields=["phone"])
    await advances(database, 700)
    assert await ask(database, "SELECT count(*) FROM audit_log WHERE detail <> '{}'") == [(1,)]
    await advances(database, 740)
    assert await ask(database, "SELECT count(*) FROM audit_log WHERE detail <> '{}'") == [(0,)]


async def test_much_that_is_old_goes_in_portions(database: Database) -> None:
    """None of them may keep people waiting: so many rows, or one person, in a transaction."""
    async with database.transaction() as tx:
        store = Store(tx)
        for chat in range(9):
            one = await store.people.add(500 + chat, "id", NOW)
            await store.producers.add(producer(one.id), NOW)
        number = one.id
        for _ in range(1_100):
            await store.audit.add(NOW, number, number, "profile changed", fields=["phone"])
    left = "SELECT count(*) FROM audit_log WHERE detail <> '{}'"
    async with database.transaction() as tx:
        assert await unused.advance(tx, "33.25", NOW + timedelta(days=740), 1_000) == ((), True)
    assert await ask(database, left) == [(100,)]
    assert await advances(database, 740) == []
    assert await ask(database, left) == [(0,)]
    assert len(await advances(database, 1_066)) == 9
    async with database.transaction() as tx:
        assert await unused.advance(tx, "33.25", NOW + timedelta(days=1_097), 1_000) == ((), True)
    assert await ask(database, "SELECT count(*) FROM producers") == [(8,)]
    assert await advances(database, 1_097) == []
    assert await ask(database, "SELECT count(*) FROM producers") == [(0,)]


async def test_the_log_is_not_read_whole_to_find_old_details(database: Database) -> None:
    if not database.is_sqlite:
        return
    asked = "EXPLAIN QUERY PLAN SELECT id FROM audit_log WHERE at < 5 AND detail <> '{}' LIMIT 9"
    ((*_, plan),) = await ask(database, asked)
    assert "ix_audit_log_detailed" in plan
