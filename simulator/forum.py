"""Topics of a forum: the Bot API methods that make, change, close and delete them, and who the bot is in a chat.

Refusals in Telegram's own words. Knows nothing of HTTP.
"""

from __future__ import annotations

from typing import Any

from simulator.chats import Chat, Json, Topic, World, chat_view
from simulator.params import Params
from simulator.sending import known_chat, reachable_chat
from simulator.validation import BadRequest

Answer = Any
MANAGE = "can_manage_topics"
COLOURS = frozenset({7_322_096, 16_766_590, 13_338_331, 9_367_192, 16_749_490, 16_478_047})
MOST_NAME = 128
_ADMIN = (
    "can_be_edited", "can_manage_chat", "can_change_info", "can_delete_messages", "can_invite_users",
    "can_restrict_members", "can_pin_messages", MANAGE, "can_promote_members", "can_manage_video_chats",
    "can_post_stories", "can_edit_stories", "can_delete_stories", "is_anonymous",
)  # fmt: skip


def _forum(world: World, params: Params) -> Chat:
    chat = reachable_chat(world, params)
    if not chat.is_forum:
        raise BadRequest("the chat is not a forum")
    return chat


def create_forum_topic(world: World, params: Params) -> Answer:
    chat, name = _forum(world, params), params.text("name").strip()
    if MANAGE not in (chat.rights or ()):
        raise BadRequest("not enough rights to create a topic")
    if not name or len(name) > MOST_NAME:
        raise BadRequest("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    colour = params.integer("icon_color", 7_322_096)
    if colour not in COLOURS:
        raise BadRequest("invalid icon color specified")
    topic = make_topic(world, chat, world.bot, name, colour)
    return {"message_thread_id": topic.id, "name": name, "icon_color": colour}


def make_topic(world: World, chat: Chat, sender: Json, name: str, colour: int = 7_322_096) -> Topic:
    """A new topic with the note that it was made."""
    made = {"forum_topic_created": {"name": name, "icon_color": colour}, "is_topic_message": True}
    message = world.add_message(chat, sender, made)
    message.body["message_thread_id"] = message.message_id
    topic = chat.topics[message.message_id] = Topic(message.message_id, name)
    world.touch(chat, message)
    return topic


def _topic(world: World, params: Params) -> tuple[Chat, Topic]:
    chat = _forum(world, params)
    if MANAGE not in (chat.rights or ()):
        raise BadRequest("not enough rights to manage forum topics")
    topic = chat.topics.get(params.integer("message_thread_id"))
    if topic is None:
        raise BadRequest("TOPIC_ID_INVALID")
    return chat, topic


def edit_forum_topic(world: World, params: Params) -> Answer:
    chat, topic = _topic(world, params)
    name = params.text("name").strip()
    if not name or name == topic.name:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    if len(name) > MOST_NAME:
        raise BadRequest("TOPIC_TITLE_TOO_LONG")
    topic.name = name
    world.tell({"type": "room", **chat_view(chat)})
    return True


def close_forum_topic(world: World, params: Params) -> Answer:
    return _set_closed(world, params, closed=True)


def reopen_forum_topic(world: World, params: Params) -> Answer:
    return _set_closed(world, params, closed=False)


def _set_closed(world: World, params: Params, *, closed: bool) -> Answer:
    chat, topic = _topic(world, params)
    if topic.closed is closed:
        raise BadRequest("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    note = "forum_topic_closed" if closed else "forum_topic_reopened"
    place = {"message_thread_id": topic.id, "is_topic_message": True}
    world.touch(chat, world.add_message(chat, world.bot, {note: {}, **place}))
    return True


def delete_forum_topic(world: World, params: Params) -> Answer:
    chat, topic = _topic(world, params)
    drop_topic(world, chat, topic)
    return True


def drop_topic(world: World, chat: Chat, topic: Topic) -> None:
    """The topic and everything in it is gone."""
    del chat.topics[topic.id]
    for message in [m for m in chat.messages.values() if m.body.get("message_thread_id") == topic.id]:
        world.remove(chat, message)


def member_json(world: World, chat: Chat) -> Json:
    """What the bot is in this chat."""
    user: Json = {"user": world.bot}
    if chat.kicked:
        return {**user, "status": "kicked", "until_date": 0}
    if chat.left:
        return {**user, "status": "left"}
    if chat.rights is None:
        return {**user, "status": "member"}
    return {**user, "status": "administrator", **{name: name in chat.rights for name in _ADMIN}}


def get_chat_member(world: World, params: Params) -> Answer:
    chat = known_chat(world, params)
    user_id = params.integer("user_id")
    if user_id == world.bot["id"]:
        return member_json(world, chat)
    if user_id not in world.people:
        raise BadRequest("PARTICIPANT_ID_INVALID")
    return {"user": world.people[user_id].as_user(), "status": "member"}
