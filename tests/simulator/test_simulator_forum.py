"""Forum groups as Telegram has them: topics and rights, what is refused and in which words, what a bot is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bot_caller import Caller

from simulator.forum import MANAGE
from simulator.phone import Phone
from simulator.room import Room
from simulator.server import Simulator


@pytest.fixture
def room(sim: Simulator) -> Room:
    """A forum in which the bot may manage topics."""
    opened = sim.room(sim.group("Petugas", is_forum=True))
    opened.chat.rights = [MANAGE]
    return opened


async def last(call: Caller, kind: str = "message") -> dict[str, Any]:
    updates = await call.result("getUpdates", allowed_updates=["message", "my_chat_member"])
    found: dict[str, Any] = [update[kind] for update in updates if kind in update][-1]
    return found


async def topic(call: Caller, room: Room, name: str = "#1 · Siti") -> int:
    made = await call.result("createForumTopic", chat_id=room.chat.id, name=name, icon_color=7322096)
    assert made == {"message_thread_id": made["message_thread_id"], "name": name, "icon_color": 7322096}
    return int(made["message_thread_id"])


async def test_a_topic_is_made_written_to_closed_and_opened(call: Caller, room: Room) -> None:
    number = await topic(call, room)
    place = {"chat_id": room.chat.id, "message_thread_id": number}
    sent = await call.result("sendMessage", **place, text="halo")
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (number, True)
    assert sent["chat"]["is_forum"]
    assert [m.text for m in room.said(number)] == ["halo"]
    assert await call.result("closeForumTopic", **place)
    assert room.chat.topics[number].closed
    assert await call.refused("closeForumTopic", **place) == "Bad Request: TOPIC_NOT_MODIFIED"
    await call.result("sendMessage", **place, text="an administrator still may")
    assert await call.result("reopenForumTopic", **place)
    assert await call.result("editForumTopic", **place, name="#1 · S.")
    assert list(room.topics) == ["#1 · S."]
    assert await call.result("deleteForumTopic", **place)
    assert await call.refused("sendMessage", **place, text="x") == "Bad Request: message thread not found"
    assert await call.refused("closeForumTopic", **place) == "Bad Request: TOPIC_ID_INVALID"
    assert await call.refused("copyMessage", **place, from_chat_id=room.chat.id, message_id=1) in (
        "Bad Request: message thread not found", "Bad Request: message to copy not found",
    )  # fmt: skip


async def test_what_telegram_refuses(sim: Simulator, call: Caller, room: Room) -> None:
    plain = sim.group("Warga")
    asked = {"name": "x"}
    assert (await call.refused("createForumTopic", chat_id=plain.id, **asked)).endswith(
        "the chat is not a forum"
    )
    for name, words in (("", "TOPIC_TITLE_EMPTY"), ("x" * 129, "TOPIC_TITLE_TOO_LONG")):
        assert (await call.refused("createForumTopic", chat_id=room.chat.id, name=name)).endswith(words)
    wrong = await call.refused("createForumTopic", chat_id=room.chat.id, name="x", icon_color=1)
    assert wrong == "Bad Request: invalid icon color specified"
    number = await topic(call, room)
    room.chat.rights = None
    refused = await call.refused("createForumTopic", chat_id=room.chat.id, **asked)
    assert refused == "Bad Request: not enough rights to create a topic"
    room.chat.topics[number].closed = True
    place = {"chat_id": room.chat.id, "message_thread_id": number}
    assert await call.refused("sendMessage", **place, text="x") == "Bad Request: TOPIC_CLOSED"
    assert (await call.refused("reopenForumTopic", **place)).endswith(
        "not enough rights to manage forum topics"
    )
    room.chat.kicked = True
    kicked = await call.refused("sendMessage", chat_id=room.chat.id, text="x")
    assert kicked == "Forbidden: bot was kicked from the supergroup chat"


async def test_what_people_write_in_a_topic_seems_to_reply_to_its_beginning(
    call: Caller, room: Room, budi: Phone
) -> None:
    number = await topic(call, room)
    sent = await call.result("sendMessage", chat_id=room.chat.id, message_thread_id=number, text="#1 halo")
    await room.says(budi.person, "apa ini?", number)
    plain = await last(call)
    assert (plain["message_thread_id"], plain["is_topic_message"]) == (number, True)
    assert plain["reply_to_message"]["forum_topic_created"]["name"] == "#1 · Siti"
    message = next(m for m in room.said(number) if m.message_id == sent["message_id"])
    await room.replies(budi.person, message, "jawaban")
    reply = await last(call)
    assert (reply["text"], reply["reply_to_message"]["text"]) == ("jawaban", "#1 halo")
    assert reply["reply_to_message"]["from"]["is_bot"]
    await room.replies_with_photo(budi.person, message, "ini")
    assert (await last(call))["reply_to_message"]["text"] == "#1 halo"
    await room.says(budi.person, "di luar topik")
    outside = await last(call)
    assert "message_thread_id" not in outside
    assert "reply_to_message" not in outside


async def test_coming_going_and_rights_are_told(call: Caller, room: Room, budi: Phone) -> None:
    room.removes_bot(budi.person)
    change = await last(call, "my_chat_member")
    assert change["new_chat_member"]["status"] == "kicked"
    room.adds_bot(budi.person)
    assert (await last(call, "my_chat_member"))["new_chat_member"]["status"] == "member"
    room.adds_bot(budi.person, topics=True)
    new = (await last(call, "my_chat_member"))["new_chat_member"]
    assert (new["status"], new["can_manage_topics"], new["can_promote_members"]) == (
        "administrator",
        True,
        False,
    )
    told = await call.result("getChatMember", chat_id=room.chat.id, user_id=1)
    assert told["status"] == "administrator"
    assert (await call.result("getChatMember", chat_id=room.chat.id, user_id=1001))["status"] == "member"
    assert (await call.refused("getChatMember", chat_id=room.chat.id, user_id=5)).endswith(
        "PARTICIPANT_ID_INVALID"
    )


async def test_a_group_that_becomes_a_supergroup(sim: Simulator, call: Caller, budi: Phone) -> None:
    old = sim.room(sim.group("Petugas", kind="group"))
    new = old.upgrades(budi.person)
    assert new.chat.id < -1_000_000_000_000 < old.chat.id
    updates = await call.result("getUpdates")
    notes = [update["message"] for update in updates]
    assert notes[-2]["migrate_to_chat_id"] == new.chat.id
    assert notes[-1]["migrate_from_chat_id"] == old.chat.id
    refused = await call("sendMessage", chat_id=old.chat.id, text="x")
    assert refused["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refused["parameters"] == {"migrate_to_chat_id": new.chat.id}


async def test_topics_survive_a_restart(tmp_path: Path) -> None:
    state = tmp_path / "state.json"
    async with Simulator(state=state) as sim:
        room = sim.room(sim.group("Petugas", is_forum=True))
        room.chat.rights = [MANAGE]
        number = room.opens_topic(sim.phone("Budi", id=1001).person, "Kasus")
    async with Simulator(state=state) as again:
        chat = next(chat for chat in again.world.chats.values() if chat.kind == "supergroup")
        assert (chat.is_forum, chat.rights, chat.topics[number].name) == (True, [MANAGE], "Kasus")


async def test_a_reply_in_a_private_chat_carries_what_it_replies_to(call: Caller, budi: Phone) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Buka", "callback_data": "-:case:1"}]]}
    await call.result("sendMessage", chat_id=1001, text="#1 halo", reply_markup=keyboard)
    await budi.replies(budi.screen, "ya")
    reply = (await last(call))["reply_to_message"]
    assert (reply["text"], reply["reply_markup"]) == ("#1 halo", keyboard)
    await budi.replies(budi.screen, "dengar", "voice")
    assert (await last(call))["voice"]
