"""Reads Telegram's updates: whose lane they belong to, and what the person did, in the words of `bot.dialog`."""

from typing import Any

from telegram import CallbackQuery, Message, Update

from bot.dialog.event import (
    Edited,
    Event,
    Said,
    SentDocument,
    SentOther,
    SentPhoto,
    SharedContact,
    SharedLocation,
    Tapped,
)
from bot.dialog.screen import decode

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
_OTHERS = (
    "voice",
    "sticker",
    "video",
    "video_note",
    "animation",
    "audio",
    "poll",
    "venue",
    "dice",
)
_LARGEST = 2**63
_SAME_KIND = {"video_note": "voice", "audio": "voice", "animation": "video", "venue": "location"}


def lane_of(update: dict[str, Any]) -> int:
    """The chat that a raw update belongs to; 0 for those that belong to none (they are kept, and ignored)."""
    for kind, content in update.items():
        if kind != "update_id" and isinstance(content, dict):
            holder = content.get("message") if kind == "callback_query" else content
            return _id(holder, "chat") or _id(content, "from")
    return 0


def _id(holder: Any, name: str) -> int:
    """The id in `holder[name]`; 0 when nothing of that shape is there."""
    named = holder.get(name) if isinstance(holder, dict) else None
    found = named.get("id") if isinstance(named, dict) else None
    return found if isinstance(found, int) and abs(found) < _LARGEST else 0


def event_of(update: Update) -> Event | None:
    """What happened, or None for something that no conversation answers."""
    if update.callback_query is not None:
        return _tap(update.callback_query)
    if update.edited_message is not None:
        return Edited()
    return None if update.message is None else _said(update.message)


def _tap(query: CallbackQuery) -> Tapped:
    token, step, choice = decode(query.data or "")
    return Tapped(token, step, choice, query.message.message_id if query.message else None)


def _said(message: Message) -> Event | None:
    if message.text is not None:
        return Said(message.text)
    if message.contact is not None:
        is_own = message.from_user is not None and message.contact.user_id == message.from_user.id
        return SharedContact(message.contact.phone_number, is_own and message.forward_origin is None)
    if message.location is not None:
        return SharedLocation(message.location.latitude, message.location.longitude)
    if message.photo:
        return SentPhoto(message.photo[-1].file_id)
    if message.document is not None and message.animation is None:
        document = message.document
        return SentDocument(
            document.file_id, document.file_name or "", document.file_size, document.mime_type or ""
        )
    kind = next((kind for kind in _OTHERS if getattr(message, kind, None)), None)
    return SentOther(_SAME_KIND.get(kind, kind)) if kind else None
