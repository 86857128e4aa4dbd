"""The checker: how ready a product is for a channel on a day, paper by paper, and the one next step."""

from collections.abc import Iterable
from datetime import date, timedelta

from domain.papers.answer import (
    Doubt,
    Facts,
    Held,
    Line,
    NextStep,
    Readiness,
    Status,
    Step,
    Ware,
)
from domain.papers.load import rules
from domain.papers.logic import Known, Outcome, askable, judge, outcome
from domain.papers.model import Confidence, Paper, Text
from domain.papers.rule_book import RuleBook
from domain.papers.rule_model import Case, Closure, Need, Rule

_FRESH_FOR = timedelta(days=180)
_PERHAPS = Text(
    id="Mungkin perlu. Itu tergantung hal yang belum jelas.",
    en="It may be needed. That depends on things not yet clear.",
)
SOON = timedelta(days=30)
"""A required paper that ends within so many days is renewed before anything new is begun."""
_STRENGTH = (Need.NONE, Need.SUGGESTED, Need.IMPOSSIBLE, Need.ASKED, Need.MUST)


def readiness(ware: Ware, channel: str, facts: Facts, today: date, book: RuleBook | None = None) -> Readiness:
    """Every paper that matters for this product in this channel on that day, in the order of work.

    Total: unknown facts give ⚠️ lines, an unknown category or channel gives no line and the advice to ask an officer.
    `book`: other rules than the shipped ones. Source: certifications.md 5 and 6.
    """
    known = Known(book or rules(), ware, facts)
    book = known.book
    lines = _lines(known, channel, today)
    closure, open_facts = closed(known, channel, today)
    category = book.categories.get(ware.category)
    step = _step_if_closed(closure, open_facts) if closure else _next_step(lines, today)
    if not lines or (step.kind is Step.READY and category and category.asks_officer):
        step = NextStep(Step.ASK_OFFICER)
    return Readiness(
        category=ware.category,
        channel=channel,
        lines=lines,
        next_step=step,
        closed=closure.why if closure else None,
        note=category.note if category else None,
    )


def closed(known: Known, channel: str, today: date) -> tuple[Closure | None, tuple[str, ...]]:
    """Why the channel does not take the product, if so, and the questions that may still open it."""
    closure = known.book.closure_on(known.ware.category, channel, today)
    if closure is None or closure.unless is None:
        return closure, ()
    verdict = judge(closure.unless, known)
    return (None if verdict.holds else closure), askable(verdict.open_facts, known)


def _step_if_closed(closure: Closure, open_facts: tuple[str, ...]) -> NextStep:
    if open_facts:
        return NextStep(Step.ANSWER, fact=open_facts[0])
    return NextStep(Step.OTHER_CHANNEL, channels=closure.try_instead)


def _lines(known: Known, channel: str, today: date) -> tuple[Line, ...]:
    found = [
        line
        for rule in known.book.rules_on(known.ware.category, channel, today)
        if (line := _line(rule, outcome(rule, known), known, today))
    ]
    return tuple(sorted(found, key=lambda line: known.book.papers[line.paper].rank))


def _line(rule: Rule, result: Outcome, known: Known, today: date) -> Line | None:
    """The line of a rule; None when the paper does not concern this product."""
    case = shown_case(result.cases)
    if case.need is Need.NONE:
        return None
    held = held_for(rule, result.cases, known)
    paper = known.book.papers[held.paper if held else case.paper or rule.subject]
    terms = paper.terms_on(today)
    status, doubt = _status(rule, case, result, held, today, known)
    is_open = held is None and not is_settled(result.cases)
    checked_on = min(rule.checked_on, terms.checked_on)
    return Line(
        paper=paper.id,
        subject=rule.subject,
        need=case.need,
        status=status,
        why=_why(case, result),
        office=known.book.offices[paper.office],
        sources=rule.sources,
        basis=terms.basis,
        checked_on=checked_on,
        is_stale=is_stale(checked_on, today),
        cost=terms.cost,
        time=terms.time,
        doubt=doubt,
        open_facts=askable(result.open_facts, known) if is_open else (),
        instead=case.instead if status is Status.IMPOSSIBLE and not is_open else None,
        expires_on=held.expires_on if held else None,
        may_fall_away=may_fall_away(result),
    )


