"""`make pictures`: starts the demo, lives a few minutes in it with a real browser, and takes the pictures of the docs.

Never by hand: a picture that a script made shows what the software does today.
"""

import asyncio
import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import async_playwright

from scripts import (
    pictures_agenda,
    pictures_officers,
    pictures_orders,
    pictures_overview,
    pictures_papers,
)
from scripts.thumb import Thumb

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
SITI, BUDI, RATNA, KARMI = 7001, 7002, 7003, 7005


def browser_path() -> str | None:
    """Debian's chromium, or whatever else of its family is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def register(siti: Thumb) -> None:
    """The whole registration, as somebody does it who followed a poster's link."""
    await siti.opens_link()
    await siti.taps("Daftar sekarang", "Apakah setuju?")
    await siti.taps("Ya, setuju", "Nomor HP dulu ya")
    await siti.presses("Bagikan nomor", "Siapa nama")
    await siti.says("Bu Siti Aminah", "Apa nama usahanya")
    await siti.says("Keripik Bu Siti", "Paling banyak bikin apa")
    await siti.taps("Makanan", "Makanan kering:")
    await siti.taps("Makanan kering", "Jual apa saja")
    await siti.says("keripik tempe, rempeyek", "Desa atau kelurahan mana")
    await siti.says("sidomulo", "nomor usaha (NIB)")
    await siti.taps("Belum punya", "hasil jualan")
    await siti.taps("Rp3–5 juta", "Sudah benar semua?")


async def take(port: int) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 1280, "height": 900}, locale="id-ID")
        await page.goto(f"http://127.0.0.1:{port}/")
        siti, budi, ratna = (Thumb(page, person) for person in (SITI, BUDI, RATNA))
        await register(siti)
        await budi.starts("Halo Bapak Budi")
        await budi.says("tambahin produk kue semprong", "Ketuk yang mau diubah")
        await budi.taps("keripik tempe", "Ketuk baris yang mau diubah")
        await ratna.opens_link()
        await ratna.taps("Meja petugas", "Pelaku usaha terdaftar")
        await page.screenshot(path=PICTURES / "phones.png")
        await siti.taps("Simpan", "sudah terdaftar")
        small = await browser.new_page(viewport={"width": 390, "height": 844}, locale="id-ID")
        await small.goto(f"http://127.0.0.1:{port}/")
        await Thumb(small, SITI).sees("sudah terdaftar")
        await small.screenshot(path=PICTURES / "phone-390.png")
        await pictures_overview.take(page, ratna, PICTURES / "rekap.png")
        await pictures_papers.take(browser, f"http://127.0.0.1:{port}/", PICTURES / "certificates.png")
        await browser.close()


async def is_up(demo: asyncio.subprocess.Process) -> None:
    while demo.stdout and (line := await demo.stdout.readline()):
        if b"Laris is here" in line:
            return
    raise SystemExit("The demo did not start.")


async def take_agenda(port: int) -> None:
    """In a demo of its own: the clock is moved by days."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        await pictures_agenda.take(browser, f"http://127.0.0.1:{port}/", PICTURES / "agenda.png")
        await browser.close()


async def take_officers(port: int) -> None:
    """In a demo of its own: an announcement leaves when it begins."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        address = f"http://127.0.0.1:{port}/"
        await pictures_officers.take_bar(browser, address, PICTURES)
        await pictures_officers.take(browser, address, PICTURES)
        await browser.close()


async def take_orders(port: int) -> None:
    """In a demo of its own: an order is given."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        await pictures_orders.take(browser, f"http://127.0.0.1:{port}/", PICTURES)
        await browser.close()


async def live(taking: Callable[[int], Awaitable[None]]) -> None:
    """A demo that begins anew, as long as pictures are taken in it."""
    port = free_port()
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "HEADLESS": "1", "PORT": str(port), "DEMO_HOME": home}
        demo = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "scripts.demo", env=env, stdout=asyncio.subprocess.PIPE
        )
        try:
            await is_up(demo)
            await taking(port)
        finally:
            demo.terminate()
            await demo.wait()


async def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for taking in (take, take_agenda, take_officers, take_orders):
        await live(taking)


if __name__ == "__main__":
    asyncio.run(main())
