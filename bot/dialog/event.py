"""What a person can do, in the few words that a conversation needs. Knows no Telegram."""

from dataclasses import dataclass


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
class SentOther:
    """Something that no question asks for: `kind` is voice, sticker, video, document, …"""

    kind: str


@dataclass(frozen=True, slots=True)
class Edited:
    """An older message of theirs was changed."""


Event = Said | Tapped | SharedContact | SharedLocation | SentPhoto | SentOther | Edited
