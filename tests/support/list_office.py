"""Lists of people put into a database, worked on, taken and taken back, without any conversation."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from bot.bench import people_list
from domain.lists.verdicts import Counts, ListState
from services.census import deciding, progress
from storage.engine import Database
from storage.people_lists import NewList
from storage.store import Store
from tests.storage.rows import NOW, ask
from tests.support.lists import Row, csv

MOMENTS = iter(range(10**9))


def moment() -> Any:
    """Every moment is later than the one before."""
    return NOW + timedelta(microseconds=next(MOMENTS))


async def staged(database: Database, rows: Iterable[Row], scope: str = "33.25") -> int:
    """A list that was read and waits to be put into the tables."""
    wanted = {"about": {"scope": [scope], "home": "33.25", "columns": None}}
    about, content = people_list.read(wanted, csv(*rows))
    async with database.transaction() as tx:
        store = Store(tx)
        new = NewList(None, "a.csv", "Daftar", NOW.date(), (scope,), ListState.STAGING)
        number = await store.people_lists.add(new, NOW)
        file = await store.files.put("a.csv", content, NOW)
        await store.people_lists.change(number, about=about, file=file)
    return number


async def work(database: Database) -> None:
    """All that the clock would do about lists."""
    while True:
        async with database.reading() as tx:
            if not await progress.is_any(tx, moment()):
                return
        async with database.transaction(heavy=True) as tx:
            await progress.advance(tx, moment(), NOW)


async def take(database: Database, number: int) -> bool:
    async with database.transaction() as tx:
        store = Store(tx)
        one = await store.people_lists.find(number, for_change=True)
        assert one is not None
        return await deciding.take(store, one, None, moment())


async def taken(database: Database, rows: Iterable[Row], scope: str = "33.25") -> int:
    number = await staged(database, rows, scope)
    await work(database)
    assert await take(database, number)
    return number


async def undo(database: Database, number: int) -> deciding.Undone:
    async with database.transaction() as tx:
        store = Store(tx)
        one = await store.people_lists.find(number, for_change=True)
        assert one is not None
        return await deciding.undo(store, one, None, moment())


async def counts(database: Database, number: int) -> Counts:
    async with database.reading() as tx:
        one = await Store(tx).people_lists.find(number)
        assert one is not None
        return one.counts


async def invited(database: Database) -> list[str]:
    """The names of everybody who is invited, as claims find them."""
    rows = await ask(
        database,
        "SELECT listed_people.name FROM listed_people JOIN people_lists ON people_lists.id = list_id "
        "WHERE verdict = 'new' AND person_id IS NULL AND state = 'taken' ORDER BY listed_people.name",
    )
    return [name for (name,) in rows]
