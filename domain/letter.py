"""A letter as its parts, all words chosen already: the same content becomes a page (PDF) or a text to copy.

Knows no shop and no money; who writes it, and in which language, is decided by the caller.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Letter:
    """`sender`, `receiver`: lines of an address, the name first. `dateline`: "Limpung, 22 November 2026".

    `columns` and `rows`: a table, its last column to the right (money); `total`: label and amount below it, or none.
    """

    sender: tuple[str, ...]
    dateline: str
    receiver: tuple[str, ...]
    subject: str
    greeting: str
    opening: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, str] | None
    closing: tuple[str, ...]
    farewell: str
    signature: tuple[str, ...]


def as_text(letter: Letter, *, rows: int = 20) -> str:
    """The letter to be copied into another app: no table, one line per row; rows beyond `rows` are left out."""
    lines = [" · ".join(row) for row in letter.rows[:rows]]
    table = [f"• {line}" for line in lines] + (["• …"] if len(letter.rows) > rows else [])
    total = [f"{letter.total[0]}: {letter.total[1]}"] if letter.total else []
    blocks = (
        (letter.dateline,), letter.receiver, (letter.greeting,), letter.opening, (*table, *total),
        letter.closing, (letter.farewell, *letter.signature),
    )  # fmt: skip
    return "\n\n".join("\n".join(block) for block in blocks if block)


def to_json(letter: Letter) -> dict[str, Any]:
    """As JSON, for the process that draws it."""
    return asdict(letter)


def from_json(told: Mapping[str, Any]) -> Letter:
    """The letter that `to_json` wrote."""
    return Letter(**{name: _tuples(value) for name, value in told.items()})


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list | tuple) else value
