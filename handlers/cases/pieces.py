"""What somebody says to an officer, or an officer to somebody: words, or anything a phone can send."""

from dataclasses import dataclass
from typing import Any

from bot.dialog.event import (
    Event,
    Said,
    SentDocument,
    SentOther,
    SentPhoto,
    SharedContact,
    SharedLocation,
)
from bot.dialog.form import Context, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.cases.model import Piece
from domain.cases.naming import one_line
from domain.messages import N_, Rejected, message

_ICONS = {
    "photo": "🖼", "document": "📄", "voice": "🎤", "video": "🎬", "location": "📍", "contact": "👤", "sticker": "🙂",
}  # fmt: skip
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Anything:
    """Words, a photo, a voice note, a file, a place. The answer says which message it was, so that it can be copied."""

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        piece = piece_of(event, 0)
        if piece is None or not (piece.text.strip() or piece.kind != "text"):
            raise Rejected(N_("Please write it in your own words, or send a photo or a voice note."))
        return Value(as_answer(piece))

    def show(self, value: Any, context: Context) -> Line:
        return in_list(Piece(value["kind"], value["text"], 0, None))


def piece_of(event: Event, chat_id: int) -> Piece | None:
    """The event as a message of a case; None for taps and the like."""
    match event:
        case Said(text, number):
            return Piece("text", text, chat_id, number)
        case SentPhoto(_, caption, number):
            return Piece("photo", caption, chat_id, number)
        case SentDocument(caption=caption, message_id=number):
            return Piece("document", caption, chat_id, number)
        case SharedLocation(message_id=number):
            return Piece("location", "", chat_id, number)
        case SharedContact(message_id=number):
            return Piece("contact", "", chat_id, number)
        case SentOther(kind, caption, number):
            return None if kind == "unknown" else Piece(kind, caption, chat_id, number)
    return None


def as_answer(piece: Piece) -> dict[str, Any]:
    """A message of a case as an answer of the field."""
    return {"kind": piece.kind, "text": piece.text, "message": piece.message_id}


def answered(value: dict[str, Any], chat_id: int) -> Piece:
    """The same the other way round."""
    return Piece(value["kind"], value["text"], chat_id, value["message"])


def all_answered(value: dict[str, Any], chat_id: int) -> list[Piece]:
    """The same with the other pictures of its album (`more`)."""
    return [answered(one, chat_id) for one in (value, *value.get("more", ()))]


def in_list(piece: Piece, most: int = _SHOWN) -> Line:
    """One line for lists and cards."""
    if piece.kind == "text":
        return Literal(one_line(piece.text, most))
    icon = _ICONS.get(piece.kind, "📎")
    if not piece.text:
        return message(N_("{icon} (see the original)"), icon=icon)
    return message(N_("{icon} {words}"), icon=icon, words=Literal(one_line(piece.text, most - 3)))
