"""All rules together, with an index by category and channel. Made of checked records only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.papers.cross_check import EVERY, Records
from domain.papers.model import Paper
from domain.papers.rule_model import (
    Category,
    Channel,
    Closure,
    Condition,
    Fact,
    Office,
    Rule,
    Source,
    Term,
    Topic,
)

Cell = tuple[str, str]
"""Category and channel."""


@dataclass(frozen=True, slots=True, eq=False)
class RuleBook:
    """Every rule, cross-checked: all ids exist, versions neither overlap nor leave a gap. Two books are never equal."""

    papers: Mapping[str, Paper]
    channels: Mapping[str, Channel]
    categories: Mapping[str, Category]
    facts: Mapping[str, Fact]
    conditions: Mapping[str, Condition]
    offices: Mapping[str, Office]
    sources: Mapping[str, Source]
    topics: Mapping[str, Topic]
    terms: Mapping[str, Term]
    rules: Mapping[Cell, tuple[Rule, ...]]
    closures: Mapping[Cell, tuple[Closure, ...]]

    def rules_on(self, category: str, channel: str, day: date) -> tuple[Rule, ...]:
        """One rule per subject: the version of that day, or the oldest we know before it."""
        found: dict[str, Rule] = {}
        for rule in self.rules.get((category, channel), ()):
            if rule.valid_from <= day or rule.subject not in found:
                found[rule.subject] = rule
        return tuple(found.values())

    def closure_on(self, category: str, channel: str, day: date) -> Closure | None:
        """Why the channel does not take the category on that day, if so."""
        found = self.closures.get((category, channel), ())
        return next((closure for closure in found if closure.holds_on(day)), None)


def assemble(records: Records) -> RuleBook:
    """The book of these records; all of them must have been found right."""
    channels, categories = _by_id(records["channel"]), _by_id(records["category"])
    return RuleBook(
        papers=dict(sorted(_by_id(records["paper"]).items(), key=lambda entry: entry[1].rank)),
        channels=channels,
        categories=categories,
        facts=_by_id(records["fact"]),
        conditions=_by_id(records["condition"]),
        offices=_by_id(records["office"]),
        sources=_by_id(records["source"]),
        topics=_by_id(records["topic"]),
        terms=_by_id(records["term"]),
        rules=_by_cell(records["rule"], categories, channels),
        closures=_by_cell(records["closed"], categories, channels),
    )


def _by_id(records: Iterable[Any]) -> dict[str, Any]:
    return {record.value.id: record.value for record in records}


def _by_cell(
    records: Iterable[Any], categories: Iterable[str], channels: Iterable[str]
) -> dict[Cell, tuple[Any, ...]]:
    found: dict[Cell, list[Any]] = {}
    for value in sorted((record.value for record in records), key=lambda value: value.valid_from):
        for category in categories if EVERY in value.categories else value.categories:
            for channel in channels if EVERY in value.channels else value.channels:
                found.setdefault((category, channel), []).append(value)
    return {cell: tuple(values) for cell, values in found.items()}
