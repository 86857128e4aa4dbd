"""Lists of people in the database: staged, matched, taken by one row, taken back, nothing ever half there; on both databases."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.bench import people_list
from domain.lists.verdicts import Counts, ListState
from services.census import deciding, progress
from storage.engine import Database
from storage.people_lists import NewList
from storage.producers import Product
from storage.store import Store
from tests.storage.rows import NOW, ask, person, producer
from tests.support.lists import (
    BAD_PHONE,
    BUDI,
    ELSEWHERE,
    EVERYTHING,
    HUSBAND,
    KARMI,
    NO_PHONE,
    SITI,
    Row,
    csv,
)

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


class Crash(Exception):
    """The process dies in the middle of a transaction."""


@dataclass
class Office:
    """A model beside the database: who must be invited, given which lists are taken."""

    database: Database
    lists: dict[int, frozenset[int]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    async def check(self) -> None:
        want = sorted(_name(one) for one in set().union(*(self.lists[number] for number in self.taken)))
        assert await invited(self.database) == want

    async def work(self, crashes: list[int]) -> None:
        """To the end, with a crash in some of the portions: before each, what is invited is what it should be."""
        for _ in range(500):
            await self.check()
            crash = crashes.pop() % 3 == 0 if crashes else False
            with suppress(Crash):
                async with self.database.transaction() as tx:
                    if not await progress.is_any(tx, moment()):
                        return
                    await progress.advance(tx, moment(), NOW)
                    if crash:
                        raise Crash
        raise AssertionError("it never ends")


def _name(one: int) -> str:
    return f"Orang {chr(65 + one)}{chr(97 + one)}a"


def _some(people: Iterable[int]) -> list[Row]:
    return [
        (
            one,
            "",
            _name(one).upper(),
            "SIDOMULYO",
            "LIMPUNG",
            f"PRODUK {chr(65 + one)}",
            f"0812888800{one:02d}" if one % 3 else "-",
        )
        for one in people
    ]


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("send"), st.frozensets(st.integers(0, 7), min_size=1)), st.tuples(st.just("take"), st.integers(0, 5)),
        st.tuples(st.just("undo"), st.integers(0, 5)), st.tuples(st.just("work"), st.lists(st.integers(0, 5), max_size=8)),
    ),
    max_size=9,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS)
async def test_whatever_officers_do_everybody_on_a_taken_list_is_invited_once(
    database: Database, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[str, Any]]
) -> None:
    """Lists are sent, taken and taken back in any order, with crashes in between; taken back all, nobody is left."""
    monkeypatch.setattr(progress, "PORTION", 2)
    await _forget(database)
    office = Office(database)
    for step, what in steps:
        numbers = list(office.lists)
        match step:
            case "send":
                office.lists[await staged(database, _some(sorted(what)))] = what
            case "work":
                await office.work(list(what))
            case "take" if what < len(numbers):
                await _take(office, numbers[what])
            case "undo" if what < len(numbers) and numbers[what] in office.taken:
                await undo(database, numbers[what])
                office.taken.discard(numbers[what])
                await office.work([])
        await office.check()
    for number in sorted(office.taken):
        await undo(database, number)
        office.taken.discard(number)
        await office.work([1, 3, 0])
    assert (
        await ask(
            database,
            "SELECT id FROM listed_people WHERE list_id NOT IN (SELECT id FROM people_lists WHERE state <> 'undone')",
        )
        == []
    )


async def _take(office: Office, number: int) -> None:
    for _ in range(3):
        await office.work([])
        async with office.database.reading() as tx:
            one = await Store(tx).people_lists.find(number)
        if one is None or one.state is not ListState.READY:
            return
        if await take(office.database, number):
            office.taken.add(number)
            return


async def _forget(database: Database) -> None:
    async with database.transaction() as tx:
        for table in ("listed_people", "list_faults", "people_lists"):
            await tx.exec_driver_sql(f"DELETE FROM {table}")
