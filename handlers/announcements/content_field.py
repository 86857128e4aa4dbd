"""The kind of answer that is a message to be sent to many: kept as Telegram keeps it, whatever it holds."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.event import Event
from bot.dialog.form import Context, Options, Value, View
from bot.dialog.screen import Line, Literal
from bot.dialog.state import Mode
from bot.turn import Turn
from domain.announcements.content import MOST_CAPTION, MOST_TEXT, Content, Kind, Piece
from domain.clip import clipped
from domain.messages import N_, Message, Rejected, message, utf16
from domain.spoken import clean
from services.announcement_copies import MOST_HEAD
from services.announcement_words import KINDS

_SHORTEST, _IN_SIGHT = 3, 24
_REFUSED = "refused"
"""Beside the answers: the album whose first picture was refused, or the message whose words were too many."""


async def load(turn: Turn) -> Mapping[str, Any]:
    """What was sent, as it can be sent again."""
    return {"piece": turn.piece}


class ContentField:
    """The answer is a `Content` as JSON."""

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        piece: Piece | None = context.facts.get("piece")
        if piece is None:
            raise Rejected(
                N_(
                    "I can pass on text, a photo, an album, a video, a file or a voice note. Please send one of them."
                )
            )
        if piece.kind is Kind.TEXT and len(clean(piece.text)) < _SHORTEST:
            raise Rejected(N_("That is very short. Please write the whole announcement."))
        _refuse_long(piece)
        return Value(Content(pieces=(piece,)).model_dump(mode="json"))

    def show(self, value: Any, context: Context) -> Line:
        return told(Content.model_validate(value))


def _refuse_long(piece: Piece) -> None:
    if _most(piece) < utf16(piece.text):
        raise Rejected(N_("That is too long: at most {most} letters. Please shorten it."), most=_most(piece))


def _most(piece: Piece) -> int:
    """A correction must find room in front of it."""
    return (MOST_TEXT if piece.kind is Kind.TEXT else MOST_CAPTION) - MOST_HEAD - 2


def told(content: Content) -> Line:
    """Its beginning, and what it is."""
    first = content.pieces[0]
    if content.is_album:
        what: Line = message(N_("album of {count}"), count=len(content.pieces))
    else:
        what = Message(KINDS[first.kind])
    if first.kind is Kind.TEXT:
        return Literal(clipped(content.title, _IN_SIGHT))
    return (
        message(N_("{what} – {title}"), what=what, title=clipped(content.title, _IN_SIGHT))
        if content.title
        else what
    )


def gathers(turn: Turn, answers: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The next picture of an album: it comes as a message of its own, after the first was answered. So does the end of a
    text that is too long for Telegram, which cuts it."""
    if turn.piece is None:
        return None
    if turn.piece.album is None:
        return _cut(turn, turn.piece, answers)
    if _is_refused(turn, turn.piece, answers):
        return {**answers, _REFUSED: turn.piece.album}
    before = answers.get("content")
    if not before:
        return None
    content = Content.model_validate(before)
    if not content.belongs_to(turn.piece):
        return None
    try:
        return {**answers, "content": content.with_piece(turn.piece).model_dump(mode="json")}
    except Rejected:
        return answers


def _cut(turn: Turn, piece: Piece, answers: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A text that is too long is refused with the parts that Telegram cut off it: they bear the next numbers, while an
    officer writes the next text only below our answer."""
    number = getattr(turn.event, "message_id", None)
    if piece.kind is not Kind.TEXT or not _is_asked(turn) or number is None:
        return None
    if answers.get(_REFUSED) != number - 1:
        if utf16(piece.text) <= _most(piece):
            return None
        turn.say(_too_long(piece))
    return {**answers, _REFUSED: number}


def _is_refused(turn: Turn, piece: Piece, answers: Mapping[str, Any]) -> bool:
    """Whether the album was refused with the words below one of its pictures: said once, and none of the others may be
    taken for the whole."""
    if answers.get(_REFUSED) == piece.album:
        return True
    if not _is_asked(turn) or utf16(piece.text) <= _most(piece):
        return False
    turn.say(_too_long(piece))
    return True


def _is_asked(turn: Turn) -> bool:
    return turn.dialog is not None and turn.dialog.mode is Mode.ASK and turn.dialog.step == "content"


def _too_long(piece: Piece) -> Message:
    return message(N_("That is too long: at most {most} letters. Please shorten it."), most=_most(piece))
