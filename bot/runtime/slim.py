"""What python-telegram-bot needs to tell one kind of update from another, with what it insists on filled in. The rest –
the message that was tapped with all its buttons, the one that was answered – is not worth its time."""

from telegram.ext import filters

from bot.runtime.events import Json, id_in, part

_NOTES = frozenset(name.lower() for name in dir(filters.StatusUpdate) if name.isupper()) | {
    "group_chat_created", "supergroup_chat_created", "channel_chat_created", "migrate_to_chat_id", "migrate_from_chat_id",
    "successful_payment", "passport_data", "boost_added",
}  # fmt: skip
"""Telegram's own notes (somebody came, something was pinned): nobody said them."""
_A_NOTE = {"delete_chat_photo": True}
"""Stands for any of them: what is in a note is never looked at, and a shape that the library does not expect is no reason to
fail."""


def slim(update: Json) -> Json:
    """The same update, small."""
    kept: Json = {"update_id": update.get("update_id", 0)}
    for kind in ("message", "edited_message"):
        if content := part(update, kind):
            kept[kind] = _message(content)
    if query := part(update, "callback_query"):
        shown = part(query, "message")
        message = {"message": _message(shown)} if shown else {}
        kept["callback_query"] = {
            "id": str(query.get("id")),
            "chat_instance": "",
            **_sender(query),
            **message,
        }
    if asked := part(update, "inline_query"):
        told = {name: str(asked.get(name) or "") for name in ("id", "query", "offset")}
        kept["inline_query"] = {**told, **_sender(asked)}
    if change := part(update, "my_chat_member"):
        kept["my_chat_member"] = _membership(change)
    return kept


def _message(message: Json) -> Json:
    text = message.get("text")
    said: Json = {"text": text} if isinstance(text, str) else {}
    rest = _A_NOTE if not said and not _NOTES.isdisjoint(message) else said
    ids = {"message_id": message.get("message_id") or 0, "date": message.get("date") or 0}
    return {**rest, **ids, **_sender(message), "chat": _chat(message)}


def _membership(change: Json) -> Json:
    """Whether somebody came or went is read from the update itself (`events`)."""
    member = {"status": "left", "user": _sender(change).get("from")}
    both = {"old_chat_member": member, "new_chat_member": member}
    return {"date": 0, **_sender(change), "chat": _chat(change), **both}


def _chat(holder: Json) -> Json:
    chat, number = part(holder, "chat"), id_in(holder, "chat")
    return {"id": number, "type": chat.get("type") or ("private" if number > 0 else "group")}


def _sender(holder: Json) -> Json:
    sender = part(holder, "from")
    if not sender:
        return {}
    language = sender.get("language_code")
    known = {"language_code": language} if isinstance(language, str) else {}
    return {
        "from": {"id": id_in(holder, "from"), "is_bot": bool(sender.get("is_bot")), "first_name": "", **known}
    }
