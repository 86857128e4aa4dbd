"""What has to be asked about goods before the check can be certain, and changing what was answered.

One step per fact of the rules; a step applies while its fact is open, so the questions follow the answers.
"""

from datetime import date
from functools import lru_cache, partial
from typing import Any

from pydantic import BaseModel, Field, create_model

from bot.conversation import begin
from bot.dialog.event import Event, Said
from bot.dialog.fields import Choice, Text
from bot.dialog.form import Answers, Context, Form, Option, Step, Value, View
from bot.dialog.screen import Line
from bot.turn import Turn
from domain.answers import is_no, is_yes, knows_not
from domain.durations import parse_duration_days
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.papers import UNSURE, BadRules, Facts, Held, Ware, questions, rules
from domain.papers.rule_model import Fact
from handlers.certificates import words as w
from handlers.certificates.result import show_result
from services import papers
from services.papers import Goods


class ToldAnswers(FormAnswers):
    """`goods`: token; `channel`, `then`: what is shown afterwards; `again`: a fact to be asked though it is known; the
    other fields are what was known before. The answers themselves, by fact id, are added to it below."""

    goods: str
    channel: str
    then: str = ""
    category: str
    days: int | None = None
    told: dict[str, str | int] = Field(default_factory=dict)
    held: list[tuple[str, str | None]] = Field(default_factory=list)
    today: str
    again: str = ""


_GIVEN = ("goods", "channel", "then", "category", "days", "told", "held", "today", "again")


async def ask(turn: Turn, goods: Goods, channel: str, then: str = "", again: str = "") -> bool:
    """Ask what is open, and the fact to be asked `again`, if any; returns whether a question was asked."""
    if not again and not await papers.open_questions(turn, goods, channel):
        return False
    held = await papers.held(turn, goods)
    await begin(turn, TOLD, {
        "goods": goods.token, "channel": channel, "then": then, "category": goods.category,
        "days": goods.shelf_life_days, "told": dict(goods.known), "today": turn.today.isoformat(), "again": again,
        "held": [[one.paper, one.expires_on.isoformat() if one.expires_on else None] for one in held],
    })  # fmt: skip
    return True


def _applies(fact: str, answers: Answers) -> bool:
    return fact in answers or fact == answers.get("again") or fact in _open(answers)


def _open(answers: Answers) -> frozenset[str]:
    """The facts that are open, given the answers so far."""
    given = {name: answers[name] for name in answers if name not in _GIVEN}
    told = {**answers.get("told", {}), **{name: _value(value) for name, value in given.items()}}
    return _open_facts(
        str(answers["category"]), answers.get("days"), str(answers["channel"]), str(answers["today"]),
        tuple(sorted(told.items())), tuple((paper, end) for paper, end in answers.get("held", ())),
    )  # fmt: skip


@lru_cache(maxsize=256)
def _open_facts(
    category: str,
    days: int | None,
    channel: str,
    today: str,
    told: tuple[tuple[str, str | int], ...],
    held: tuple[tuple[str, str | None], ...],
) -> frozenset[str]:
    papers_held = tuple(Held(paper, None, date.fromisoformat(end) if end else None) for paper, end in held)
    found = questions(
        Ware(category, days), channel, Facts(dict(told), papers_held), date.fromisoformat(today)
    )
    return frozenset(question.fact for question in found)


def _value(answer: Any) -> str | int:
    """What is remembered of an answer: a question left open was at least asked."""
    return UNSURE if answer is None else answer


class FactField:
    """One of the choices of a fact, or (of a length of time) any number of days."""

    def __init__(self, fact: Fact) -> None:
        self._fact = fact
        self._choice = Choice(self._options, understand=self._understood)

    def options(self, context: Context) -> Any:
        return self._choice.options(context)

    def read(self, event: Event, context: Context) -> Value | View:
        if isinstance(event, Said) and knows_not(event.text):
            return Value(None)
        if isinstance(event, Said) and self._fact.kind == "days" and event.text.strip().isdecimal():
            return _days(event.text)  # "3" may be days or months, but not the third button
        reading = self._choice.read(event, context)
        return self._typed(reading)

    def _typed(self, reading: Value | View) -> Value | View:
        """Choices travel as text; the facts know numbers, too."""
        is_days = isinstance(reading, Value) and self._fact.kind == "days" and isinstance(reading.json, str)
        return Value(int(reading.json)) if is_days and isinstance(reading, Value) else reading

    def show(self, value: Any, context: Context) -> Line:
        return shown_value(self._fact, value)

    def _options(self, context: Context) -> list[Option]:
        category = rules().categories.get(str(context.answers.get("category")))
        among = category.choices.get(self._fact.id) if category else None
        return [
            Option(w.said(choice.label), str(choice.value))
            for choice in self._fact.choices
            if among is None or choice.value in among
        ]

    def _understood(self, text: str, _context: Context) -> Value | None:
        if self._fact.kind == "days":
            return _days(text)
        values = [str(choice.value) for choice in self._fact.choices]
        if "yes" in values and is_yes(text):
            return Value("yes")
        return Value("no") if "no" in values and is_no(text) else None


def _days(text: str) -> Value:
    heard = parse_duration_days(text)
    if isinstance(heard, int):
        return Value(heard)
    raise Rejected(heard.question.id, **heard.question.params)


def shown_value(fact: Fact, value: Any) -> Line:
    """The answer in the words of its button."""
    for choice in fact.choices:
        if choice.value == value:
            return w.said(choice.label)
    if isinstance(value, int):
        return message(N_("{days} days"), days=value)
    return message(N_("not known"))


def _facts() -> tuple[Fact, ...]:
    """What may be asked. With faulty rules nothing: the start-up says what is wrong with them."""
    try:
        return tuple(rules().facts.values())
    except BadRules:
        return ()


_NOTHING = Step(
    "nothing", N_("Question"), N_("A question about the product"), Text(str), when=lambda _: False
)


def _step(fact: Fact) -> Step:
    return Step(
        fact.id, N_("Question"), N_("A question about the product"), FactField(fact),
        asks=lambda _: w.said(fact.question), whys=lambda _: w.said(fact.reason), when=partial(_applies, fact.id),
        optional=True, skip=N_("🤷 I don't know"),
    )  # fmt: skip


async def _told(turn: Turn, answers: Any) -> None:
    goods = await papers.find(turn, answers.goods)
    if goods is None:
        w.gone(turn)
        return
    asked = {fact.id: getattr(answers, fact.id) for fact in _facts() if fact.id in answers.model_fields_set}
    known = {name: _value(value) for name, value in asked.items()}
    now = await papers.tell(turn, goods, known)
    await show_result(turn, now, answers.channel, answers.then, anew=True)


def _answers_model() -> type[BaseModel]:
    names = [fact.id for fact in _facts()] or [_NOTHING.name]
    fields: dict[str, Any] = dict.fromkeys(names, (str | int | None, None))
    return create_model("ToldAnswers", __base__=ToldAnswers, **fields)


TOLD = Form(
    name="paper_facts", version=1, title=N_("the questions about your product"),
    steps=tuple(_step(fact) for fact in _facts()) or (_NOTHING,), answers=_answers_model(), finish=_told, given=_GIVEN,
)  # fmt: skip
