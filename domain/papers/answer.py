"""What goes into the checker and what comes out of it: plain values, texts still in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from domain.papers.model import Cost, Text, Time
from domain.papers.rule_model import FactValue, Need, Office


@dataclass(frozen=True, slots=True)
class Ware:
    """What is to be sold. `category`: id of domain.categories; `shelf_life_days`: at room temperature, if known."""

    category: str
    shelf_life_days: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A paper somebody has (also a duty done, such as `label`). `expires_on`: None when it does not end, or unknown."""

    paper: str
    issued_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known: `answers` by fact id (facts.toml; "unsure" for "I don't know"), and papers `held`.

    Unknown ids and values out of the list count as not answered.
    """

    answers: Mapping[str, FactValue] = field(default_factory=dict)
    held: tuple[Held, ...] = ()


class Status(StrEnum):
    """How a paper stands: ✅ have, ⚠️ check, ❌ missing, or not possible for this product."""

    HAVE = "have"
    CHECK = "check"
    MISSING = "missing"
    IMPOSSIBLE = "impossible"


class Doubt(StrEnum):
    """Why a line is ⚠️."""

    EXPIRING = "expiring"
    OPEN_QUESTION = "open_question"
    LOW_CONFIDENCE = "low_confidence"


@dataclass(frozen=True, slots=True)
class Line:
    """One paper of one product in one channel.

    `why` is the rule in a sentence, with what was told that made it apply. `open_facts`: ids of questions whose answer would decide. `checked_on`: when the
    rule and its figures were last checked; `is_stale`: more than 180 days ago. `may_fall_away`: an open question may show that it is not needed. `instead`: id of the paper to get when this one is not possible,
    None while an open question decides which.
    `cost`/`time` None: nothing to pay or wait for that we know of; `is_sure` False there: "cek dulu ke `office`".
    """

    paper: str
    subject: str
    need: Need
    status: Status
    why: Text | None
    office: Office
    sources: tuple[str, ...]
    basis: tuple[str, ...]
    checked_on: date
    is_stale: bool
    cost: Cost | None = None
    time: Time | None = None
    doubt: Doubt | None = None
    open_facts: tuple[str, ...] = ()
    instead: str | None = None
    expires_on: date | None = None
    may_fall_away: bool = False

    @property
    def is_required(self) -> bool:
        """By law or by the buyer, as far as is known; suggestions and impossible papers are not."""
        return self.need in {Need.MUST, Need.ASKED} and not self.may_fall_away


class Step(StrEnum):
    """What the next step is about."""

    ANSWER = "answer"
    GET = "get"
    RENEW = "renew"
    CHECK = "check"
    OTHER_CHANNEL = "other_channel"
    ASK_OFFICER = "ask_officer"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class NextStep:
    """Exactly one thing to do: `paper` to get, renew or check, `fact` to answer, or `channels` to try instead."""

    kind: Step
    paper: str | None = None
    fact: str | None = None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Readiness:
    """How ready a product is for a channel: `lines` in the order of work; `closed`: why the channel does not take it."""

    category: str
    channel: str
    lines: tuple[Line, ...]
    next_step: NextStep
    closed: Text | None = None
    note: Text | None = None

    @property
    def required(self) -> tuple[Line, ...]:
        """What law or buyer demand: the "7" of "3 dari 7"."""
        return tuple(line for line in self.lines if line.is_required)

    @property
    def done(self) -> tuple[Line, ...]:
        """Of these, what is there: the "3" of "3 dari 7". An expiring paper still counts."""
        return tuple(
            line for line in self.required if line.status is Status.HAVE or line.doubt is Doubt.EXPIRING
        )
