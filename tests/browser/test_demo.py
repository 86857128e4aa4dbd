"""The demo as a new user meets it: `make demo`'s own program, a real browser, a thumb, and a `kill -9` in the middle."""

import asyncio
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright

from scripts.demo import die_with
from scripts.demo_agenda import PACKING_DOOR, working_day
from scripts.demo_orders import HESTI
from scripts.pictures import BUDI, KARMI, RATNA, SITI, browser_path, free_port, is_up, register
from scripts.thumb import Thumb

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(browser_path() is None, reason="no browser found: apt-get install chromium"),
]


async def eventually(holds: Callable[[], bool]) -> None:
    """Fails when it does not hold within half a minute: on a busy machine the bot takes its last resort of stopping."""
    for _ in range(300):
        if holds():
            return
        await asyncio.sleep(0.1)
    assert holds()


class Demo:
    """A running demo; `home` is what it would keep in `.demo/`."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self._process: asyncio.subprocess.Process | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    async def start(self) -> None:
        env = {**os.environ, "HEADLESS": "1", "PORT": str(self.port), "DEMO_HOME": str(self.home)}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "scripts.demo", env=env, stdout=asyncio.subprocess.PIPE
        )
        await is_up(self._process)

    async def stop(self, sign: int = signal.SIGINT) -> int:
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(sign)
        return await self._process.wait()

    def children(self) -> list[int]:
        assert self._process is not None
        tasks = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return [int(number) for number in tasks.read_text().split()]

    def told(self, kind: str, occasion: str) -> bool:
        """Whether a reminder has been said."""
        with closing(sqlite3.connect(f"file:{self.home}/laris.db?mode=ro", uri=True)) as books:
            asked = "SELECT 1 FROM reminders WHERE kind = ? AND occasion LIKE ? AND state = 'sent'"
            return books.execute(asked, (kind, occasion)).fetchone() is not None

    def bot(self) -> int:
        """The process number of the bot, which is not the simulator."""
        return next(n for n in self.children() if b"bot\0run" in Path(f"/proc/{n}/cmdline").read_bytes())


def is_alive(number: int) -> bool:
    """Whether a process does anything any more: of one that ended, a number is left until somebody asks for it, which may
    take as long as the machine's first process likes."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first start leaves behind, made once for all tests."""
    home = tmp_path_factory.mktemp("first") / "demo"
    home.mkdir()
    words = f"import asyncio; from scripts import demo; asyncio.run(demo.prepare({free_port()}))"
    subprocess.run(
        [sys.executable, "-c", words], env={**os.environ, "DEMO_HOME": str(home)}, check=True, timeout=240
    )
    return home


@pytest.fixture
async def demo(prepared: Path, tmp_path: Path) -> AsyncIterator[Demo]:
    shutil.copytree(prepared, tmp_path / "demo")
    opened = Demo(tmp_path / "demo")
    await opened.start()
    yield opened
    await opened.stop()


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        opened = await browser.new_page(viewport={"width": 1280, "height": 900}, locale="id-ID")
        yield opened
        await browser.close()


async def test_a_new_user_registers_by_tapping_in_less_than_ninety_seconds(demo: Demo, page: Page) -> None:
    await page.goto(demo.address)
    siti, ratna = Thumb(page, SITI), Thumb(page, RATNA)
    started = time.monotonic()
    await register(siti)
    await siti.taps("Simpan", "sudah terdaftar")
    assert time.monotonic() - started < 90
    await ratna.opens_link()
    await ratna.taps("Meja petugas", "terdaftar di wilayah ini: 651")


async def test_after_kill_nine_the_same_question_stands_with_the_answers_kept(demo: Demo, page: Page) -> None:
    await page.goto(demo.address)
    siti = Thumb(page, SITI)
    await siti.opens_link()
    await siti.taps("Daftar sekarang", "Apakah setuju?")
    await siti.taps("Ya, setuju", "Nomor HP dulu ya")
    await siti.presses("Lewati", "Siapa nama")
    await siti.says("Bu Siti", "Apa nama usahanya")
    os.kill(demo.bot(), signal.SIGKILL)
    await siti.says("Keripik Bu Siti", "Langkah 3 dari 8")
    os.kill(demo.bot(), signal.SIGKILL)
    await siti.taps("Makanan", "Makanan kering:")
    await siti.taps("Makanan kering", "Langkah 4 dari 8")
    await siti.taps("Kembali", "Langkah 3 dari 8")


async def test_a_second_start_goes_on_where_the_first_one_ended(demo: Demo, page: Page) -> None:
    await page.goto(demo.address)
    siti = Thumb(page, SITI)
    await siti.opens_link()
    await siti.taps("Daftar sekarang", "Apakah setuju?")
    await siti.taps("Ya, setuju", "Nomor HP dulu ya")
    await siti.presses("Lewati", "Siapa nama")
    assert await demo.stop() == 0
    await demo.start()
    await page.goto(demo.address)
    await siti.sees("Siapa nama")
    await siti.says("Siti", "Apa nama usahanya")


async def test_days_go_by_and_everybody_is_told_what_comes_closer(demo: Demo, page: Page) -> None:
    """A training and its reminders, its door and what is asked after it; an order a day before, and when it should be there."""
    today = datetime.now(UTC)
    training, delivery = working_day(today, 8), working_day(today, 5)
    await page.goto(demo.address)
    budi, karmi, hesti = (Thumb(page, one) for one in (BUDI, KARMI, HESTI))
    await budi.starts("Halo Bapak Budi")
    await it_is(page, training - timedelta(days=7), "08:30")
    await it_is(page, delivery - timedelta(days=1), "08:30")
    await eventually(
        lambda: demo.told("event_soon", "%/7")
    )  # one of many lines; on a holiday only the day after
    await karmi.sees("Besok 09.00 WIB: 80 bungkus keripik singkong")
    await it_is(page, delivery, "10:30")
    await karmi.sees("sudah diantar?")
    await hesti.sees("80 bungkus keripik singkong sudah sampai")
    await hesti.sees("150 kotak paket camilan rapat: waktu jawab habis. 3 tawaran")
    await it_is(page, training - timedelta(days=1), "08:30")
    await budi.sees("Besok jam 09.00 WIB: Pelatihan kemasan dan label")
    await it_is(page, training, "08:45")
    await budi.says(f"/start h_{PACKING_DOOR}", "Sudah tercatat hadir")
    await it_is(page, training, "14:00")
    await budi.sees("Bagaimana acaranya: Pelatihan kemasan dan label?")


async def it_is(page: Page, day: datetime, hour: str) -> None:
    moved = await page.request.post(f"{page.url}sim/clock", data={"at": f"{day:%Y-%m-%d} {hour}"})
    assert moved.ok


async def test_killing_the_demo_leaves_nothing_behind(demo: Demo) -> None:
    await eventually(lambda: len(demo.children()) == 2)
    children = demo.children()
    await demo.stop(signal.SIGKILL)
    await eventually(lambda: not any(is_alive(number) for number in children))
    await demo.start()


async def test_what_lost_its_parent_before_it_began_does_not_begin() -> None:
    orphan = await asyncio.create_subprocess_exec(sys.executable, "-c", "", preexec_fn=partial(die_with, 0))
    assert await orphan.wait() == -signal.SIGTERM
