"""Whoever had their data deleted is not brought back by a list; they come back themselves. Numbers are kept as hashes alone."""

import pytest

from domain.lists.verdicts import Counts
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW, ask, later, person, producer
from tests.support.list_office import counts, invited, staged, take, work
from tests.support.lists import BUDI, HUSBAND, KARMI, SITI

PHONE = "+6281234567110"
"""Of Siti and her husband on the list."""


async def forgotten(database: Database, way: str, phone: str = PHONE) -> None:
    number = await person(database, 7)
    async with database.transaction() as tx:
        store = Store(tx)
        await store.producers.add(producer(number, phone=phone), NOW)
        assert await store.erasures.begin(number, number, way, NOW)


@pytest.mark.parametrize("way", ["self", "letter"])
async def test_the_same_list_does_not_bring_them_back(database: Database, way: str) -> None:
    await forgotten(database, way)
    number = await staged(database, (SITI, HUSBAND, KARMI, BUDI))
    await work(database)
    assert await counts(database, number) == Counts(new=2)
    async with database.reading() as tx:
        one = await Store(tx).people_lists.find(number)
    assert one is not None
    assert one.about["withheld"] == 2
    assert await take(database, number)
    assert await invited(database) == ["Budi Santoso", "Karmi Lestari"]
    assert await ask(database, "SELECT name FROM listed_people WHERE phone = '+6281234567110'") == []
    ((digest, kept),) = await ask(database, "SELECT digest, way FROM withheld_numbers")
    assert kept == way
    assert "1234567" not in digest


async def test_whoever_was_only_silent_may_be_invited_again(database: Database) -> None:
    await forgotten(database, "unused")
    number = await staged(database, (SITI,))
    await work(database)
    assert await counts(database, number) == Counts(new=1)


async def test_a_number_is_withheld_until_its_owner_is_back(database: Database) -> None:
    async with database.transaction() as tx:
        withheld = Store(tx).withheld
        assert await withheld.among((PHONE,)) == frozenset()
        await withheld.lift(PHONE)
        await withheld.add(PHONE, "self", NOW)
        await withheld.add(PHONE, "letter", later(5))
        many = [f"+62812{number:08}" for number in range(1_100)]
        assert await withheld.among((*many, PHONE)) == {PHONE}
    async with database.transaction() as tx:
        await Store(tx).withheld.lift(PHONE)
        assert await Store(tx).withheld.among((PHONE,)) == frozenset()
    assert await ask(database, "SELECT count(*) FROM number_keys") == [(1,)]
