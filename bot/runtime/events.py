"""Reads Telegram's updates: whose lane they belong to, and what the person did, in the words of `bot.dialog`."""

from typing import Any

from telegram import (
    CallbackQuery,
    ChatMemberAdministrator,
    ChatMemberUpdated,
    InlineKeyboardMarkup,
    Message,
    Update,
)

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
_OUT = ("left", "kicked")
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
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    return None if update.message is None else _said(update.message)


def _tap(query: CallbackQuery) -> Tapped:
    token, step, choice = decode(query.data or "")
    return Tapped(token, step, choice, query.message.message_id if query.message else None)


def _membership(change: ChatMemberUpdated) -> Membership:
    member = change.new_chat_member
    may = isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)
    return Membership(member.status not in _OUT, may)


def _said(message: Message) -> Event | None:
    number, caption = message.message_id, message.caption or ""
    if message.text is not None:
        return Said(message.text, number)
    if message.contact is not None:
        is_own = message.from_user is not None and message.contact.user_id == message.from_user.id
        return SharedContact(message.contact.phone_number, is_own and message.forward_origin is None, number)
    if message.location is not None:
        return SharedLocation(message.location.latitude, message.location.longitude, number)
    if message.photo:
        return SentPhoto(message.photo[-1].file_id, caption, number)
    if message.document is not None and message.animation is None:
        document = message.document
        return SentDocument(
            document.file_id, document.file_name or "", document.file_size, document.mime_type or "", caption, number
        )  # fmt: skip
    if message.migrate_to_chat_id is not None:
        return GroupMoved(message.migrate_to_chat_id)
    kind = next((kind for kind in _OTHERS if getattr(message, kind, None)), None)
    return SentOther(_SAME_KIND.get(kind, kind), caption, number) if kind else None


def origin_of(update: Update, bot_id: int) -> Origin:
    """Who did it, and where. A message of ours counts as quoted only if it says something: in a forum every message
    seems to reply to the note that its topic was made."""
    user, chat, message = update.effective_user, update.effective_chat, update.effective_message
    own = message.reply_to_message if message is not None and update.callback_query is None else None
    if (
        own is None
        or own.from_user is None
        or own.from_user.id != bot_id
        or own.forum_topic_created is not None
    ):
        own = None
    is_topic = message is not None and bool(message.is_topic_message)
    return Origin(
        user_id=user.id if user else 0,
        name=user.first_name if user else "",
        group=(chat.title or "-") if chat and chat.type in ("group", "supergroup") else "",
        topic=message.message_thread_id if message is not None and is_topic else None,
        quoted=(own.text or own.caption or "") if own else None,
        quoted_data=_data_of(own.reply_markup) if own else (),
    )  # fmt: skip


def _data_of(markup: InlineKeyboardMarkup | None) -> tuple[str, ...]:
    rows = markup.inline_keyboard if markup else ()
    return tuple(
        button.callback_data for row in rows for button in row if isinstance(button.callback_data, str)
    )
