"""What a paper is: its names, figures and texts, all dated and sourced. Shapes alone, no decisions.

Texts are written for producers, in `id` (first) and `en`; figures are whole rupiah and whole days.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^(\*|[A-Za-z0-9_./-]{1,40})$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=450)]
Rupiahs = Annotated[int, Field(ge=0, le=1_000_000_000, strict=True)]
Days = Annotated[int, Field(ge=0, le=3_650, strict=True)]

UNSOURCED = "unsourced"
"""The source id of what nobody could prove: never shown as a certainty."""


class Value(BaseModel):
    """A shape read from data: nothing may be added, nothing changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Confidence(StrEnum):
    """How sure the source is (certifications.md 0)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Text(Value):
    """One sentence or paragraph in each language."""

    id: Words
    en: Words

    def said_in(self, language: str) -> str:
        """In English for "en", in Indonesian for every other language."""
        return self.en if language == "en" else self.id


class Item(Text):
    """A line of a checklist; `key` is stored when it is ticked, so never rename one."""

    key: Id


class Sourced(Value):
    """Something somebody said: `sources` are ids of sources.toml."""

    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    confidence: Confidence

    @property
    def is_sure(self) -> bool:
        """Whether it may be shown as a fact; if not: "cek dulu ke <kantor>"."""
        return self.confidence is not Confidence.LOW and set(self.sources) != {UNSOURCED}


class Dated(Sourced):
    """True from `valid_from` to `valid_to` (both days included; None: until something newer is written)."""

    valid_from: date
    valid_to: date | None = None
    checked_on: date

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Cost(Sourced):
    """Whole rupiah for a micro or small business; `note` says what it depends on."""

    least: Rupiahs
    most: Rupiahs
    note: Text | None = None

    @model_validator(mode="after")
    def _is_a_span(self) -> Self:
        if self.most < self.least:
            raise ValueError("most is below least")
        return self


class Time(Sourced):
    """Days from complete documents to the paper in hand, working or calendar days."""

    least: Days
    most: Days
    unit: Literal["working", "calendar"] = "calendar"
    note: Text | None = None

    @model_validator(mode="after")
    def _is_a_span(self) -> Self:
        if self.most < self.least:
            raise ValueError("most is below least")
        return self


class Validity(Sourced):
    """`years` after issue, `printed` on the paper, or `none` (no end date).

    `reminders`: days before the end on which to remind. `question`: what to ask every 12 months (rules without end
    date live on it). `renew_before`: days before the end from which renewing is due.
    """

    kind: Literal["none", "years", "printed"]
    years: Annotated[int, Field(ge=1, le=30, strict=True)] | None = None
    reminders: tuple[Days, ...] = (180, 90, 30, 7, 0)
    renew_before: Days = 90
    question: Text | None = None

    @model_validator(mode="after")
    def _years_belong_to_years(self) -> Self:
        if (self.kind == "years") != (self.years is not None):
            raise ValueError('years belongs to kind = "years", and to no other')
        return self


class Terms(Dated):
    """The figures of a paper while one rule was in force; None where there is nothing to say."""

    basis: tuple[Id, ...] = ()
    cost: Cost | None = None
    time: Time | None = None
    validity: Validity


class Guide(Dated):
    """The words of a paper: what it is, why, what becomes of those `without` it, what to bring, what to do, what goes
    wrong."""

    what: Text
    why: Text
    without: Text | None = None
    documents: tuple[Item, ...]
    steps: Annotated[tuple[Text, ...], Field(min_length=1)]
    mistakes: tuple[Text, ...]


class Paper(Value):
    """One paper (certificate, permit, mark, duty). `terms` and `guide` are versions, oldest first.

    `rank`: place in the order of work (certifications.md 0.2). `after`: papers that come first when both are needed.
    `counts_as`: papers that are not needed any more by whoever has this one. `office`: who has the final word.
    """

    id: Id
    icon: str
    rank: int
    name: Text
    legal: Text
    issuer: Text
    office: Id
    after: tuple[Id, ...] = ()
    counts_as: tuple[Id, ...] = ()
    per_product: bool
    terms: Annotated[tuple[Terms, ...], Field(min_length=1)]
    guide: Annotated[tuple[Guide, ...], Field(min_length=1)]

    def terms_on(self, day: date) -> Terms:
        """The figures of that day; before the first version the oldest we know."""
        return _version(self.terms, day)

    def guide_on(self, day: date) -> Guide:
        """The words of that day; before the first version the oldest we know."""
        return _version(self.guide, day)


_D = TypeVar("_D", bound=Dated)


def _version(versions: tuple[_D, ...], day: date) -> _D:
    return next((one for one in reversed(versions) if one.valid_from <= day), versions[0])
