"""Messages: an English message id with its parameters. The sentence is made elsewhere (locales/)."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(text: str) -> str:  # noqa: N802  (the usual name of a gettext mark)
    """Marks a text for the catalogues and returns it unchanged."""
    return text


@dataclass(frozen=True)
class Message:
    """An English sentence with named placeholders (`id`) and what fills them (`params`)."""

    id: str
    params: Mapping[str, object] = field(default_factory=dict)


def message(text: str, /, **params: object) -> Message:
    """Shorthand: `message(N_("{count} digits"), count=3)`."""
    return Message(text, params)


def utf16(text: str) -> int:
    """The length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Rejected(Exception):
    """The person can mend it: says what is wrong and gives an example.

    `str()` gives the message id alone: what a person wrote must not reach a log.
    """

    def __init__(self, text: str, /, **params: object) -> None:
        self.message = Message(text, params)
        super().__init__(text)

    def __str__(self) -> str:
        return self.message.id

    def __repr__(self) -> str:
        return f"Rejected({self.message.id!r})"
