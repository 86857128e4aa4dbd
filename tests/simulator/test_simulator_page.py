"""The page in a real browser, with a tiny bot on the other side."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect
from tiny_bot import TinyBot, running

from simulator.cast import PLACES, Cast
from simulator.chats import Person
from simulator.server import Simulator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found: apt-get install chromium"),
]
CAST = Cast(
    [
        Person(7001, "Siti", phone="+6281234567001", role_label="Produsen", start="d_33.25.08"),
        Person(7002, "Budi", phone="+6281234567002", role_label="Produsen"),
        Person(7003, "Ratna", phone="+6281234567003", role_label="Petugas"),
    ],
    PLACES,
)


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(token="1:TEST", username="laris_bot", name="Laris", cast=CAST) as simulator:
        yield simulator


@pytest.fixture
async def bot(sim: Simulator) -> AsyncIterator[TinyBot]:
    async with running(sim.url, sim.token) as made:
        yield made


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        made = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        await made.close()


async def open_page(browser: Browser, sim: Simulator, width: int = 1280) -> tuple[Page, list[str]]:
    """The page and the list of everything that goes wrong on it."""
    page, wrong = await browser.new_page(viewport={"width": width, "height": 800}), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
    await page.goto(sim.url)
    return page, wrong


def siti(page: Page) -> Locator:
    return page.get_by_test_id("phone-7001")


async def test_a_chat_by_tapping(browser: Browser, sim: Simulator, bot: TinyBot) -> None:
    page, wrong = await open_page(browser, sim)
    phone = siti(page)
    await expect(phone.get_by_test_id("description")).to_contain_text("Saya membantu usaha kecil.")
    await phone.get_by_test_id("start-poster").click()
    await expect(phone.locator(".mine .text").last).to_have_text("/start")
    await phone.get_by_test_id("inline-button").filter(has_text="Setuju").click()
    await expect(phone.get_by_test_id("toast")).to_have_text("Terima kasih")
    await expect(phone.get_by_test_id("messages")).to_contain_text("Sudah setuju ✓")
    await expect(phone.get_by_test_id("inline-button")).to_have_count(0)
    await phone.get_by_test_id("reply-button").filter(has_text="Kirim nomor").click()
    await expect(phone.get_by_test_id("messages")).to_contain_text("Nomor +6281234567001 dicatat & disimpan.")
    await expect(phone.get_by_test_id("reply-button")).to_have_count(0)
    await expect(page.get_by_test_id("phone-7002").get_by_test_id("start")).to_be_visible()
    assert wrong == []


async def test_typing_menu_and_everything_on_the_paperclip(
    browser: Browser, sim: Simulator, bot: TinyBot
) -> None:
    page, wrong = await open_page(browser, sim)
    phone, messages = siti(page), siti(page).get_by_test_id("messages")
    await phone.get_by_test_id("start").click()
    await phone.get_by_test_id("input").fill("<img src=x onerror=alert(1)>")
    await phone.get_by_test_id("input").press("Enter")
    await expect(messages).to_contain_text("Kamu kirim: <img src=x onerror=alert(1)>")
    await phone.get_by_test_id("menu").click()
    await phone.get_by_test_id("menu-item").filter(has_text="/bantuan").click()
    await expect(messages).to_contain_text("Kamu kirim: /bantuan")
    for item, then in (
        ("contact", "contact-own"),
        ("location", "place"),
        ("voice", ""),
        ("sticker", ""),
        ("sample", ""),
    ):
        await phone.get_by_test_id("attach").click()
        await phone.get_by_test_id(f"attach-{item}").click()
        if then:
            await phone.get_by_test_id(then).first.click()
    await expect(messages).to_contain_text("Kamu kirim: foto")
    kinds = [
        message.body.keys() & {"contact", "location", "voice", "sticker", "photo"}
        for message in sim.phone("Siti", id=7001).chat
    ]
    assert [kind.pop() for kind in kinds if kind] == ["contact", "location", "voice", "sticker", "photo"]
    assert wrong == []


async def test_files_go_up_and_down(browser: Browser, sim: Simulator, bot: TinyBot) -> None:
    page, wrong = await open_page(browser, sim)
    phone = siti(page)
    await phone.get_by_test_id("start").click()
    await phone.get_by_test_id("attach").click()
    async with page.expect_file_chooser() as chooser:
        await phone.get_by_test_id("attach-document").click()
    await (await chooser.value).set_files(
        {"name": "surat <1>.txt", "mimeType": "text/plain", "buffer": b"isi"}
    )
    link = phone.get_by_test_id("download")
    await expect(link).to_contain_text("surat <1>.txt")
    async with page.expect_download() as download:
        await link.click()
    assert (await (await download.value).path()).read_bytes() == b"isi"
    assert wrong == []


async def test_alerts_blocking_and_the_clock(browser: Browser, sim: Simulator, bot: TinyBot) -> None:
    page, wrong = await open_page(browser, sim)
    phone = siti(page)
    await phone.get_by_test_id("start").click()
    await phone.get_by_test_id("inline-button").filter(has_text="Tidak").click()
    await expect(phone.get_by_test_id("alert")).to_have_text("Sayang …")
    await phone.get_by_test_id("sheet-close").click()
    await phone.get_by_test_id("more").click()
    await phone.get_by_test_id("block").click()
    await phone.get_by_test_id("unblock-big").click()
    await expect(phone.get_by_test_id("input")).to_be_visible()
    await page.get_by_test_id("clock-week").click()
    await expect(page.locator(".clock.moved")).to_be_visible()
    assert sim.clock.offset == pytest.approx(7 * 86400, abs=1)
    await page.get_by_test_id("clock-real").click()
    await expect(page.locator(".clock.moved")).to_have_count(0)
    assert wrong == []


async def test_a_link_to_this_bot_starts_it(browser: Browser, sim: Simulator, bot: TinyBot) -> None:
    page, wrong = await open_page(browser, sim)
    phone = siti(page)
    await phone.get_by_test_id("more").click()
    await phone.get_by_test_id("open-link").click()
    await phone.get_by_test_id("link").fill("https://t.me/laris_bot?start=undangan-1")
    await phone.get_by_test_id("sheet-send").click()
    await expect(phone.locator(".mine .text").last).to_have_text("/start")
    assert sim.phone("Siti", id=7001).chat[0].text == "/start undangan-1"
    assert wrong == []


async def test_on_a_narrow_screen_one_phone_fills_it(browser: Browser, sim: Simulator, bot: TinyBot) -> None:
    page, wrong = await open_page(browser, sim, width=390)
    await siti(page).get_by_test_id("start").click()
    await siti(page).get_by_test_id("input").fill("panjang" * 60)
    await siti(page).get_by_test_id("send").click()
    await expect(siti(page).get_by_test_id("messages")).to_contain_text("Kamu kirim")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    box = await siti(page).bounding_box()
    assert box is not None
    assert box["width"] == 390
    await expect(page.get_by_test_id("phone-7002")).to_be_hidden()
    await page.get_by_test_id("tab-7002").click()
    await expect(page.get_by_test_id("phone-7002")).to_be_visible()
    await expect(siti(page)).to_be_hidden()
    assert wrong == []


async def test_the_page_catches_up_after_a_reload(browser: Browser, sim: Simulator, bot: TinyBot) -> None:
    page, wrong = await open_page(browser, sim)
    await siti(page).get_by_test_id("start").click()
    await siti(page).get_by_test_id("inline-button").filter(has_text="Setuju").click()
    await expect(siti(page).get_by_test_id("reply-button")).to_have_count(2)
    await page.reload()
    await expect(siti(page).get_by_test_id("messages")).to_contain_text("Sudah setuju ✓")
    await expect(siti(page).get_by_test_id("reply-button")).to_have_count(2)
    assert wrong == []
