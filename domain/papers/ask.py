"""What still has to be asked: only what decides a paper that is needed, in the order of facts.toml."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from domain.papers.answer import Facts, Ware
from domain.papers.load import rules
from domain.papers.logic import Known, askable, outcome, unique
from domain.papers.model import Text
from domain.papers.readiness import closed, held_for, is_settled
from domain.papers.rule_book import RuleBook
from domain.papers.rule_model import Choice, Fact, Need, Rule


@dataclass(frozen=True, slots=True)
class Question:
    """A plain question about the fact `fact`; `decides`: papers that wait for the answer.

    `kind` "days": a whole number of days may be written, the choices are suggestions. `about` "producer": the answer
    holds for all products of this producer. Besides the choices "I don't know" (`UNSURE`) may always be answered.
    """

    fact: str
    about: Literal["product", "producer"]
    kind: Literal["choice", "days"]
    question: Text
    reason: Text
    choices: tuple[Choice, ...]
    decides: tuple[str, ...]


def questions(
    ware: Ware, channel: str, facts: Facts, today: date, book: RuleBook | None = None
) -> tuple[Question, ...]:
    """The questions that are open now, first things first; ask again after every answer, as some then fall away.

    Never asks what the category, the product or an earlier answer says, nor what was answered with "I don't know".
    """
    known = Known(book or rules(), ware, facts)
    closure, may_open = closed(known, channel, today)
    if closure:
        return tuple(_question(known.book.facts[name], known, []) for name in may_open)
    waiting: dict[str, list[str]] = {}
    for rule in known.book.rules_on(ware.category, channel, today):
        for name in _open_facts(rule, known):
            waiting.setdefault(name, []).append(rule.subject)
    asked = askable(tuple(waiting), known)
    return tuple(_question(known.book.facts[name], known, waiting[name]) for name in asked)


def _open_facts(rule: Rule, known: Known) -> tuple[str, ...]:
    result = outcome(rule, known)
    matters = any(case.need not in {Need.NONE, Need.SUGGESTED} for case in result.cases)
    if is_settled(result.cases) or not matters:
        return ()
    if held_for(rule, result.cases, known) and all(case.need is not Need.IMPOSSIBLE for case in result.cases):
        return ()
    return result.open_facts


def _question(fact: Fact, known: Known, decides: list[str]) -> Question:
    category = known.book.categories[known.ware.category]
    among = category.choices.get(fact.id)
    choices = tuple(choice for choice in fact.choices if among is None or choice.value in among)
    return Question(
        fact=fact.id,
        about=fact.about,
        kind=fact.kind,
        question=fact.question,
        reason=fact.reason,
        choices=choices,
        decides=unique(decides),
    )
