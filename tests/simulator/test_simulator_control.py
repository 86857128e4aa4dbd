"""The addresses under /sim that the page and outside drivers use."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest
from driver import Driver

from simulator.actions import PIXEL
from simulator.phone import Phone
from simulator.server import Simulator


@pytest.fixture
async def ani(driver: Driver) -> str:
    """A person added from outside; the path of her gestures."""
    added = await driver.post("people", {"id": 5, "first_name": "Ani", "phone": "+6281", "started": True})
    assert added == {"ok": True, "id": 5}
    return "people/5"


async def test_every_gesture_leaves_its_update(driver: Driver, ani: str, call: Any) -> None:
    keyboard = {
        "keyboard": [
            [{"text": "Nomor", "request_contact": True}, {"text": "Tempat", "request_location": True}, "Ya"]
        ]
    }
    buttons = {"inline_keyboard": [[{"text": "✅ Setuju", "callback_data": "t:1"}]]}
    await call.result("sendMessage", chat_id=5, text="Setuju?", reply_markup=buttons)
    await call.result("sendMessage", chat_id=5, text="Nomor?", reply_markup=keyboard)
    group = (await driver.post("groups", {"title": "Grup"}))["id"]
    channel = (await driver.post("channels", {"title": "Kanal"}))["id"]
    gestures: list[tuple[str, dict[str, Any], str]] = [
        ("says", {"text": "halo"}, "message"), ("starts", {"parameter": "x"}, "message"),
        ("says", {"text": "halo", "chat": group}, "message"), ("says", {"text": "a", "chat": channel}, "channel_post"),
        ("edits", {"message_id": 3, "text": "hai"}, "edited_message"), ("taps", {"label": "setuju"}, "callback_query"),
        ("taps", {"message_id": 1, "data": "forged"}, "callback_query"), ("presses", {"label": "Nomor"}, "message"),
        ("presses", {"label": "Tempat"}, "message"), ("presses", {"label": "Ya"}, "message"),
        ("shares_contact", {}, "message"), ("shares_contact", {"phone": "+62", "name": "B", "user_id": 9}, "message"),
        ("shares_location", {"latitude": -7, "longitude": 109}, "message"), ("sends_photo", {"caption": "a"}, "message"),
        ("sends_document", {}, "message"), ("sends_voice", {}, "message"), ("sends_sticker", {}, "message"),
        ("forwards", {"text": "kabar", "of": "B"}, "message"), ("asks_inline", {"text": "k"}, "inline_query"),
        ("blocks", {}, "my_chat_member"), ("unblocks", {}, "my_chat_member"),
    ]  # fmt: skip
    for name, content, kind in gestures:
        done = await driver.post(f"{ani}/{name}", content)
        assert done["ok"], (name, done)
        newest = (await call.result("getUpdates", offset=-1))[0]
        assert newest["update_id"] == done["update_id"], name
        assert kind in newest, name
    assert (await driver.get("idle"))["pending"] == 1


async def test_a_picture_is_uploaded_and_shown(
    driver: Driver, ani: str, sim: Simulator, session: Any
) -> None:
    form = aiohttp.FormData({"caption": "baru"})
    form.add_field("file", PIXEL, filename="a.png", content_type="image/png")
    async with session.post(f"{driver.base}/{ani}/sends_photo", data=form) as answer:
        assert (await answer.json())["ok"]
    message = (await driver.get("chats/5"))["messages"][0]
    assert message["caption"] == "baru"
    async with session.get(f"{driver.base}/files/{message['photo'][-1]['file_id']}") as picture:
        assert (picture.content_type, await picture.read()) == ("image/png", PIXEL)
    async with session.get(f"{driver.base}/files/unknown") as missing:
        assert missing.status == 404


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        ("people/5/dances", {}, "no gesture 'dances'"),
        ("people/6/says", {"text": "a"}, "no such person"),
        ("people/x/says", {"text": "a"}, "person is no number"),
        ("people/5/says", {"text": "a", "chat": 77}, "no such chat"),
        ("people/5/edits", {"message_id": 77, "text": "a"}, "no such message"),
        ("people/5/taps", {"label": "Ya"}, "no inline button 'Ya'"),
        ("people/5/presses", {"label": "Ya"}, "no key 'Ya'"),
        ("people/5/shares_location", {"latitude": 91, "longitude": 0}, "no such place on earth"),
        ("people", {"id": 6, "colour": "red"}, "colour"),
        ("people", [], "an object is expected"),
        ("faults", {"kind": "rain"}, "unknown fault"),
        ("clock", {"parsecs": 1}, "parsecs"),
    ],
)
async def test_nonsense_is_refused_in_words(
    driver: Driver, ani: str, path: str, content: Any, reason: str
) -> None:
    answer = await driver.post(path, content)
    assert answer["ok"] is False
    assert reason in answer["error"]


async def test_limits_faults_and_clock_from_outside(
    driver: Driver, ani: str, call: Any, sim: Simulator
) -> None:
    assert (await driver.post("limits", {"per_chat": 1, "burst": 1}))["on"] is True
    assert [(await call("sendMessage", chat_id=5, text="a"))["ok"] for _ in range(2)] == [True, False]
    assert (await driver.post("limits", {"off": True}))["on"] is False
    await driver.post("faults", {"method": "getMe", "kind": "429", "seconds": 3, "times": None})
    assert (await call("getMe"))["parameters"] == {"retry_after": 3}
    async with driver.session.delete(f"{driver.base}/faults") as answer:
        assert answer.status == 200
    assert (await call("getMe"))["ok"]
    assert (await driver.post("clock", {"days": 2}))["offset"] == pytest.approx(2 * 86400)
    await driver.post("clock", {"to": "morning"})
    assert sim.clock.now().minute == 0
    await driver.post("clock", {"at": "2026-03-02 08:00"})
    assert (await driver.post("clock", {"to": "real"}))["offset"] == 0
    assert (await driver.get("clock"))["offset"] == 0
    methods = [made["method"] for made in (await driver.get("calls?method=getMe"))["calls"]]
    assert methods == ["getMe"]
    assert [person["first_name"] for person in (await driver.get("people"))["people"]] == ["Ani"]


async def test_events_tell_what_changes(driver: Driver, ani: str, call: Any) -> None:
    async with driver.session.get(f"{driver.base}/events") as stream:
        await stream.content.readuntil(b"\n\n")
        await call.result("sendChatAction", chat_id=5, action="typing")
        sent = await call.result("sendMessage", chat_id=5, text="halo")
        await call.result("deleteMessage", chat_id=5, message_id=sent["message_id"])
        told = b"".join([await asyncio.wait_for(stream.content.readuntil(b"\n\n"), 1) for _ in range(3)])
    assert [kind in told for kind in (b'"typing"', b'"message"', b'"deleted"')] == [True] * 3


async def test_other_sites_may_not_reach_in(driver: Driver, ani: str) -> None:
    answer = await driver.post(f"{ani}/says", {"text": "a"}, headers={"Origin": "https://evil.example"})
    assert answer == {"ok": False, "error": "another site's page may not do this"}


async def test_the_test_language_complains_clearly(sim: Simulator, call: Any, budi: Phone) -> None:
    with pytest.raises(AssertionError, match="has shown Budi nothing yet"):
        _ = budi.screen
    await call.result("sendMessage", chat_id=budi.id, text="Halo")
    with pytest.raises(AssertionError, match=r"does not see 'Selamat'; instead:\n  Halo"):
        await budi.sees("Selamat", timeout=0.05)
    await budi.says("lagi")
    with pytest.raises(AssertionError, match="gets no answer"):
        await budi.gets_answer(timeout=0.05)
    with pytest.raises(AssertionError, match="sees no toast"):
        await budi.sees_toast("x", timeout=0.05)
    with pytest.raises(AssertionError, match="never wrote"):
        await budi.edits("tidak ada", "ada")
    with pytest.raises(AssertionError, match="1 updates not confirmed"):
        await sim.idle(timeout=0.05)
    await budi.sees_nothing_more(0.05)
    later = asyncio.create_task(call.result("sendMessage", chat_id=budi.id, text="Terlambat"))
    with pytest.raises(AssertionError, match="sees more"):
        await budi.sees_nothing_more(1)
    await later


async def test_labels_are_found_as_people_mean_them(call: Any, budi: Phone, sim: Simulator) -> None:
    rows = [
        [{"text": text, "callback_data": text}]
        for text in ("✅ Simpan", "✏️ Simpan nanti", "⬅️ Kembali", "Limpung", "Limpung Wetan")
    ]
    await call.result("sendMessage", chat_id=budi.id, text="?", reply_markup={"inline_keyboard": rows})
    tapped = []
    for label in ("simpan", "nanti", "Kemb", "Limpung"):
        await budi.taps(label)
        tapped.append(list(sim.updates.pending.values())[-1]["callback_query"]["data"])
    assert tapped == ["✅ Simpan", "✏️ Simpan nanti", "⬅️ Kembali", "Limpung"]
    with pytest.raises(AssertionError, match="no button 'Limp'"):
        await budi.taps("Limp", timeout=0.1)
    first, second = await budi.taps_twice("Kembali")
    assert second == first + 1
