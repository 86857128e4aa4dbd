"""The questions about a business, a summary card, and it is registered; what is known already is not asked."""

from typing import Any

from bot.conversation import begin
from bot.dialog.form import Form
from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
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
from services import claiming, registration
from services.registration import RegistrationAnswers


async def ask_business(turn: Turn, known: dict[str, Any]) -> None:
    """Begin with what is known: answers by their question, `area` for those about the place."""
    place = _preset(str(known.pop("area", "")))
    await begin(turn, REGISTRATION, {**place, **known})


def _preset(area: str) -> dict[str, Any]:
    parts = area.split(".")
    names = {3: "kecamatan", 4: "desa"}
    return {name: ".".join(parts[:level]) for level, name in names.items() if len(parts) >= level}


async def _register(turn: Turn, answers: RegistrationAnswers) -> None:
    """Registered; whoever has been written down before is shown the way to that record."""
    await registration.register(turn, answers)
    if (
        answers.phone
        and answers.phone.verified
        and await claiming.with_phone(turn.store, answers.phone.number)
    ):
        button = Button(message(N_("📇 Have a look")), route("claim"))
        turn.show(
            Screen(
                (message(N_("📇 Somebody has written down a business with your number before.")),),
                ((button,),),
            )
        )


REGISTRATION = Form(
    name="registration",
    version=1,
    title=N_("your registration"),
    steps=(NAME, BUSINESS, CATEGORY, SELLS, KECAMATAN, DESA, PHONE, NIB, TURNOVER),
    answers=RegistrationAnswers,
    load=home_area,
    finish=_register,
    card=N_("Please check. Is everything right?"),
    own=frozenset({"certification"}),  # "apa itu NIB": the question of the NIB explains itself
)
