"""Asked to stop, the bot finishes what is in hand, tells Telegram what it has, and ends with 0 within five
seconds, whatever it is doing and however Telegram behaves. Started again, it owes nobody anything."""

import asyncio
import signal
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from simulator.server import Simulator
from storage.engine import Database
from tests.support.detour import Detour
from tests.support.processes import Bot, running
from tests.support.registrants import Books

SIGNS = [signal.SIGTERM, signal.SIGINT]
ANSWER = "Mau buka apa?"


async def _stops(bot: Bot, sign: signal.Signals = signal.SIGTERM) -> None:
    code, seconds = await bot.stop(sign)
    assert (code, seconds < 5) == (0, True), f"{code} after {seconds:.1f} s:\n{bot.output}"
    assert "Traceback" not in bot.output


@pytest.mark.parametrize("sign", SIGNS)
async def test_while_it_waits_for_news(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books, sign: signal.Signals
) -> None:
    budi = sim.phone("Budi", id=101)
    await wary_bot.start()
    await wary_bot.ready()
    update = await budi.says("/menu")
    await budi.sees(ANSWER)
    await sim.idle()
    await _stops(wary_bot, sign)
    goodbye = detour.calls("getUpdates")[-1].params
    assert (goodbye["offset"], goodbye["timeout"]) == (update + 1, 0)
    assert not sim.updates.pending
    async with running(wary_bot):
        await budi.sees_nothing_more()
    assert await books.counts("inbox") == {"done": 1}


@pytest.mark.parametrize("sign", SIGNS)
async def test_in_the_middle_of_a_send(sim: Simulator, bot: Bot, books: Books, sign: signal.Signals) -> None:
    budi = sim.phone("Budi", id=101)
    await bot.start()
    await bot.ready()
    sim.faults.add("sendMessage", kind="timeout", seconds=1)
    await budi.says("/menu")
    await budi.sees(ANSWER)
    await _stops(bot, sign)
    assert await books.counts("outbox") == {"sent": 1}
    async with running(bot):
        await budi.sees_nothing_more()


async def test_while_telegram_takes_a_message_and_never_answers(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    await wary_bot.start()
    await wary_bot.ready()
    detour.hangs("sendMessage")
    await budi.says("/menu")
    await wary_bot.until(lambda: bool(detour.calls("sendMessage")))
    await _stops(wary_bot)
    assert await books.counts("outbox") == {"new": 1}
    detour.clear()
    async with running(wary_bot):
        await budi.sees(ANSWER)
        await budi.sees_nothing_more()


async def test_while_telegram_is_gone(sim: Simulator, detour: Detour, wary_bot: Bot, books: Books) -> None:
    budi = sim.phone("Budi", id=101)
    await wary_bot.start()
    await wary_bot.ready()
    await detour.close()
    await budi.says("/menu")
    await wary_bot.until(lambda: wary_bot.said("polling failed"))
    await _stops(wary_bot)
    await detour.open()
    async with running(wary_bot):
        await budi.sees(ANSWER)
    assert await books.counts("inbox") == {"done": 1}


async def test_in_the_middle_of_a_turn(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    """Its last statement waits for somebody else: the turn is finished first."""
    budi, bot = sim.phone("Budi", id=101), Bot(tmp_path / "bot", sim.url, postgres_url)
    await bot.start()
    await bot.ready()
    holder = Database(postgres_url)
    async with holder.transaction() as tx:
        await tx.execute(text("LOCK TABLE outbox IN EXCLUSIVE MODE"))
        await budi.says("/daftar")
        await postgres_books.until_counts("inbox", {"new": 1})
        await asyncio.sleep(0.3)
        stopping = asyncio.create_task(_stops(bot))
        await asyncio.sleep(0.7)
        assert bot.is_alive
    await stopping
    await holder.close()
    assert await postgres_books.counts("inbox") == {"done": 1}
    assert await postgres_books.rows("SELECT form FROM dialogs") == [("consent",)]
    async with running(bot):
        await budi.sees("Apakah setuju?")
        await budi.sees_nothing_more()


@pytest.mark.parametrize(
    "method", ["getMe", "deleteWebhook", "getMyCommands", "setMyDescription", "getUpdates"]
)
async def test_while_it_starts_and_telegram_hangs(
    sim: Simulator, detour: Detour, wary_bot: Bot, method: str
) -> None:
    detour.hangs(method)
    await wary_bot.start()
    await wary_bot.until(lambda: bool(detour.calls(method)))
    await _stops(wary_bot)
    detour.clear()
    await _still_works(sim, wary_bot)


@pytest.mark.parametrize("sign", SIGNS)
async def test_while_it_starts_and_telegram_is_gone(
    sim: Simulator, detour: Detour, wary_bot: Bot, sign: signal.Signals
) -> None:
    await detour.close()
    await wary_bot.start()
    await wary_bot.until(lambda: wary_bot.said("Telegram cannot be reached"))
    await _stops(wary_bot, sign)
    await detour.open()
    await _still_works(sim, wary_bot)


async def test_at_any_moment_of_the_start(sim: Simulator, bot: Bot) -> None:
    """Before anything has begun, the signal ends the process as it ends any other."""
    bot.is_cold = True
    for tenth in range(1, 14):
        calls = len(sim.calls)
        await bot.start()
        await asyncio.sleep(tenth / 10)
        code, seconds = await bot.stop()
        assert code == 0 or (code == -signal.SIGTERM and len(sim.calls) == calls), bot.output
        assert seconds < 5
    await _still_works(sim, bot)


async def test_while_the_database_is_locked(sim: Simulator, bot: Bot, tmp_path: Path) -> None:
    """Somebody holds the file: what was not stored stays with Telegram, and comes again."""
    budi = sim.phone("Budi", id=101)
    await bot.start()
    await bot.ready()
    holder = sqlite3.connect(tmp_path / "laris.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    await budi.says("/menu")
    await asyncio.sleep(0.5)
    code, _ = await bot.stop(patience=7)
    assert code == 0, bot.output
    assert sim.updates.pending
    holder.execute("ROLLBACK")
    holder.close()
    async with running(bot):
        await budi.sees(ANSWER)


async def _still_works(sim: Simulator, bot: Bot) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(bot):
        await budi.says("/menu")
        await budi.sees(ANSWER)
        await budi.sees_nothing_more()


async def test_a_wrong_token_is_told_in_one_sentence(sim: Simulator, bot: Bot) -> None:
    bot.settings["BOT_TOKEN"] = "1:WRONG"
    await bot.start()
    assert await bot.ended(5) == 2
    assert "BOT_TOKEN is not accepted by Telegram." in bot.output
    assert "Unclosed" not in bot.output


async def test_two_processes_do_not_share_one_file(sim: Simulator, bot: Bot, tmp_path: Path) -> None:
    second = Bot(tmp_path / "second", sim.url, bot.settings["DATABASE_URL"])
    async with running(bot):
        await second.start()
        assert await second.ended(10) == 2
        assert "Another `laris run` is using this database file." in second.output
        assert bot.is_alive
