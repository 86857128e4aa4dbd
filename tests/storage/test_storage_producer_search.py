"""Looking producers up: names by a part of them, numbers exactly, and never beyond the areas that were asked for."""

import pytest

from storage.engine import Database
from storage.producer_search import Sought
from storage.store import Store
from tests.storage.rows import NOW, person, producer

PEOPLE = (
    ("Siti Aminah", "Keripik Bu Siti", "33.25.08.2005", "+6281234567001", "1111111111111"),
    ("Karmi", "Emping 100%", "33.25.08.2006", None, None),
    ("Sitorus", "Kopi_Batang", "33.26.01.2001", "+6281234567003", None),
)


async def fill(database: Database) -> list[int]:
    numbers = [await person(database, chat) for chat in range(1, len(PEOPLE) + 1)]
    async with database.transaction() as tx:
        for number, (name, business, area, phone, nib) in zip(numbers, PEOPLE, strict=True):
            await Store(tx).producers.add(
                producer(number, name=name, business=business, area=area, phone=phone, nib=nib), NOW
            )
    return numbers


@pytest.mark.parametrize(
    ("prefixes", "sought", "names"),
    [
        (("33.25",), Sought(words="sit"), ["Siti Aminah"]),
        (("",), Sought(words="SIT"), ["Siti Aminah", "Sitorus"]),
        (("33.25.08", "33.26"), Sought(words="sit"), ["Siti Aminah", "Sitorus"]),
        (("33.25",), Sought(words="100%"), ["Karmi"]),
        (("",), Sought(words="i_b"), ["Sitorus"]),
        (("",), Sought(words="k_r"), []),
        (("33.25",), Sought(phone="+6281234567001"), ["Siti Aminah"]),
        (("33.25",), Sought(phone="+6281234567003"), []),
        (("33.25",), Sought(nib="1111111111111"), ["Siti Aminah"]),
        (("33.25.01",), Sought(words="sit"), []),
        ((), Sought(words="sit"), []),
    ],
)
async def test_only_who_fits_and_lives_there_is_found(
    database: Database, prefixes: tuple[str, ...], sought: Sought, names: list[str]
) -> None:
    await fill(database)
    async with database.reading() as tx:
        search = Store(tx).producer_search
        assert [hit.name for hit in await search.page(prefixes, sought, 0, 6)] == names
        assert await search.count(prefixes, sought) == len(names)


async def test_pages_follow_one_another_and_borders_hold_for_one_as_well(database: Database) -> None:
    siti, _, sitorus = await fill(database)
    async with database.reading() as tx:
        search = Store(tx).producer_search
        assert [hit.person_id for hit in await search.page(("",), Sought(words="sit"), 1, 1)] == [sitorus]
        assert await search.lives_within(("33.25",), siti)
        assert not await search.lives_within(("33.25",), sitorus)
        assert not await search.lives_within((), siti)
        assert await search.hears(siti)
        assert not await search.hears(999)
