"""Cases and kill -9: an alert that is on its way, a limit that passes, two workers on one database."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config import Settings
from bot.office_work import invite_link
from domain.roles import Grant, Role
from simulator.phone import Phone
from simulator.server import Simulator
from tests.support.detour import Detour
from tests.support.processes import TOKEN, Bot, running
from tests.support.registrants import Books

pytestmark = pytest.mark.crash


async def officer(sim: Simulator, url: str, name: str, number: int) -> Phone:
    """An officer of Batang, invited on this database."""
    settings = Settings(_env_file=None, bot_token=TOKEN, telegram_api_url=sim.url, database_url=url)
    link = await invite_link(settings, Grant(Role.OFFICER, "33.25"), 7)
    phone = sim.phone(name, id=number)
    await phone.starts(link.partition("start=")[2])
    await phone.sees("Sekarang jadi petugas", 20)
    return phone


async def asks(phone: Phone, words: str) -> str:
    await phone.says("/tanya")
    await phone.sees("Mau tanya apa?", 20)
    await phone.says(words)
    found = re.search(r"#(\d+)", (await phone.sees("Nomornya", 20)).text)
    assert found
    return found[1]


async def test_killed_while_the_alert_is_on_its_way(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books, file_url: str
) -> None:
    await wary_bot.start(measured=False)
    await wary_bot.ready()
    ratna, eko = [await officer(sim, file_url, name, at) for name, at in (("Ratna", 201), ("Eko", 202))]
    budi = sim.phone("Budi", id=101)
    await budi.says("/tanya")
    await budi.sees("Mau tanya apa?")
    await books.settle()
    detour.hangs("sendMessage")
    await budi.says("PIRT saya hilang")
    await wary_bot.until(lambda: any("🆕" in str(one.params) for one in detour.heard))
    await wary_bot.kill()
    detour.clear()
    async with running(wary_bot):
        alert = await ratna.sees("🆕 #1", 20)
        await eko.sees("🆕 #1", 20)
        await books.settle()
        await ratna.taps_old(alert, "Saya ambil")
        await eko.sees("Diambil Petugas Ratna", 20)
        await budi.sees("Petugas Ratna yang mengurus", 20)
        await books.settle()
    assert len([m for m in budi.chat if "yang mengurus" in m.text]) == 1
    assert [tuple(row) for row in await books.rows("SELECT count(*) FROM cases")] == [(1,)]
    assert [tuple(row) for row in await books.rows("SELECT count(*) FROM case_alerts")] == [(0,)]


async def test_killed_while_a_limit_passes(
    sim: Simulator, detour: Detour, tmp_path: Path, books: Books, file_url: str
) -> None:
    clock = tmp_path / "clock"
    bot = Bot(tmp_path / "bot", detour.url, file_url, LARIS_CLOCK_FILE=str(clock))
    await bot.start(measured=False)
    await bot.ready()
    try:
        ratna, eko = [await officer(sim, file_url, name, at) for name, at in (("Ratna", 201), ("Eko", 202))]
        budi = sim.phone("Budi", id=101)
        number = await asks(budi, "PIRT saya hilang")
        alert = await ratna.sees(f"🆕 #{number}", 20)
        await ratna.taps_old(alert, "Saya ambil")
        await budi.sees("Petugas Ratna yang mengurus", 20)
        await books.settle()
        detour.hangs("sendMessage")
        clock.write_text(str(timedelta(days=9).total_seconds()))
        await bot.until(lambda: any("lebih lama dari janji" in str(one.params) for one in detour.heard))
        await bot.kill()
        detour.clear()
        await bot.start()
        await bot.ready()
        await eko.sees(f"⏰ #{number}", 20)
        await budi.sees("maaf, lebih lama dari janji", 20)
        await asyncio.sleep(0.5)
        await books.settle()
        assert len([m for m in budi.chat if "lebih lama dari janji" in m.text]) == 1
        assert [row[0] for row in await books.rows("SELECT level FROM cases")] == [1]
        late = await books.rows("SELECT count(*) FROM case_steps WHERE step = 'late'")
        assert [tuple(row) for row in late] == [(1,)]
        await bot.stop()
    finally:
        await bot.kill()


async def test_two_workers_give_a_case_to_one_officer(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    bots = [Bot(tmp_path / name, sim.url, postgres_url) for name in ("one", "two")]
    async with running(bots[0]), running(bots[1]):
        officers = [await officer(sim, postgres_url, f"Petugas{at}", at) for at in range(201, 207)]
        budi = sim.phone("Budi", id=101)
        number = await asks(budi, "PIRT saya hilang")
        alerts = [await one.sees(f"🆕 #{number}", 20) for one in officers]
        for one, alert in zip(officers, alerts, strict=True):
            await one.taps_old(alert, "Saya ambil")
        await budi.sees("yang mengurus", 20)
        await postgres_books.settle()
    told = [m.text for one in officers for m in one.chat if m.by_bot]
    assert len([text for text in told if text.startswith("✋ Sudah diambil.")]) == 1
    assert len([text for text in told if text.startswith("✅ Sudah diambil Petugas")]) == 5
    assert len(await postgres_books.rows("SELECT id FROM case_steps WHERE step = 'taken'")) == 1
