"""What a person can do, in the few words that a conversation needs. Knows no Telegram."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Said:
    """A typed text, as typed. Here and below `message_id` is its number in the chat, for whoever passes it on."""

    text: str
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Tapped:
    """A tap on a button under a message: which question it belonged to and what was chosen. `holds_words`: the message
    is a text, whose place another text can take."""

    token: str
    step: str
    choice: str
    message_id: int | None = None
    holds_words: bool = True


@dataclass(frozen=True, slots=True)
class SharedContact:
    """`is_own`: Telegram vouches that it is the sender's own number."""

    phone: str
    is_own: bool
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class SharedLocation:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class SentPhoto:
    """A picture. `caption`: the words beside it."""

    file_id: str
    caption: str = ""
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class SentDocument:
    """A file. `size` in bytes, None when the phone did not tell; `name` and `mime` are what it claims, "" if nothing."""

    file_id: str
    name: str
    size: int | None
    mime: str
    caption: str = ""
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class SentOther:
    """Something that few questions ask for: `kind` is voice, sticker, video, …"""

    kind: str
    caption: str = ""
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class AskedInline:
    """`@bot words` written in any chat, not sent: what they look for, and which part of the results they want ("" the first)."""

    text: str
    offset: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """An older message of theirs was changed."""


@dataclass(frozen=True, slots=True)
class Membership:
    """The bot was taken into a group, given rights there, or put out. `topics`: it may make topics of a forum."""

    is_in: bool
    topics: bool


@dataclass(frozen=True, slots=True)
class GroupMoved:
    """A group became a supergroup, and has another number from now on."""

    to: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an event came from. `user_id`, `name`: who did it (in a group, not the chat itself); `group`: the title of
    the group, "" in a private chat; `topic`: the forum topic; `quoted`: the text of our own message that it replies to,
    with the data of that message's buttons in `quoted_data`."""

    user_id: int = 0
    name: str = ""
    group: str = ""
    topic: int | None = None
    quoted: str | None = None
    quoted_data: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileArrived:
    """A file that a conversation asked for is here (or is known not to come): `arrival` names who hears of it,
    `file` is its number (`turn.store.files`), `about` what was said when it was asked for."""

    arrival: str
    file: int
    about: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CallEnded:
    """A message that a conversation wanted to know the end of has left, or never will: `sequel` names who hears of it,
    `about` is what was said when it was owed. `message_id`, `topic`: what Telegram made of it. `fault`: why it did not
    leave, in one word (`bot.runtime.failures.TROUBLES`); `moved_to`: the chat's new number, if that was why."""

    sequel: str
    about: Mapping[str, Any]
    message_id: int | None = None
    topic: int | None = None
    fault: str | None = None
    moved_to: int | None = None


Event = (
    Said
    | Tapped
    | SharedContact
    | SharedLocation
    | SentPhoto
    | SentDocument
    | SentOther
    | AskedInline
    | Edited
    | Membership
    | GroupMoved
    | FileArrived
    | CallEnded
)
