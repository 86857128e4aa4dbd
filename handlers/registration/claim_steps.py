"""The questions of a claim: the proof, "is this yours?", together or apart, consent, and a phone number."""

import re
from dataclasses import replace
from typing import Any

from bot.dialog.event import Event, Said, SharedContact
from bot.dialog.fields import Choice, PhoneNumber, Text, unsuitable
from bot.dialog.form import Answers, Context, Option, Options, Step, Value, View
from bot.dialog.screen import Key, Line, Literal, Share
from domain.areas import find, full_name
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.spoken import clean, person_name
from handlers.questions import PHONE
from handlers.registration.consent import AGREED, yes_or_no
from services.claims import Held


class Shown(FormAnswers):
    """One of the two: the own number that Telegram vouches for, or the six digits of a slip."""

    number: str = ""
    code: str = ""


class ProofAnswers(FormAnswers):
    proof: Shown
    name: str | None = None


def six_digits(text: str) -> str:
    """The digits of a slip, however they are set apart ("402 518"); "" for anything else."""
    digits = re.sub(r"[\s.-]", "", clean(text))
    return digits if len(digits) == 6 and digits.isdecimal() else ""


class ProofField:
    """The own contact, shared; or six digits, typed."""

    _phone = PhoneNumber()

    def options(self, context: Context) -> Options:
        return Options(keys=(Key(message(N_("📱 Share my number")), Share.CONTACT),))

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, SharedContact):
            reading = self._phone.read(event, context)
            return Value({"number": reading.json["number"]}) if isinstance(reading, Value) else reading
        if not isinstance(event, Said):
            raise unsuitable(event)
        code = six_digits(event.text)
        if not code:
            raise Rejected(
                N_("Tap “Share my number”, or write the 6 digits on the slip, for example 402518.")
            )
        return Value({"code": code})

    def show(self, value: Any, context: Context) -> Line:
        return Literal(str(value.get("code") or value.get("number")))


def _has_code(answers: Answers) -> bool:
    return bool(answers.get("proof", {}).get("code"))


PROOF = (
    Step(
        "proof", N_("Proof"),
        N_("Was your business written down by an officer or a coordinator? Share your number, or write the 6 digits on your slip."),
        ProofField(),
        why=N_("So that nobody else gets your data."),
    ),
    Step(
        "name", N_("Name"), N_("Whose name stands on the slip?"), Text(lambda text: person_name(text).name),
        when=_has_code,
        why=N_("Code and name must fit together."),
    ),
)  # fmt: skip


def _is_it(context: Context) -> Line:
    held: Held | None = context.facts.get("held")
    place = find(held.area) if held else None
    if held is None:
        return message(N_("That record is not waiting any more."))
    where = Literal(full_name(place)) if place else Literal(held.area)
    return message(
        N_("📇 Found: <b>{business}</b>\n📍 {place}\nWritten down {by}.\n\nIs this your business?"),
        business=Literal(held.business), place=where, by=held.written_by,
    )  # fmt: skip


def _mine_or_not(_context: Context) -> list[Option]:
    return [Option(message(N_("✅ Yes, it is mine")), "yes"), Option(message(N_("❌ Not mine")), "no")]


YOURS = Step(
    "yours", N_("Yours?"), N_("Is this your business?"), Choice(_mine_or_not, understand=yes_or_no), bare=True,
    asks=_is_it, leads=lambda answer: answer == "no",
)  # fmt: skip


def _together_or_apart(_context: Context) -> list[Option]:
    return [Option(message(N_("🤝 Put together")), "merge"), Option(message(N_("↔️ Leave apart")), "apart")]


HOW = Step(
    "how", N_("Together?"),
    N_("You have registered {mine} already. Put the record together with it? Products that are missing are added."),
    Choice(_together_or_apart), bare=True, when=lambda answers: bool(answers.get("registered")),
)  # fmt: skip
AGREE_TO_CLAIM = replace(
    AGREED,
    when=lambda answers: not answers.get("registered") and answers.get("known") is None,
    leads=lambda answer: answer == "no",
)
OWN_PHONE = replace(
    PHONE,
    bare=False,
    when=lambda answers: (
        not answers.get("registered") and not answers.get("number") and answers.get("agreed") == "yes"
    ),
)
