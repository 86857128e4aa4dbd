"""kill -9 at the three moments that matter: between claim and commit, commit and send, send and mark."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from simulator.server import Simulator
from storage.engine import Database
from tests.support.detour import Detour
from tests.support.processes import Bot, running
from tests.support.registrants import Books, Registrant, check

pytestmark = pytest.mark.crash


async def test_between_claim_and_commit_on_sqlite(
    sim: Simulator, bot: Bot, books: Books, tmp_path: Path
) -> None:
    """The turn has run and nothing of it is committed: it runs again, whole."""
    person = Registrant(sim, 101)
    await bot.start(measured=False)
    await bot.ready()
    person.until = 12
    await person.registers()
    await books.settle()
    slow_turns(tmp_path / "laris.db")
    person.updates.append(await person.phone.taps("Simpan"))
    await asyncio.sleep(0.5)
    assert await books.rows("SELECT name FROM producers") == []
    await bot.kill()
    assert (await books.counts("inbox"))["new"] == 1
    async with running(bot):
        await person.phone.sees("sudah terdaftar")
        await books.settle()
    person.until = 13
    await check(books, [person])


def slow_turns(file: Path) -> None:
    """From now on the last statement of a turn takes a second or two (in the database's own machinery)."""
    with sqlite3.connect(file, timeout=10) as database:
        database.execute(
            """CREATE VIEW slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000000)
               SELECT max(i) AS most FROM n"""
        )
        database.execute(
            """CREATE TRIGGER slowly AFTER UPDATE ON inbox WHEN NEW.state = 'done'
               BEGIN SELECT most FROM slow; END"""
        )
    database.close()


async def test_between_claim_and_commit_on_postgres(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    bot, person = Bot(tmp_path / "bot", sim.url, postgres_url), Registrant(sim, 101, until=12)
    await bot.start(measured=False)
    await bot.ready()
    await person.registers()
    await postgres_books.settle()
    holder = Database(postgres_url)
    async with holder.transaction() as tx:
        await tx.execute(text("LOCK TABLE outbox IN EXCLUSIVE MODE"))
        person.updates.append(await person.phone.taps("Simpan"))
        await asyncio.sleep(1)
        assert (await postgres_books.counts("inbox"))["new"] == 1
        await bot.kill()
    await holder.close()
    assert await postgres_books.rows("SELECT name FROM producers") == []
    async with running(bot):
        await person.phone.sees("sudah terdaftar", 15)
        await postgres_books.settle()
    person.until = 13
    await check(postgres_books, [person])


async def test_between_commit_and_send(sim: Simulator, detour: Detour, wary_bot: Bot, books: Books) -> None:
    """The answer is owed and has not left: it arrives once."""
    person = Registrant(sim, 101, until=3)
    await wary_bot.start(measured=False)
    await wary_bot.ready()
    person.until = 2
    await person.registers()
    detour.hangs("sendMessage")
    before = len(detour.calls("sendMessage"))
    person.updates.append(await person.phone.says(person.script[2].words))
    await wary_bot.until(lambda: len(detour.calls("sendMessage")) > before)
    assert (await books.counts("inbox")) == {"done": 3}
    await wary_bot.kill()
    detour.clear()
    async with running(wary_bot):
        await person.phone.sees("Apa nama usahanya")
        await books.settle()
        assert len(person.phone.news) == 1
    person.until = 3
    await check(books, [person])


async def test_between_send_and_mark(sim: Simulator, bot: Bot, books: Books) -> None:
    """Telegram took it and the answer got lost with the process: it is said once more, and changes nothing."""
    person = Registrant(sim, 101, until=2)
    await bot.start(measured=False)
    await bot.ready()
    await person.registers()
    await books.settle()
    sim.faults.add("sendMessage", kind="timeout", seconds=5)
    person.updates.append(await person.phone.says(person.script[2].words))
    await person.phone.sees("Apa nama usahanya")
    assert (await books.counts("outbox"))["sending"] == 1
    await bot.kill()
    async with running(bot):
        await books.settle()
        assert [message.text for message in person.phone.news].count(person.phone.screen.text) == 2
    person.until = 3
    await check(books, [person])


async def test_a_send_that_telegram_takes_after_the_death(sim: Simulator, bot: Bot, books: Books) -> None:
    person = Registrant(sim, 101, until=2)
    await bot.start(measured=False)
    await bot.ready()
    await person.registers()
    await books.settle()
    sim.faults.add("sendMessage", kind="delay", seconds=1)
    person.updates.append(await person.phone.says(person.script[2].words))
    await asyncio.sleep(0.4)
    await bot.kill()
    async with running(bot):
        await person.phone.sees("Apa nama usahanya")
        await asyncio.sleep(1)
        await books.settle()
    person.until = 3
    await check(books, [person])
