"""Reads the rule data, whole or not at all: every fault is found and named with file and line.

Looks at the files of one folder (all `*.toml` in it); knows shapes, leaves sense to `cross_check`.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from domain.papers.cross_check import Record, Records, find_contradictions
from domain.papers.lines import Place, line_of
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
    Topic,
)

SHIPPED = Path(__file__).resolve().parent.parent / "knowledge" / "papers"
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
}
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, where. `str()` gives one plain sentence: "halal.toml, line 12: …"."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.text}."


class BadRules(Exception):
    """The rule data cannot be used; `faults` lists everything that is wrong, by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


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
            texts[name] = file.read_text("utf-8")
            _take(name, tomllib.loads(texts[name]), records)
        except UnicodeDecodeError:
            faults.append(Fault(name, 1, "this is not UTF-8 text"))
        except OSError:
            faults.append(Fault(name, 1, "this file cannot be read"))
        except tomllib.TOMLDecodeError as fault:
            faults.append(_syntax(name, str(fault), texts[name]))
    if faults:
        raise BadRules(faults)
    found = [*_shape_all(records), *find_contradictions(records)]
    if found:
        raise BadRules(Fault(name, line_of(texts[name], place), text) for name, place, text in found)
    return assemble(records)


def _syntax(name: str, text: str, source: str) -> Fault:
    at = _AT_LINE.search(text)
    line = int(at[1]) if at and at[1] else source.count("\n") + 1
    return Fault(name, line, f"this is not TOML: {_AT_LINE.sub('', text)}")


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
            yield record.file, (*record.place, *loc), _sentence(loc, error["type"], str(error["msg"]))


def _sentence(loc: Place, kind: str, text: str) -> str:
    name = ".".join(str(part) for part in loc)
    if kind == "missing":
        return f"`{name}` is missing"
    if kind == "extra_forbidden":
        return f"`{name}` is not a known key"
    if kind == "too_short":
        return f"`{name}` needs at least one entry"
    plain = text.removeprefix("Value error, ")
    return f"`{name}`: {plain[:1].lower()}{plain[1:]}" if name else plain
