"""Lists of people in the database: staged, matched, taken by one row, taken back, nothing ever half there; on both databases."""

import asyncio
from datetime import timedelta

from domain.lists.verdicts import Counts
from services.census import deciding, progress
from storage.engine import Database
from storage.producers import Product
from storage.store import Store
from tests.storage.rows import NOW, ask, person, producer
from tests.support.list_office import counts, invited, staged, take, taken, undo, work
from tests.support.lists import BAD_PHONE, BUDI, ELSEWHERE, EVERYTHING, HUSBAND, KARMI, NO_PHONE, SITI, Row


async def test_a_list_is_staged_matched_and_taken(database: Database) -> None:
    number = await staged(database, EVERYTHING)
    assert await ask(database, "SELECT id FROM listed_people") == []
    await work(database)
    assert await counts(database, number) == Counts(
        new=4, double=2, faulty=2, outside=1, unsure=2, without_phone=1
    )
    assert await invited(database) == []
    assert await take(database, number)
    assert await invited(database) == ["Budi Santoso", "Karmi Lestari", "Partinah", "Siti Aminah"]
    assert await ask(database, "SELECT content FROM files") == [(None,)]


async def test_registered_people_are_known_by_phone_and_by_name_area_and_product(database: Database) -> None:
    siti, karmi = await person(database, 1), await person(database, 2)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(
            producer(siti, name="Bu Siti", area="33.25.01.2001", phone="+6281234567110"), NOW
        )
        await store.producers.add(
            producer(karmi, name="karmi lestari", area="33.25.08.2010", phone="+6281999999999"), NOW
        )
        await store.products.add(karmi, (Product("keripik"), Product("Emping melinjo")), NOW)
    number = await staged(database, (SITI, KARMI, BUDI))
    await work(database)
    assert await counts(database, number) == Counts(new=1, registered=2, unsure=1)
    found = await ask(database, "SELECT name, verdict, why, is_sure FROM listed_people ORDER BY line")
    assert [(name, verdict, why, bool(sure)) for name, verdict, why, sure in found] == [
        ("Siti Aminah", "registered", "phone", True), ("Karmi Lestari", "registered", "name", False), ("Budi Santoso", "new", None, True),
    ]  # fmt: skip


async def test_nobody_outside_of_the_scope_is_looked_at(database: Database) -> None:
    await taken(database, (BUDI,))
    number = await staged(
        database, ((1, "", "SUDARMI", "SIDOMULYO", "LIMPUNG", "TAHU", BUDI[6]),), "33.25.08"
    )
    await work(database)
    assert await counts(database, number) == Counts(new=1)


async def test_taking_waits_for_what_came_in_between(database: Database) -> None:
    first, second = await staged(database, (SITI, KARMI)), await staged(database, (SITI, BUDI))
    await work(database)
    assert await take(database, first)
    assert not await take(database, second)
    await work(database)
    assert await counts(database, second) == Counts(new=1, listed=1)
    assert await take(database, second)
    assert await invited(database) == ["Budi Santoso", "Karmi Lestari", "Siti Aminah"]


async def test_undoing_leaves_those_who_have_come(database: Database) -> None:
    siti = await person(database)
    number = await taken(database, (SITI, KARMI, NO_PHONE))
    async with database.transaction() as tx:
        store = Store(tx)
        [row] = await store.listed_people.with_phone("+6281234567110")
        await store.listed_people.claimed(row.id, siti, NOW)
        assert await store.listed_people.with_phone("+6281234567110") == (row,)  # not registered yet
        await store.producers.add(producer(siti, phone="+6281234567110"), NOW)
        assert await store.listed_people.with_phone("+6281234567110") == ()
        assert await store.listed_people.find(row.id) is None
    assert await undo(database, number) == deciding.Undone(withdrawn=2, stay=1)
    assert await invited(database) == []
    await work(database)
    assert await ask(database, "SELECT name FROM listed_people") == [("Siti Aminah",)]
    assert await ask(database, "SELECT state FROM people_lists") == [("undone",)]


async def test_what_was_decided_holds_when_it_is_counted_again(database: Database) -> None:
    number = await staged(database, (SITI, HUSBAND))
    await work(database)
    async with database.transaction() as tx:
        store = Store(tx)
        one = await store.people_lists.find(number)
        assert one is not None
        doubtful = await store.listed_people.doubtful(number, 0, one.scope)
        assert doubtful is not None
        assert (doubtful.name, doubtful.other_name, doubtful.other_line) == ("Joko Susilo", "Siti Aminah", 3)
        assert await deciding.decide(store, one, doubtful, is_new=True)
        assert not await deciding.decide(store, one, doubtful, is_new=False)
        assert await store.listed_people.doubtful(number, 0, one.scope) is None
    await taken(database, (SITI,))
    assert not await take(database, number)
    await work(database)
    assert await counts(database, number) == Counts(new=1, listed=1)
    assert await take(database, number)
    assert await invited(database) == ["Joko Susilo", "Siti Aminah"]


async def test_what_was_left_out_goes_after_a_week(database: Database) -> None:
    await taken(database, (SITI, HUSBAND, BAD_PHONE, ELSEWHERE))
    later = NOW + timedelta(days=8)
    for _ in range(3):
        async with database.transaction() as tx:
            await progress.advance(tx, later, NOW)
    assert await ask(database, "SELECT name FROM listed_people") == [("Siti Aminah",)]
    assert await ask(database, "SELECT id FROM list_faults") == []
    async with database.reading() as tx:
        assert not await progress.is_any(tx, later)


async def test_a_list_that_nobody_decides_about_is_put_aside(database: Database) -> None:
    await staged(database, (SITI,))
    await work(database)
    async with database.transaction() as tx:
        await Store(tx).people_lists.forsake(NOW + timedelta(days=8))
    await work(database)
    assert await ask(database, "SELECT state FROM people_lists") == [("dropped",)]
    assert await ask(database, "SELECT id FROM listed_people") == []


async def test_many_workers_do_the_work_once(database: Database) -> None:
    number = await staged(database, [*EVERYTHING, *(_row(at) for at in range(40))])
    await asyncio.gather(*(work(database) for _ in range(1 if database.is_sqlite else 4)))
    assert (await counts(database, number)).new == 44
    assert await take(database, number)
    assert len(await invited(database)) == 44


def _row(at: int) -> Row:
    return (
        at,
        "",
        f"ORANG {chr(65 + at % 26)}{chr(65 + at // 26)}A",
        "SIDOMULYO",
        "LIMPUNG",
        "TAHU",
        f"08129999{at:04d}",
    )
