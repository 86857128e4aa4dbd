"""Where the simulator takes things as seriously as Telegram does, or more so: what a bot must not hide behind it."""

from __future__ import annotations

import inspect
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from simulator.actions import PIXEL
from simulator.api import METHODS
from simulator.known import PARAMETERS
from simulator.phone import Phone
from simulator.server import Simulator

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
BUTTON = {"text": "Ya", "callback_data": "a"}
OWN = {"self", "read_timeout", "write_timeout", "connect_timeout", "pool_timeout", "api_kwargs", "filename",
       "location", "venue", "contact", "current_offset", "rate_limit_args"}  # fmt: skip


@pytest.mark.parametrize(
    ("method", "params", "name"),
    [
        ("sendMessage", {"text": "a", "link_preview": {}}, '"link_preview" of sendmessage'),
        ("sendMessage", {"text": "a", "caption": "b"}, '"caption" of sendmessage'),
        ("editMessageText", {"text": "a", "message_id": 1, "photo": "x"}, '"photo" of editmessagetext'),
        ("sendMessage", {"text": "a", "reply_markup": {"keyboard": [["a"]], "persistent": True}}, '"persistent" of keyboard'),
        ("sendMessage", {"text": "a", "reply_markup": {"inline_keyboard": [[BUTTON | {"data": "x"}]]}},
         '"data" of inline keyboard button'),
        ("sendMessage", {"text": "a", "reply_markup": {"keyboard": [[{"text": "a", "contact": True}]]}},
         '"contact" of keyboard button'),
    ],
)  # fmt: skip
async def test_a_name_that_telegram_does_not_know_is_refused(
    call: Any, budi: Phone, method: str, params: dict[str, Any], name: str
) -> None:
    refused = await call.refused(method, chat_id=budi.id, **params)
    assert refused == f"Bad Request: the Bot API knows no {name} (Telegram would ignore it)"
    assert (await call("sendMessage", chat_id=budi.id, text="baik"))["ok"]


def test_all_names_that_the_library_knows_are_known() -> None:
    methods = {name.lower().replace("_", ""): found for name, found in inspect.getmembers(Bot, callable)}
    for method in METHODS:
        theirs = set(inspect.signature(methods[method]).parameters) - OWN
        if method == "sendmediagroup":
            theirs -= {"caption", "parse_mode", "caption_entities"}
        assert theirs <= PARAMETERS[method], method


async def test_a_tap_is_answered_once(sim: Simulator, call: Any, budi: Phone) -> None:
    await call.result("sendMessage", chat_id=budi.id, text="a", reply_markup={"inline_keyboard": [[BUTTON]]})
    await budi.taps("Ya")
    query = next(iter(sim.updates.pending.values()))["callback_query"]["id"]
    assert [one.id for one in sim.unanswered] == [query]
    assert await call.result("answerCallbackQuery", callback_query_id=query) is True
    assert sim.unanswered == []
    assert await call.refused("answerCallbackQuery", callback_query_id=query) == TOO_OLD


async def test_a_file_stays_what_it_is(sim: Simulator, call: Any, budi: Phone) -> None:
    await budi.sends_document("a.csv", b"a;b")
    await budi.sends_photo()
    paper, picture = (message.body for message in budi.chat[-2:])
    file, photo = paper["document"]["file_id"], picture["photo"][-1]["file_id"]
    assert await call.refused("sendPhoto", chat_id=budi.id, photo=file) == (
        "Bad Request: can't use file of type Document as Photo"
    )
    assert await call.refused("sendDocument", chat_id=budi.id, document=photo) == (
        "Bad Request: can't use file of type Photo as Document"
    )
    assert (await call("sendPhoto", chat_id=budi.id, photo=photo))["ok"]


