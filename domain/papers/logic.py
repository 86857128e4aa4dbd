"""Conditions over what is known: true, false, or open as long as a question is not answered."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.papers.answer import Facts, Ware
from domain.papers.model import Text
from domain.papers.rule_book import RuleBook
from domain.papers.rule_model import UNSURE, Case, Fact, FactValue, Rule, Test


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one product: answers first, then the product itself, its category, then what is assumed."""

    book: RuleBook
    ware: Ware
    facts: Facts

    def value(self, name: str) -> FactValue | None:
        """The value of a fact, or None while it is open."""
        answered = self.facts.answers.get(name)
        if answered is not None and is_answer(self.book.facts[name], answered):
            return None if answered == UNSURE else answered
        if name == "shelf_life_days" and self.ware.shelf_life_days is not None:
            return self.ware.shelf_life_days
        category = self.book.categories.get(self.ware.category)
        if category is not None and name in category.known:
            return category.known[name]
        fact = self.book.facts[name]
        if fact.asked_if and judge(fact.asked_if, self).holds is False:
            return fact.otherwise
        return fact.assumed

    def was_asked(self, name: str) -> bool:
        """Whether the person has answered, be it that they do not know."""
        answered = self.facts.answers.get(name)
        return answered is not None and is_answer(self.book.facts[name], answered)


def is_answer(fact: Fact, value: object) -> bool:
    """Whether this may stand as the answer of a fact: one of its choices, a number of days, or "unsure"."""
    if value == UNSURE:
        return True
    if fact.kind == "days":
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 3_650
    return any(value == choice.value for choice in fact.choices)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`holds` None: open, and the facts in `open_facts` would decide it. `because`: why it holds, as far as told."""

    holds: bool | None
    open_facts: tuple[str, ...] = ()
    because: tuple[Text, ...] = ()


def judge(name: str, known: Known) -> Verdict:
    """Whether a condition holds (three-valued: one false test settles `all`, one true test settles `any`)."""
    condition = known.book.conditions[name]
    tests = condition.any or condition.all
    settles = bool(condition.any)
    verdicts = [_judge_test(test, known) for test in tests]
    because = tuple(text for verdict in verdicts if verdict.holds for text in verdict.because)
    if any(verdict.holds is settles for verdict in verdicts):
        return Verdict(settles, because=because if settles else ())
    if all(verdict.holds is not None for verdict in verdicts):
        return Verdict(not settles, because=() if settles else because)
    return Verdict(None, unique(name for verdict in verdicts for name in verdict.open_facts))


def _judge_test(test: Test, known: Known) -> Verdict:
    if test.condition is not None:
        inner = judge(test.condition, known)
        if inner.holds is None:
            return inner
        told = (test.because,) if test.because else inner.because
        return Verdict(inner.holds is test.holds, because=told if test.holds else ())
    assert test.fact is not None  # noqa: S101  (the model allows no test without one of the two)
    value = known.value(test.fact)
    if value is None:
        return Verdict(None, (test.fact,))
    return Verdict(_compare(test, value), because=(test.because,) if test.because else ())


def _compare(test: Test, value: FactValue) -> bool:
    if test.among is not None:
        return value in test.among
    if not isinstance(value, int):
        return False
    return value < test.below if test.below is not None else value >= (test.at_least or 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The cases of a rule that may decide; one alone when all is known. The last is what holds without surprises.

    `because`: what the producer told that makes the one case hold.
    """

    cases: tuple[Case, ...]
    open_facts: tuple[str, ...]
    because: tuple[Text, ...] = ()


def outcome(rule: Rule, known: Known) -> Outcome:
    """Which cases are possible, given what is known."""
    possible: list[Case] = []
    open_facts: list[str] = []
    because: list[Text] = []
    for case in rule.cases:
        verdict = judge(case.when, known) if case.when else Verdict(True)
        because += verdict.because
        if case.when and verdict.holds is False and (told := known.book.conditions[case.when].if_not):
            because.append(told)
        if verdict.holds is not False:
            possible.append(case)
            open_facts += verdict.open_facts
        if verdict.holds:
            break
    return Outcome(tuple(possible), unique(open_facts), tuple(because) if len(possible) == 1 else ())


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Without doubles, in the order of first mention."""
    return tuple(dict.fromkeys(names))


def may_be_asked(name: str, known: Known) -> bool:
    """Whether asking makes sense: not answered yet, not even with "unsure", and its own condition holds."""
    asked_if = known.book.facts[name].asked_if
    if known.was_asked(name) or known.value(name) is not None:
        return False
    return asked_if is None or judge(asked_if, known).holds is True


def askable(open_facts: tuple[str, ...], known: Known) -> tuple[str, ...]:
    """Those of the open facts that can be asked now, in the order of questions."""
    return tuple(name for name in known.book.facts if name in open_facts and may_be_asked(name, known))
