"""A whole database moves to the other kind and back: every row is there, new ones go on counting, nothing is overwritten."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select

from domain.consignment.commands import Deliver, DeliveryLine
from storage import tables as t
from storage import tables_consignment as c
from storage.copying import Differs, NotEmpty, copy
from storage.engine import Database
from storage.store import Store
from tests.storage.book import bookkeeper
from tests.storage.rows import NOW, ask, person, producer
from tests.support.databases import EmptyFile, PostgresServer


@pytest.fixture
async def two(
    database: Database, tmp_path: Path, empty_file: EmptyFile, postgres_server: PostgresServer
) -> AsyncIterator[tuple[Database, Database]]:
    """One with something in it, and an empty one of the other kind."""
    (tmp_path / "other").mkdir()
    url = await postgres_server.fresh() if database.is_sqlite else empty_file.copied_to(tmp_path / "other")
    other = Database(url)
    book = await bookkeeper(database)
    async with database.transaction() as tx:
        await Store(tx).producers.add(producer(book.producer, name="Siti é 🙂"), NOW)
    await book.tells("tg:1", Deliver((DeliveryLine(book.products[0], 50, price=8_000),)))
    yield database, other
    await other.close()


async def rows(database: Database, table: Table) -> list[Any]:
    async with database.reading() as tx:
        return [tuple(row) for row in await tx.execute(select(table).order_by(*table.primary_key.columns))]


async def test_everything_arrives_and_new_rows_go_on_counting(two: tuple[Database, Database]) -> None:
    source, target = two
    async with source.reading() as old, target.transaction() as new:
        done = await copy(old, new)
    assert done.rows > 8
    for table in (t.people, t.producers, t.products, c.entries, c.accounts):
        assert await rows(target, table) == await rows(source, table) != []
    (highest,) = (await ask(source, "SELECT max(id) FROM people"))[0]
    assert await person(target, 99) > highest


async def test_nothing_is_overwritten(two: tuple[Database, Database]) -> None:
    source, target = two
    await person(target, 5)
    with pytest.raises(NotEmpty):
        async with source.reading() as old, target.transaction() as new:
            await copy(old, new)
    assert await ask(target, "SELECT count(*) FROM people") == [(1,)]


def test_a_difference_names_its_table() -> None:
    assert str(Differs("people")) == "people"