async def test_what_is_too_large_is_refused(
    sim: Simulator, session: aiohttp.ClientSession, budi: Phone
) -> None:
    form = aiohttp.FormData({"chat_id": str(budi.id)})
    form.add_field("document", BytesIO(bytes(50 * 1024**2 + 1)), filename="a.bin")
    async with session.post(f"{sim.url}/bot{sim.token}/sendDocument", data=form) as answer:
        assert answer.status == 413
        assert (await answer.json())["description"] == "Request Entity Too Large"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"language_code": "ind"}, "Bad Request: invalid language code specified"),
        ({"language_code": "ID"}, "Bad Request: invalid language code specified"),
        ({"scope": {"type": "everybody"}}, "Bad Request: can't parse BotCommandScope: Unsupported type specified"),
        ({"scope": {"type": "chat"}}, "Bad Request: chat_id is empty"),
    ],
)  # fmt: skip
async def test_a_menu_is_for_a_known_scope_and_language(
    call: Any, params: dict[str, Any], reason: str
) -> None:
    commands = [{"command": "menu", "description": "Menu"}]
    assert await call.refused("setMyCommands", commands=commands, **params) == reason
    assert (await call("setMyCommands", commands=commands, language_code="id"))["ok"]


async def test_who_is_gone_for_good_cannot_be_written_to(call: Any, budi: Phone) -> None:
    await budi.leaves_telegram()
    assert await call.refused("sendMessage", chat_id=budi.id, text="a") == "Forbidden: user is deactivated"


async def test_a_picture_is_a_picture(sim: Simulator, session: aiohttp.ClientSession, budi: Phone) -> None:
    form = aiohttp.FormData({"chat_id": str(budi.id)})
    form.add_field("photo", PIXEL, filename="a.png")
    async with session.post(f"{sim.url}/bot{sim.token}/sendPhoto", data=form) as answer:
        assert answer.status == 200


SMILE = "\U0001f600"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": "\u200b\u2060 "}, "message text is empty"),
        ({"text": "abc", "entities": [{"type": "bold", "offset": 1, "length": 3}]},
         "can't parse entities: Entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3"),
        ({"text": SMILE, "entities": [{"type": "bold", "offset": 0, "length": 1}]},
         "can't parse entities: Entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol"),
        ({"text": "abc", "entities": [{"type": "shiny", "offset": 0, "length": 1}]}, "can't parse entities: Unsupported type specified"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[BUTTON] * 9]}}, "reply markup is too long"),
        ({"text": "a", "reply_markup": {"keyboard": [["a"]], "input_field_placeholder": "a" * 65}},
         "input field placeholder is too long"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[BUTTON | {"text": "\u200b"}]]}},
         "can't parse inline keyboard button: Can't find field \"text\""),
    ],
)  # fmt: skip
async def test_what_nobody_could_see_is_refused(
    call: Any, budi: Phone, params: dict[str, Any], reason: str
) -> None:
    assert await call.refused("sendMessage", chat_id=budi.id, **params) == f"Bad Request: {reason}"
    bold = [{"type": "bold", "offset": 0, "length": 2}, {"type": "italic", "offset": 2, "length": 1}]
    assert (await call("sendMessage", chat_id=budi.id, text=f"{SMILE}a", entities=bold))["ok"]


async def test_a_menu_is_for_somebody_who_has_come(sim: Simulator, call: Any, budi: Phone) -> None:
    menu = [{"command": "menu", "description": "Menu"}]
    scope = {"type": "chat", "chat_id": sim.phone("Sari", id=1002).id}
    assert await call.refused("setMyCommands", commands=menu, scope=scope) == "Bad Request: chat not found"
    assert (await call("setMyCommands", commands=menu, scope={"type": "chat", "chat_id": budi.id}))["ok"]


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("sendVenue", {"latitude": -7, "longitude": 110, "title": "Pasar", "address": ""}, "venue address must be non-empty"),
        ("deleteMessages", {"message_ids": list(range(1, 102))}, "can't delete more than 100 messages at once"),
    ],
)  # fmt: skip
async def test_half_a_thing_is_refused(
    call: Any, budi: Phone, method: str, params: dict[str, Any], reason: str
) -> None:
    assert await call.refused(method, chat_id=budi.id, **params) == f"Bad Request: {reason}"
