"""Whatever officers do with lists, in whatever order and with crashes in between: everybody on a taken list is invited once, and
when all are taken back, it is as if there had never been a list."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.lists.verdicts import ListState
from services.census import progress
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, ask
from tests.support.list_office import invited, moment, staged, take, undo
from tests.support.lists import Row


class Crash(Exception):
    """The process dies in the middle of a transaction."""


@dataclass
class Office:
    """A model beside the database: who must be invited, given which lists are taken."""

    database: Database
    lists: dict[int, frozenset[int]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)

    async def check(self) -> None:
        """While a list is being cleared away, who stood on another one as well may be missing for that moment."""
        want = sorted(_name(one) for one in set().union(*(self.lists[number] for number in self.taken)))
        found = await invited(self.database)
        is_clearing = await ask(self.database, "SELECT id FROM people_lists WHERE state = 'undoing'")
        assert found == [name for name in want if name in found or not is_clearing]

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
