"""Refusals in Telegram's own words."""

from __future__ import annotations

from typing import Any

import pytest

from simulator.entities import from_html
from simulator.phone import Phone
from simulator.server import Simulator

BUTTON = {"text": "Setuju", "callback_data": "a:1"}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
UNPARSED = "Bad Request: can't parse entities: "


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": " \n "}, "Bad Request: message text is empty"),
        ({"text": "a" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "a", "chat_id": 5}, "Bad Request: chat not found"),
        ({"text": "a", "chat_id": ""}, "Bad Request: chat_id is empty"),
        ({"text": "<x>", "parse_mode": "HTML"}, UNPARSED + 'Unsupported start tag "x" at byte offset 0'),
        ({"text": "é < 5", "parse_mode": "HTML"}, UNPARSED + 'Unsupported start tag "" at byte offset 3'),
        (
            {"text": "<b>a", "parse_mode": "HTML"},
            UNPARSED + 'Can\'t find end tag corresponding to start tag "b"',
        ),
        ({"text": "a</b>", "parse_mode": "HTML"}, UNPARSED + "Unexpected end tag at byte offset 1"),
        (
            {"text": "<b>a</i>", "parse_mode": "HTML"},
            UNPARSED + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ({"text": "a", "parse_mode": "Wiki"}, "Bad Request: unsupported parse_mode"),
        (
            {"text": "a", "reply_markup": inline(BUTTON | {"callback_data": "é" * 33})},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {"text": "a", "reply_markup": inline(BUTTON | {"callback_data": ""})},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        (
            {"text": "a", "reply_markup": inline({"text": "x"})},
            "Bad Request: can't parse inline keyboard button: "
            "Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "a", "reply_markup": inline({"text": "x", "url": "nowhere"})},
            "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "a", "reply_markup": inline({"text": "x", "copy_text": {"text": "y" * 257}})},
            "Bad Request: BUTTON_COPY_TEXT_INVALID",
        ),
        ({"text": "a", "reply_markup": "[]"}, "Bad Request: object expected as reply markup"),
        ({"text": "a", "reply_markup": "{"}, "Bad Request: can't parse reply_markup JSON object"),
        (
            {"text": "a", "reply_parameters": {"message_id": 99}},
            "Bad Request: message to be replied not found",
        ),
    ],
)
async def test_a_bad_message_is_refused(call: Any, budi: Phone, params: dict[str, Any], reason: str) -> None:
    assert await call.refused("sendMessage", **({"chat_id": budi.id} | params)) == reason
    assert (await call("sendMessage", chat_id=budi.id, text="baik"))["ok"]


