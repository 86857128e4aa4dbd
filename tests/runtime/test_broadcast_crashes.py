"""An announcement to many while Telegram is in trouble and the bot is killed again and again: nobody is missed, nobody
is told twice, except those who are counted as unknown. The full run is `make bench-broadcast`."""

import asyncio
import os
import time
from pathlib import Path
from random import Random

import pytest

from simulator.server import Simulator
from tests.support.processes import Bot, running
from tests.support.recipients import Recipients

SEED = int(os.environ.get("LARIS_CRASH_SEED", "2026"))
PACE = {"MESSAGES_PER_SECOND": "100", "CHAT_MESSAGES_PER_SECOND": "1"}


def trouble(sim: Simulator) -> None:
    sim.limits.enforce(overall=100, per_chat=1, burst=1)
    for kind in ("500", "reset_before", "reset_after"):
        sim.faults.add("sendMessage", kind=kind, times=None, probability=0.01)
    sim.faults.add("sendMessage", kind="429", seconds=1, times=2, probability=0.01)


async def over(crowd: Recipients, number: int, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not await crowd.is_over(number):
        assert time.monotonic() < deadline, await crowd.rows("SELECT * FROM announcements")
        await asyncio.sleep(0.1)


async def overtakes(sim: Simulator, bot: Bot) -> None:
    """Somebody else's answer waits for no more copies than leave in a second."""
    asker, before = sim.phone("Budi", id=101), len(sim.calls)
    await bot.until(lambda: len(sim.calls) > before + 5)
    asked = len(sim.calls)
    await asker.says("/bantuan")
    await asker.sees("Ketuk tombol")
    assert len(sim.calls) < asked + 100


@pytest.mark.crash
async def test_killed_ten_times_in_the_middle(sim: Simulator, bot: Bot, file_url: str) -> None:
    print("seed", SEED)  # noqa: T201
    chance, crowd = Random(SEED), Recipients(sim, file_url, 240)
    number = await crowd.settle()
    trouble(sim)
    bot.settings |= PACE
    for _ in range(10):
        sent = len(sim.calls)
        await bot.start(measured=False)
        await bot.until(lambda before=sent: len(sim.calls) > before + 5)
        await asyncio.sleep(chance.uniform(0, 0.3))
        await bot.kill()
    async with running(bot):
        await overtakes(sim, bot)
        await over(crowd, number)
    counts = await crowd.check(number)
    print(dict(counts))  # noqa: T201
    assert counts["sent"] > 120
    assert counts["blocked"] >= 7
    assert not [call for call in sim.calls if not call.ok and "429" in str(call.params)]


@pytest.mark.crash
async def test_several_workers_share_one_announcement_and_die_in_turn(
    sim: Simulator, tmp_path: Path, postgres_url: str
) -> None:
    chance, crowd = Random(SEED), Recipients(sim, postgres_url, 200)
    number = await crowd.settle()
    trouble(sim)
    bots = [Bot(tmp_path / name, sim.url, postgres_url, **PACE) for name in ("one", "two")]
    try:
        for bot in bots:
            await bot.start(measured=False)
        for _ in range(3):
            bot = chance.choice(bots)
            await asyncio.sleep(chance.uniform(0.4, 1))
            await bot.kill()
            await bot.start(measured=False)
        await over(crowd, number)
        assert [(await bot.stop())[0] for bot in bots] == [0, 0], bots[0].output + bots[1].output
    finally:
        for bot in bots:
            await bot.kill()
    counts = await crowd.check(number)
    assert counts["sent"] > 130


async def test_while_telegram_is_down_nobody_becomes_unknown_in_rows(
    sim: Simulator, bot: Bot, file_url: str
) -> None:
    """After some calls whose end nobody knows, the others wait for better times."""
    crowd = Recipients(sim, file_url, 120, blocked=10_000)
    number = await crowd.settle()
    bot.settings |= PACE
    async with running(bot):
        await bot.until(lambda: len(sim.calls) > 40)
        down = sim.faults.add("sendMessage", kind="502", times=None)
        await asyncio.sleep(3)
        sim.faults.clear()
        assert down.times is None
        await over(crowd, number)
    counts = await crowd.check(number)
    assert 0 < counts["unknown"] < 40
    assert counts["sent"] == 119 - counts["unknown"]
