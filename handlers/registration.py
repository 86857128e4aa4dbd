"""/daftar: consent, then nine questions, a summary card, and the business is registered."""

from typing import Any

from pydantic import BaseModel

from bot.conversation import Conversation, Entry, begin
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.turn import Turn
from domain.answers import is_cancel, is_no, is_yes
from domain.areas import parse_code
from domain.messages import N_, message
from handlers.questions import (
    BUSINESS,
    CATEGORY,
    DESA,
    KECAMATAN,
    NAME,
    NIB,
    PHONE,
    SELLS,
    TURNOVER,
    home_area,
)
from services import registration
from services.registration import RegistrationAnswers


class ConsentAnswers(BaseModel):
    agreed: str
    area: str = ""


async def start(turn: Turn, area: str = "") -> None:
    """Ask for consent, then register; `area` (from a poster's link) answers the question of place beforehand."""
    if turn.person.is_producer:
        turn.say(message(N_("You are registered already. Your data is under “👤 My profile”.")), home=True)
        return
    preset = parse_code(area) or ""
    await begin(turn, CONSENT, {"area": preset})


async def _consented(turn: Turn, answers: ConsentAnswers) -> None:
    if answers.agreed != "yes":
        turn.say(
            message(N_("That is fine. Nothing was saved. You can register any time with /daftar.")), home=True
        )
        return
    await registration.agree(turn)
    await begin(turn, REGISTRATION, _preset(answers.area))


def _preset(area: str) -> dict[str, Any]:
    parts = area.split(".")
    names = {3: "kecamatan", 4: "desa"}
    return {name: ".".join(parts[:level]) for level, name in names.items() if len(parts) >= level}


async def _consent_facts(turn: Turn) -> dict[str, Any]:
    return {"consent": registration.consent_text(turn)}


def _agreement(_context: Context) -> list[Option]:
    return [Option(message(N_("✅ Yes, I agree")), "yes"), Option(message(N_("❌ No")), "no")]


def _in_words(text: str, _context: Context) -> Value | None:
    if is_yes(text):
        return Value("yes")
    return Value("no") if is_no(text) or is_cancel(text) else None


CONSENT = Form(
    name="consent",
    version=1,
    title=N_("your registration"),
    steps=(
        Step(
            "agreed",
            N_("Consent"),
            N_("{consent}\n\nDo you agree?"),
            Choice(_agreement, understand=_in_words),
            bare=True,
        ),
    ),
    given=("area",),
    answers=ConsentAnswers,
    load=_consent_facts,
    finish=_consented,
)

REGISTRATION = Form(
    name="registration",
    version=1,
    title=N_("your registration"),
    steps=(NAME, BUSINESS, CATEGORY, SELLS, KECAMATAN, DESA, PHONE, NIB, TURNOVER),
    answers=RegistrationAnswers,
    load=home_area,
    finish=registration.register,
    card=N_("Please check. Is everything right?"),
)

CONVERSATION = Conversation(
    entries=(Entry(("daftar", "register"), start, N_("Register your business"), intents=("register",)),),
    forms=(CONSENT, REGISTRATION),
    routes={"register": start},
)
