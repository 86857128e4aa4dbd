"""Places and the waiting list: never more people than places, whoever joins and leaves, on both databases."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.agenda.event import Seat
from storage import migrate
from storage.engine import Database
from storage.event_members import Counts
from storage.store import Store
from tests.storage.rows import NOW, person
from tests.support.events import BATANG, plan, settle

JOINED, WAITING, LEFT = Seat.JOINED, Seat.WAITING, Seat.LEFT


@pytest.fixture
async def event(database: Database) -> int:
    """An event with two places."""
    officer = await person(database)
    async with database.transaction() as tx:
        return (await plan(Store(tx), officer)).id


async def test_places_are_given_in_turn_then_people_wait(database: Database, event: int) -> None:
    async with database.transaction() as tx:
        store = Store(tx)
        people = await settle(store, 4)
        seated = [(await store.event_members.join(event, one, NOW)).seat for one in people]
        assert seated == [JOINED, JOINED, WAITING, WAITING]
        assert await store.event_members.counts(event) == Counts(2, 2, 0)
        last = await store.event_members.find(event, people[3])
        assert last is not None
        assert await store.event_members.place_in_line(event, last.number) == 2


async def test_joining_twice_is_joining_once(database: Database, event: int) -> None:
    async with database.transaction() as tx:
        store = Store(tx)
        [one] = await settle(store, 1)
        assert [(await store.event_members.join(event, one, NOW)).is_new for _ in range(2)] == [True, False]
        assert await store.event_members.counts(event) == Counts(1, 0, 0)


async def test_whoever_leaves_makes_room_and_comes_back_at_the_end(database: Database, event: int) -> None:
    async with database.transaction() as tx:
        store = Store(tx)
        ana, budi, citra, dewi = await settle(store, 4)
        members = store.event_members
        for one in (ana, budi, citra, dewi):
            await members.join(event, one, NOW)
        assert [await members.leave(event, ana, NOW) for _ in range(2)] == [True, False]
        assert await members.fill(event, NOW) == (citra,)
        assert await members.fill(event, NOW) == ()
        assert (await members.join(event, ana, NOW)).seat is WAITING
        assert await members.leave(event, budi, NOW)
        assert await members.fill(event, NOW) == (dewi,)
        assert set(await members.of_person(ana)) == {event}
        assert await members.of_person(budi) == {}


async def test_nobody_passes_those_who_wait(database: Database, event: int) -> None:
    """A place that is free while somebody waits is theirs, not the newcomer's."""
    async with database.transaction() as tx:
        store = Store(tx)
        ana, budi, citra, dewi = await settle(store, 4)
        members = store.event_members
        for one in (ana, budi, citra):
            await members.join(event, one, NOW)
        await members.leave(event, ana, NOW)
        assert (await members.join(event, dewi, NOW)).seat is WAITING
        assert await members.fill(event, NOW) == (citra,)


async def test_a_larger_quota_lets_people_in_and_none_lets_all_in(database: Database, event: int) -> None:
    async with database.transaction() as tx:
        store = Store(tx)
        people = await settle(store, 6)
        for one in people:
            await store.event_members.join(event, one, NOW)
        found = await store.events.find(event)
        assert found is not None
        await store.events.change(replace(found, quota=3), [BATANG], NOW)
        assert await store.event_members.fill(event, NOW) == (people[2],)
        await store.events.change(replace(found, quota=None), [BATANG], NOW)
        assert set(await store.event_members.fill(event, NOW)) == set(people[3:])


async def test_only_who_has_a_place_comes_and_only_once(database: Database, event: int) -> None:
    async with database.transaction() as tx:
        store = Store(tx)
        ana, budi, citra = await settle(store, 3)
        members = store.event_members
        for one in (ana, budi, citra):
            await members.join(event, one, NOW)
        assert [await members.came(event, ana, "CODE1", NOW) for _ in range(2)] == [True, False]
        assert await members.came(event, citra, "CODE2", NOW) is False
        assert await members.rate(event, budi, 4) is False
        assert await members.rate(event, ana, 3)
        assert await members.rate(event, ana, 4, "Bagus")
        assert await members.leave(event, ana, NOW) is False
        found = await members.by_code("CODE1")
        assert found is not None
        assert (found.person_id, found.rating, found.word, found.came_at) == (ana, 4, "Bagus", NOW)
        assert await members.counts(event) == Counts(2, 1, 1)
        assert [await members.did_not_come(event, ana) for _ in range(2)] == [True, False]
        assert await members.by_code("CODE1") is None
        assert await members.leave(event, ana, NOW)


