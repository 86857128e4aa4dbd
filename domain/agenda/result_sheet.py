"""A sheet of papers that were issued to the members of an event: which columns it has, what each line tells.

Takes plain cells (None, a whole number or a text). Who is meant is decided elsewhere (`domain.agenda.result_rows`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.agenda.event import COHORT_PAPERS
from domain.agenda.titles import papers_in
from domain.lists.cells import text_of
from domain.lists.header import Header, find_header
from domain.lists.titles import vocabulary
from domain.messages import N_, Rejected

Cell = int | str | None
TEMPLATE = ("Kode", "Nama", "Usaha", "Produk", "Izin", "Nomor", "Tanggal Terbit", "Masih Kurang")
"""The titles of the sheet that is offered to offices."""
MOST = 300
"""Lines; a cohort is a hall of people, and each line is a paper of its own."""
_CODE = re.compile(r"LRS-(\d{1,15})(?:/(\d{1,15}))?")
_NUMBER = re.compile(r"nomor|nomer|number", re.IGNORECASE)
_DIGITS = 5
"""A cell with so many digits holds a number, not the name of a paper."""
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One paper of somebody, as it is written there. `person`, `product`: of the code in our own sheet; `paper`: which one,
    where that is clear; `issued`: a day in any form, "" when none is told."""

    line: int
    name: str
    business: str
    phone: str
    goods: str
    paper: str | None
    number: str
    issued: str
    person: int | None = None
    product: int | None = None


def code_of(person: int, product: int | None) -> str:
    """How our own sheet names a member and their goods: "LRS-12/7"."""
    return f"LRS-{person}/{product}" if product else f"LRS-{person}"


def read_results(lines: Iterable[tuple[int, Sequence[Cell]]]) -> tuple[ResultRow, ...]:
    """The papers in numbered lines; a letterhead may stand above the titles. Lines without a number tell nothing yet.
    Raises Rejected when no titles are found, when no line tells anything, or when there are too many."""
    told = list(lines)
    header = find_header([cells for _, cells in told], vocabulary("results"))
    columns = _columns(header, told) if header else {}
    if header is None or not ({"name", "code", "phone"} & columns.keys() and _numbers(columns)):
        raise Rejected(N_("The sheet needs a column “Nama” and a column “Nomor” (or “NIB”, “PIRT” …) in its header."))  # fmt: skip
    rows = tuple(row for line, cells in told[header.first :] for row in _rows(line, cells, columns))
    if not rows:
        raise Rejected(N_("No line has a number yet. Please fill in the column “Nomor” and send it again."))
    if len(rows) > MOST:
        raise Rejected(
            N_("That list is very long: at most {most} lines. Please send it in parts."), most=MOST
        )
    return rows


def _columns(header: Header, told: Sequence[tuple[int, Sequence[Cell]]]) -> dict[str, int]:
    """Where each field stands. A bare "Nomor" is the number; a column of papers may hold numbers instead."""
    columns = {field: at[0] for field, at in header.columns.items()}
    plain = [at for at, title in enumerate(header.titles) if _NUMBER.fullmatch(title.strip(" ."))]
    if plain:
        columns["number"] = plain[0]
    at = columns.get("paper")
    if "number" not in columns and at is not None and _holds_numbers(at, told[header.first :]):
        columns["number"] = columns.pop("paper")
    return columns


def _holds_numbers(at: int, told: Sequence[tuple[int, Sequence[Cell]]]) -> bool:
    cells = [text_of(cells[at]) for _, cells in told[:_LOOKED_AT] if at < len(cells)]
    filled = [text for text in cells if text]
    return bool(filled) and sum(map(_is_number, filled)) * 2 > len(filled)


def _is_number(text: str) -> bool:
    return sum(character.isdecimal() for character in text) >= _DIGITS


def _numbers(columns: dict[str, int]) -> list[tuple[str | None, int]]:
    """Which columns hold numbers, and of which paper, where their title says so."""
    own: list[tuple[str | None, int]] = [
        (paper, columns[paper]) for paper in COHORT_PAPERS if paper in columns
    ]
    return own + ([(None, columns["number"])] if "number" in columns else [])


def _rows(line: int, cells: Sequence[Cell], columns: dict[str, int]) -> Iterator[ResultRow]:
    cell = {field: text_of(cells[at]) if at < len(cells) else "" for field, at in columns.items()}
    person, product = _code(cell.get("code", ""))
    named = papers_in(cell.get("paper", ""))
    for paper, at in _numbers(columns):
        number = text_of(cells[at]) if at < len(cells) else ""
        if number:
            yield ResultRow(
                line, cell.get("name", ""), cell.get("business", ""), cell.get("phone", ""), cell.get("product", ""),
                paper or (named[0] if len(named) == 1 else None), number, cell.get("issued", ""), person, product,
            )  # fmt: skip


def _code(text: str) -> tuple[int | None, int | None]:
    found = _CODE.fullmatch(text.strip().upper())
    if found is None:
        return None, None
    return int(found[1]), int(found[2]) if found[2] else None


def day_of(text: str) -> date | None:
    """A day as workbooks hold it; None for what has to be read as words."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
