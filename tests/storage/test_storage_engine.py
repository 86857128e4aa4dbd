"""The door to the database: safe settings, whole transactions, readers that wait for nobody, silent faults."""

import asyncio
import traceback
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage import inbox
from storage import tables as t
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, ask, is_waiting, keep, producer, said
from tests.support.databases import EmptyFile

SECRET = "Budi Rahasia"


@pytest.fixture
async def file(empty_file: EmptyFile, tmp_path: Path) -> Any:
    database = Database(empty_file.copied_to(tmp_path))
    yield database
    await database.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("busy_timeout", 10_000),
        ("secure_delete", 1),
    ],
)
async def test_every_connection_to_a_file_is_set_up_safely(
    file: Database, pragma: str, value: object
) -> None:
    for _ in range(2):
        async with file.transaction() as tx, file.reading() as other:
            assert await tx.scalar(text(f"PRAGMA {pragma}")) == value
            assert await other.scalar(text(f"PRAGMA {pragma}")) == value


async def test_a_turn_that_fails_is_rolled_back_whole(database: Database) -> None:
    await keep(database, said(7, 1))

    async def fails() -> None:
        async with database.transaction() as tx:
            (item,) = await inbox.claim(tx, NOW)
            person = await Store(tx).people.add(7, "id", NOW)
            await Store(tx).producers.add(producer(person.id), NOW)
            await inbox.finish(tx, [item.id], NOW)
            raise RuntimeError

    for _ in range(3):
        with pytest.raises(RuntimeError):
            await fails()
    assert await ask(database, "SELECT count(*) FROM people") == [(0,)]
    assert await ask(database, "SELECT state, payload FROM inbox") == [("new", '{"n":1}')]
    async with database.transaction() as tx:
        assert [item.chat_id for item in await inbox.claim(tx, NOW)] == [7]


async def test_what_points_to_nobody_is_refused(database: Database) -> None:
    with pytest.raises(DBAPIError):
        async with database.transaction() as tx:
            await Store(tx).producers.add(producer(999), NOW)
    assert await ask(database, "SELECT count(*) FROM producers") == [(0,)]


async def test_a_reader_does_not_wait_for_a_writer_nor_see_half_of_its_work(database: Database) -> None:
    async with database.transaction() as tx:
        await Store(tx).people.add(7, "id", NOW)
        seen = await asyncio.wait_for(ask(database, "SELECT count(*) FROM people"), 1)
    assert seen == [(0,)]
    assert await ask(database, "SELECT count(*) FROM people") == [(1,)]


async def test_a_writer_does_not_wait_for_a_reader_whose_view_stays_the_same(database: Database) -> None:
    count = text("SELECT count(*) FROM people")
    async with database.reading() as report:
        assert await report.scalar(count) == 0
        async with asyncio.timeout(1), database.transaction() as tx:
            await Store(tx).people.add(7, "id", NOW)
        assert await report.scalar(count) == 0
    assert await ask(database, "SELECT count(*) FROM people") == [(1,)]


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError):
        async with database.reading() as tx:
            await Store(tx).people.add(7, "id", NOW)
    async with database.transaction() as tx:  # and the connection can write again afterwards
        await Store(tx).people.add(7, "id", NOW)
    assert await ask(database, "SELECT count(*) FROM people") == [(1,)]


async def test_two_writers_of_one_process_queue_up(file: Database) -> None:
    async def write(chat: int) -> None:
        async with file.transaction() as tx:
            await Store(tx).people.add(chat, "id", NOW)

    async with file.transaction() as tx:
        second = asyncio.ensure_future(write(8))
        assert await is_waiting(second, 0.1)
        await Store(tx).people.add(7, "id", NOW)
    await second
    assert await ask(file, "SELECT chat_id FROM people ORDER BY id") == [(7,), (8,)]


FAULTS: list[tuple[str, dict[str, object]]] = [
    ("INSERT INTO people (chat_id, language, created_at) VALUES (4711, :a, 0)", {"a": SECRET[:8]}),
    ("INSERT INTO producers (person_id, name) VALUES (1, :a)", {"a": SECRET}),
    ("INSERT INTO no_such_table (a) VALUES (:a)", {"a": SECRET}),
    ("SELECT CAST(:a AS integer) / 0 FROM nowhere", {"a": SECRET}),
    ("SELECT id FROM people WHERE nothing = :a", {"a": SECRET}),
]


def _everything(fault: BaseException) -> str:
    """All that a log could possibly print of a fault, with everything it hangs on."""
    chain: list[BaseException] = []
    link: BaseException | None = fault
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__ or getattr(link, "orig", None)
    return "\n".join(["".join(traceback.format_exception(fault)), *(f"{one} {one!r}" for one in chain)])


@pytest.mark.parametrize(("statement", "params"), FAULTS)
async def test_a_fault_never_quotes_what_people_said(
    database: Database, statement: str, params: dict[str, object]
) -> None:
    async with database.transaction() as tx:
        await Store(tx).people.add(4711, "id", NOW)
    with pytest.raises(SQLAlchemyError) as caught:
        async with database.transaction() as tx:
            await tx.execute(text(statement), params)
    told = _everything(caught.value)
    assert SECRET[:8] not in told
    assert "=(4711)" not in told
    assert type(caught.value.__cause__ or caught.value).__name__ in told


async def test_a_value_of_the_wrong_kind_is_not_quoted(database: Database) -> None:
    with pytest.raises(SQLAlchemyError) as caught:
        async with database.transaction() as tx:
            await tx.execute(insert(t.products).values(producer_id=SECRET, name=SECRET * 9, created_at=NOW))
    assert SECRET not in _everything(caught.value)


async def test_a_broken_promise_still_says_which_one(database: Database) -> None:
    async with database.transaction() as tx:
        await Store(tx).people.add(4711, "id", NOW)
    with pytest.raises(DBAPIError, match="chat_id"):
        async with database.transaction() as tx:
            await Store(tx).people.add(4711, "id", NOW)


@pytest.mark.parametrize("pause", [0, 0.001, 0.01])
async def test_work_that_is_cancelled_leaves_nothing_behind(database: Database, pause: float) -> None:
    """At any moment, in writing or in reading, again and again: the connections stay usable."""

    async def write() -> None:
        async with database.transaction() as tx:
            for chat in range(1, 1000):
                await Store(tx).people.add(chat, "id", NOW)
                await asyncio.sleep(0)  # what does not visit the thread cannot be interrupted

    async def read() -> None:
        async with database.reading() as tx:
            for _ in range(1000):
                await tx.execute(text("SELECT count(*) FROM people"))

    for _ in range(10):
        working = [asyncio.ensure_future(write()), asyncio.ensure_future(read())]
        await asyncio.sleep(pause)
        for work in working:
            work.cancel()
        await asyncio.wait(working)
    for chat in range(5):
        async with asyncio.timeout(5), database.transaction() as tx:
            await Store(tx).people.add(chat + 5000, "id", NOW)
    assert await ask(database, "SELECT count(*) FROM people") == [(5,)]
