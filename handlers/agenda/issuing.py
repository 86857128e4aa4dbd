"""A paper that came out for a member, written down by an officer with three answers: product, number, date."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.conversation import begin
from bot.dialog.day_field import Day, today
from bot.dialog.fields import Choice
from bot.dialog.form import Answers, Context, Form, Option, Step, Value
from bot.dialog.number_field import NumberField, OrUnknown, asked_number
from bot.dialog.screen import Literal
from bot.turn import Turn
from domain.clip import clipped
from domain.dates import Lean
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.papers import rules
from handlers.agenda import cohort
from services.agenda import attendance, issuing
from services.agenda.cohort import about
from services.agenda.issuing import Issue
from services.certificate_words import paper_name
from services.certificates import EVERY_PRODUCT, Numbered

_LABEL = 24


class IssueAnswers(FormAnswers):
    """`event`, `person`: whose paper; `product`: id or "all"; `page`: of the list where they came from."""

    event: int
    person: int
    name: str
    page: str
    paper: str
    product: str | None = None
    number: Numbered
    issued: date | None = None


async def ask(turn: Turn, argument: str) -> None:
    """ "12.55.nib.0": for the member 55 of the event 12, back to the first page."""
    event, person, paper, page = (*argument.split(".", 3), "", "", "")[:4]
    found = await cohort.member(turn, f"{event}.{person}.{page}")
    if found is None:
        return
    roll, page = found
    if paper not in about(roll.desk.event):
        await cohort.show_member(turn, roll, page)
        return
    one = roll.one
    known = {
        "event": roll.desk.event.id,
        "person": one.person_id,
        "name": one.name,
        "paper": paper,
        "page": page,
    }
    await begin(turn, ISSUE, known)


async def _record(turn: Turn, answers: IssueAnswers) -> None:
    """The member is looked up again: they may have left, and another officer may have been quicker."""
    roll = await attendance.find(turn, answers.event, answers.person)
    if roll is None or answers.paper not in about(roll.desk.event):
        await cohort.open_member(turn, f"{answers.event}.{answers.person}.{answers.page}")
        return
    product = int(answers.product) if answers.product and answers.product.isdecimal() else None
    issue = Issue(answers.person, answers.paper, product, answers.number, answers.issued)
    is_new = await issuing.record(turn, roll.desk.event, issue)
    said = N_("💾 {paper} is recorded. {name} is told.") if is_new else N_("👍 That was recorded already.")
    note = (
        message(said, paper=paper_name(answers.paper), name=Literal(answers.name))
        if is_new
        else message(said)
    )
    await cohort.show_member(turn, roll, answers.page, note)


async def _load(turn: Turn, answers: Answers) -> Mapping[str, Any]:
    """The products of the member, if this officer may (still) see them."""
    roll = await attendance.find(turn, int(answers["event"]), int(answers["person"]))
    own = await turn.store.products.of(roll.one.person_id) if roll else ()
    return {"products": {str(one.id): one.name for one in own}}


def _products(context: Context) -> list[Option]:
    own = [
        Option(Literal(clipped(name, _LABEL)), number) for number, name in context.facts["products"].items()
    ]
    return [Option(message(N_("🧺 All products")), EVERY_PRODUCT), *own]


def _product_in_words(text: str, context: Context) -> Value | None:
    own = context.facts["products"].items()
    return next((Value(number) for number, name in own if name.casefold() == text.casefold()), None)


def _only_product(context: Context) -> str | None:
    own = list(context.facts["products"])
    return own[0] if len(own) == 1 else None if own else EVERY_PRODUCT


def _is_per_product(answers: Answers) -> bool:
    paper = rules().papers.get(str(answers.get("paper")))
    return paper is not None and paper.per_product


ISSUE = Form(
    name="issue_paper", version=1, title=N_("the paper that came out"),
    steps=(
        Step(
            "product", N_("For"), N_("Which product of {name} is it for?"),
            Choice(_products, columns=1, understand=_product_in_words), when=_is_per_product, known=_only_product,
        ),
        Step("number", N_("Number"), N_("What number stands on it? Write it just as printed."), NumberField(), asks=asked_number),
        Step(
            "issued", N_("Issued"), N_("When was it issued? For example: 12 March 2024"),
            OrUnknown(Day(Lean.PAST, quick=(0, -1), not_after=today)), optional=True, skip=N_("🤷 I don't know"),
        ),
    ),
    answers=IssueAnswers, finish=_record, load_for=_load, given=("event", "person", "name", "paper", "page"),
    card=N_("Please check. Is everything right?"),
)  # fmt: skip
