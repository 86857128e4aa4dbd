"""What an update says, also when whoever sends it leaves out what is never used here, or adds what nobody knows."""

from typing import Any

import pytest
from telegram import Update
from telegram.ext import filters

from bot.dialog.event import (
    Edited,
    Event,
    GroupMoved,
    Membership,
    Origin,
    Said,
    SentDocument,
    SentOther,
    SentPhoto,
    SharedContact,
    SharedLocation,
    Tapped,
)
from bot.runtime.events import event_of, lane_of, origin_of
from bot.runtime.slim import slim

BIG = 2**52 - 1
BUDI = {"id": BIG, "is_bot": False, "first_name": "Budi", "language_code": "id"}
CHAT = {"id": BIG, "type": "private", "first_name": "Budi"}
CONTACT = {"phone_number": "+628123", "first_name": "Budi", "user_id": BIG}


def message(**content: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 5, "date": 1, "from": BUDI, "chat": CHAT, **content}}


def tap(**changed: Any) -> dict[str, Any]:
    shown = {"message_id": 7, "date": 1, "chat": CHAT, "text": "?", "reply_markup": {"inline_keyboard": [[]]}}
    query = {"id": "9", "from": BUDI, "chat_instance": "1", "data": "t:step:choice", "message": shown}
    return {"update_id": 1, "callback_query": {**query, **changed}}


@pytest.mark.parametrize(
    ("update", "event"),
    [
        (message(text="halo"), Said("halo", 5)),
        (message(text="halo", caption="?", new_thing={"a": [1]}), Said("halo", 5)),
        (message(text=""), Said("", 5)),
        (message(contact=CONTACT), SharedContact("+628123", True, 5)),
        (message(contact={**CONTACT, "user_id": 8}), SharedContact("+628123", False, 5)),
        (message(contact={"phone_number": "08123"}), SharedContact("08123", False, 5)),
        (message(contact=CONTACT, forward_origin={"type": "hidden_user"}), SharedContact("+628123", False, 5)),
        (message(contact=CONTACT, forward_date=5), SharedContact("+628123", False, 5)),
        (message(contact={}), SentOther("contact", "", 5)),
        (message(location={"latitude": -7, "longitude": 109.9}), SharedLocation(-7.0, 109.9, 5)),
        (message(location={"latitude": "far"}), SentOther("location", "", 5)),
        (message(location={"latitude": -7, "longitude": 110}, venue={"title": "Pasar"}), SharedLocation(-7.0, 110.0, 5)),
        (message(photo=[{"file_id": "small"}, {"file_id": "large"}]), SentPhoto("large", "", 5)),
        (message(photo=[]), None),
        (message(photo=[{}]), SentOther("photo", "", 5)),
        (message(document={"file_id": "f"}), SentDocument("f", "", None, "", "", 5)),
        (
            message(document={"file_id": "f", "file_name": "a.xlsx", "file_size": BIG, "mime_type": "x/y"}),
            SentDocument("f", "a.xlsx", BIG, "x/y", "", 5),
        ),
        (message(document={"file_id": "f"}, animation={"file_id": "f"}), SentOther("video", "", 5)),
        (message(document={}), SentOther("document", "", 5)),
        (message(voice={"file_id": "v"}), SentOther("voice", "", 5)),
        (message(video_note={}), SentOther("voice", "", 5)),
        (message(sticker={"emoji": "🙂"}), SentOther("sticker", "", 5)),
        (message(poll={"question": "?"}), SentOther("poll", "", 5)),
        (message(voice={}, caption="rak kosong"), SentOther("voice", "rak kosong", 5)),
        (message(migrate_to_chat_id=-1002), GroupMoved(-1002)),
        (message(dice={"value": 6}), SentOther("dice", "", 5)),
        (message(game={"title": "x"}), None),
        (message(pinned_message={"message_id": 1}), None),
        ({"update_id": 1, "edited_message": message(text="x")["message"]}, Edited()),
        ({"update_id": 1, "edited_message": message(caption="x", photo=[])["message"]}, Edited()),
        ({"update_id": 1, "edited_message": message(location={"latitude": 1, "longitude": 1})["message"]}, None),
        (tap(), Tapped("t", "step", "choice", 7)),
        (tap(data=None), Tapped("", "", "", 7)),
        (tap(message={"message_id": 0, "date": 5, "chat": CHAT}), Tapped("t", "step", "choice", 0)),
        (tap(message={"message_id": 7, "date": 0, "chat": CHAT}), Tapped("t", "step", "choice", None)),
        (tap(message=None, inline_message_id="x"), Tapped("t", "step", "choice", None)),
        (
            tap(message={"message_id": 7, "date": 5, "chat": CHAT, "photo": [{"file_id": "x"}], "caption": "c"}),
            Tapped("t", "step", "choice", 7, holds_words=False),
        ),
        ({"update_id": 1, "my_chat_member": {"chat": CHAT, "from": BUDI}}, Membership(True, False)),
        ({"update_id": 1, "my_chat_member": {"new_chat_member": {"status": "kicked"}}}, Membership(False, False)),
        ({"update_id": 1, "poll_answer": {"poll_id": "1", "user": BUDI, "option_ids": []}}, None),
        ({"update_id": 1}, None),
        ({"update_id": 1, "message": None}, None),
    ],
)  # fmt: skip
def test_an_update_is_read(update: dict[str, Any], event: Event | None) -> None:
    assert event_of(update) == event


