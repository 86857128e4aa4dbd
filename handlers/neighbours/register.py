"""Register a neighbour: consent read to them, then the business, and a card to check."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import begin
from bot.dialog.form import Context, Form
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.name_search import fold
from handlers.neighbours.questions import AGREED, BUSINESS_STEPS, PROOF, WITNESS
from services import neighbours
from services.neighbours import NeighbourAnswers


class SpokenAnswers(FormAnswers):
    agreed: str


async def start(turn: Turn, _argument: str = "") -> None:
    await begin(turn, SPOKEN)


async def _spoken(turn: Turn, answers: SpokenAnswers) -> None:
    if answers.agreed == "yes":
        areas = await neighbours.areas(turn)
        only = areas[0] if len(areas) == 1 and areas[0].count(".") == 3 else ""
        await begin(turn, NEIGHBOUR, {"desa": only} if only else None)
    else:
        turn.say(message(N_("That is fine. Nothing was written down.")), home=True)


async def facts(turn: Turn) -> Mapping[str, Any]:
    areas = await neighbours.areas(turn)
    known = await turn.store.neighbours.in_care(turn.person.id, areas, "", 0, 500)
    return {
        "areas": areas, "consent": neighbours.spoken_consent(turn),
        "known": {(fold(one.name), one.area) for one in known},
    }  # fmt: skip


def _twice(context: Context) -> tuple[Line, ...]:
    """The same name in the same desa is most likely the same person."""
    name, desa = context.answers.get("name") or {}, context.answers.get("desa")
    if (fold(str(name.get("name", ""))), desa) in context.facts.get("known", ()):
        return (message(N_("⚠️ You have somebody of this name in that desa already.")),)
    return ()


async def _registered(turn: Turn, answers: NeighbourAnswers) -> None:
    if answers.proof is None and await neighbours.is_withheld(turn, answers.phone):
        kept = answers.model_dump(exclude={"proof"})
        await begin(turn, NEIGHBOUR, kept, message(neighbours.WITHHELD))
        return
    number = await neighbours.register(turn, answers)
    turn.show(
        Screen(
            (
                message(N_("✅ Written down: {business}."), business=answers.business),
                message(N_("Give them a slip: with it they can keep their data themselves once they have a phone.")),
            ),
            (
                (Button(message(N_("🎫 Slip")), route("neighbour_slip", str(number))),
                 Button(message(N_("➕ One more")), route("neighbour_new"))),
                (Button(message(N_("👥 All neighbours")), route("neighbours")),),
            ),
        )
    )  # fmt: skip


SPOKEN = Form(
    name="neighbour_consent",
    version=1,
    title=N_("your neighbour's registration"),
    steps=(AGREED,),
    answers=SpokenAnswers,
    load=facts,
    finish=_spoken,
)

NEIGHBOUR = Form(
    name="neighbour",
    version=1,
    title=N_("your neighbour's registration"),
    steps=(WITNESS, PROOF, *BUSINESS_STEPS),
    answers=NeighbourAnswers,
    load=facts,
    finish=_registered,
    card=N_("Please check. Is everything right?"),
    remarks=_twice,
)
