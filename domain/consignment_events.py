"""One entry of the book: who told what when, as facts that hold together or not at all; and its JSON.

The book is append-only: an error is undone by a further event. Knows no rules. Source: market.md 1.6.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from domain.consignment_facts import Fact

VERSION = 1
"""Of the JSON. A change of meaning raises it and teaches `from_json` to read the older ones."""


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
    raise NotImplementedError


def from_json(stored: Mapping[str, Any]) -> Event:
    """The event again; equal to what was stored. Raises ValueError for an unknown version or kind."""
    raise NotImplementedError


def kind_of(fact: Fact) -> str:
    """The name of a fact in JSON and in tables: "delivered", "short_accepted", ..."""
    raise NotImplementedError
