"""A complaint about an order, from its card or a late payment: the order as it stands goes along as evidence."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import Conversation, begin
from bot.dialog.argument import bare
from bot.dialog.form import Answers, Context, Form, Step
from bot.dialog.screen import Line
from bot.turn import Turn
from domain.cases.model import Kind
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from handlers.cases.forms import CARD, OWN_WORDS, SEND
from handlers.cases.pieces import Anything, answered
from services.cases import order_evidence
from services.cases.opening import open_case, told_person
from services.procurement import delivering, names, words
from services.procurement.delivering import Job


async def complain(turn: Turn, argument: str) -> None:
    """From the button of an order that is the person's own; any other one leads to the menu of complaints."""
    job = await delivering.find(turn, bare(argument))
    if job is None:
        turn.say(message(N_("That order is not among yours. Use /lapor to tell an officer anything.")))
        return
    await begin(turn, ORDER, {"order": job.key}, on_top=True)


class OrderAnswers(FormAnswers):
    """`order`: what names the delivery in a button."""

    order: str
    words: dict[str, Any]


async def _load(turn: Turn, answers: Answers) -> Mapping[str, Any]:
    job = await delivering.find(turn, str(answers.get("order", "")))
    return {"order": job, "late": job is not None and _is_late(turn, job)}


def _is_late(turn: Turn, job: Job) -> bool:
    return job.side == "maker" and job.delivery.is_late(turn.today)


def _ask(context: Context) -> Line:
    if context.facts.get("late"):
        return message(N_("What did the buyer say about the money? Have you asked already?"))
    return message(N_("What is wrong with this order? Tell it in your own words."))


def _remarks(context: Context) -> tuple[Line, ...]:
    job: Job | None = context.facts.get("order")
    what = (message(N_("📦 {what}"), what=words.titled(job.need)),) if job else ()
    return (*what, message(N_("📎 The order as it is today goes along.")))


async def _sent(turn: Turn, answers: OrderAnswers) -> None:
    job = await delivering.find(turn, answers.order)
    proof = await order_evidence.of_order(turn, job) if job else None
    kind = Kind.LATE if job is not None and _is_late(turn, job) else Kind.OTHER
    area = job.need.area if job is not None and job.side == "buyer" else ""
    opened = await open_case(turn, kind, [answered(answers.words, turn.person.chat_id)], proof, area)
    turn.show(told_person(opened, turn.office.contact))


ORDER = Form(
    name="order_trouble", version=1, title=N_("your complaint"),
    steps=(
        Step(
            "words", N_("Story"), N_("What is wrong with this order? Tell it in your own words."), Anything(), asks=_ask,
            why=OWN_WORDS,
        ),
    ),
    answers=OrderAnswers, finish=_sent, load_for=_load, about="order", given=("order",), card=CARD, save=SEND, remarks=_remarks,
)  # fmt: skip
CONVERSATION = Conversation(
    forms=(ORDER,), routes={names.HELP: complain}, aside_routes=frozenset({names.HELP})
)
