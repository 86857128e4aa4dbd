"""Data files: read as TOML, given their shape, used whole or not at all. Whatever is wrong is named with file and line.

Knows nothing of what stands in them.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from domain.data_lines import Place, line_of

if TYPE_CHECKING:
    from pydantic import BaseModel

    M = TypeVar("M", bound=BaseModel)

KNOWLEDGE = Path(__file__).resolve().parent / "knowledge"
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, where. `str()` gives one plain sentence: "halal.toml, line 12: …"."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.text}."


class BadData(Exception):
    """Data that cannot be used; `faults` lists everything that is wrong, by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def read(file: Path, name: str = "") -> dict[str, Any]:
    """What stands in a TOML file, called `name` in messages. Raises BadData."""
    return parsed(text_of(file, name), name or file.name)


def text_of(file: Path, name: str = "") -> str:
    """The words of a file. Raises BadData when it is not there or no UTF-8."""
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise BadData([Fault(name or file.name, 1, "this is not UTF-8 text")]) from None
    except OSError:
        raise BadData([Fault(name or file.name, 1, "this file cannot be read")]) from None


def parsed(text: str, name: str) -> dict[str, Any]:
    """The same of a text. Raises BadData with the line that is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        at = _AT_LINE.search(str(fault))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        told = f"this is not TOML: {_AT_LINE.sub('', str(fault))}"
        raise BadData([Fault(name, line, told)]) from None


def shaped(file: Path, shape: "type[M]") -> "M":
    """What stands in a file, in the shape of a model. Raises BadData with every key that does not fit."""
    from pydantic import ValidationError  # whoever only reads words needs no models

    text = text_of(file)
    try:
        return shape.model_validate(parsed(text, file.name))
    except ValidationError as fault:
        found = [
            Fault(
                file.name,
                line_of(text, tuple(error["loc"])),
                sentence(tuple(error["loc"]), error["type"], error["msg"]),
            )
            for error in fault.errors(include_url=False, include_input=False)
        ]
        raise BadData(found) from None


def sentence(loc: Place, kind: str, text: str) -> str:
    """A fault that pydantic found, in words: `kind` and `text` as it tells them."""
    name = ".".join(str(part) for part in loc)
    if kind == "missing":
        return f"`{name}` is missing"
    if kind == "extra_forbidden":
        return f"`{name}` is not a known key"
    if kind == "too_short":
        return f"`{name}` needs at least one entry"
    plain = text.removeprefix("Value error, ")
    return f"`{name}`: {plain[:1].lower()}{plain[1:]}" if name else plain
