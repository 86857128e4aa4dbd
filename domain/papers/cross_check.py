"""Finds what contradicts itself in rule data that has the right shape: ids, values, versions, circles, holes.

Yields faults as (file, place, text); never stops at the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from domain.category_table import GROUPS
from domain.data_lines import Place
from domain.papers.model import UNSOURCED, Confidence, Dated, Value
from domain.papers.references import Reference, references, sourced
from domain.papers.rule_model import UNSURE, Category, Condition, Fact, FactValue, Need, Rule, Test
from domain.papers.versions import faults_between

EVERY = "*"
"""Stands for all categories, or all channels."""

Found = tuple[str, Place, str]


@dataclass(slots=True)
class Record:
    """One table of a file: `raw` as read, `value` once it has its shape, else None."""

    file: str
    place: Place
    raw: dict[str, Any]
    value: Any = None


Records = dict[str, list[Record]]


def find_contradictions(records: Records) -> Iterator[Found]:
    """Everything that is wrong between and inside records; records without shape only count as existing."""
    ids = {kind: _ids(entries) for kind, entries in records.items()}
    yield from _twice(records)
    shaped = [(kind, record) for kind, entries in records.items() for record in entries if record.value]
    facts = {record.value.id: record.value for kind, record in shaped if kind == "fact"}
    for _, record in shaped:
        for reference in references(record.value):
            yield from _unknown(record, reference, ids)
        for place, text in chain(_values(record.value, facts), _sureness(record.value)):
            yield record.file, (*record.place, *place), text
    yield from _subjects(records, ids)
    yield from _versions(records, ids)
    yield from _circles(records, facts)
    yield from _holes(records, ids)


def _ids(entries: list[Record]) -> set[str]:
    return {one for record in entries if isinstance(one := record.raw.get("id"), str)}


def _twice(records: Records) -> Iterator[Found]:
    for kind, entries in records.items():
        seen: dict[str, Record] = {}
        for record in entries:
            name = record.raw.get("id")
            if isinstance(name, str) and name in seen:
                first = seen[name].file
                yield (
                    record.file,
                    (*record.place, "id"),
                    f"the {kind} `{name}` stands twice (also in {first})",
                )
            elif isinstance(name, str):
                seen[name] = record


def _unknown(record: Record, reference: Reference, ids: dict[str, set[str]]) -> Iterator[Found]:
    kind, name, place = reference
    known = ids.get(kind, set())
    if name not in known and not (name == EVERY and kind in {"category", "channel"}):
        yield record.file, (*record.place, *place), f"there is no {kind} `{name}`"


def _subjects(records: Records, ids: dict[str, set[str]]) -> Iterator[Found]:
    """A rule speaks of a paper, or of a topic whose papers every case names; every paper is spoken of."""
    spoken_of: set[str | None] = set()
    for record in records["rule"]:
        cases = record.raw.get("cases", [])
        spoken_of |= {
            record.raw.get("subject"),
            *(case.get("paper") for case in cases if isinstance(case, dict)),
        }
        rule = record.value
        if not isinstance(rule, Rule) or rule.subject in ids["paper"]:
            continue
        place = (*record.place, "subject")
        if rule.subject not in ids["topic"]:
            yield record.file, place, f"there is no paper and no topic `{rule.subject}`"
        elif any(case.paper is None and case.need is not Need.NONE for case in rule.cases):
            yield (
                record.file,
                place,
                f"`{rule.subject}` is a topic: each case that needs something names its paper",
            )
    for record in records["paper"]:
        if isinstance(record.raw.get("id"), str) and record.raw["id"] not in spoken_of:
            yield record.file, (*record.place, "id"), f"no rule speaks of the paper `{record.raw['id']}`"


def _values(value: Value, facts: dict[str, Fact]) -> Iterator[tuple[Place, str]]:
    match value:
        case Condition():
            for kind, tests in (("any", value.any), ("all", value.all)):
                for number, test in enumerate(tests):
                    yield from (((kind, number), text) for text in _of_test(test, facts))
        case Category():
            for name, known in value.known.items():
                yield from ((("known", name), text) for text in _of_fact(facts.get(name), known))
            for name, choices in value.choices.items():
                for one in choices:
                    yield from ((("choices", name), text) for text in _of_fact(facts.get(name), one))
        case Fact():
            for name, default in (("assumed", value.assumed), ("otherwise", value.otherwise)):
                wrong = () if default is None else _of_fact(value, default)
                yield from (((name,), text) for text in wrong)


def _of_test(test: Test, facts: dict[str, Fact]) -> Iterator[str]:
    fact = facts.get(test.fact or "")
    if fact is not None and test.among is None and fact.kind != "days":
        yield f"`{fact.id}` is not a number of days: use is"
    for one in test.among or ():
        yield from _of_fact(fact, one)


def _of_fact(fact: Fact | None, value: FactValue) -> Iterator[str]:
    if fact is None or (fact.kind == "days" and isinstance(value, int)):
        return
    if value == UNSURE or value not in {choice.value for choice in fact.choices}:
        yield f"`{value}` is not a choice of the fact `{fact.id}`"


def _sureness(value: Value) -> Iterator[tuple[Place, str]]:
    """What has no source may not call itself sure, at any depth."""
    for inner, place in sourced(value):
        if set(inner.sources) == {UNSOURCED} and inner.confidence is not Confidence.LOW:
            text = f'without a source the confidence is "low", not "{inner.confidence}"'
            yield (*place, "confidence"), text


def _versions(records: Records, ids: dict[str, set[str]]) -> Iterator[Found]:
    """Versions of one thing follow each other day by day, without overlap or gap, and the last one is open."""
    for record in records.get("paper", ()):
        for name in ("terms", "guide") if record.value else ():
            versions = list(enumerate(getattr(record.value, name)))
            for number, (date_of, text) in faults_between(versions):
                yield record.file, (*record.place, name, number, *_DATE_OF[date_of]), text
    for kind in ("rule", "closed"):
        shaped = [record for record in records.get(kind, ()) if record.value]
        yield from _overlaps_of_cells(shaped, ids, must_go_on=kind == "rule")


_DATE_OF: dict[str, Place] = {"from": ("valid_from",), "to": ("valid_to",)}


def _overlaps_of_cells(
    shaped: list[Record], ids: dict[str, set[str]], *, must_go_on: bool
) -> Iterator[Found]:
    cells: dict[tuple[str, str, str], list[tuple[int, Dated]]] = {}
    for number, record in enumerate(shaped):
        for category in _expanded(record.value.categories, ids["category"]):
            for channel in _expanded(record.value.channels, ids["channel"]):
                key = (getattr(record.value, "subject", ""), category, channel)
                cells.setdefault(key, []).append((number, record.value))
    told: set[tuple[int, str]] = set()
    for (subject, category, channel), versions in cells.items():
        for number, (date_of, text) in faults_between(versions, must_go_on=must_go_on):
            if (number, text) not in told:
                told.add((number, text))
                where = f"{subject or 'closed'}, {category}, {channel}"
                yield shaped[number].file, (*shaped[number].place, *_DATE_OF[date_of]), f"{text} ({where})"


def _expanded(named: Iterable[str], all_: set[str]) -> Iterable[str]:
    return sorted(all_) if EVERY in named else named


def _circles(records: Records, facts: dict[str, Fact]) -> Iterator[Found]:
    """No paper comes after itself; no condition leads back to itself, nor a question waits for its own answer."""
    papers = {record.value.id: record for record in records.get("paper", ()) if record.value}
    for name, record in papers.items():
        if name in _earlier(name, papers):
            yield record.file, (*record.place, "after"), f"the paper `{name}` comes after itself"
    known = {record.value.id: record for record in records.get("condition", ()) if record.value}
    for name, record in known.items():
        if name in _reached(record.value, known, facts):
            yield record.file, record.place, f"the condition `{name}` leads back to itself"


def _earlier(start: str, papers: dict[str, Record]) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for name in papers[waiting.pop()].value.after:
            if name in papers and name not in found:
                found.add(name)
                waiting.append(name)
    return found


def _reached(start: Condition, known: dict[str, Record], facts: dict[str, Fact]) -> set[str]:
    reached: set[str] = set()
    waiting: list[Condition] = [start]
    while waiting:
        for test in (*waiting[-1].any, *waiting.pop().all):
            asked_if = facts[test.fact].asked_if if test.fact in facts else None
            for name in (test.condition, asked_if):
                if name in known and name not in reached:
                    reached.add(name)
                    waiting.append(known[name].value)
    return reached


def _holes(records: Records, ids: dict[str, set[str]]) -> Iterator[Found]:
    """There is something of every kind; every category of the bot has at least one rule in every channel."""
    file = next(iter(chain(*records.values()))).file
    for kind in (kind for kind, found in records.items() if not found):
        yield file, (), f"there is no [[{kind}]] in any file"
    wanted = {kind.id for group in GROUPS for kind in group.kinds}
    entries = records.get("category", [])
    for record in entries:
        if record.raw.get("id") not in wanted:
            yield record.file, (*record.place, "id"), f"the bot has no category `{record.raw.get('id')}`"
    last = entries[-1] if entries else Record(file, (), {})
    for name in sorted(wanted - ids.get("category", set())):
        yield last.file, last.place, f"the category `{name}` is missing"
    cells = {
        (category, channel)
        for record in records.get("rule", ())
        for category in _expanded(record.raw.get("categories", ()), ids["category"])
        for channel in _expanded(record.raw.get("channels", ()), ids["channel"])
    }
    for record in entries:
        for channel in sorted(ids.get("channel", set())):
            if (record.raw.get("id"), channel) not in cells:
                yield record.file, record.place, f"no rule speaks of `{record.raw.get('id')}` in `{channel}`"
