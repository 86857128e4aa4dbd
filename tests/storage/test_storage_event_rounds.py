"""Going through all the people of an event in batches: everybody whom it fits is told, and nobody twice."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from domain.agenda.event import Event, as_json
from services.agenda import plans, rounds, seats
from services.deeds import carry_out
from services.reminder_kinds import DEEDS
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, ask, person
from tests.support.events import BATANG, BAWANG, LIMPUNG, plan, settle

KINDS = "SELECT kind, count(*), count(DISTINCT person_id) FROM reminders WHERE kind <> 'event_round' GROUP BY kind ORDER BY kind"


async def work(database: Database, now: datetime = NOW) -> int:
    """Do what the clock does until nothing is left; returns how many batches it took."""
    for batches in range(100):
        async with database.transaction() as tx:
            if not await carry_out(DEEDS, tx, now, now):
                return batches
    raise AssertionError("it never ends")


async def announced(database: Database, people: int, **more: Any) -> tuple[Event, list[int]]:
    """An event of Batang and so many producers of Limpung; one of Bawang, and one of another regency."""
    officer = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        event = await plan(store, officer, BATANG, quota=None, **more)
        ids = await settle(store, people)
        await settle(store, 1, f"{BAWANG}.2001", first=8_000)
        await settle(store, 1, "33.26.01.2001", first=9_000)
        await rounds.ask(store, event, rounds.TELL, officer, NOW)
    return event, ids


async def test_everybody_whom_it_fits_is_told_once(database: Database) -> None:
    event, _ = await announced(database, 450)
    assert await work(database) == 4
    assert await ask(database, KINDS) == [("event_news", 451, 451)]
    async with database.transaction() as tx:
        await rounds.ask(Store(tx), event, rounds.TELL, 1, NOW + timedelta(seconds=1))
    await work(database, NOW + timedelta(seconds=1))
    assert await ask(database, KINDS) == [("event_news", 451, 451)]


async def test_a_wider_audience_tells_only_the_new_ones(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        event = await plan(store, officer, BATANG, audience={"version": 1, "areas": [LIMPUNG]})
        await settle(store, 3)
        await settle(store, 2, f"{BAWANG}.2001", first=8_000)
        await rounds.ask(store, event, rounds.TELL, officer, NOW)
    await work(database)
    assert await ask(database, KINDS) == [("event_news", 3, 3)]
    async with database.transaction() as tx:
        wider = replace(event, audience={"version": 1})
        await Store(tx).events.change(wider, [BATANG], NOW)
        await rounds.ask(Store(tx), wider, rounds.TELL, officer, NOW + timedelta(seconds=1))
    await work(database, NOW + timedelta(seconds=1))
    assert await ask(database, KINDS) == [("event_news", 5, 5)]


async def test_nobody_is_told_of_what_is_called_off_or_over(database: Database) -> None:
    event, _ = await announced(database, 3)
    async with database.transaction() as tx:
        await Store(tx).events.cancel(event.id, None, NOW)
    await work(database)
    assert await ask(database, KINDS) == []


async def test_a_change_goes_to_members_and_to_whoever_is_known_to_have_been_told(database: Database) -> None:
    event, ids = await announced(database, 250)
    await work(database)
    async with database.transaction() as tx:
        store = Store(tx)
        for one in ids[:230]:
            await store.event_members.join(event.id, one, NOW)
        await seats.remind(store, event, ids[:230], NOW)
        later = replace(event, starts_at=event.starts_at + timedelta(days=2), ends_at=None, revision=1)
        await store.events.change(later, [BATANG], NOW)
        await store.reminders.cancel(plans.SOON, str(event.id))
        for sort, params in ((rounds.CORRECT, {"before": as_json(event)}), (rounds.REMIND, {})):
            await rounds.ask(store, later, sort, 1, NOW, **params)
    await work(database)
    counted = {kind: people for kind, _, people in await ask(database, KINDS)}
    assert counted["event_changed"] == 230
    assert counted["event_corrected"] == 21
    states = dict(
        await ask(database, "SELECT state, count(*) FROM reminders WHERE kind = 'event_soon' GROUP BY state")
    )
    assert states == {"cancelled": 690, "planned": 690}


async def test_a_fault_in_the_middle_leaves_no_half_and_no_double(database: Database) -> None:
    """The second batch is rolled back; it is done again, and in the end everybody is told once."""
    await announced(database, 450)
    async with database.transaction() as tx:
        await carry_out(DEEDS, tx, NOW, NOW)
    with pytest.raises(DBAPIError):
        await _batch_that_fails(database)
    await work(database)
    assert await ask(database, KINDS) == [("event_news", 451, 451)]


async def _batch_that_fails(database: Database) -> None:
    async with database.transaction() as tx:
        await carry_out(DEEDS, tx, NOW, NOW)
        await tx.execute(text("SELECT nothing FROM nowhere"))
