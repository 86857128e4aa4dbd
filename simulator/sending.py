"""The Bot API methods that put a new message into a chat.

Each takes the world and the parameters and returns what Telegram answers. Knows nothing of HTTP.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from simulator.chats import Chat, Json, World, chat_view
from simulator.media import caption_of, media_content, media_json, stored
from simulator.params import Params
from simulator.validation import BadRequest, Forbidden, checked_markup, checked_text

Answer = Any
TYPING_SECONDS = 5.0
CHAT_ACTIONS = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
})  # fmt: skip
CONTENT_OF_COPY = ("text", "entities", "caption", "caption_entities", "photo", "document", "voice", "video", "audio",
                   "animation", "sticker", "location", "venue", "contact")  # fmt: skip
ALBUM_KINDS = ("photo", "document", "video", "audio")
ALONE_IN_ALBUMS = ("document", "audio")
MOST_COPIED = 100


def reachable_chat(world: World, params: Params) -> Chat:
    """The chat named by `chat_id`, if the bot may write there."""
    chat = known_chat(world, params)
    if chat.moved_to:
        moved = "group chat was upgraded to a supergroup chat"
        raise BadRequest(moved, migrate_to_chat_id=chat.moved_to)
    if chat.kicked:
        raise Forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.gone:
        raise Forbidden("user is deactivated")
    if chat.blocked:
        raise Forbidden("bot was blocked by the user")
    if chat.left:
        raise Forbidden(f"bot is not a member of the {chat.kind} chat")
    if not chat.started:
        raise Forbidden("bot can't initiate conversation with a user")
    return chat


def known_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    written = params.text(name)
    if not written:
        raise BadRequest("chat_id is empty")
    try:
        chat = world.chats.get(int(written))
    except ValueError:
        chat = None
    if chat is None:
        raise BadRequest("chat not found")
    return chat


def post(world: World, chat: Chat, params: Params, content: Json) -> Json:
    """Add the bot's message with `content`, its keyboard and what it replies to."""
    markup = checked_markup(params.structure("reply_markup"), chat.kind == "private")
    content = {**content, **in_topic(chat, params.integer("message_thread_id")), **_reply(chat, params)}
    if markup is not None and "inline_keyboard" in markup:
        content["reply_markup"] = markup
    message = world.add_message(chat, world.bot, content, markup)
    world.touch(chat, message)
    return message.body


def in_topic(chat: Chat, topic: int) -> Json:
    """What a message in this topic carries; nothing outside of topics. A forum's first topic (General) has no number."""
    if not topic:
        return {}
    if not chat.is_forum or topic not in chat.topics:
        raise BadRequest("message thread not found")
    if chat.topics[topic].closed and "can_manage_topics" not in (chat.rights or ()):
        raise BadRequest("TOPIC_CLOSED")
    made = chat.messages[topic].body
    return {"message_thread_id": topic, "is_topic_message": True, "reply_to_message": made}


def _reply(chat: Chat, params: Params) -> Json:
    wanted = params.structure("reply_parameters") or {}
    message_id = int(wanted.get("message_id") or params.integer("reply_to_message_id"))
    if not message_id:
        return {}
    message = chat.messages.get(message_id)
    if message is not None:
        original = {name: value for name, value in message.body.items() if name != "reply_to_message"}
        return {"reply_to_message": original}
    if wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return {}
    raise BadRequest("message to be replied not found")


