"""The Bot API methods that change or remove what is there, and answer taps. Knows nothing of HTTP."""

from __future__ import annotations

from typing import Any

from simulator.chats import Chat, Json, Message, Query, World
from simulator.inline import checked_results
from simulator.media import media_content
from simulator.params import Params
from simulator.sending import known_chat, reachable_chat
from simulator.validation import BadRequest, checked_caption, checked_inline_markup, checked_text

Answer = Any
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
QUERY_SECONDS = 60.0
DELETE_SECONDS = 48 * 3600
MOST_DELETED = 100


def _editable(world: World, params: Params) -> tuple[Chat, Message]:
    chat = reachable_chat(world, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise BadRequest("message to edit not found")
    has_reply_keyboard = message.markup is not None and "inline_keyboard" not in message.markup
    if not message.by_bot or has_reply_keyboard:
        raise BadRequest("message can't be edited")
    return chat, message


def _edit(
    world: World, params: Params, place: tuple[Chat, Message], content: Json, drops: tuple[str, ...]
) -> Json:
    """Replace the fields `drops` by `content` and the keyboard by the one given (or none)."""
    chat, message = place
    markup = checked_inline_markup(params.structure("reply_markup"))
    if markup is not None:
        content = {**content, "reply_markup": markup}
    gone = (*drops, "reply_markup")
    before = {name: message.body[name] for name in gone if name in message.body}
    if before == content:
        raise BadRequest(NOT_MODIFIED)
    kept = {name: value for name, value in message.body.items() if name not in gone}
    message.body = kept | content | {"edit_date": int(world.clock.timestamp())}
    message.former_buttons += [button for button in message.inline_buttons if "callback_data" in button]
    message.markup = markup
    world.touch(chat, message)
    return message.body


def edit_message_text(world: World, params: Params) -> Answer:
    chat, message = _editable(world, params)
    content = checked_text(params.text("text"), params.text("parse_mode"), params.structure("entities"))
    if "text" not in message.body:
        raise BadRequest("there is no text in the message to edit")
    return _edit(world, params, (chat, message), content, ("text", "entities"))


def edit_message_caption(world: World, params: Params) -> Answer:
    chat, message = _editable(world, params)
    entities = params.structure("caption_entities")
    content = checked_caption(params.text("caption"), params.text("parse_mode"), entities)
    if not {"photo", "document", "voice", "video", "audio", "animation"} & message.body.keys():
        raise BadRequest("there is no caption in the message to edit")
    return _edit(world, params, (chat, message), content, ("caption", "caption_entities"))


MEDIA = ("photo", "document", "video", "audio", "animation")


def edit_message_media(world: World, params: Params) -> Answer:
    """Another file and other words in the place of those that are there; a voice note is no such file."""
    chat, message = _editable(world, params)
    media = params.structure("media") or {}
    kind = str(media.get("type"))
    if kind not in MEDIA:
        raise BadRequest(f"can't parse InputMedia: media of type {kind} is unallowed")
    if not set(MEDIA) & message.body.keys():
        raise BadRequest("there is no media in the message to edit")
    content = media_content(world, params, media)
    return _edit(world, params, (chat, message), content, (*MEDIA, "caption", "caption_entities"))


def edit_message_reply_markup(world: World, params: Params) -> Answer:
    chat, message = _editable(world, params)
    return _edit(world, params, (chat, message), {}, ())


def delete_message(world: World, params: Params) -> Answer:
    chat = known_chat(world, params)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise BadRequest("message to delete not found")
    if world.clock.timestamp() - message.body["date"] > DELETE_SECONDS:
        raise BadRequest("message can't be deleted for everyone")
    world.remove(chat, message)
    return True


def delete_messages(world: World, params: Params) -> Answer:
    chat, ids = known_chat(world, params), params.structure("message_ids") or []
    if not 1 <= len(ids) <= MOST_DELETED:
        raise BadRequest(
            "can't delete more than 100 messages at once" if ids else "message identifiers are not specified"
        )
    for message_id in ids:
        message = chat.messages.get(int(message_id))
        if message is not None:
            world.remove(chat, message)
    return True


def _open_query(world: World, query_id: str) -> Query:
    query = world.queries.get(query_id)
    if query is None or abs(world.clock.timestamp() - query.at) > QUERY_SECONDS:
        world.queries.pop(query_id, None)
        raise BadRequest(QUERY_TOO_OLD)
    return query


def answer_callback_query(world: World, params: Params) -> Answer:
    query = _open_query(world, params.text("callback_query_id"))
    text = params.text("text").strip()
    if len(text) > 200:
        raise BadRequest("MESSAGE_TOO_LONG")
    del world.queries[query.id]
    if text:
        world.toasts.setdefault(query.chat_id, []).append(text)
        world.pulse.beat()
    shown = {"text": text, "show_alert": params.flag("show_alert")}
    world.tell({"type": "answer", "chat_id": query.chat_id, "message_id": query.message_id, **shown})
    return True


def answer_inline_query(world: World, params: Params) -> Answer:
    query = _open_query(world, params.text("inline_query_id"))
    results = checked_results(params.structure("results") or [], world.files, params.text("next_offset"))
    world.inline_answers.setdefault(query.chat_id, []).append(results)
    world.pulse.beat()
    world.tell({"type": "results", "chat_id": query.chat_id, "results": results})
    return True
