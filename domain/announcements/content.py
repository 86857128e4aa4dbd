"""What an officer sent, as it can be sent again: one message, or an album. Limits are Telegram's (Bot API 9.2)."""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from domain.clip import clipped
from domain.messages import N_, Rejected

MOST_PIECES = 10
MOST_TEXT, MOST_CAPTION = 4_096, 1_024
"""Letters, counted as Telegram does (in UTF-16): of a message, and below a picture."""
_TITLE = 60


class Kind(StrEnum):
    """What a message holds; the value is the name of its field."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    VOICE = "voice"
    AUDIO = "audio"
    ANIMATION = "animation"


class Piece(BaseModel):
    """One message. `text`: its words, or those below the file; `entities`: how they look, in Telegram's own shape;
    `file_id`: the file, as Telegram keeps it; `album`: what several belong together by."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    kind: Kind
    text: str = ""
    entities: tuple[dict[str, Any], ...] = ()
    file_id: str | None = None
    album: str | None = None


class Content(BaseModel):
    """What is announced: one piece, or the pieces of an album in their order."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    pieces: Annotated[tuple[Piece, ...], Field(min_length=1, max_length=MOST_PIECES)]

    @property
    def is_album(self) -> bool:
        return len(self.pieces) > 1

    @property
    def weight(self) -> int:
        """For how many messages one copy counts."""
        return len(self.pieces)

    @property
    def words(self) -> str:
        """Everything that is written in it."""
        return "\n\n".join(piece.text for piece in self.pieces if piece.text)

    @property
    def title(self) -> str:
        """Its beginning on one line, for lists; "" when nothing is written in it."""
        return clipped(" ".join(self.words.split()), _TITLE)

    def with_piece(self, piece: Piece) -> Self:
        """The same album with one more. Raises `Rejected` when it is full."""
        if len(self.pieces) >= MOST_PIECES:
            raise Rejected(N_("An album holds at most {most} pictures."), most=MOST_PIECES)
        return type(self)(pieces=(*self.pieces, piece))

    def belongs_to(self, piece: Piece) -> bool:
        """Whether this piece is of the same album."""
        return piece.album is not None and piece.album == self.pieces[0].album


class Buttons(BaseModel):
    """What recipients can tap below it. `read`: "I have read it"; `answers`: one of some words."""

    model_config = ConfigDict(frozen=True)

    read: bool = False
    answers: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=30)], ...], Field(max_length=6)
    ] = ()

    @property
    def is_empty(self) -> bool:
        return not self.read and not self.answers


def shifted(entities: tuple[dict[str, Any], ...], by: int) -> tuple[dict[str, Any], ...]:
    """The same looks for words that stand so many UTF-16 units further back."""
    return tuple({**one, "offset": int(one["offset"]) + by} for one in entities)
