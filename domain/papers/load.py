"""Reads the rule data, whole or not at all: every fault is found and named with file and line.

Looks at the files of one folder (all `*.toml` in it); knows shapes, leaves sense to `cross_check`.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from domain.data_files import KNOWLEDGE, BadData, Fault, parsed, sentence, text_of
from domain.data_lines import Place, line_of
from domain.papers.cross_check import Record, Records, find_contradictions
from domain.papers.model import Paper, Value
from domain.papers.rule_book import RuleBook, assemble
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

SHIPPED = KNOWLEDGE / "papers"
_KINDS: dict[str, type[Value]] = {
    "source": Source,
    "office": Office,
    "topic": Topic,
    "channel": Channel,
    "category": Category,
    "fact": Fact,
    "condition": Condition,
    "paper": Paper,
    "rule": Rule,
    "closed": Closure,
    "term": Term,
}


class BadRules(BadData):
    """The rules of papers cannot be used."""


def rules(place: Path | None = None) -> RuleBook:
    """The rules of a folder, or the shipped ones with one file replaced. Raises BadRules.

    Without `place`: the shipped rules, read once.
    """
    return _shipped() if place is None else _read(_files(place))


@lru_cache(maxsize=1)
def _shipped() -> RuleBook:
    return _read(_files(SHIPPED))


def _files(place: Path) -> dict[str, Path]:
    """By name relative to the folder. A single file stands in the place of the shipped one of that name."""
    if place.is_dir():
        return {file.relative_to(place).as_posix(): file for file in sorted(place.rglob("*.toml"))}
    if not place.is_file():
        raise BadRules([Fault(str(place), 1, "there is no such file or folder")])
    shipped = _files(SHIPPED)
    name = next((name for name in shipped if Path(name).name == place.name), place.name)
    return {**shipped, name: place}


def _read(files: dict[str, Path]) -> RuleBook:
    if not files:
        raise BadRules([Fault("rules", 1, "there is no .toml file")])
    faults: list[Fault] = []
    texts: dict[str, str] = {}
    records: Records = {kind: [] for kind in _KINDS}
    for name, file in files.items():
        try:
            texts[name] = text_of(file, name)
            _take(name, parsed(texts[name], name), records)
        except BadData as bad:
            faults += bad.faults
    if faults:
        raise BadRules(faults)
    found = [*_shape_all(records), *find_contradictions(records)]
    if found:
        raise BadRules(Fault(name, line_of(texts[name], place), text) for name, place, text in found)
    return assemble(records)


def _take(name: str, data: dict[str, Any], records: Records) -> None:
    for kind, entries in data.items():
        is_list = kind in _KINDS and isinstance(entries, list)
        for number, raw in enumerate(entries if is_list else [entries]):
            place: Place = (kind, number) if is_list else (kind,)
            records.setdefault(kind, []).append(Record(name, place, raw if isinstance(raw, dict) else {}))


def _shape_all(records: Records) -> Iterable[tuple[str, Place, str]]:
    for kind, entries in records.items():
        for record in entries:
            if kind not in _KINDS:
                yield record.file, record.place, f"`{kind}` is not a kind of rule data ({', '.join(_KINDS)})"
            elif len(record.place) == 1:
                yield record.file, record.place, f"write it as [[{kind}]]"
            else:
                yield from _shape(record, _KINDS[kind])


def _shape(record: Record, shape: type[Value]) -> Iterable[tuple[str, Place, str]]:
    try:
        record.value = shape.model_validate(record.raw)
    except ValidationError as fault:
        for error in fault.errors(include_url=False, include_input=False):
            loc = tuple(error["loc"])
            yield record.file, (*record.place, *loc), sentence(loc, error["type"], error["msg"])
