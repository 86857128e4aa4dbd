"""Every conversation ends with a look behind the scenes: nothing failed, nothing is left undone."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.conversations.planning import officer
from tests.conversations.shops import adds_shop, brings
from tests.support.chores import known_chores
from tests.support.scenes import Scenes
from tests.support.town import Talker, Town

ANSWERED_TWICE = ("answerCallbackQuery", "done")
"""The same tap came twice: Telegram refuses the second answer, and nobody misses it."""


@pytest.fixture(autouse=True)
async def nothing_failed(town: Town) -> AsyncIterator[None]:
    """A turn that fails is tried again and may seem to have worked: it is found here. No button is left waiting."""
    yield
    await town.settled()
    while await town.rows("SELECT id FROM inbox WHERE state = 'new'") or await _owed(town):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    assert town.sim.unanswered == []
    assert await town.rows("SELECT error FROM inbox WHERE attempts > 0 OR state = 'parked'") == []
    faults = await town.rows("SELECT method, error FROM outbox WHERE error IS NOT NULL")
    assert [fault for fault in faults if tuple(fault) != ANSWERED_TWICE] == []


async def _owed(town: Town) -> list[object]:
    return await town.rows("SELECT id FROM outbox WHERE state IN ('new', 'sending') AND lane < 2")


@pytest.fixture
async def siti(town: Town, scenes: Scenes) -> Talker:
    """A producer with two products: keripik tempe and rempeyek."""
    talker = town.person("Siti", 103)
    await scenes.begin(town, "siti", lambda: talker.registers(name="Bu Siti", business="Keripik Bu Siti"))
    talker.looks_up()
    return talker


@pytest.fixture
def chores() -> Iterator[None]:
    """The only kinds of reminders are those of tests/support/chores.py."""
    with known_chores():
        yield


@pytest.fixture
async def yuli(town: Town, scenes: Scenes) -> Talker:
    """A producer on a Tuesday morning, the newest thing on whose screen is the menu."""
    town.sim.clock.at("2026-11-24 09:00")
    talker = town.person("Yuli", 104)

    async def arrives() -> None:
        await talker.registers(name="Bu Yuli", business="Sambal Bu Yuli")
        await talker.says("/menu")
        await talker.sees("Mau buka apa?")

    await scenes.begin(town, "yuli", arrives)
    talker.looks_up()
    return talker


@pytest.fixture
async def tini(town: Town, scenes: Scenes) -> Talker:
    """Siti on Sunday, 22 November 2026, with a shop that pays on the spot, where 50 keripik tempe lie at 8,000."""
    talker = town.person("Siti", 103)

    async def trades() -> None:
        await talker.registers(name="Bu Siti", business="Keripik Bu Siti")
        town.sim.clock.at("2026-11-22 10:00")
        await adds_shop(talker)
        await brings(talker, 50)

    await scenes.begin(town, "tini", trades)
    town.sim.clock.at("2026-11-22 10:05")
    talker.looks_up()
    return talker


@pytest.fixture
async def ratna(town: Town, yuli: Talker) -> Talker:
    """An officer of Batang, in whose area Yuli makes sambal."""
    return await officer(town)