def is_stale(checked_on: date, today: date) -> bool:
    """Whether nobody has looked at a rule for more than 180 days."""
    return today - checked_on > _FRESH_FOR


def _why(case: Case, result: Outcome) -> Text | None:
    """The rule in a sentence, then what the producer told that made it apply (two reasons are enough)."""
    if may_fall_away(result):
        return _PERHAPS
    if case.why is None or not result.because:
        return case.why
    told = (case.why, *result.because[:2])
    return Text(id=" ".join(text.id for text in told), en=" ".join(text.en for text in told))


def may_fall_away(result: Outcome) -> bool:
    """Whether an open question may show that the paper is not needed at all."""
    return len(result.cases) > 1 and result.cases[-1].need is Need.NONE


def shown_case(cases: tuple[Case, ...]) -> Case:
    """What to show while several cases are possible: the last (without surprises), or the strongest if that is none."""
    if cases[-1].need is not Need.NONE:
        return cases[-1]
    return max(cases, key=lambda case: _STRENGTH.index(case.need))


def _status(
    rule: Rule, case: Case, result: Outcome, held: Held | None, today: date, known: Known
) -> tuple[Status, Doubt | None]:
    if all(one.need is Need.IMPOSSIBLE for one in result.cases):
        return Status.IMPOSSIBLE, None
    if held is not None:
        return _status_held(held, today, known.book.papers[held.paper])
    if not is_settled(result.cases):
        return Status.CHECK, Doubt.OPEN_QUESTION
    if not rule.is_sure or case.confidence is Confidence.LOW:
        return Status.CHECK, Doubt.LOW_CONFIDENCE
    return Status.MISSING, None


def is_settled(cases: tuple[Case, ...]) -> bool:
    """Whether it does not matter any more which of these cases holds."""
    return len({(case.need, case.paper, case.instead) for case in cases}) == 1


def _status_held(held: Held, today: date, paper: Paper) -> tuple[Status, Doubt | None]:
    if held.expires_on is None:
        return Status.HAVE, None
    if held.expires_on < today:
        return Status.MISSING, None
    window = timedelta(days=paper.terms_on(today).validity.renew_before)
    if held.expires_on - today <= window:
        return Status.CHECK, Doubt.EXPIRING
    return Status.HAVE, None


def held_for(rule: Rule, cases: Iterable[Case], known: Known) -> Held | None:
    """The paper somebody has that fulfils the rule, the longest lasting one; papers count for others too."""
    wanted = {case.paper or rule.subject for case in cases if case.need is not Need.NONE}
    fitting = [held for held in known.facts.held if wanted & fulfils(held.paper, known.book)]
    return max(fitting, key=lambda held: held.expires_on or date.max, default=None)


def fulfils(paper: str, book: RuleBook) -> set[str]:
    """The paper itself and those it counts as; nothing for an unknown id."""
    return {paper, *book.papers[paper].counts_as} if paper in book.papers else set()


def _next_step(lines: tuple[Line, ...], today: date) -> NextStep:
    """What is about to be lost first, then what is missing, in the order of work."""
    for line in lines:
        if line.is_required and line.expires_on and line.expires_on - today <= SOON:
            return NextStep(Step.RENEW, paper=line.paper)
    for is_required in (True, False):
        for line in lines:
            if line.is_required is is_required and (step := _step(line)):
                return step
    return NextStep(Step.READY)


def _step(line: Line) -> NextStep | None:
    if line.open_facts and line.need is not Need.SUGGESTED:
        return NextStep(Step.ANSWER, paper=line.paper, fact=line.open_facts[0])
    if line.doubt is Doubt.EXPIRING or (line.status is Status.MISSING and line.expires_on):
        return NextStep(Step.RENEW, paper=line.paper)
    if line.status is Status.CHECK and line.need is not Need.SUGGESTED:
        return NextStep(Step.CHECK, paper=line.paper)
    if line.status is Status.MISSING and line.is_required:
        return NextStep(Step.GET, paper=line.paper)
    return None