@pytest.mark.parametrize(
    ("source", "text", "kinds"),
    [
        ("Tahu & tempe", "Tahu & tempe", []),
        ("1 &lt; 2 &amp; 3 &#33;", "1 < 2 & 3 !", []),
        ("<b>😀 a</b> <i>b</i>", "😀 a b", [("bold", 0, 4), ("italic", 5, 1)]),
        ('<a href="https://a.id/?x=1&amp;y">a</a>', "a", [("text_link", 0, 1)]),
        ('<span class="tg-spoiler">x</span><blockquote expandable>y</blockquote>', "xy",
         [("spoiler", 0, 1), ("expandable_blockquote", 1, 1)]),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(source: str, text: str, kinds: list[tuple[str, int, int]]) -> None:
    plain, entities = from_html(source)
    assert plain == text
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in entities] == kinds


async def test_text_is_trimmed_and_commands_are_marked(call: Any, budi: Phone) -> None:
    message = await call.result(
        "sendMessage", chat_id=budi.id, text="  <b> Tulis</b> /menu ", parse_mode="HTML"
    )
    assert message["text"] == "Tulis /menu"
    assert [(e["type"], e["offset"], e["length"]) for e in message["entities"]] == [
        ("bold", 0, 5), ("bot_command", 6, 5)]  # fmt: skip


async def test_an_edit_must_change_something(call: Any, budi: Phone) -> None:
    sent = await call.result("sendMessage", chat_id=budi.id, text="a", reply_markup=inline(BUTTON))
    where = {"chat_id": budi.id, "message_id": sent["message_id"]}
    same = where | {"text": " a ", "reply_markup": inline(BUTTON)}
    assert await call.refused("editMessageText", **same) == NOT_MODIFIED
    edited = await call.result("editMessageText", **where, text="a")
    assert "reply_markup" not in edited
    assert edited["edit_date"]
    assert budi.screen.buttons == []
    assert await call.refused("editMessageReplyMarkup", **where) == NOT_MODIFIED
    assert await call.refused("editMessageText", **where | {"message_id": 77}, text="b") == (
        "Bad Request: message to edit not found"
    )
    assert await call.refused("editMessageCaption", **where, caption="b") == (
        "Bad Request: there is no caption in the message to edit"
    )


async def test_a_message_with_a_reply_keyboard_or_of_a_person_cannot_be_edited(
    call: Any, budi: Phone
) -> None:
    keyboard = {"keyboard": [["Ya"], [{"text": "Nomor", "request_contact": True}]], "one_time_keyboard": True}
    sent = await call.result("sendMessage", chat_id=budi.id, text="a", reply_markup=keyboard)
    assert "reply_markup" not in sent
    for message_id in (sent["message_id"], 1):
        reason = await call.refused("editMessageText", chat_id=budi.id, message_id=message_id, text="b")
        assert reason == "Bad Request: message can't be edited"
    plain = await call.result("sendMessage", chat_id=budi.id, text="c")
    where = {"chat_id": budi.id, "message_id": plain["message_id"]}
    assert await call.refused("editMessageText", **where, text="d", reply_markup=keyboard) == (
        "Bad Request: inline keyboard expected"
    )


async def test_who_cannot_be_written_to(sim: Simulator, call: Any, budi: Phone) -> None:
    stranger = sim.phone("Siti", id=1002)
    assert await call.refused("sendMessage", chat_id=stranger.id, text="a") == (
        "Forbidden: bot can't initiate conversation with a user"
    )
    await budi.blocks()
    assert (
        await call.refused("sendMessage", chat_id=budi.id, text="a")
        == "Forbidden: bot was blocked by the user"
    )
    await budi.says("halo lagi")
    assert (await call("sendMessage", chat_id=budi.id, text="a"))["ok"]
    kinds = [next(iter(update.keys() - {"update_id"})) for update in sim.updates.pending.values()]
    assert kinds == ["my_chat_member", "my_chat_member", "message"]


async def test_contacts_can_be_asked_for_in_private_chats_only(sim: Simulator, call: Any) -> None:
    keyboard = {"keyboard": [[{"text": "Nomor", "request_contact": True}]]}
    reason = await call.refused("sendMessage", chat_id=sim.group("Grup").id, text="a", reply_markup=keyboard)
    assert reason == "Bad Request: phone number can be requested in private chats only"


async def test_a_tap_is_answered_once_it_is_known_and_fresh(sim: Simulator, call: Any, budi: Phone) -> None:
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    await call.result("sendMessage", chat_id=budi.id, text="a", reply_markup=inline(BUTTON))
    await budi.taps("Setuju")
    query = next(iter(sim.updates.pending.values()))["callback_query"]
    assert query["data"] == "a:1"
    assert query["message"]["text"] == "a"
    assert await call.refused("answerCallbackQuery", callback_query_id="5") == too_old
    assert await call.result("answerCallbackQuery", callback_query_id=query["id"], text="Tersimpan") is True
    assert await budi.sees_toast("Tersimpan") == "Tersimpan"
    sim.clock.move(days=1)
    assert await call.refused("answerCallbackQuery", callback_query_id=query["id"]) == too_old


async def test_deleting(sim: Simulator, call: Any, budi: Phone) -> None:
    old, new = [(await call.result("sendMessage", chat_id=budi.id, text=t))["message_id"] for t in "ab"]
    assert await call.result("deleteMessage", chat_id=budi.id, message_id=new) is True
    assert await call.refused("deleteMessage", chat_id=budi.id, message_id=new) == (
        "Bad Request: message to delete not found"
    )
    sim.clock.move(days=3)
    assert await call.refused("deleteMessage", chat_id=budi.id, message_id=old) == (
        "Bad Request: message can't be deleted for everyone"
    )


async def test_unknown_methods_and_wrong_tokens(sim: Simulator, call: Any, session: Any) -> None:
    assert await call("sendNothing") == {"ok": False, "error_code": 404, "description": "Not Found"}
    async with session.get(f"{sim.url}/bot2:WRONG/getMe") as answer:
        assert answer.status == 401
        assert await answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
