"""Reads Telegram's updates: whose lane they belong to, and what the person did, in the words of `bot.dialog`.

Only what is used is looked at, and nothing that is missing breaks it.
"""

from typing import Any

from bot.dialog.event import (
    AskedInline,
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
from bot.dialog.screen import decode
from domain.spoken import clean

Json = dict[str, Any]
ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member", "inline_query"]
SENT = {
    "contact": "contact", "location": "location", "venue": "location", "photo": "photo", "animation": "video",
    "document": "document", "voice": "voice", "video_note": "voice", "audio": "voice", "sticker": "sticker",
    "video": "video", "poll": "poll", "dice": "dice",
}  # fmt: skip
"""What is sent, by its field, and what it is called in an answer."""
_LARGEST = 2**63
_OUT = ("left", "kicked")


def lane_of(update: Json) -> int:
    """The chat that a raw update belongs to; 0 for those that belong to none (they are kept, and ignored)."""
    for kind, content in update.items():
        if kind != "update_id" and isinstance(content, dict):
            holder = content.get("message") if kind == "callback_query" else content
            return id_in(holder, "chat") or id_in(content, "from")
    return 0


def id_in(holder: Any, name: str) -> int:
    """The id in `holder[name]`; 0 when nothing of that shape is there."""
    named = holder.get(name) if isinstance(holder, dict) else None
    found = named.get("id") if isinstance(named, dict) else None
    return found if isinstance(found, int) and abs(found) < _LARGEST else 0


def event_of(update: Json) -> Event | None:
    """What happened, or None for something that no conversation answers."""
    if query := part(update, "callback_query"):
        return _tap(query)
    if edited := part(update, "edited_message"):
        is_on_the_way = "location" in edited  # a place that is shared live changes all the time
        return None if is_on_the_way else Edited()
    if change := part(update, "my_chat_member"):
        return _membership(part(change, "new_chat_member"))
    if asked := part(update, "inline_query"):
        return AskedInline(_text(asked, "query"), _text(asked, "offset"))
    return _said(part(update, "message"))


def part(holder: Json, name: str) -> Json:
    """The object of that name; an empty one when there is none."""
    found = holder.get(name)
    return found if isinstance(found, dict) else {}


def _tap(query: Json) -> Tapped:
    """A message of date 0 cannot be changed any more: it is gone, or too old."""
    shown = part(query, "message")
    token, step, choice = decode(_text(query, "data"))
    number = _number(shown) if shown.get("date", 1) != 0 else None
    return Tapped(token, step, choice, number, holds_words=SENT.keys().isdisjoint(shown))


def _membership(member: Json) -> Membership:
    may = member.get("status") == "administrator" and bool(member.get("can_manage_topics"))
    return Membership(member.get("status") not in _OUT, may)


def _number(message: Json) -> int | None:
    found = message.get("message_id")
    return found if isinstance(found, int) else None


def _text(holder: Json, name: str) -> str:
    found = holder.get(name)
    return found if isinstance(found, str) else ""


def _said(message: Json) -> Event | None:
    number = _number(message)
    if isinstance(message.get("text"), str):
        return Said(message["text"], number)
    if (found := _shared(message, number) or _file(message, number)) is not None:
        return found
    if isinstance(moved := message.get("migrate_to_chat_id"), int):
        return GroupMoved(moved)
    kind = next((kind for kind in SENT if message.get(kind) not in (None, [])), None)
    return SentOther(SENT[kind], _text(message, "caption"), number) if kind else None


def _shared(message: Json, number: int | None) -> SharedContact | SharedLocation | None:
    contact, place = part(message, "contact"), part(message, "location")
    if phone := _text(contact, "phone_number"):
        is_passed_on = any(name.startswith("forward_") for name in message)
        return SharedContact(
            phone, not is_passed_on and contact.get("user_id") == id_in(message, "from"), number
        )
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if isinstance(latitude, int | float) and isinstance(longitude, int | float):
        return SharedLocation(float(latitude), float(longitude), number)
    return None


def _file(message: Json, number: int | None) -> SentPhoto | SentDocument | None:
    photos, document = message.get("photo"), part(message, "document")
    largest = photos[-1] if isinstance(photos, list) and photos and isinstance(photos[-1], dict) else {}
    caption = _text(message, "caption")
    if file_id := _text(largest, "file_id"):
        return SentPhoto(file_id, caption, number)
    if (file_id := _text(document, "file_id")) and "animation" not in message:
        size = document.get("file_size")
        return SentDocument(
            file_id, _text(document, "file_name"), size if isinstance(size, int) else None,
            _text(document, "mime_type"), caption, number,
        )  # fmt: skip
    return None


def origin_of(update: Json, bot_id: int) -> Origin:
    """Who did it, and where. A message of ours counts as quoted only if it says something: in a forum every message
    seems to reply to the note that its topic was made."""
    query = part(update, "callback_query")
    content = query or next(filter(None, (part(update, kind) for kind in ALLOWED_UPDATES)), {})
    message = part(query, "message") if query else content
    sender, chat = part(content, "from"), part(message, "chat")
    own = {} if query else part(message, "reply_to_message")
    if id_in(own, "from") != bot_id or "forum_topic_created" in own:
        own = {}
    topic = message.get("message_thread_id") if message.get("is_topic_message") else None
    return Origin(
        user_id=id_in(content, "from"),
        name=clean(_text(sender, "first_name")),  # some call themselves nothing that can be seen
        group=(clean(_text(chat, "title")) or "-") if chat.get("type") in ("group", "supergroup") else "",
        topic=topic if isinstance(topic, int) else None,
        quoted=(_text(own, "text") or _text(own, "caption")) if own else None,
        quoted_data=_data_of(part(own, "reply_markup")),
    )


def _data_of(markup: Json) -> tuple[str, ...]:
    rows = markup.get("inline_keyboard")
    found = [button for row in rows for button in row] if isinstance(rows, list) else []
    return tuple(button["callback_data"] for button in found if isinstance(button.get("callback_data"), str))