BARE = {"id": 5}


@pytest.mark.parametrize(
    "update",
    [
        {"update_id": 1, "message": {"from": BARE, "chat": BARE, "text": "halo"}},
        {"update_id": 1, "message": {"message_id": 2, "from": BARE, "chat": BARE, "sticker": {}}},
        {"update_id": 1, "message": {"message_id": 2, "from": BARE, "chat": BARE, "photo": [{"file_id": "x"}]}},
        {"update_id": 1, "edited_message": {"message_id": 2, "from": BARE, "chat": BARE, "text": "halo"}},
        {"update_id": 1, "callback_query": {"id": 3, "from": BARE, "data": "x", "message": {"chat": BARE}}},
        {"update_id": 1, "callback_query": {"id": "3", "from": {**BARE, "first_name": None}, "data": "x",
                                            "message": {"message_id": 1, "chat": BARE, "entities": 5}}},
        {"update_id": 1, "my_chat_member": {"from": BARE, "chat": BARE, "new_chat_member": {"status": "kicked"}}},
    ],
)  # fmt: skip
def test_what_is_left_out_is_filled_in(update: dict[str, Any]) -> None:
    read = Update.de_json(slim(update), None)
    assert read.effective_user is not None
    assert read.effective_chat is not None
    assert (read.effective_user.id, read.effective_chat.id, read.effective_chat.type) == (5, 5, "private")
    assert lane_of(update) == 5
    assert origin_of(update, 1) == Origin(user_id=5)


NOTES: list[dict[str, Any]] = [
    {"pinned_message": {"message_id": 4, "date": 0}}, {"gift": {"gift": {}}}, {"unique_gift": {}}, {"new_chat_members": [5]},
    {"migrate_to_chat_id": -1002}, {"group_chat_created": True}, {"suggested_post_paid": {"currency": 1}}, {"web_app_data": {"data": "x"}},
]  # fmt: skip


@pytest.mark.parametrize("note", NOTES)
def test_a_group_stays_one_and_a_note_is_no_message_of_anybody(note: dict[str, Any]) -> None:
    """Whatever stands in it, and whatever the library expects there."""
    group = {"id": -100, "title": "Warga"}
    read = Update.de_json(slim(message(chat=group, **note)), None)
    assert read.effective_chat is not None
    assert read.effective_chat.type == "group"
    assert filters.StatusUpdate.ALL.check_update(read)
    said = Update.de_json(slim(message(text="halo", story={"id": 1})), None)
    assert not filters.StatusUpdate.ALL.check_update(said)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("\u200b", ""),
        (" \u3164 ", ""),
        ("\u202eBudi", "Budi"),
        ("<b>Budi</b> &", "<b>Budi</b> &"),
        (None, ""),
    ],
)
def test_a_name_is_what_can_be_seen_of_it(called: str | None, name: str) -> None:
    update = message(text="halo")
    update["message"]["from"] = {**BUDI, "first_name": called}
    assert origin_of(update, 1).name == name
