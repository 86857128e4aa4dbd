"""Tells whoever owed a call how it ended: as an event of our own, stored in the transaction that writes the end down."""

from datetime import datetime
from typing import Any

import orjson
from telegram.error import ChatMigrated, TelegramError

from bot.dialog.event import CallEnded
from bot.runtime.failures import trouble_of
from storage.inbox import Received
from storage.outbox import Claimed


def done(call: Claimed, answer: Any, now: datetime) -> Received | None:
    """Telegram took it. None when nobody asked to be told."""
    made = answer if isinstance(answer, dict) else {}
    return _told(call, now, message_id=made.get("message_id"), topic=made.get("message_thread_id"))


def not_done(call: Claimed, fault: TelegramError | None, now: datetime) -> Received | None:
    """It will never leave; `fault` None: for a reason of our own."""
    moved_to = fault.new_chat_id if isinstance(fault, ChatMigrated) else None
    return _told(call, now, fault=trouble_of(fault) if fault else "other", moved_to=moved_to)


def _told(call: Claimed, now: datetime, **made: Any) -> Received | None:
    if call.sequel is None:
        return None
    told = {"sequel": call.sequel.name, "about": call.sequel.about, **made}
    key = f"call:{call.id}:{int(now.timestamp() * 1000)}"
    return Received(key, call.chat_id, orjson.dumps({"laris": told}).decode())


def event_of(told: dict[str, Any]) -> CallEnded:
    """What such an event says, for a turn."""
    return CallEnded(**told)