def send_message(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    content = checked_text(params.text("text"), params.text("parse_mode"), params.structure("entities"))
    return post(world, chat, params, content)


def _sender_of(kind: str) -> Callable[[World, Params], Answer]:
    def send(world: World, params: Params) -> Answer:
        chat = reachable_chat(world, params)
        caption = caption_of(params) if kind != "sticker" else {}
        return post(world, chat, params, media_json(kind, stored(world, params, kind, kind)) | caption)

    return send


send_photo, send_document = _sender_of("photo"), _sender_of("document")
send_voice, send_video, send_sticker = _sender_of("voice"), _sender_of("video"), _sender_of("sticker")
send_audio, send_animation = _sender_of("audio"), _sender_of("animation")


def send_media_group(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    items = params.structure("media") or []
    if not 2 <= len(items) <= 10:
        raise BadRequest("group must contain 2-10 items")
    kinds = {str(item.get("type")) for item in items}
    for kind in ALONE_IN_ALBUMS:
        if kind in kinds and len(kinds) > 1:
            raise BadRequest(f"{kind} can't be mixed with other media types")
    contents = [_album_item(world, params, item) for item in items]
    group = str(time.monotonic_ns())
    plain = Params({name: value for name, value in params.values.items() if name != "reply_markup"})
    return [post(world, chat, plain, content | {"media_group_id": group}) for content in contents]


def _album_item(world: World, params: Params, item: Json) -> Json:
    kind = str(item.get("type"))
    if kind not in ALBUM_KINDS:
        raise BadRequest(f"can't parse InputMedia: media of type {kind} is unallowed in the album")
    return media_content(world, params, item)


def send_location(world: World, params: Params) -> Answer:
    return post(world, reachable_chat(world, params), params, {"location": _place(params)})


def send_venue(world: World, params: Params) -> Answer:
    chat, place = reachable_chat(world, params), _place(params)
    venue = {"location": place, "title": params.text("title"), "address": params.text("address")}
    for field in ("title", "address"):
        if not str(venue[field]).strip():
            raise BadRequest(f"venue {field} must be non-empty")
    return post(world, chat, params, {"location": place, "venue": venue})


def _place(params: Params) -> Json:
    place = {"latitude": params.number("latitude"), "longitude": params.number("longitude")}
    if not params.values.get("latitude") or abs(place["latitude"]) > 90 or abs(place["longitude"]) > 180:
        raise BadRequest("latitude must be a valid number" if not params.text("latitude") else "bad location")
    return place


def send_contact(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: params.text(name) for name in fields if params.text(name)}
    if "phone_number" not in contact or "first_name" not in contact:
        raise BadRequest("contact phone number and first name must be non-empty")
    return post(world, chat, params, {"contact": contact})


def send_chat_action(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    if params.text("action") not in CHAT_ACTIONS:
        raise BadRequest("wrong parameter action in request")
    chat.typing_until, chat.doing = time.time() + TYPING_SECONDS, params.text("action")
    world.tell({"type": "typing", **chat_view(chat)})
    return True


def copy_messages(world: World, params: Params) -> Answer:
    """Those that are there, in their order; albums stay albums."""
    chat, source = reachable_chat(world, params), known_chat(world, params, "from_chat_id")
    ids = params.structure("message_ids") or []
    if not 1 <= len(ids) <= MOST_COPIED or sorted(set(ids)) != list(ids):
        raise BadRequest("message identifiers must be in a strictly increasing order")
    known = [source.messages[int(one)].body for one in ids if int(one) in source.messages]
    found = [body for body in known if _copied(body)]
    if not found:
        raise BadRequest("there are no messages to copy")
    plain = Params({name: value for name, value in params.values.items() if name != "reply_markup"})
    fresh = str(time.monotonic_ns())
    return [
        {"message_id": post(world, chat, plain, _copied(body) | _group_of(body, fresh))["message_id"]}
        for body in found
    ]


def _group_of(body: Json, fresh: str) -> Json:
    return {"media_group_id": fresh} if "media_group_id" in body else {}


def _copied(body: Json) -> Json:
    return {name: value for name, value in body.items() if name in CONTENT_OF_COPY}


def copy_message(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    message = known_chat(world, params, "from_chat_id").messages.get(params.integer("message_id"))
    if message is None:
        raise BadRequest("message to copy not found")
    content = _copied(message.body)
    if not content:
        raise BadRequest("message can't be copied")  # one of Telegram's own notes
    if params.values.get("caption") is not None:
        content = {k: v for k, v in content.items() if not k.startswith("caption")} | caption_of(params)
    return {"message_id": post(world, chat, params, content)["message_id"]}


def forward_message(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    message = known_chat(world, params, "from_chat_id").messages.get(params.integer("message_id"))
    if message is None:
        raise BadRequest("message to forward not found")
    content = _copied(message.body)
    origin = {"type": "user", "sender_user": message.body.get("from", {}), "date": message.body["date"]}
    return post(world, chat, Params(), content | {"forward_origin": origin})
