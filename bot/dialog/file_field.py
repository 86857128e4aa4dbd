"""The kind of answer that is a file: kept as what Telegram calls it, to be fetched once the form is done."""

from dataclasses import dataclass
from typing import Any

from bot.dialog.event import Event, SentDocument
from bot.dialog.form import Context, Options, Value, View
from bot.dialog.screen import Line, Literal
from domain.messages import N_, Rejected

MOST_BYTES = 20 * 1024**2
"""What Telegram hands to a bot at most. Source: core.telegram.org/bots/api#getfile, read 2026-11."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """`endings`: those allowed, in small letters with a dot; none: any. See `document` for the answer."""

    endings: tuple[str, ...] = ()

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        if not isinstance(event, SentDocument):
            raise Rejected(N_("Please send the file: tap the paperclip 📎, then choose it."))
        if self.endings and not event.name.lower().endswith(self.endings):
            raise Rejected(
                N_("I can read files whose name ends in {endings}. Please send such a file."),
                endings=Literal(", ".join(self.endings)),
            )
        check_size(event)
        return Value({"file_id": event.file_id, "name": event.name, "size": event.size, "mime": event.mime})

    def show(self, value: Any, context: Context) -> Line:
        return Literal(value["name"] or "📄")


def document(value: dict[str, Any]) -> SentDocument:
    """The answer as the file that was sent."""
    return SentDocument(value["file_id"], value["name"], value["size"], value["mime"])


def check_size(file: SentDocument) -> None:
    """Raises `Rejected` for a file that Telegram does not hand to bots."""
    if file.size is not None and file.size > MOST_BYTES:
        raise Rejected(N_("That file is too big for me. Please send one of at most {most} MB."), most=20)
