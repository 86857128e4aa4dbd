"""What a person can do, in the few words that a conversation needs. Knows no Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """A typed text, as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap on a button under a message: which question it belonged to and what was chosen."""

    token: str
    step: str
    choice: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class SharedContact:
    """`is_own`: Telegram vouches that it is the sender's own number."""

    phone: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class SharedLocation:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class SentPhoto:
    file_id: str


@dataclass(frozen=True, slots=True)
class SentDocument:
    """A file. `size` in bytes, None when the phone did not tell; `name` and `mime` are what it claims, "" if nothing."""

    file_id: str
    name: str
    size: int | None
    mime: str


@dataclass(frozen=True, slots=True)
class SentOther:
    """Something that no question asks for: `kind` is voice, sticker, video, …"""

    kind: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An older message of theirs was changed."""


@dataclass(frozen=True, slots=True)
class FileArrived:
    """A file that a conversation asked for is here (or is known not to come): `arrival` names who hears of it,
    `file` is its number (`turn.store.files`), `about` what was said when it was asked for."""

    arrival: str
    file: int
    about: Mapping[str, Any]


Event = (
    Said
    | Tapped
    | SharedContact
    | SharedLocation
    | SentPhoto
    | SentDocument
    | SentOther
    | Edited
    | FileArrived
)
