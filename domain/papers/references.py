"""Which other records a record of the rule data names, and where in it."""

from collections.abc import Iterator

from domain.data_lines import Place
from domain.papers.model import Paper, Sourced, Value
from domain.papers.rule_model import Category, Channel, Closure, Condition, Fact, Rule, Term

Reference = tuple[str, str, Place]
"""Kind of record, its id, and the place of the name within the record that names it."""


def references(value: Value) -> Iterator[Reference]:
    """Every id of another record that this one names."""
    for inner, place in sourced(value):
        yield from _each("source", inner.sources, (*place, "sources"))
    match value:
        case Channel():
            yield from _each("source", value.sources, ("sources",))
        case Category():
            yield from (("fact", name, ("known", name)) for name in value.known)
            yield from (("fact", name, ("choices", name)) for name in value.choices)
        case Fact():
            yield from _one("condition", value.asked_if, ("asked_if",))
        case Condition():
            for kind, tests in (("any", value.any), ("all", value.all)):
                for number, test in enumerate(tests):
                    yield from _one("fact", test.fact, (kind, number))
                    yield from _one("condition", test.condition, (kind, number))
        case Term():
            yield from _one("paper", value.paper, ("paper",))
        case Paper():
            yield from _of_paper(value)
        case Rule():
            yield from _of_rule(value)
        case Closure():
            yield from _each("category", value.categories, ("categories",))
            yield from _each("channel", value.channels, ("channels",))
            yield from _one("condition", value.unless, ("unless",))
            yield from _each("channel", value.try_instead, ("try_instead",))


def _of_paper(paper: Paper) -> Iterator[Reference]:
    yield "office", paper.office, ("office",)
    yield from _each("paper", paper.after, ("after",))
    yield from _each("paper", paper.counts_as, ("counts_as",))
    for number, terms in enumerate(paper.terms):
        yield from _each("source", terms.basis, ("terms", number, "basis"))


def _of_rule(rule: Rule) -> Iterator[Reference]:
    yield from _each("category", rule.categories, ("categories",))
    yield from _each("channel", rule.channels, ("channels",))
    for number, case in enumerate(rule.cases):
        yield from _one("condition", case.when, ("cases", number, "when"))
        yield from _one("paper", case.paper, ("cases", number, "paper"))
        yield from _one("paper", case.instead, ("cases", number, "instead"))


def sourced(value: Value, place: Place = ()) -> Iterator[tuple[Sourced, Place]]:
    """This value and everything inside it that names sources, with its place."""
    if isinstance(value, Sourced):
        yield value, place
    for name, one in vars(value).items():
        if isinstance(one, Sourced):
            yield from sourced(one, (*place, name))
        elif isinstance(one, tuple) and one and isinstance(one[0], Sourced):
            for number, inner in enumerate(one):
                yield from sourced(inner, (*place, name, number))


def _one(kind: str, name: str | None, place: Place) -> Iterator[Reference]:
    if name is not None:
        yield kind, name, place


def _each(kind: str, names: tuple[str, ...], place: Place) -> Iterator[Reference]:
    yield from ((kind, name, (*place, number)) for number, name in enumerate(names))
