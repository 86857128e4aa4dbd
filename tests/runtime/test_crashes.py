"""kill -9 at random moments while people register: nothing is lost, nothing is done twice.

A part fails with its seed; `LARIS_CRASH_SEED` plays another one.
"""

import asyncio
import os
from pathlib import Path
from random import Random

import pytest

from simulator.server import Simulator
from tests.support.processes import Bot
from tests.support.registrants import Books, Registrant, check

pytestmark = pytest.mark.crash
CROWD = 20
PARTS, KILLS, COLD_KILLS = 4, 50, 20
"""Of lives that begin with loading everything there are fewer: each takes seconds, and people wait for two minutes at most."""
SEED = int(os.environ.get("LARIS_CRASH_SEED", "2026"))


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    """A file that is not there yet: it is made in the first lives, which may end in the middle of that."""
    return f"sqlite+aiosqlite:///{tmp_path}/laris.db"


class Crowd:
    """Always so many people in the middle of registering: when one is through, the next one comes.
    Every fourth stops at some question and never goes on."""

    def __init__(self, sim: Simulator, seed: int) -> None:
        self._sim, self._seed, self._chance = sim, seed, Random(seed)
        self._is_open = True
        self.people: list[Registrant] = []

    async def come_and_go(self) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(CROWD):
                group.create_task(self._one_after_the_other())

    async def _one_after_the_other(self) -> None:
        while self._is_open:
            until = self._chance.randint(1, 12) if self._chance.random() < 0.25 else None
            person = Registrant(self._sim, 101 + len(self.people), self._seed, until)
            self.people.append(person)
            await person.registers()

    def close(self) -> None:
        """Nobody new comes; who is in the middle goes on to their end."""
        self._is_open = False


async def _live_a_little(bot: Bot, sim: Simulator, chance: Random) -> None:
    """A quarter of all lives end while the bot starts, the others soon after it began to work: one that still has to load what
    it is made of introduces itself then."""
    calls, sign = len(sim.calls), "getMyCommands" if bot.is_cold else "deleteWebhook"
    await bot.start(measured=False)
    if chance.random() < 0.25:
        await asyncio.sleep(chance.uniform(0, 1.2))
    else:
        await bot.until(lambda: any(call.method == sign for call in sim.calls[calls:]))
        await asyncio.sleep(chance.uniform(0, 0.4))


@pytest.mark.parametrize("part", range(PARTS))
async def test_killed_at_any_moment_it_goes_on_where_it_was(
    sim: Simulator, bot: Bot, books: Books, part: int
) -> None:
    seed = SEED + part
    print("seed", seed)  # noqa: T201
    bot.is_cold = part == 0  # its lives may end while it still loads what it is made of
    chance, crowd, kills = Random(seed), Crowd(sim, seed), COLD_KILLS if bot.is_cold else KILLS
    async with asyncio.timeout(250), asyncio.TaskGroup() as group:
        group.create_task(crowd.come_and_go())
        for _ in range(kills):
            await _live_a_little(bot, sim, chance)
            await bot.kill()
        await bot.start()
        crowd.close()
    await books.settle(60)
    assert (await bot.stop())[0] == 0, bot.output
    print(f"{kills} kills, {len(crowd.people)} people")  # noqa: T201
    assert len(crowd.people) >= CROWD
    await check(books, crowd.people)


async def test_one_of_two_is_killed_and_the_other_goes_on(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    print("seed", SEED)  # noqa: T201
    chance, crowd = Random(SEED), Crowd(sim, SEED)
    bots = [Bot(tmp_path / name, sim.url, postgres_url) for name in ("one", "two")]
    try:
        async with asyncio.timeout(250), asyncio.TaskGroup() as group:
            for bot in bots:
                await bot.start(measured=False)
            group.create_task(crowd.come_and_go())
            for _ in range(30):
                bot = chance.choice(bots)
                await asyncio.sleep(chance.uniform(0, 1.5))
                await bot.kill()
                await bot.start(measured=False)
            crowd.close()
        await postgres_books.settle(60)
        assert [(await bot.stop())[0] for bot in bots] == [0, 0], bots[0].output + bots[1].output
    finally:
        for bot in bots:
            await bot.kill()
    print(f"{len(crowd.people)} people")  # noqa: T201
    await check(postgres_books, crowd.people)
