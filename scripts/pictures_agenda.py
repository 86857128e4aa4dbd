"""The picture of the agenda: one phone at three moments – joining a bazaar, the day before a training, at its door."""

from pathlib import Path

from playwright.async_api import Browser, Page

from scripts.demo_agenda import PACKING_DOOR
from scripts.pictures_papers import HIGH, WIDE, shot, side_by_side
from scripts.thumb import Thumb

BUDI = 7002
_MORNINGS, _HOURS = 14, 6


async def take(browser: Browser, address: str, picture: Path) -> None:
    """Join, and let the days go by; leaves the clock moved."""
    page = await browser.new_page(viewport={"width": WIDE, "height": HIGH}, locale="id-ID")
    await page.goto(address)
    await page.get_by_test_id(f"tab-{BUDI}").click()
    budi = Thumb(page, BUDI)
    await budi.starts("Halo Bapak Budi")
    await budi.says("kapan ada bazar?", "Bazar UMKM Batang")
    await budi.taps("Bazar UMKM", "Meja dan tenda")
    await budi.taps("Ikut", "Buka file ini")
    await budi.sees("-6.9080")
    shots = [await shot(page, picture, 1)]
    await _until_eve(page)
    shots.append(await shot(page, picture, 2))
    await _move(page, "clock-morning")
    await budi.says(f"/start h_{PACKING_DOOR}", "Sudah tercatat hadir")
    for _ in range(_HOURS):
        await _move(page, "clock-hour")
    await budi.taps("Bagus sekali", "Mau tambah pesan?")
    await budi.taps("Sertifikat hadir", "Kode:")
    shots.append(await shot(page, picture, 3))
    side_by_side(shots, picture)


async def _until_eve(page: Page) -> None:
    """Morning after morning, until the training is tomorrow; what is said of it stands at the top."""
    told = (
        page.get_by_test_id(f"phone-{BUDI}")
        .locator(".bubble")
        .filter(has_text="Besok jam 09.00 WIB: Pelatihan")
    )
    for _ in range(_MORNINGS):
        await _move(page, "clock-morning")
        if await told.count():
            await told.last.evaluate("bubble => bubble.scrollIntoView({block: 'start'})")
            return
    raise SystemExit("Nobody was told of the training of tomorrow.")


async def _move(page: Page, button: str) -> None:
    await page.get_by_test_id("clock-toggle").click()
    await page.get_by_test_id(button).click()
    await page.wait_for_timeout(2_500)
    await page.get_by_test_id("clock-toggle").click()
