"""The Bot API methods that put a new message into a chat.

Each takes the world and the parameters and returns what Telegram answers. Knows nothing of HTTP.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from simulator.chats import Chat, Json, World
from simulator.files import StoredFile
from simulator.params import Params, Upload
from simulator.validation import BadRequest, Forbidden, checked_caption, checked_markup, checked_text, is_url

Answer = Any
TYPING_SECONDS = 5.0
PHOTO_BYTES = 10 * 1024 * 1024
CONTENT_OF_COPY = ("text", "entities", "caption", "caption_entities", "photo", "document", "voice", "video",
                   "sticker", "location", "venue", "contact")  # fmt: skip


def reachable_chat(world: World, params: Params) -> Chat:
    """The chat named by `chat_id`, if the bot may write there."""
    chat = known_chat(world, params)
    if chat.moved_to:
        moved = "group chat was upgraded to a supergroup chat"
        raise BadRequest(moved, migrate_to_chat_id=chat.moved_to)
    if chat.kicked:
        raise Forbidden(f"bot was kicked from the {chat.kind} chat")
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


def _caption(params: Params) -> Json:
    entities = params.structure("caption_entities")
    return checked_caption(params.text("caption"), params.text("parse_mode"), entities)


def stored(world: World, params: Params, kind: str, field: str) -> StoredFile:
    """The file of a parameter: just uploaded, or known by its id."""
    upload = params.upload(field)
    if upload is not None:
        return keep(world, kind, upload)
    file_id = params.text(field)
    if not file_id:
        raise BadRequest(f"there is no {kind} in the request")
    file = world.files.get(file_id)
    if file is None:
        failed = "failed to get HTTP URL content" if is_url(file_id) and "://" in file_id else None
        raise BadRequest(failed or "wrong file identifier/HTTP URL specified")
    return file


def keep(world: World, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise BadRequest("file must be non-empty")
    file = world.files.add(kind, upload.name, upload.mime, upload.data)
    if kind == "photo":
        _refuse_picture(file)
    return file


def _refuse_picture(file: StoredFile) -> None:
    if file.size > PHOTO_BYTES:
        raise BadRequest(
            f"file of size {file.size} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes"
        )
    if not file.width:
        raise BadRequest("IMAGE_PROCESS_FAILED")
    sides = sorted((file.width, file.height))
    if sum(sides) > 10_000 or sides[1] > 20 * max(1, sides[0]):
        raise BadRequest("PHOTO_INVALID_DIMENSIONS")


def file_json(file: StoredFile) -> Json:
    return {"file_id": file.file_id, "file_unique_id": file.file_unique_id, "file_size": file.size}


def media_json(kind: str, file: StoredFile) -> Json:
    """The part of a message that carries a file."""
    known = file_json(file)
    sides = {"width": file.width, "height": file.height}
    if kind == "photo":
        small = {**known, "file_unique_id": f"{file.file_unique_id}s"}
        return {
            "photo": [{**small, "width": min(90, file.width), "height": min(90, file.height)}, known | sides]
        }
    if kind == "document":
        return {"document": known | {"file_name": file.name, "mime_type": file.mime}}
    if kind == "voice":
        return {"voice": known | {"duration": 3, "mime_type": file.mime}}
    if kind == "video":
        return {"video": known | {"width": 640, "height": 360, "duration": 3, "mime_type": file.mime}}
    flags = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
    return {"sticker": known | {"width": 512, "height": 512} | flags}


def _sender_of(kind: str) -> Callable[[World, Params], Answer]:
    def send(world: World, params: Params) -> Answer:
        chat = reachable_chat(world, params)
        caption = _caption(params) if kind != "sticker" else {}
        return post(world, chat, params, media_json(kind, stored(world, params, kind, kind)) | caption)

    return send


send_photo, send_document = _sender_of("photo"), _sender_of("document")
send_voice, send_video, send_sticker = _sender_of("voice"), _sender_of("video"), _sender_of("sticker")


def send_media_group(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    items = params.structure("media") or []
    if not 2 <= len(items) <= 10:
        raise BadRequest("group must contain 2-10 items")
    contents = [_album_item(world, params, item) for item in items]
    group = str(time.monotonic_ns())
    plain = Params({name: value for name, value in params.values.items() if name != "reply_markup"})
    return [post(world, chat, plain, content | {"media_group_id": group}) for content in contents]


def _album_item(world: World, params: Params, item: Json) -> Json:
    kind = str(item.get("type"))
    if kind not in ("photo", "document", "video"):
        raise BadRequest(f"can't parse InputMedia: media of type {kind} is unallowed in the album")
    one = Params({**item, kind: item.get("media")}, params.uploads)
    return media_json(kind, stored(world, one, kind, kind)) | _caption(one)


def send_location(world: World, params: Params) -> Answer:
    return post(world, reachable_chat(world, params), params, {"location": _place(params)})


def send_venue(world: World, params: Params) -> Answer:
    chat, place = reachable_chat(world, params), _place(params)
    venue = {"location": place, "title": params.text("title"), "address": params.text("address")}
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
    if not params.text("action"):
        raise BadRequest("wrong parameter action in request")
    chat.typing_until = time.time() + TYPING_SECONDS
    world.tell({"type": "typing", "chat_id": chat.id, "typing_until": chat.typing_until})
    return True


def copy_message(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    message = known_chat(world, params, "from_chat_id").messages.get(params.integer("message_id"))
    if message is None:
        raise BadRequest("message to copy not found")
    content = {name: value for name, value in message.body.items() if name in CONTENT_OF_COPY}
    if params.values.get("caption") is not None:
        content = {k: v for k, v in content.items() if not k.startswith("caption")} | _caption(params)
    return {"message_id": post(world, chat, params, content)["message_id"]}


def forward_message(world: World, params: Params) -> Answer:
    chat = reachable_chat(world, params)
    message = known_chat(world, params, "from_chat_id").messages.get(params.integer("message_id"))
    if message is None:
        raise BadRequest("message to forward not found")
    content = {name: value for name, value in message.body.items() if name in CONTENT_OF_COPY}
    origin = {"type": "user", "sender_user": message.body.get("from", {}), "date": message.body["date"]}
    return post(world, chat, Params(), content | {"forward_origin": origin})