async def test_parts_of_many_are_found_at_once(database: Database, event: int) -> None:
    async with database.transaction() as tx:
        store = Store(tx)
        ana, budi = await settle(store, 2)
        await store.event_members.join(event, ana, NOW)
        found = await store.event_members.parts([(event, ana), (event, budi), (99, ana)])
        assert set(found) == {(event, ana)}


async def _all_at_once(database: Database, event: int, people: list[int], again: int = 2) -> list[Any]:
    async def join(one: int) -> Any:
        async with database.transaction() as tx:
            return await Store(tx).event_members.join(event, one, NOW)

    return await asyncio.gather(*(join(one) for one in people for _ in range(again)))


async def test_however_many_join_at_once_there_are_never_more_than_places(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        event = (await plan(Store(tx), officer, quota=15)).id
        people = await settle(Store(tx), 40)
    seated = await _all_at_once(database, event, people)
    assert [one.is_new for one in seated].count(True) == 40
    async with database.reading() as tx:
        assert await Store(tx).event_members.counts(event) == Counts(15, 25, 0)


async def test_people_come_and_go_at_once_and_every_place_is_used(database: Database) -> None:
    officer = await person(database)
    async with database.transaction() as tx:
        event = (await plan(Store(tx), officer, quota=10)).id
        people = await settle(Store(tx), 40)
    await _all_at_once(database, event, people, again=1)

    async def leave(one: int) -> tuple[int, ...]:
        async with database.transaction() as tx:
            members = Store(tx).event_members
            return await members.fill(event, NOW) if await members.leave(event, one, NOW) else ()

    moved = await asyncio.gather(*(leave(one) for one in people[:25]))
    everyone = [one for some in moved for one in some]
    assert len(everyone) == len(set(everyone))
    async with database.reading() as tx:
        assert await Store(tx).event_members.counts(event) == Counts(10, 5, 0)


DEEDS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["join", "leave"]), st.integers(0, 7)),
        st.tuples(st.just("quota"), st.sampled_from([1, 2, 3, 5, 0])),
    ),
    max_size=25,
)


def expected(deeds: list[tuple[str, int]]) -> tuple[list[int], list[int]]:
    """Who has a place and who waits, in order, by the plainest way to say it."""
    quota, joined, waiting = 2, [], []
    for deed, number in deeds:
        if deed == "quota":
            quota = max(number, len(joined)) if number else 10**6
        elif deed == "join" and number not in joined + waiting:
            waiting.append(number)
        elif deed == "leave":
            joined, waiting = ([one for one in some if one != number] for some in (joined, waiting))
        while waiting and len(joined) < quota:
            joined.append(waiting.pop(0))
    return joined, waiting


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated file that is filled anew, and emptied again, for every example."""
    found = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('members')}/laris.db"

    async def migrated() -> None:
        database = Database(found)
        await migrate.upgrade(database)
        await database.close()

    asyncio.run(migrated())
    return found


class Undone(Exception):
    """Nothing of it is kept."""


async def _played(url: str, deeds: list[tuple[str, int]]) -> tuple[set[int], list[int]]:
    database, found = Database(url), (set[int](), list[int]())
    with suppress(Undone):
        async with database.transaction() as tx:
            store = Store(tx)
            event = await plan(store, (await store.people.add(1, "id", NOW)).id)
            people = await settle(store, 8)
            for second, deed in enumerate(deeds):
                await _do(store, event.id, people, deed, NOW + timedelta(seconds=second))
            parts = [await store.event_members.find(event.id, one) for one in people]
            held = sorted((part.number, part.seat, people.index(part.person_id)) for part in parts if part)
            found = (
                {who for _, seat, who in held if seat is JOINED},
                [who for _, seat, who in held if seat is WAITING],
            )
            raise Undone
    await database.close()
    return found


async def _do(store: Store, number: int, people: list[int], deed: tuple[str, int], now: datetime) -> None:
    members, event = store.event_members, await store.events.find(number)
    assert event is not None
    what, which = deed
    if what == "quota":
        taken = (await members.counts(number)).joined
        event = replace(event, quota=max(which, taken) if which else None)
        await store.events.change(event, [BATANG], now)
    elif what == "join":
        await members.join(number, people[which], now)
    else:
        await members.leave(number, people[which], now)
    await members.fill(number, now)
    assert event.quota is None or (await members.counts(number)).joined <= event.quota


@settings(max_examples=25, deadline=None)
@given(deeds=DEEDS)
def test_the_waiting_list_is_fair_whatever_people_do(url: str, deeds: list[tuple[str, int]]) -> None:
    joined, waiting = expected(deeds)
    assert asyncio.run(_played(url, deeds)) == (set(joined), waiting)
