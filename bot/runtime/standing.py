"""What stands open in a chat between two turns: a half-filled form, or buttons that may be answered in words."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.dialog.event import CallEnded, FileArrived
from bot.dialog.offer import FORM, Offer
from bot.dialog.state import State
from bot.turn import Turn
from storage import dialogs
from storage.inbox import Item

FORM_LIFE = timedelta(days=60)
Found = dict[str, object] | None


def form_of(found: Found) -> State | None:
    """The form that a chat was left with; None for anything that this version does not understand."""
    try:
        return State.model_validate(found) if found is not None and found.get("form") != FORM else None
    except ValidationError:
        return None


def offer_of(found: Found) -> Offer | None:
    """The buttons that a chat was left with."""
    try:
        return Offer.model_validate(found) if found is not None and found.get("form") == FORM else None
    except ValidationError:
        return None


async def keep(tx: AsyncConnection, pairs: Sequence[tuple[Item, Turn]], now: datetime) -> None:
    """Write down what the turns leave open, where it changed, and forget the rest."""
    kept = {
        item.chat_id: left.model_dump(mode="json")
        for item, turn in pairs
        if (left := _left_by(turn)) is not None
    }
    before: dict[int, Any] = {item.chat_id: item.dialog for item, _ in pairs if item.dialog is not None}
    changed = {chat: state for chat, state in kept.items() if state != before.get(chat)}
    await dialogs.keep(tx, changed, now + FORM_LIFE)
    await dialogs.drop(tx, [chat for chat in before if chat not in kept])


def _left_by(turn: Turn) -> State | Offer | None:
    """An event of our own (a file came, a call ended) takes no buttons away."""
    is_own = isinstance(turn.event, FileArrived | CallEnded)
    return turn.dialog or turn.offers or (turn.offer if is_own else None)
