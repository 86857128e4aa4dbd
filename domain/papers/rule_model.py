"""Which paper is needed when: facts, conditions over facts, and rules made of cases. Shapes alone, no decisions."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StrictBool, StrictInt, StrictStr, model_validator

from domain.papers.model import Confidence, Dated, Id, Item, Text, Value

FactValue = StrictStr | StrictInt
"""The value of a choice ("yes", "frozen"), or whole days."""

UNSURE: FactValue = "unsure"
"""The answer of somebody who does not know: asked, and still open."""


class Need(StrEnum):
    """How much a channel needs a paper (W, M, S, X, - of certifications.md 6)."""

    MUST = "must"
    ASKED = "asked"
    SUGGESTED = "suggested"
    IMPOSSIBLE = "impossible"
    NONE = "none"


class Choice(Value):
    """One answer of a question; `label` is a button of one to three words. `words`: in the name of goods they give
    this answer by themselves."""

    value: FactValue
    label: Text
    words: tuple[str, ...] = ()


class Fact(Value):
    """Something to know about a product, or once about its producer.

    `assumed`: taken for granted, never asked. `asked_if`: a condition that must hold before it is worth asking;
    `otherwise`: the value while that condition does not hold.
    `kind` "days": any whole number of days may be answered, the choices are only suggestions.
    `not_after`: behind these words in a name, the `words` of choices say nothing ("keripik rasa ayam").
    """

    id: Id
    about: Literal["product", "producer"]
    kind: Literal["choice", "days"] = "choice"
    question: Text
    reason: Text
    choices: tuple[Choice, ...]
    assumed: FactValue | None = None
    asked_if: Id | None = None
    otherwise: FactValue | None = None
    not_after: tuple[str, ...] = ()


class Test(Value):
    """True when a fact has one of the values of `is`, is `below` or `at_least` a number, or a condition `holds`.

    `because`: a whole sentence that says so to the producer, as the reason of what follows from it.
    """

    __test__ = False  # not a test of pytest

    fact: Id | None = None
    among: tuple[FactValue, ...] | None = Field(default=None, alias="is")
    below: StrictInt | None = None
    at_least: StrictInt | None = None
    condition: Id | None = None
    holds: StrictBool = True
    because: Text | None = None

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Self:
        ways = [self.among, self.below, self.at_least]
        if (self.fact is None) == (self.condition is None):
            raise ValueError("a test names either a fact or a condition")
        if sum(way is not None for way in ways) != (self.fact is not None):
            raise ValueError(
                "a test of a fact has one of is, below, at_least; a test of a condition has none"
            )
        return self


class Condition(Value):
    """`any` or `all` of its tests hold. `code`: its name in the knowledge file, such as C1.

    `if_not`: a whole sentence for the producer, as the reason of what follows when it does not hold.
    """

    id: Id
    code: str = ""
    if_not: Text | None = None
    any: tuple[Test, ...] = ()
    all: tuple[Test, ...] = ()

    @model_validator(mode="after")
    def _is_of_one_kind(self) -> Self:
        if bool(self.any) == bool(self.all):
            raise ValueError("a condition has either any or all")
        return self


class Case(Value):
    """The first case whose `when` holds decides; the last one has no `when`.

    `paper`: which paper, if not the rule's own subject. `instead`: what to get when this one is not possible.
    `confidence`: of this case alone, where it is less than that of the rule.
    """

    when: Id | None = None
    need: Need
    paper: Id | None = None
    instead: Id | None = None
    why: Text | None = None
    confidence: Confidence | None = None

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.need is Need.IMPOSSIBLE and self.instead is None:
            raise ValueError("an impossible case says which paper instead")
        if self.need is not Need.NONE and self.why is None:
            raise ValueError("why is missing")
        return self


class Rule(Dated):
    """What a subject (a paper, or a choice between papers such as "halal") means for categories and channels."""

    subject: Id
    categories: Annotated[tuple[Id, ...], Field(min_length=1)]
    channels: Annotated[tuple[Id, ...], Field(min_length=1)]
    cases: Annotated[tuple[Case, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _last_case_is_open(self) -> Self:
        if any(case.when is None for case in self.cases[:-1]) or self.cases[-1].when is not None:
            raise ValueError("the last case, and no other, has no when")
        return self


class Closure(Dated):
    """A channel that does not take a category (TUTUP), `unless` a condition holds; `try_instead`: channels."""

    categories: Annotated[tuple[Id, ...], Field(min_length=1)]
    channels: Annotated[tuple[Id, ...], Field(min_length=1)]
    unless: Id | None = None
    why: Text
    try_instead: Annotated[tuple[Id, ...], Field(min_length=1)]


class Channel(Value):
    """A way to sell. `words`: what people call it. `steps`: how to get in; `checklist`: what it looks at besides."""

    id: Id
    icon: str
    name: Text
    example: Text
    words: tuple[str, ...] = ()
    steps: tuple[Text, ...] = ()
    checklist: tuple[Item, ...] = ()
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    checked_on: date


class Category(Value):
    """What is known of a category without asking: `known` facts, and which `choices` make sense for a question."""

    id: Id
    known: Mapping[Id, FactValue] = Field(default_factory=dict)
    choices: Mapping[Id, tuple[FactValue, ...]] = Field(default_factory=dict)
    note: Text | None = None
    asks_officer: StrictBool = False


class Topic(Value):
    """A subject that several papers answer, such as halal; its rules name the paper in each case."""

    id: Id
    name: Text


class Term(Value):
    """A word that people ask about: what it means in one sentence. `words`: what people write; `paper`: the guide that
    goes on from there."""

    id: Id
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    meaning: Text
    paper: Id | None = None


class Office(Value):
    """Who has the final word, where to go and which site."""

    id: Id
    name: Text
    place: Text
    site: str | None = None


class Source(Value):
    """Where a rule comes from. `address` may be known to the level of the site only."""

    id: Id
    title: Annotated[str, Field(min_length=1)]
    date: str = ""
    address: str = ""
