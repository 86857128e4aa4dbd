"""The picture of the overview: the very file that the officer gets, not a photograph of her screen."""

import asyncio
from pathlib import Path

from playwright.async_api import Page

from scripts.thumb import Thumb


async def take(page: Page, ratna: Thumb, picture: Path) -> None:
    """Ask for the overview on an officer's phone, and keep what came."""
    await ratna.says("/rekap", "Rekap Kabupaten Batang")
    address = await page.locator("img[alt=Foto]").last.get_attribute("src")
    answer = await page.request.get(f"{page.url.rstrip('/')}/{(address or '').lstrip('/')}")
    await asyncio.to_thread(picture.write_bytes, await answer.body())
