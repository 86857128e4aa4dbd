"""One entry of the book: who told what when, as facts that hold together or not at all; and its JSON.

The book is append-only: an error is undone by a further event. Knows no rules. Source: market.md 1.6.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_args

from domain.consignment.facts import Fact
from domain.consignment.plain_values import build, kinds, plain

VERSION = 1
"""Of the JSON. A change of meaning raises it and teaches `from_json` to read the older ones."""

_KINDS = kinds(get_args(Fact))
_NAMES = {fact_type: name for name, fact_type in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who and when. `key`: of the message that told it, so that it counts once (W15). `recorded_at`: UTC.

    `on`: the day it happened. `source`: where it can be traced to ("tg:4711", "sheet:12", a photo's file id).
    """

    key: str
    actor: int
    recorded_at: datetime
    on: date
    source: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Facts of one entry. `asked`: what was asked for, to tell a repetition from another entry with its key."""

    stamp: Stamp
    asked: str
    facts: tuple[Fact, ...]

    @property
    def key(self) -> str:
        return self.stamp.key

    @property
    def on(self) -> date:
        return self.stamp.on


def to_json(event: Event) -> dict[str, Any]:
    """Plain values for a JSON column: {"v", "key", "actor", "recorded_at", "on", "source", "asked", "facts"}."""
    stamp = event.stamp
    return {
        "v": VERSION,
        "key": stamp.key,
        "actor": stamp.actor,
        "recorded_at": stamp.recorded_at.isoformat(),
        "on": stamp.on.isoformat(),
        "source": stamp.source,
        "asked": event.asked,
        "facts": facts_to_json(event.facts),
    }


def from_json(stored: Mapping[str, Any]) -> Event:
    """The event again; equal to what was stored. Raises ValueError for an unknown version, kind or field."""
    if stored["v"] != VERSION:
        raise ValueError(f"unknown version of an entry: {stored['v']}")
    stamp = Stamp(
        stored["key"],
        stored["actor"],
        datetime.fromisoformat(stored["recorded_at"]),
        date.fromisoformat(stored["on"]),
        stored["source"],
    )
    return Event(stamp, stored["asked"], facts_from_json(stored["facts"]))


def facts_to_json(facts: tuple[Fact, ...]) -> list[dict[str, Any]]:
    """[{"kind": "sold", "batch": "tg:17/0", "pieces": 12}, ...]; fields at their default are left out."""
    return [{"kind": kind_of(fact), **plain(fact)} for fact in facts]


def facts_from_json(stored: Iterable[Mapping[str, Any]]) -> tuple[Fact, ...]:
    """The facts again. Raises ValueError for an unknown kind or field."""
    return tuple(map(_fact, stored))


def _fact(stored: Mapping[str, Any]) -> Fact:
    told = dict(stored)
    try:
        fact: Fact = build(_KINDS[told.pop("kind")], told)
    except (KeyError, TypeError) as error:
        raise ValueError("unknown kind or field of a fact") from error
    return fact


def kind_of(fact: Fact) -> str:
    """The name of a fact in JSON and in tables: "delivered", "short_accepted", ..."""
    return _NAMES[type(fact)]
