"""The pictures of orders: a buyer who compares offers and chooses, a maker who answers, goods that are looked for; and the desk of
needs for the officers' guide."""

from pathlib import Path

from playwright.async_api import Browser, Page

from scripts.demo_orders import HESTI
from scripts.pictures_papers import HIGH, WIDE, shot, side_by_side
from scripts.thumb import Thumb

BUDI = 7002


async def take(browser: Browser, address: str, folder: Path) -> None:
    """Three moments of an order, side by side; then the offers as an officer sees them."""
    page = await browser.new_page(viewport={"width": WIDE, "height": HIGH}, locale="id-ID")
    await page.goto(address)
    picture = folder / "orders.png"
    budi = await _phone(page, BUDI)
    await budi.starts("Halo Bapak Budi")
    await budi.says("ono pesenan opo saiki", "Kantor lagi butuh")
    await budi.taps("paket camilan", "Giliran Anda")
    shots = [await shot(page, picture, 1)]
    await budi.says("aku gelem 60 kotak rego 12.500", "Untuk pesanan yang mana?")
    await budi.taps("paket camilan", "Sudah dikirim ke pembeli")
    hesti = await _phone(page, HESTI)
    await hesti.says("/kebutuhan", "Yang dibutuhkan")
    await hesti.taps("paket camilan", "Tawaran masuk")
    await hesti.taps("Tawaran", "Keripik Pak Budi")
    shots.append(await shot(page, picture, 2))
    await page.screenshot(path=folder / "panduan-kebutuhan.png")
    await hesti.taps("Pilih 1", "Pesan ke")
    await hesti.taps("Ya, pesan", "Sudah dipesan")
    await (
        page.get_by_test_id(f"phone-{HESTI}")
        .get_by_test_id("input")
        .press_sequentially("@laris_demo_bot emping")
    )
    await page.get_by_test_id(f"phone-{HESTI}").get_by_test_id("result").first.wait_for()
    shots.append(await shot(page, picture, 3))
    side_by_side(shots, picture)
    await page.close()
    for file in (picture, folder / "panduan-kebutuhan.png"):
        _few_colours(file)


def _few_colours(file: Path) -> None:
    from PIL import Image

    with Image.open(file) as whole:
        whole.convert("RGB").quantize(160).save(file, optimize=True)


async def _phone(page: Page, person: int) -> Thumb:
    await page.get_by_test_id(f"tab-{person}").click()
    return Thumb(page, person)
