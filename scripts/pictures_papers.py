"""The picture of certificates: one phone at three moments – a plain question, the way to the shelf, a reminder."""

from pathlib import Path

from playwright.async_api import Browser, Page

from scripts.thumb import Thumb

BUDI = 7002
WIDE, HIGH, _BETWEEN = 400, 860, 16


async def take(browser: Browser, address: str, picture: Path) -> None:
    """Ask, look, and move the clock by two weeks; leaves the clock moved."""
    page = await browser.new_page(viewport={"width": WIDE, "height": HIGH}, locale="id-ID")
    await page.goto(address)
    await page.get_by_test_id(f"tab-{BUDI}").click()
    budi, shots = Thumb(page, BUDI), []
    await budi.says("dimsum frozen bisa pirt gak?", "tidak bisa pakai PIRT")
    shots.append(await shot(page, picture, 1))
    await budi.says("keripik tempe siap masuk indomaret?", "Siap 🛒 Minimarket?")
    shots.append(await shot(page, picture, 2))
    await page.locator(".clock-toggle").click()
    for _ in range(2):
        await page.locator(".clock-buttons [data-move]").nth(3).click()
        await page.wait_for_timeout(1_000)
    await page.locator(".clock-toggle").click()
    await budi.sees("PIRT keripik tempe habis")
    told = page.locator(".bubble").filter(has_text="PIRT keripik tempe habis").last
    await told.evaluate("bubble => bubble.scrollIntoView({block: 'start'})")
    shots.append(await shot(page, picture, 3))
    side_by_side(shots, picture)


async def shot(page: Page, picture: Path, number: int) -> Path:
    await page.wait_for_timeout(800)
    file = picture.with_name(f".{picture.stem}-{number}.png")
    await page.screenshot(path=file)
    return file


def side_by_side(shots: list[Path], picture: Path) -> None:
    from PIL import Image

    whole = Image.new("RGB", ((WIDE + _BETWEEN) * len(shots) - _BETWEEN, HIGH), "white")
    for number, shot in enumerate(shots):
        with Image.open(shot) as one:
            whole.paste(one, ((WIDE + _BETWEEN) * number, 0))
        shot.unlink()
    whole.save(picture)
