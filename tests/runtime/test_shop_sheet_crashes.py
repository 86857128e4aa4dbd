"""A shop's sheet and kill -9: while it is written into the books of its producers, and before they are told."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.phone import Phone
from simulator.server import Simulator
from storage import migrate
from storage.engine import Database
from tests.runtime.test_crash_points import slow_turns
from tests.support.market import SITI, TARNO, stock
from tests.support.processes import TOKEN, Bot, running
from tests.support.registrants import Books

pytestmark = pytest.mark.crash


@pytest.fixture
async def sim(tmp_path: Path) -> AsyncIterator[Simulator]:
    """With a clock that the bot reads as well: it is November 2026."""
    async with Simulator(token=TOKEN, username="laris_bot", clock_file=tmp_path / "clock") as simulator:
        simulator.clock.at("2026-11-03 09:00")
        yield simulator


@pytest.fixture
async def stocked(sim: Simulator, bot: Bot, file_url: str, tmp_path: Path) -> tuple[Phone, Phone]:
    """The phones of the shop and of Siti, with books of October."""
    bot.settings["LARIS_CLOCK_FILE"] = str(tmp_path / "clock")
    database = Database(file_url)
    await migrate.upgrade(database)
    await stock(database)
    await database.close()
    phones = sim.phone("Tarno", id=TARNO), sim.phone("Siti", id=SITI)
    for phone in phones:
        sim.world.chats[phone.id].started = True
    return phones


async def test_killed_while_it_is_written_into_the_books(
    stocked: tuple[Phone, Phone], bot: Bot, books: Books, tmp_path: Path
) -> None:
    tarno, siti = stocked
    await bot.start(measured=False)
    await bot.ready()
    await tarno.sends_document("okt.csv", b"barang;laku\nkripik tempe bu siti;26\nsambal bawang;12\n")
    await tarno.sees("Rekap bulan apa?")
    await tarno.taps("Oktober 2026")
    await tarno.sees("2 baris terbaca", 15)
    await books.settle()
    slow_turns(tmp_path / "laris.db")
    await tarno.taps("Ya, kirim")
    await asyncio.sleep(0.5)
    await bot.kill()
    assert await _state(books) == [("read", 0)]
    _fast_turns(tmp_path / "laris.db")
    async with running(bot):
        await tarno.sees("Rekap terkirim ke 1 pelaku usaha.", 15)
        await siti.sees("toko: 26, Ibu: 30", 15)
        await books.settle()
    assert await _state(books) == [("told", 1)]
    assert len([message for message in siti.chat if "kirim rekap" in message.text]) == 1


async def _state(books: Books) -> list[tuple[object, ...]]:
    return await books.rows("SELECT state, (SELECT count(*) FROM consignment_disputes) FROM shop_sheets")


def _fast_turns(file: Path) -> None:
    with sqlite3.connect(file, timeout=10) as database:
        database.execute("DROP TRIGGER slowly")
    database.close()
