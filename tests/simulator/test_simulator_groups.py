"""Groups on the page and under /sim: who writes there, topics, and what becomes of the bot."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from bot_caller import Caller
from driver import Driver
from playwright.async_api import Locator, async_playwright, expect

from simulator.cast import Cast, Group, read_cast
from simulator.chats import Person
from simulator.server import Simulator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
GROUP = -1_001_000_000_500
CAST = Cast(
    [Person(1, "Ratna"), Person(2, "Wahyu", has_phone=False)],
    groups=[Group(GROUP, "Petugas", [2, 1])], started=frozenset({1}),
)  # fmt: skip
BUTTON = {"inline_keyboard": [[{"text": "✋ Ambil", "callback_data": "r:take:1"}]]}


def waiting(sim: Simulator) -> list[tuple[str, Any]]:
    """What the bot has not seen yet: the kind of each update and its content."""
    found = [next((k, v) for k, v in one.items() if k != "update_id") for one in sim.updates.pending.values()]
    sim.updates.drop_all()
    return found


@pytest.fixture
async def group(driver: Driver) -> int:
    """A forum of Ani's, in which the bot may do everything."""
    await driver.post("people", {"id": 5, "first_name": "Ani"})
    made = await driver.post("groups", {"title": "Petugas", "is_forum": True, "members": [5]})
    await driver.post("people/5/adds_bot", {"chat": made["id"], "topics": True})
    return int(made["id"])


async def test_a_group_from_outside(sim: Simulator, driver: Driver, call: Caller, group: int) -> None:
    sim.updates.drop_all()
    topic = (await call.result("createForumTopic", chat_id=group, name="Satu"))["message_thread_id"]
    sent = await call.result("sendMessage", chat_id=group, message_thread_id=topic, text="Ada apa?")
    said = {"chat": group, "topic": topic, "answers": sent["message_id"], "text": "Beres"}
    assert (await driver.post("people/5/says", said))["ok"]
    [(kind, message)] = waiting(sim)
    assert (kind, message["message_thread_id"], message["is_topic_message"]) == ("message", topic, True)
    assert message["reply_to_message"]["text"] == "Ada apa?"
    [room] = (await driver.get("state"))["rooms"]
    assert room["topics"] == [{"id": topic, "name": "Satu", "closed": False}]
    assert (room["title"], room["members"], room["has_bot"]) == ("Petugas", [5], True)


async def test_what_becomes_of_the_bot_and_the_group(
    sim: Simulator, driver: Driver, call: Caller, group: int
) -> None:
    topic = (await call.result("createForumTopic", chat_id=group, name="Satu"))["message_thread_id"]
    assert (await driver.post("people/5/deletes_topic", {"chat": group, "topic": topic}))["ok"]
    assert (await driver.get("state"))["rooms"][0]["topics"] == []
    sim.updates.drop_all()
    await driver.post("people/5/adds_bot", {"chat": group})
    await driver.post("people/5/removes_bot", {"chat": group})
    became = [content["new_chat_member"]["status"] for _, content in waiting(sim)]
    assert became == ["member", "kicked"]
    assert not (await driver.get("state"))["rooms"][0]["has_bot"]
    await driver.post("people/5/upgrades", {"chat": group})
    [room] = (await driver.get("state"))["rooms"]
    assert room["chat_id"] != group
    assert room["members"] == [5]


@pytest.mark.parametrize(
    ("gesture", "content"),
    [("says", {"topic": 99, "text": "a"}), ("deletes_topic", {"topic": 99}), ("adds_bot", {"chat": 5}),
     ("removes_bot", {"chat": 5}), ("upgrades", {"chat": 5})],
)  # fmt: skip
async def test_what_cannot_be_done_in_a_group(
    driver: Driver, group: int, gesture: str, content: dict[str, Any]
) -> None:
    answer = await driver.post(f"people/5/{gesture}", {"chat": group, **content})
    assert not answer["ok"]
    assert answer["error"].startswith("no such")


def test_a_cast_with_groups_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cast.json"
    people = [
        {"id": 1, "first_name": "Ratna", "started": True},
        {"id": 2, "first_name": "Wahyu", "has_phone": False},
    ]
    file.write_text(
        json.dumps({"people": people, "groups": [{"id": GROUP, "title": "Petugas", "members": [2, 1]}]})
    )
    read = read_cast(file)
    assert (read.people, read.groups, read.started) == (CAST.people, CAST.groups, CAST.started)


async def test_a_restart_keeps_what_the_group_became(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    async with Simulator(cast=CAST, state=state) as sim:
        assert sim.world.chats[1].started
        sim.room(sim.world.chats[GROUP]).removes_bot(sim.world.people[2])
    async with Simulator(cast=CAST, state=state) as sim:
        assert sim.world.chats[GROUP].kicked
        assert sim.world.chats[GROUP].members == [2, 1]


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found: apt-get install chromium")
async def test_a_group_on_the_page(session: aiohttp.ClientSession) -> None:
    async with (
        Simulator(token="1:TEST", username="laris_bot", name="Laris", cast=CAST) as sim,
        async_playwright() as playwright,
    ):
        call = Caller(sim, session)
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page, wrong = await browser.new_page(viewport={"width": 390, "height": 800}), []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        await page.goto(sim.url)
        assert await page.get_by_test_id("phone-2").count() == 0
        await page.get_by_test_id(f"tab-{GROUP}").click()
        await _talks(page.get_by_test_id(f"room-{GROUP}"), sim, call)
        assert wrong == []
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
        await browser.close()


async def _talks(room: Locator, sim: Simulator, call: Caller) -> None:
    """A topic, a tap, an answer, and the end of the topic."""
    messages = room.get_by_test_id("messages")
    await expect(messages).to_contain_text("Belum ada pesan di sini")
    topic = (await call.result("createForumTopic", chat_id=GROUP, name="#7 · Pertanyaan"))[
        "message_thread_id"
    ]
    where = {"chat_id": GROUP, "message_thread_id": topic}
    await call.result("sendMessage", text="Ada yang tanya", reply_markup=BUTTON, **where)
    await expect(messages).to_contain_text("Ada yang tanya")  # the first topic opens by itself
    await room.get_by_test_id("inline-button").click()
    await room.get_by_test_id("reply").first.click()
    await room.get_by_test_id("member").select_option("1")
    await room.get_by_test_id("input").fill("Saya jawab")
    await room.get_by_test_id("send").click()
    await expect(messages).to_contain_text("Saya jawab")
    [(_, tap), (_, said)] = waiting(sim)
    assert (tap["from"]["first_name"], tap["data"]) == ("Wahyu", "r:take:1")
    assert (said["from"]["first_name"], said["message_thread_id"]) == ("Ratna", topic)
    assert said["reply_to_message"]["text"] == "Ada yang tanya"
    await call.result("sendMessage", chat_id=GROUP, text="Di luar topik")
    await expect(messages).not_to_contain_text("Di luar topik")
    await call.result("closeForumTopic", **where)
    await expect(room.get_by_test_id("topic").first).to_have_class("topic news")
    await expect(messages).to_contain_text("Topik ditutup")
    await expect(room.get_by_test_id("input")).to_be_hidden()
    await room.get_by_test_id("topic").filter(has_text="Umum").click()
    await expect(messages).to_contain_text("Di luar topik")
    await room.get_by_test_id("more").click()
    await room.get_by_test_id("remove-bot").click()
    await expect(room).to_contain_text("bot dikeluarkan")
