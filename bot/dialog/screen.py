"""What a person sees: some paragraphs and buttons, still as message ids. Making sentences is `bot.texts`' work."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from domain.messages import Message

SEPARATOR = ":"
MAX_DATA_BYTES = 64
COPY = "copy:"
_MOST_COPIED = 256
NO_DIALOG = "-"


@dataclass(frozen=True, slots=True)
class Button:
    """A choice to tap. `data` goes into the button and comes back with the tap; or it is a link (`https://…`), or
    what `copying` makes."""

    label: "Line"
    data: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text that is shown as it is (what somebody typed, the name of a place)."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Several lines that belong together, one under the other."""

    lines: tuple["Line", ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the data (rules, guides), written in every language and shown as it is."""

    id: str
    en: str


Line = Message | Literal | Lines | Written


class Share(StrEnum):
    """Something only the phone itself can give; asked for with a key of the reply keyboard."""

    CONTACT = "request_contact"
    LOCATION = "request_location"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the keyboard below the chat. Pressing it types its label, or shares something."""

    label: "Line"
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Painting:
    """A picture or document that is made when it is sent, by the painter of this name (`bot.painter`).

    `spec` is JSON and small: it is kept until Telegram has the file. `as_document`: a file, not a picture.
    """

    painter: str
    spec: Mapping[str, Any]
    as_document: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: paragraphs, and either rows of buttons or rows of keys (Telegram allows one of the two).

    `clears_keys`: take away a keyboard that an earlier message brought. `photo`: a picture that Telegram has (its
    file id); `painting`: one that is yet to be made. With either, the paragraphs are its caption.
    """

    parts: tuple[Line, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    keys: tuple[tuple[Key, ...], ...] = ()
    clears_keys: bool = False
    keys_stay: bool = False
    photo: str | None = None
    painting: Painting | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a button leads: the question (`token`, `step`), or a route outside dialogs (`NO_DIALOG`, name)."""

    token: str
    step: str


def encode(place: Place, choice: str) -> str:
    """Callback data `token:step:choice`. Raises ValueError over Telegram's 64 bytes."""
    data = SEPARATOR.join((place.token, place.step, choice))
    if len(data.encode()) > MAX_DATA_BYTES:
        raise ValueError(f"button data of step {place.step} is longer than {MAX_DATA_BYTES} bytes")
    return data


def decode(data: str) -> tuple[str, str, str]:
    """Token, step and choice of callback data; forged or foreign data yields an unknown token."""
    token, _, rest = data.partition(SEPARATOR)
    step, _, choice = rest.partition(SEPARATOR)
    return token, step, choice


def copying(text: str) -> str:
    """Data of a button that puts this text into the phone's clipboard. Raises ValueError over Telegram's 256
    characters."""
    if not 1 <= len(text) <= _MOST_COPIED:
        raise ValueError(f"a button copies 1 to {_MOST_COPIED} characters")
    return COPY + text


def whatsapp(words: str, phone: str = "") -> str:
    """Data of a button that opens WhatsApp with these words, to a number (E.164) or to whom the person chooses."""
    return f"https://wa.me/{phone.lstrip('+')}?text={quote(words)}"


def route(name: str, argument: str = "") -> str:
    """Callback data of a button that works at any time, outside dialogs."""
    return encode(Place(NO_DIALOG, name), argument)
