"""The census: registered and awaited by area, within a scope, with targets; on both databases."""

from datetime import date

import pytest

from domain.census import Count, Target
from services.census.board import Board, board, root, seen
from storage.census import Source
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, ask, person, plan_reads_all, plans_of, producer
from tests.support.list_office import taken, undo
from tests.support.lists import BUDI, KARMI, NO_PHONE, SITI


async def looked(database: Database, scope: tuple[str, ...], area: str) -> Board:
    async with database.reading() as tx:
        return await board(Store(tx), scope, area)


@pytest.fixture
async def town(database: Database) -> Database:
    """Two producers in Limpung, one in Bekasi; four people on a list: two of Limpung (one without desa), two of Bawang."""
    for chat, area in ((1, "33.25.08.2005"), (2, "33.25.08.2010"), (3, "32.16.06.2001")):
        number = await person(database, chat)
        async with database.transaction() as tx:
            await Store(tx).producers.add(producer(number, area=area, phone=f"+62811111111{chat}"), NOW)
    without_desa = (2, *KARMI[1:3], None, *KARMI[4:])
    await taken(database, (SITI, without_desa, BUDI, NO_PHONE))
    return database


async def test_every_level_adds_up(town: Database) -> None:
    regency = await looked(town, ("33.25",), "33.25")
    assert (regency.total, len(regency.rows)) == (Count("33.25", 2, 4), 15)
    assert [one for one in regency.rows if one.known] == [Count("33.25.05", 0, 2), Count("33.25.08", 2, 2)]
    kecamatan = await looked(town, ("33.25",), "33.25.08")
    assert kecamatan.total == Count("33.25.08", 2, 2)
    assert [one for one in kecamatan.rows if one.known] == [
        Count("33.25.08.2005", 1, 1), Count("33.25.08.2010", 1, 0), Count("33.25.08", 0, 1),
    ]  # fmt: skip
    assert regency.sources == (Source("Daftar", date(2026, 11, 22), 4),)
    country = await looked(town, ("",), "")
    assert [one for one in country.rows if one.known] == [Count("32", 1, 0), Count("33", 2, 4)]


async def test_nothing_beyond_the_scope_is_counted(town: Database) -> None:
    assert (await looked(town, ("33.25.05",), "33.25.05")).total == Count("33.25.05", 0, 2)
    several = await looked(town, ("33.25.05", "32.16"), "")
    assert (several.total, several.rows) == (Count("", 1, 2), (Count("32.16", 1, 0), Count("33.25.05", 0, 2)))
    assert seen("33.25", ("33.25.05",)) == "33.25.05"
    assert seen("33.25.05.2001", ("33.25.05",)) == "33.25.05.2001"
    assert seen("99", ("33.25",)) == seen("x", ("33.25",)) == seen("", ("33.25",)) == "33.25"
    assert root(("33.25", "33.25.05")) == "33.25"
    assert root(("33.25", "32.16")) == ""


async def test_targets_are_set_and_shared(town: Database) -> None:
    async with town.transaction() as tx:
        await Store(tx).census.set_target("33.25", 300, None, NOW)
        await Store(tx).census.set_target("33.25", 600, None, NOW)
    regency = await looked(town, ("33.25",), "33.25")
    assert regency.target == Target(600, is_set=True)
    assert regency.targets == {"33.25.05": Target(200, is_set=False), "33.25.08": Target(400, is_set=False)}
    kecamatan = await looked(town, ("33.25.08",), "33.25.08")
    assert kecamatan.target == Target(400, is_set=False)
    async with town.transaction() as tx:
        await Store(tx).census.set_target("33.25.08", 100, None, NOW)
    assert (await looked(town, ("33.25",), "33.25")).targets["33.25.05"] == Target(500, is_set=False)
    async with town.transaction() as tx:
        await Store(tx).census.set_target("33.25.08", None, None, NOW)
        await Store(tx).census.set_target("33.25", None, None, NOW)
    assert (await looked(town, ("33.25",), "33.25")).targets == {}
    assert await ask(town, "SELECT area FROM area_targets") == []


async def test_who_has_come_or_was_taken_back_is_not_awaited(town: Database) -> None:
    async with town.transaction() as tx:
        [siti] = await Store(tx).listed_people.with_phone("+6281234567110")
        await Store(tx).listed_people.claimed(siti.id, 1, NOW)
    assert (await looked(town, ("33.25",), "33.25")).total == Count("33.25", 2, 3)
    await undo(town, 1)
    assert (await looked(town, ("33.25",), "33.25")).total == Count("33.25", 2, 0)


async def test_counting_reads_an_index(town: Database) -> None:
    async def look(tx: object) -> None:
        await Store(tx).census.invited(("33.25",), 3)  # type: ignore[arg-type]
        await Store(tx).census.registered(("33.25",), 3)  # type: ignore[arg-type]

    if town.is_sqlite:
        for table in ("listed_people", "producers"):
            plans = await plans_of(town, table, look)
            assert plans
            assert all(plan_reads_all(plan, table) == [] for plan in plans.values()), plans
