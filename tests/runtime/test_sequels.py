"""Whoever owed a call may ask to be told how it ended; and what an update says of where it came from."""

from typing import Any

import orjson
import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.dialog.event import CallEnded, GroupMoved, Membership, Origin, Said, SentOther, SentPhoto
from bot.runtime import sequels
from bot.runtime.events import event_of, origin_of
from bot.runtime.failures import trouble_of
from storage.outbox import Claimed, Lane, Sequel
from tests.storage.rows import NOW

BOT, GROUP = 1, -1001
RATNA = {"id": 7, "is_bot": False, "first_name": "Ratna"}
OURS: dict[str, Any] = {
    "message_id": 5, "date": 1, "from": {"id": BOT, "is_bot": True, "first_name": "Laris"},
    "chat": {"id": GROUP, "type": "supergroup", "title": "Petugas"},
}  # fmt: skip


def claimed(sequel: Sequel | None) -> Claimed:
    return Claimed(GROUP, Lane.REPLY, "createForumTopic", {}, sequel, id=3, attempts=0)


def told(call: Claimed, answer: object = None, fault: TelegramError | None = None) -> CallEnded | None:
    row = sequels.not_done(call, fault, NOW) if fault else sequels.done(call, answer, NOW)
    if row is None:
        return None
    assert (row.chat_id, row.dedupe_key[:7]) == (GROUP, "call:3:")
    return sequels.event_of(orjson.loads(row.payload)["laris"])


def test_what_telegram_made_of_it_is_told() -> None:
    call = claimed(Sequel("case_topic", {"case": 12}))
    made = {"message_thread_id": 44, "name": "x"}
    assert told(call, made) == CallEnded("case_topic", {"case": 12}, topic=44)
    assert told(call, {"message_id": 8}) == CallEnded("case_topic", {"case": 12}, message_id=8)
    assert told(call, True) == CallEnded("case_topic", {"case": 12})
    assert told(call, fault=ChatMigrated(-1002)) == CallEnded(
        "case_topic", {"case": 12}, fault="moved", moved_to=-1002
    )


def test_nobody_is_told_who_did_not_ask() -> None:
    assert told(claimed(None), {"message_id": 8}) is None
    assert told(claimed(None), fault=BadRequest("x")) is None


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (ChatMigrated(-1), "moved"),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), "gone"),
        (BadRequest("Chat not found"), "gone"),
        (BadRequest("Not enough rights to create a topic"), "rights"),
        (BadRequest("The chat is not a forum"), "no_forum"),
        (BadRequest("Message thread not found"), "no_topic"),
        (BadRequest("Topic_id_invalid"), "no_topic"),
        (BadRequest("Topic_closed"), "no_topic"),
        (BadRequest("Message text is empty"), "other"),
        (NetworkError("x"), "other"),
    ],
)
def test_every_trouble_has_its_word(fault: TelegramError, word: str) -> None:
    assert trouble_of(fault) == word


def update(**content: object) -> dict[str, Any]:
    message = {"message_id": 6, "date": 1, "chat": OURS["chat"], "from": RATNA, **content}
    return {"update_id": 1, "message": message}


def test_words_in_a_topic_quote_nothing_unless_they_answer_a_message_of_ours() -> None:
    made = {**OURS, "forum_topic_created": {"name": "x", "icon_color": 1}}
    topic = {"text": "halo", "message_thread_id": 5, "is_topic_message": True}
    plain = Origin(7, "Ratna", "Petugas", 5)
    assert origin_of(update(**topic, reply_to_message=made), BOT) == plain
    somebody = {**OURS, "from": RATNA, "text": "#12"}
    assert origin_of(update(**topic, reply_to_message=somebody), BOT) == plain
    button = {"text": "x", "callback_data": "-:case:12"}
    ours = {**OURS, "text": "#12 halo", "reply_markup": {"inline_keyboard": [[button]]}}
    quoted = Origin(7, "Ratna", "Petugas", 5, "#12 halo", ("-:case:12",))
    assert origin_of(update(**topic, reply_to_message=ours), BOT) == quoted
    picture = {**OURS, "caption": "#12 foto", "photo": [_photo()]}
    assert origin_of(update(text="ya", reply_to_message=picture), BOT).quoted == "#12 foto"
    assert event_of(update(**topic)) == Said("halo", 6)


def _photo() -> dict[str, object]:
    return {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}


def test_files_come_with_the_words_beside_them() -> None:
    assert event_of(update(photo=[_photo()], caption="rak kosong")) == SentPhoto("f", "rak kosong", 6)
    voice = {"file_id": "f", "file_unique_id": "u", "duration": 3}
    assert event_of(update(voice=voice)) == SentOther("voice", "", 6)
    assert event_of(update(migrate_to_chat_id=-1002)) == GroupMoved(-1002)


RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip


@pytest.mark.parametrize(
    ("status", "rights", "expected"),
    [
        ("member", {}, Membership(True, False)),
        ("left", {}, Membership(False, False)),
        ("kicked", {"until_date": 0}, Membership(False, False)),
        ("administrator", {"can_manage_topics": True}, Membership(True, True)),
        ("administrator", {}, Membership(True, False)),
    ],
)
def test_what_became_of_the_bot_in_a_group(
    status: str, rights: dict[str, object], expected: Membership
) -> None:
    given = dict.fromkeys(RIGHTS, False) if status == "administrator" else {}
    member = {"user": OURS["from"], "status": status, **given, **rights}
    change = {
        "chat": OURS["chat"], "from": RATNA, "date": 1, "new_chat_member": member,
        "old_chat_member": {"user": OURS["from"], "status": "left"},
    }  # fmt: skip
    assert event_of({"update_id": 1, "my_chat_member": change}) == expected
    assert origin_of({"update_id": 1, "my_chat_member": change}, BOT).group == OURS["chat"]["title"]
