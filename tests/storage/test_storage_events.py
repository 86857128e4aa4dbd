"""Events: written down and read back, found by whom they concern, on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.agenda.event import Event, EventKind, EventState, Pin
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, person, plan_reads_all, plans_of
from tests.support.events import BATANG, BAWANG, LIMPUNG, TRAINING, plan

FULL = replace(
    TRAINING, kind=EventKind.PERMITS, papers=("nib", "spp_irt"), pin=Pin(-7.016, 109.928), note="Bawa KTP",
    link="https://example.id", photo="file", document={"file_id": "d", "name": "surat.pdf"},
    audience={"areas": [BATANG]}, state=EventState.DRAFT,
)  # fmt: skip


async def test_what_is_written_down_is_read_back(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        number = await Store(tx).events.add(FULL, [BATANG, BAWANG, BATANG], "secret", officer, NOW)
    async with database.reading() as tx:
        events = Store(tx).events
        found = await events.find(number)
        assert found == replace(FULL, id=number, changed_at=NOW, published_at=None)
        assert await events.at_door("secret") == found
        assert (await events.at_door("other"), await events.find(99), await events.token(99)) == (
            None,
            None,
            "",
        )
        assert (await events.areas(number), await events.token(number)) == ((BATANG, BAWANG), "secret")


async def test_a_change_takes_the_place_of_what_was_there(database: Database) -> None:
    officer = await person(database)
    later = NOW + timedelta(hours=1)
    async with database.transaction() as tx:
        events = Store(tx).events
        number = await events.add(FULL, [BATANG], "secret", officer, NOW)
        changed = replace(FULL, id=number, title="Izin bersama", pin=None, quota=None, revision=1, papers=())
        await events.change(changed, [LIMPUNG], later)
        assert await events.find(number) == replace(changed, changed_at=later)
        assert await events.areas(number) == (LIMPUNG,)
        await events.change_lock(number, "other")
        assert await events.at_door("secret") is None


async def test_a_draft_is_announced_once_and_an_event_cancelled_once(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        events = Store(tx).events
        number = await events.add(FULL, [BATANG], "secret", officer, NOW)
        assert [await events.announce(number, NOW) for _ in range(2)] == [True, False]
        assert [await events.cancel(number, "Hujan", NOW) for _ in range(2)] == [True, False]
        found = await events.find(number)
        assert found is not None
        assert (found.state, found.reason, found.revision) == (EventState.CANCELLED, "Hujan", 1)
        assert await events.announce(number, NOW) is False


@pytest.mark.parametrize(
    ("area", "seen"),
    [
        (f"{LIMPUNG}.2005", ["country", "batang", "limpung"]),
        (f"{BAWANG}.2001", ["country", "batang", "bawang"]),
        ("33.26.01.2001", ["country"]),
        ("33.25.080.2001", ["country", "batang"]),
    ],
)
async def test_producers_see_what_is_for_their_area(database: Database, area: str, seen: list[str]) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        for name, where in (("limpung", LIMPUNG), ("bawang", BAWANG), ("batang", BATANG), ("country", "")):
            await plan(store, officer, where, title=name)
        await plan(store, officer, title="draft", state=EventState.DRAFT)
        await plan(store, officer, title="off", state=EventState.CANCELLED)
        await plan(store, officer, title="past", starts_at=NOW - timedelta(days=1), ends_at=NOW)
    async with database.reading() as tx:
        found = await Store(tx).events.open_in(area, NOW)
        assert sorted(one.title for one in found) == sorted(seen)


async def test_the_soonest_comes_first_and_one_under_way_still_counts(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        for name, hours in (("tomorrow", 24), ("now", -1), ("today", 3)):
            starts = NOW + timedelta(hours=hours)
            await plan(store, officer, title=name, starts_at=starts, ends_at=None)
        found = await store.events.open_in(f"{LIMPUNG}.2005", NOW)
    assert [one.title for one in found] == ["now", "today", "tomorrow"]


@pytest.mark.parametrize(
    ("scope", "seen"),
    [((LIMPUNG,), ["limpung", "batang"]), ((BATANG,), ["limpung", "bawang", "batang"]), (("33.26",), []), ((), []),
     (("",), ["limpung", "bawang", "batang"]), ((LIMPUNG, BAWANG), ["limpung", "bawang", "batang"])],
)  # fmt: skip
async def test_officers_find_what_concerns_their_areas(
    database: Database, scope: tuple[str, ...], seen: list[str]
) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        for name, where in (("limpung", LIMPUNG), ("bawang", BAWANG), ("batang", BATANG)):
            await plan(store, officer, where, title=name, state=EventState.DRAFT)
        await plan(store, officer, title="off", state=EventState.CANCELLED)
        found = await store.events.near(scope, NOW, past=False)
        assert sorted(one.title for one in found) == sorted(seen)
        past = await store.events.near(scope, NOW, past=True)
        assert [one.title for one in past] == (["off"] if scope and scope != ("33.26",) else [])


@pytest.mark.parametrize(
    "wrong", [{"quota": 0}, {"ends_at": TRAINING.starts_at - timedelta(hours=1)}, {"kind": "party"}]
)
async def test_the_database_refuses_what_cannot_be(database: Database, wrong: dict[str, object]) -> None:
    officer = await person(database)
    with pytest.raises(IntegrityError):
        async with database.transaction() as tx:
            await plan(Store(tx), officer, **wrong)


async def test_looking_for_what_is_open_reads_no_whole_table(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        store = Store(tx)
        for number in range(300):
            starts = NOW + timedelta(days=number % 40 - 30)
            area = f"33.{number % 40 + 1:02}"
            await plan(
                store, officer, area, title=f"e{number}", token=f"t{number}", starts_at=starts, ends_at=None
            )
        found: tuple[Event, ...] = await store.events.open_in(f"{LIMPUNG}.2005", NOW)
        assert all(one.over_at > NOW for one in found)

    async def look(tx: object) -> None:
        await Store(tx).events.open_in(f"{LIMPUNG}.2005", NOW)  # type: ignore[arg-type]

    for plan_ in (await plans_of(database, "event_areas", look)).values():
        assert plan_reads_all(plan_, "event_areas") == []
