"""kill -9 while a list is brought in: between any two portions, while it is taken, while it is taken back. Afterwards all of it is
there or nothing, and the officer hears of it once."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from domain.roles import Grant, Role
from simulator.phone import Phone
from simulator.server import Simulator
from storage import migrate
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import NOW
from tests.support.lists import csv
from tests.support.processes import Bot, running
from tests.support.registrants import Books

pytestmark = pytest.mark.crash
PEOPLE = 2_500
INVITED = "SELECT count(*) FROM listed_people JOIN people_lists ON people_lists.id = list_id WHERE verdict = 'new' AND state = 'taken'"


def _name(number: int) -> str:
    return "ORANG X" + "".join("ABCDEFGHIJ"[int(digit)] for digit in str(number))


LIST = csv(*((at, "", _name(at), "SIDOMULYO", "LIMPUNG", "TAHU", f"0812{at:08d}") for at in range(PEOPLE)))


@pytest.fixture
async def ratna(sim: Simulator, file_url: str) -> Phone:
    """An officer of Batang, made before the bot ever ran."""
    database = Database(file_url)
    await migrate.upgrade(database)
    async with database.transaction() as tx:
        person = await Store(tx).people.add(106, "id", NOW)
        await Store(tx).people.grant(person.id, Grant(Role.OFFICER, "33.25"), NOW)
    await database.close()
    return sim.phone("Ratna", id=106)


async def _alive(bot: Bot) -> None:
    await bot.start(measured=False)
    await bot.ready()


async def _until(books: Books, query: str, value: int, seconds: float = 60) -> None:
    for _ in range(int(seconds / 0.02)):
        if (await books.rows(query))[0][0] >= value:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{query} never became {value}")


def _slowly(file: Path, event: str) -> None:
    """From now on each portion takes a moment longer, within its transaction."""
    with sqlite3.connect(file, timeout=20) as database:
        database.execute(
            "CREATE VIEW IF NOT EXISTS slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500000) SELECT max(i) AS most FROM n"
        )
        database.execute(f"CREATE TRIGGER slowly AFTER {event} BEGIN SELECT most FROM slow; END")
    database.close()


def _fast(file: Path) -> None:
    with sqlite3.connect(file, timeout=20) as database:
        database.execute("DROP TRIGGER slowly")
    database.close()


async def _sends(ratna: Phone) -> None:
    await ratna.says("/impor")
    await ratna.sees("Kirim daftarnya ke sini", 20)
    await ratna.sends_document("bpum.csv", LIST, "text/csv")


async def test_killed_while_rows_are_put_in_and_matched(
    sim: Simulator, bot: Bot, books: Books, ratna: Phone, tmp_path: Path
) -> None:
    await _alive(bot)
    _slowly(tmp_path / "laris.db", "UPDATE OF cursor ON people_lists")
    await _sends(ratna)
    for rows in (1_000, 2_000):
        await _until(books, "SELECT count(*) FROM listed_people", rows)
        await bot.kill()
        assert (await books.rows(INVITED))[0][0] == 0
        await _alive(bot)
    await _until(books, "SELECT count(*) FROM people_lists WHERE state = 'matching' AND cursor > 0", 1)
    await bot.kill()
    _fast(tmp_path / "laris.db")
    async with running(bot):
        await ratna.sees("semua baris sudah saya cek", 60)
        await ratna.taps("Masukkan", 20)
        await ratna.sees("orang sekarang masuk daftar undangan", 20)
        await books.settle()
    told = [message.text for message in ratna.chat]
    assert sum("semua baris sudah saya cek" in text for text in told) == 1
    assert [
        tuple(row) for row in await books.rows("SELECT count(*), count(DISTINCT line) FROM listed_people")
    ] == [(PEOPLE, PEOPLE)]
    assert (await books.rows(INVITED))[0][0] == PEOPLE


async def test_killed_while_it_is_taken_and_taken_back(
    sim: Simulator, bot: Bot, books: Books, ratna: Phone, tmp_path: Path
) -> None:
    await _alive(bot)
    await _sends(ratna)
    await ratna.sees("semua baris sudah saya cek", 60)
    _slowly(tmp_path / "laris.db", "UPDATE OF taken_at ON people_lists")
    await ratna.taps("Masukkan", 20)
    await asyncio.sleep(0.1)
    await bot.kill()
    assert (await books.rows(INVITED))[0][0] in (0, PEOPLE)
    _fast(tmp_path / "laris.db")
    await _alive(bot)
    await ratna.sees("orang sekarang masuk daftar undangan", 30)
    assert (await books.rows(INVITED))[0][0] == PEOPLE
    _slowly(tmp_path / "laris.db", "DELETE ON listed_people WHEN OLD.line % 500 = 0")
    await ratna.taps("Batalkan daftar", 20)
    await ratna.taps("Ya, batalkan", 20)
    await _until(books, f"SELECT {PEOPLE} - count(*) FROM listed_people", 1)
    await bot.kill()
    assert (await books.rows(INVITED))[0][0] == 0
    _fast(tmp_path / "laris.db")
    async with running(bot):
        await _until(books, "SELECT count(*) FROM people_lists WHERE state = 'undone'", 1)
        await books.settle()
    assert await books.rows("SELECT id FROM listed_people") == []
    assert sum("sudah dibatalkan" in message.text for message in ratna.chat) == 1
