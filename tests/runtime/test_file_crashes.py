"""Files and kill -9: between wanting and fetching, between fetching and telling, while painting, while uploading."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.server import Simulator
from tests.support.detour import Detour
from tests.support.processes import Bot, running
from tests.support.registrants import Books

pytestmark = pytest.mark.crash


@pytest.fixture
async def file_bot(detour: Detour, tmp_path: Path, file_url: str) -> AsyncIterator[Bot]:
    process = Bot(tmp_path / "bot", detour.url, file_url)
    process.module = "tests.support.file_bot"
    yield process
    await process.kill()


async def _alive(bot: Bot) -> None:
    await bot.start(measured=False)
    await bot.ready()


async def test_killed_before_the_file_is_fetched(
    sim: Simulator, detour: Detour, file_bot: Bot, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    await _alive(file_bot)
    detour.hangs("getFile")
    await budi.says("/kirim")
    await budi.sends_document("a.csv", b"12345")
    await budi.sees("saya ambil dulu")
    await file_bot.until(lambda: bool(detour.calls("getFile")))
    await file_bot.kill()
    assert await books.counts("files") == {"wanted": 1}
    detour.clear()
    async with running(file_bot):
        await budi.sees("sampai: a.csv 5 kirim", 15)
        await books.settle()
    assert [message.text for message in budi.chat].count("sampai: a.csv 5 kirim") == 1
    assert await books.counts("files") == {"kept": 1}


async def test_killed_between_the_download_and_the_event(
    sim: Simulator, file_bot: Bot, books: Books, tmp_path: Path, detour: Detour
) -> None:
    """The file is there, its event is not committed: it is fetched again and told once."""
    budi = sim.phone("Budi", id=101)
    await _alive(file_bot)
    await budi.says("/kirim")
    await budi.sees("Kirim berkasnya?")
    await books.settle()
    _slow_keeping(tmp_path / "laris.db")
    await budi.sends_document("a.csv", b"12345")
    await file_bot.until(lambda: any(one.method == "file_0.csv" for one in detour.heard))
    await asyncio.sleep(0.4)
    await file_bot.kill()
    assert await books.counts("files") == {"wanted": 1}
    assert await books.rows("SELECT id FROM inbox WHERE dedupe_key LIKE 'file:%'") == []
    async with running(file_bot):
        await budi.sees("sampai: a.csv 5 kirim", 20)
        await books.settle()
    assert [message.text for message in budi.chat].count("sampai: a.csv 5 kirim") == 1
    assert len([one for one in detour.heard if one.method == "file_0.csv"]) >= 2


def _slow_keeping(file: Path) -> None:
    """From now on writing a kept file takes a second or two (in the database's own machinery)."""
    with sqlite3.connect(file, timeout=10) as database:
        database.execute(
            """CREATE VIEW slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000000)
               SELECT max(i) AS most FROM n"""
        )
        database.execute(
            """CREATE TRIGGER slowly AFTER UPDATE ON files WHEN NEW.state = 'kept'
               BEGIN SELECT most FROM slow; END"""
        )
    database.close()


async def test_killed_between_the_event_and_its_turn(
    sim: Simulator, detour: Detour, file_bot: Bot, books: Books
) -> None:
    """The answer to the event is owed and has not left: said once after the start."""
    budi = sim.phone("Budi", id=101)
    await _alive(file_bot)
    await budi.says("/kirim")
    await budi.sees("Kirim berkasnya?")
    await books.settle()
    detour.hangs("sendMessage")
    await budi.sends_document("a.csv", b"12345")
    await books.until_counts("files", {"kept": 1})
    await asyncio.sleep(0.3)
    await file_bot.kill()
    detour.clear()
    async with running(file_bot):
        await budi.sees("sampai: a.csv 5 kirim", 15)
        await books.settle()
    assert [message.text for message in budi.chat].count("sampai: a.csv 5 kirim") == 1


async def test_killed_while_the_picture_is_on_its_way(
    sim: Simulator, detour: Detour, file_bot: Bot, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    await _alive(file_bot)
    detour.hangs("sendPhoto")
    await budi.says("/gambar")
    await file_bot.until(lambda: bool(detour.calls("sendPhoto")))
    await file_bot.kill()
    detour.clear()
    async with running(file_bot):
        assert (await budi.sees("keterangan grafik", 15)).body["photo"]
        await books.settle()
    assert len([message for message in budi.chat if "photo" in message.body]) == 1


async def test_files_come_and_go_on_postgres_too(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    bot, budi = Bot(tmp_path / "bot", sim.url, postgres_url), sim.phone("Budi", id=101)
    bot.module = "tests.support.file_bot"
    async with running(bot):
        await budi.says("/gambar")
        assert (await budi.sees("keterangan grafik", 15)).body["photo"]
        for command, told in (("/kirim", "5 kirim"), ("/baca", "{'name': 'a.csv', 'length': 5} baca")):
            await budi.says(command)
            await budi.sees("Kirim berkasnya?")
            await budi.sends_document("a.csv", b"12345")
            await budi.sees(f"sampai: a.csv {told}", 15)
        await postgres_books.settle()
    assert await postgres_books.counts("files") == {"kept": 2}


async def test_a_killed_bot_leaves_no_process_behind(sim: Simulator, file_bot: Bot) -> None:
    budi = sim.phone("Budi", id=101)
    await _alive(file_bot)
    await budi.says("/gambar")
    await budi.sees("keterangan grafik", 15)
    children = _benches()
    await file_bot.kill()
    for _ in range(200):
        if not children & _benches():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("the process for heavy work lives on")


def _benches() -> set[str]:
    """The processes for heavy work that run on this machine now, by number."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"bot.bench" in (folder / "cmdline").read_bytes():
                found.add(folder.name)
        except OSError:
            continue
    return found


@pytest.mark.parametrize("kind", ["500", "reset_before", "timeout"])
async def test_after_trouble_with_telegram_the_picture_comes(
    sim: Simulator, file_bot: Bot, books: Books, kind: str
) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(file_bot):
        sim.faults.add("sendPhoto", kind=kind, seconds=0.3, times=2)
        sim.faults.add("getFile", kind=kind, seconds=0.3, times=2)
        await budi.says("/gambar")
        await budi.sees("keterangan grafik", 20)
        await budi.says("/kirim")
        await budi.sees("Kirim berkasnya?")
        await budi.sends_document("a.csv", b"12345")
        await budi.sees("sampai: a.csv 5 kirim", 20)
        sim.faults.clear()
        await books.settle()


async def test_what_telegram_will_never_hand_out_is_told(
    sim: Simulator, detour: Detour, file_bot: Bot, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(file_bot):
        for description, fault in (
            ("Bad Request: file is too big", "too_big"),
            ("Bad Request: wrong file_id", "gone"),
        ):
            detour.refuses("getFile", 400, description)
            await budi.says("/kirim")
            await budi.sees("Kirim berkasnya?")
            await budi.sends_document("a.csv", b"12345")
            await budi.sees(f"sampai: a.csv {fault} kirim")
        await books.settle()
    assert await books.counts("files") == {"failed": 2}


async def test_a_link_that_died_is_asked_for_again(
    sim: Simulator, detour: Detour, file_bot: Bot, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(file_bot):
        detour.answers("file_0.csv", 404, {"ok": False}, times=2)
        await budi.says("/kirim")
        await budi.sends_document("a.csv", b"12345")
        await budi.sees("sampai: a.csv 5 kirim", 15)
        await books.settle()
    assert len(detour.calls("getFile")) == 3
    assert "SecretSecret" not in file_bot.output
