"""Pictures for the officers' guide: an announcement aimed, sent and followed, news passed on, and the other desks."""

from pathlib import Path

from playwright.async_api import Browser, Page

from scripts.thumb import Thumb

RATNA, YATI, TUTI = 7003, 7006, 7008
_DESKS = (
    ("undang", "Undangan dan tugas"),
    ("sensus", "Sensus"),
    ("acara", "Acara"),
    ("kasus", "Kasus"),
    ("impor", "Kirim"),
)


async def take_bar(browser: Browser, address: str, folder: Path) -> None:
    """The announcement that leaves when the demo starts, as its author sees it: the first thing to be done."""
    page = await _phone(browser, address)
    await _turns_to(page, TUTI, "Pameran Kriya Batang")
    await page.wait_for_timeout(6_000)
    await _shot(page, folder, "berjalan")
    await page.close()


async def take(browser: Browser, address: str, folder: Path) -> None:
    """An officer's first announcement, tap by tap; then what her coordinator sees, and the other desks."""
    page = await _phone(browser, address)
    ratna = await _turns_to(page, RATNA, "")
    await ratna.opens_link()
    await ratna.sees("Sekarang jadi petugas")
    await ratna.says("/petugas", "Pelaku usaha terdaftar")
    await _shot(page, folder, "meja")
    await ratna.says("/siaran", "Siaran baru")
    await ratna.taps("Siaran baru", "Mau mengumumkan apa?")
    await ratna.says("Besok jam 9 ada pelatihan PIRT di balai desa. Gratis.", "Siapa yang dikirimi?")
    await ratna.says("Limpung", "📍 Limpung")
    await _shot(page, folder, "siapa")
    await ratna.taps("Pakai ini", "Kapan dikirim?")
    await ratna.taps("Sekarang", "Sudah benar begini?")
    await _shot(page, folder, "cek")
    await ratna.taps("📣 Kirim", "mulai dikirim")
    yati = await _turns_to(page, YATI, "pelatihan PIRT")
    await yati.taps("Sampaikan", "sudah tahu")
    await _shot(page, folder, "kabar")
    await _turns_to(page, RATNA, "")
    for command, shows in _DESKS:
        await ratna.says(f"/{command}", shows)
        await _shot(page, folder, command)
    await page.close()


async def _shot(page: Page, folder: Path, name: str) -> None:
    """A picture of few colours: there are ten of them."""
    from PIL import Image

    await page.wait_for_timeout(700)
    file = folder / f"panduan-{name}.png"
    await page.screenshot(path=file)
    with Image.open(file) as whole:
        whole.convert("RGB").quantize(128).save(file, optimize=True)


async def _phone(browser: Browser, address: str) -> Page:
    page = await browser.new_page(viewport={"width": 390, "height": 844}, locale="id-ID")
    await page.goto(address)
    return page


async def _turns_to(page: Page, person: int, shows: str) -> Thumb:
    """The other phone, once it shows that."""
    await page.get_by_test_id(f"tab-{person}").click()
    thumb = Thumb(page, person)
    await thumb.sees(shows)
    return thumb
