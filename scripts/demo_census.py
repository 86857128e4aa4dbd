"""The census of the demo: a list of people who are invited and have not come yet, and the target of the regency. All made up."""

from datetime import date, datetime

from benchmarks.ugly_lists import UglyList, csv_of
from bot.bench import people_list
from domain.lists.verdicts import ListState
from services.census import deciding, progress
from storage.engine import Database
from storage.people_lists import NewList
from storage.store import Store

AREA, TARGET, INVITED = "33.25", 60_000, 600


async def add(database: Database, now: datetime) -> None:
    """As if an officer had brought in a list some days ago; in portions, as always."""
    wanted = {"about": {"scope": [AREA], "home": AREA, "columns": None}}
    about, content = people_list.read(wanted, csv_of(UglyList(INVITED, faulty=0, seed=5)))
    async with database.transaction() as tx:
        store = Store(tx)
        await store.census.set_target(AREA, TARGET, None, now)
        new = NewList(
            None, "bpum-2021.xlsx", "Daftar BPUM 2021", date(2021, 11, 22), (AREA,), ListState.STAGING
        )
        number = await store.people_lists.add(new, now)
        file = await store.files.put(new.name, content, now)
        await store.people_lists.change(number, about=about, file=file)
    while not await _is_taken(database, number, now):
        pass


async def _is_taken(database: Database, number: int, now: datetime) -> bool:
    async with database.transaction(heavy=True) as tx:
        store = Store(tx)
        one = await store.people_lists.find(number)
        if one is None:
            return True
        if one.state is ListState.READY:
            return await deciding.take(store, one, None, now)
        await progress.portion(store, one, now)
        return False
