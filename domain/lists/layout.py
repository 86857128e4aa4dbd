"""The rows of a sheet that speak of a person, and what stands around them: lines that number the columns, titles repeated
on every page, "DESA SIDOMULYO" between the rows, sums, the signature below. A place that is told once for many rows (merged
cells) holds until the next one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from domain.lists.addresses import kecamatan_in, regency_in
from domain.lists.cells import Cell, text_of
from domain.lists.columns import Columns
from domain.lists.places import Told

Line = tuple[int, Sequence[Cell]]
_SECTION = re.compile(
    r"^(?P<kind>kec(?:amatan)?|desa|ds|kel(?:urahan)?)\b[\s.:]*(?P<name>.+)$", re.IGNORECASE
)
_SUM = re.compile(r"^(?:sub\s*)?(?:jumlah|total|grand total|rekap)\b", re.IGNORECASE)
_FOOT = re.compile(
    r"^(?:mengetahui|menyetujui|kepala\b|plt\b|an\.|a\.n\.|nip\b|ttd|tanda tangan|dicetak|dibuat|sumber|catatan|keterangan|ket\b|petugas|"
    r"[a-z .]+, *\d{1,2} *[a-z]+ *\d{4})",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")
_WIDE = 4
"""Filled cells: only in a table that is wider than a signature the two can be told apart."""
_OFTEN = 0.4
"""A place that is left out in so many rows is told once for those below."""


class Row(NamedTuple):
    """One row about a person, with what is known of its place from around it."""

    line: int
    cells: Sequence[Cell]
    around: Told


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a sheet before its rows are read. `usual`: how many cells of a full row are filled."""

    columns: Columns
    titles: tuple[str, ...]
    around: Told
    fills_kecamatan: bool
    fills_desa: bool
    usual: int


def sheet_of(
    columns: Columns,
    titles: tuple[str, ...],
    heading: Sequence[str],
    named: Told,
    sample: Sequence[Sequence[Cell]],
) -> Sheet:
    """`heading`: lines above the titles; `named`: what the name of the sheet says of the place."""
    kecamatan = next(filter(None, map(kecamatan_in, heading)), named.kecamatan)
    regency = next(filter(None, map(regency_in, heading)), "")
    around = Told(kecamatan, named.desa, regency=regency)
    return Sheet(
        columns, tuple(title.casefold() for title in titles), around,
        _is_told_once(columns.kecamatan, sample), _is_told_once(columns.desa, sample), _usual(sample),
    )  # fmt: skip


def _is_told_once(at: int | None, sample: Sequence[Sequence[Cell]]) -> bool:
    if at is None or not sample:
        return False
    empty = sum(1 for row in sample if at >= len(row) or not text_of(row[at]))
    return _OFTEN <= empty / len(sample) < 1


def _usual(sample: Sequence[Sequence[Cell]]) -> int:
    filled = sorted(sum(cell is not None for cell in row) for row in sample)
    return filled[len(filled) * 3 // 4] if filled else 0


def rows(sheet: Sheet, lines: Iterable[Line]) -> Iterator[Row]:
    """The rows about people, in order. Lines at the end that are far below, or look like a signature, are left out."""
    around, foot = sheet.around, list[Row]()
    last: int | None = None
    for line, cells in lines:
        filled = [at for at, cell in enumerate(cells) if cell is not None]
        if _is_noise(sheet, cells, filled):
            continue
        if len(filled) == 1 and (section := _SECTION.match(text_of(cells[filled[0]]))):
            around = _below(around, section)
            continue
        around = _filled_down(sheet, around, cells)
        row = Row(line, cells, around)
        if sheet.usual >= _WIDE and len(filled) <= 2 and (foot or _is_foot(row, last, filled[0])):
            foot.append(row)
            continue
        yield from foot
        foot.clear()
        last = line
        yield row


def _is_foot(row: Row, last: int | None, first: int) -> bool:
    is_far = last is not None and row.line - last > 1
    return is_far or _FOOT.match(text_of(row.cells[first])) is not None


def _is_noise(sheet: Sheet, cells: Sequence[Cell], filled: list[int]) -> bool:
    if not filled:
        return True
    first = cells[filled[0]]
    if isinstance(first, str) and _SUM.match(first):
        return True
    if _is_title(sheet, cells):
        return True
    return len(filled) > 2 and all(_NUMBERING.fullmatch(str(cells[at])) for at in filled)


def _is_title(sheet: Sheet, cells: Sequence[Cell]) -> bool:
    """The titles once more, as on every printed page."""
    at = sheet.columns.name
    if at is None or at >= len(cells) or at >= len(sheet.titles):
        return False
    said = str(cells[at] or "").casefold()
    return len(said) >= 4 and sheet.titles[at].endswith(said)


def _below(around: Told, section: re.Match[str]) -> Told:
    name = section["name"]
    if section["kind"].casefold().startswith("kec"):
        return around._replace(kecamatan=name, desa="")
    return around._replace(desa=name)


def _filled_down(sheet: Sheet, around: Told, cells: Sequence[Cell]) -> Told:
    if not (sheet.fills_kecamatan or sheet.fills_desa):
        return around
    kecamatan, desa = (
        text_of(cells[at]) if at is not None and at < len(cells) else ""
        for at in (sheet.columns.kecamatan, sheet.columns.desa)
    )
    if sheet.fills_kecamatan and kecamatan and kecamatan != around.kecamatan:
        around = around._replace(kecamatan=kecamatan, desa="")
    return around._replace(desa=desa) if sheet.fills_desa and desa else around
