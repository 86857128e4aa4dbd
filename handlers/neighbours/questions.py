"""The questions about a neighbour: those about a business as everywhere, asked of somebody who speaks for another."""

from dataclasses import dataclass, replace
from typing import Any

from bot.dialog.event import Event, SentOther, SentPhoto, SharedContact
from bot.dialog.fields import Choice, PhoneNumber, Text
from bot.dialog.form import Context, Option, Options, Step, Value, View
from bot.dialog.scope_field import ScopeField
from bot.dialog.screen import Line
from domain.answers import is_cancel, is_no, is_yes
from domain.messages import N_, Rejected, message
from domain.phone import shared
from handlers.questions import BUSINESS, CATEGORY, NAME, SELLS, as_called


class OthersPhone:
    """Somebody else's number: typed, or a contact of the own address book. Nobody vouches for it."""

    _typed = PhoneNumber()

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, SharedContact):
            return Value({"number": shared(event.phone), "verified": False})
        return self._typed.read(event, context)

    def show(self, value: Any, context: Context) -> Line:
        return self._typed.show(value, context)


@dataclass(frozen=True, slots=True)
class HeardField:
    """A photo or a voice note that proves what was said. The voice note stays in the coordinator's chat."""

    def options(self, context: Context) -> Options:
        return Options()

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, SentPhoto):
            return Value({"photo": event.file_id})
        if isinstance(event, SentOther) and event.kind == "voice" and event.message_id is not None:
            return Value({"message": event.message_id})
        raise Rejected(N_("Please send a voice note (hold the microphone) or a photo, or tap “Skip”."))

    def show(self, value: Any, context: Context) -> Line:
        return message(N_("there is a photo")) if value.get("photo") else message(N_("there is a voice note"))


def within(context: Context) -> tuple[str, ...]:
    """Where this coordinator may register."""
    return tuple(context.facts.get("areas", ()))


def _agreement(_context: Context) -> list[Option]:
    return [Option(message(N_("✅ They agree")), "yes"), Option(message(N_("❌ They do not")), "no")]


def _yes_or_no(text: str, _context: Context) -> Value | None:
    if is_yes(text):
        return Value("yes")
    return Value("no") if is_no(text) or is_cancel(text) else None


AGREED = Step(
    "agreed", N_("Consent"), N_("📢 Read this to them:\n\n{consent}\n\nDo they agree?"),
    Choice(_agreement, understand=_yes_or_no), bare=True,
)  # fmt: skip
WITNESS = Step(
    "witness", N_("Witness"), N_("Who else heard it? Write the name, for example: Pak RT Darto"),
    Text(as_called), optional=True, skip=N_("🙋 Only me"),
    why=N_("So that nobody has to wonder later whether they were asked."),
)  # fmt: skip
PROOF = Step(
    "proof", N_("Recording"), N_("If you like, send a voice note in which they say yes, or a photo."),
    HeardField(), optional=True,
)  # fmt: skip
THEIR_NAME = replace(NAME, ask=N_("What is their name? For example: Bu Karmi"), why="")
THEIR_BUSINESS = replace(
    BUSINESS, ask=N_("What is the business called? For example: Emping Bu Karmi"), why=""
)
THEIR_KIND = replace(CATEGORY, ask=N_("What do they mostly make? Tap one, or write it."), why="")
THEIR_GOODS = replace(
    SELLS, ask=N_("What do they sell? Several are fine, with a comma: emping, keripik tempe"), why=""
)
THEIR_DESA = Step(
    "desa", N_("Desa"), N_("In which desa do they live? Tap it, or write its name."),
    ScopeField(within, village=True),
)  # fmt: skip
THEIR_PHONE = Step(
    "phone", N_("Phone"), N_("Their phone number, if they have one? Write it, or share their contact with 📎."),
    OthersPhone(), optional=True, skip=N_("📵 No phone"),
    why=N_("With it they can fetch their data themselves later."),
)  # fmt: skip
BUSINESS_STEPS = (THEIR_NAME, THEIR_BUSINESS, THEIR_KIND, THEIR_GOODS, THEIR_DESA, THEIR_PHONE)
