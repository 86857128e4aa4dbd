"""The kinds of answers: typed text, one of some choices, a phone number, a photo.

A field never trusts a tap: what a button carries is read like anything else, so a forged one is harmless.
"""

from collections.abc import Callable, Sequence
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
    Tapped,
)
from bot.dialog.form import Context, Option, Options, Value, View
from bot.dialog.screen import Key, Line, Literal, Share
from domain.messages import N_, Rejected, message
from domain.phone import parse_phone, shared
from domain.phone import show as show_phone
from domain.spoken import clean

PAGE = 6
_PAGE_VIEW = "~"
_MOST_DIGITS = 3

_UNSUITABLE: dict[str, str] = {
    "voice": N_("Sorry, I cannot listen to voice notes. Please write it, or tap a button."),
    "sticker": N_("Nice sticker! Here I need words, or a tap on a button."),
    "photo": N_("Thank you for the photo. Here I need words, or a tap on a button."),
    "contact": N_("Thank you for the contact. Here I need a different answer."),
    "location": N_("Thank you for the location. Here I need a different answer."),
    "document": N_("Thank you for the file. Here I need words, or a tap on a button."),
    "video": N_("Thank you for the video. Here I need words, or a tap on a button."),
}
_KINDS: dict[type[object], str] = {
    SentPhoto: "photo", SentDocument: "document", SharedContact: "contact", SharedLocation: "location"
}  # fmt: skip


def unsuitable(event: Event) -> Rejected:
    """The kind answer to something that this question cannot use."""
    kind = event.kind if isinstance(event, SentOther) else _KINDS.get(type(event), "")
    return Rejected(_UNSUITABLE.get(kind, N_("Here I need words, or a tap on a button.")))


@dataclass(frozen=True, slots=True)
class Text:
    """A typed text. `parse` makes the JSON value or raises `Rejected`; `shown` writes it back."""

    parse: Callable[[str], Any]
    shown: Callable[[Any], Line] = lambda value: Literal(str(value))

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        if not isinstance(event, Said):
            raise unsuitable(event)
        return Value(self.parse(event.text))

    def show(self, value: Any, context: Context) -> Line:
        return self.shown(value)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some options, tapped, or typed as its number or its words.

    `options_of` gives all of them; more than a `page` are shown in pages. `understand` may recognise other words.
    """

    options_of: Callable[[Context], Sequence[Option]]
    columns: int = 2
    page: int = PAGE
    understand: Callable[[str, Context], Value | View | None] = lambda _text, _context: None
    refusal: str = N_("Please tap one of the buttons, or write its number.")

    def options(self, context: Context) -> Options:
        everything = self.options_of(context)
        first = _first_shown(context.view, len(everything), self.page)
        rows = in_rows(everything[first : first + self.page], self.columns)
        return Options(rows + page_row(first, len(everything), self.page))

    def read(self, event: Event, context: Context) -> Value | View:
        options = self.options_of(context)
        if isinstance(event, Tapped):
            return self._tapped(event.choice, options)
        if not isinstance(event, Said):
            raise unsuitable(event)
        first = _first_shown(context.view, len(options), self.page)
        found = named(event.text, options[first : first + self.page], context) or named(
            event.text, options, context
        )
        reading = Value(found.choice) if found else self.understand(clean(event.text), context)
        if reading is None:
            raise Rejected(self.refusal)
        return reading

    def _tapped(self, choice: str, options: Sequence[Option]) -> Value | View:
        if choice.startswith(_PAGE_VIEW):
            return View(choice)
        if all(option.choice != choice for option in options):
            raise Rejected(self.refusal)
        return Value(choice)

    def show(self, value: Any, context: Context) -> Line:
        return next((o.label for o in self.options_of(context) if o.choice == value), Literal(str(value)))


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """The own number: shared by the phone (verified) or typed (marked unverified)."""

    def options(self, context: Context) -> Options:
        return Options(keys=(Key(message(N_("📱 Share my number")), Share.CONTACT),))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, SharedContact):
            if not event.is_own:
                raise Rejected(
                    N_("That is somebody else's contact. Tap “Share my number”, or write your own number.")
                )
            return Value({"number": shared(event.phone), "verified": True})
        if not isinstance(event, Said):
            raise unsuitable(event)
        return Value({"number": parse_phone(event.text), "verified": False})

    def show(self, value: Any, context: Context) -> Line:
        return Literal(show_phone(value["number"]))


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, kept as Telegram's file id."""

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, SentDocument) and event.mime.startswith("image/"):
            raise Rejected(N_("That came as a file. Please send it as a photo: 📎, then Gallery."))
        if not isinstance(event, SentPhoto):
            raise Rejected(N_("Please send a photo: tap the paperclip 📎, then choose or take a picture."))
        return Value(event.file_id)

    def show(self, value: Any, context: Context) -> Line:
        return message(N_("there is a photo"))


def in_rows(options: Sequence[Option], columns: int) -> tuple[tuple[Option, ...], ...]:
    """Long labels get a row of their own: on a small phone half a row holds about 16 letters."""
    return tuple(tuple(options[i : i + columns]) for i in range(0, len(options), columns))


def named(text: str, options: Sequence[Option], context: Context) -> Option | None:
    """The option whose number (as shown, from 1) or words were typed."""
    at = place_of(text, [context.render(option.label) for option in options])
    return None if at is None else options[at]


def place_of(text: str, labels: Sequence[str]) -> int | None:
    """Which of the labels was typed, by its number (from 1) or its words."""
    said = _bare(clean(text))
    if said.isdecimal() and len(said) <= _MOST_DIGITS and 1 <= int(said) <= len(labels):
        return int(said) - 1
    return next((at for at, label in enumerate(labels) if said and said == _bare(label)), None)


def _bare(text: str) -> str:
    """Without icons, case and punctuation, so that "ya, setuju" equals "✅ Ya, setuju"."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _first_shown(view: str, total: int, size: int) -> int:
    page = view.removeprefix(_PAGE_VIEW)
    first = int(page) * size if view.startswith(_PAGE_VIEW) and page.isascii() and page.isdecimal() else 0
    return first if 0 <= first < total else 0


def page_row(first: int, total: int, size: int) -> tuple[tuple[Option, ...], ...]:
    page = first // size
    before = (Option(message(N_("⬅️ Previous")), f"{_PAGE_VIEW}{page - 1}"),) if first else ()
    after = (Option(message(N_("More ➡️")), f"{_PAGE_VIEW}{page + 1}"),) if first + size < total else ()
    return (before + after,) if before or after else ()
