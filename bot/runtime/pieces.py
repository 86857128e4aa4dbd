"""Reads a message as something that can be sent again: its words with their looks, its file, its album."""

from typing import Any

from bot.runtime.events import Json, part
from domain.announcements.content import Kind, Piece

_FILES = (Kind.ANIMATION, Kind.VIDEO, Kind.DOCUMENT, Kind.VOICE, Kind.AUDIO)
"""An animation is also told as a document, to those who do not know animations: it is looked for first."""
_LINKED = frozenset({"text_mention"})
"""Looks that hold somebody's account: a bot may not be able to say them again."""


def piece_of(update: Json) -> Piece | None:
    """What was sent; None for anything that is no new message, or that cannot be sent again."""
    message = part(update, "message")
    if isinstance(text := message.get("text"), str):
        return Piece(kind=Kind.TEXT, text=text, entities=_looks(message, "entities"))
    kind, file_id = _file(message)
    if kind is None or not file_id:
        return None
    caption, album = message.get("caption"), message.get("media_group_id")
    return Piece(
        kind=kind, text=caption if isinstance(caption, str) else "",
        entities=_looks(message, "caption_entities"), file_id=file_id,
        album=album if isinstance(album, str) else None,
    )  # fmt: skip


def _file(message: Json) -> tuple[Kind | None, str]:
    photos = message.get("photo")
    if isinstance(photos, list) and photos and isinstance(photos[-1], dict):
        return Kind.PHOTO, _id(photos[-1])
    kind = next((kind for kind in _FILES if _id(part(message, kind.value))), None)
    return (kind, _id(part(message, kind.value))) if kind else (None, "")


def _id(file: Json) -> str:
    found = file.get("file_id")
    return found if isinstance(found, str) else ""


def _looks(message: Json, name: str) -> tuple[dict[str, Any], ...]:
    found = message.get(name)
    if not isinstance(found, list):
        return ()
    return tuple(
        one for one in found
        if isinstance(one, dict) and one.get("type") not in _LINKED
        and isinstance(one.get("offset"), int) and isinstance(one.get("length"), int)
    )  # fmt: skip
