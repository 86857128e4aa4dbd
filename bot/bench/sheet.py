"""Reads a sheet that somebody sent (XLSX, XLS, CSV) into plain cells. Runs in the process for heavy work.

A cell is None, a whole number, or a text; days are ISO texts ("2026-11-22"), other numbers texts ("12.5"). Nothing is
guessed about what the columns mean. What cannot be read is refused in one word (`bot.file_faults` has the sentences).
"""

import csv
import io
import math
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from bot.bench import Refused

MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_UNPACKED = 150 * 1024**2
LONGEST_CELL = 500
Cell = int | str | None
Line = tuple[int, list[Any]]
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SHEETS_LOOKED_AT = 20
_WHOLE = 10**15
"""From here on a float no longer knows its last digit."""


def read(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. Answers `{"sheet": name, "rows": [[line, [cell, …]], …]}`; empty rows are left out.

    `data` has the name of the file, which decides nothing: what it is shows in its first bytes. Raises `Refused`:
    empty, not_a_sheet, locked, too_many_rows, too_many_columns, too_big_inside.
    """
    del data
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Refused("empty")
    name, lines = _workbook(content) if content.startswith((_ZIP, _OLD_OFFICE)) else ("", _csv(content))
    rows = list(_cells(lines))
    if not rows:
        raise Refused("empty")
    return {"sheet": name, "rows": rows}, b""


def _cells(lines: Iterable[Line]) -> Iterator[tuple[int, list[Cell]]]:
    seen = 0
    for line, row in lines:
        cells = [_cell(value) for value in row[:MOST_COLUMNS]]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if any(_cell(value) is not None for value in row[MOST_COLUMNS:]):
            raise Refused("too_many_columns")
        seen += 1
        if seen > MOST_ROWS:
            raise Refused("too_many_rows")
        yield line, cells


def _cell(value: Any) -> Cell:
    match value:
        case bool():
            return "ya" if value else "tidak"
        case int():
            return value if abs(value) < _WHOLE else str(value)
        case float():
            return _number(value)
        case datetime():
            is_day = (value.hour, value.minute, value.second) == (0, 0, 0)
            return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return str(value)
    return " ".join(str(value or "").replace("\x00", "").split())[:LONGEST_CELL] or None


def _number(value: float) -> Cell:
    if not math.isfinite(value):
        return None
    if value.is_integer() and abs(value) < _WHOLE:
        return int(value)
    return f"{Decimal(repr(value)).normalize():f}"[:LONGEST_CELL]


def _workbook(content: bytes) -> tuple[str, Iterable[Line]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    if content.startswith(_ZIP):
        _refuse_bomb(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheets_metadata[:_SHEETS_LOOKED_AT]:
            found = book.get_sheet_by_name(sheet.name)
            if sheet.visible is SheetVisibleEnum.Visible and found.start is not None:
                _refuse_large(found.total_height, found.total_width)
                return sheet.name, enumerate(found.iter_rows(), 1)
    except PasswordError:
        raise Refused("locked") from None
    except (CalamineError, OSError, ValueError) as fault:
        raise Refused("locked" if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in content else "not_a_sheet") from fault
    raise Refused("empty")


def _refuse_large(height: int, width: int) -> None:
    """A few stray cells far out are forgiven, a grid that would not fit in memory is not."""
    if height > 50 * MOST_ROWS:
        raise Refused("too_many_rows")
    if width > 10 * MOST_COLUMNS:
        raise Refused("too_many_columns")


def _refuse_bomb(content: bytes) -> None:
    """Looks into the archive before anything is unpacked: is it a workbook, how large, how far do its cells reach?"""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if not any(name.startswith("xl/") for name in names):
                raise Refused("not_a_sheet")
            if sum(part.file_size for part in parts) > MOST_UNPACKED or len(parts) > 2_000:
                raise Refused("too_big_inside")
            for name in names:
                if name.startswith("xl/worksheets/sheet") and name.endswith(".xml"):
                    _refuse_far_cells(archive, name)
    except zipfile.BadZipFile:
        raise Refused("not_a_sheet") from None


def _refuse_far_cells(archive: zipfile.ZipFile, name: str) -> None:
    """One cell in the last column of row one million makes a grid of billions: seen in the names of the cells."""
    import re

    reference = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
    rows = columns = 0
    before = b""
    with archive.open(name) as part:
        while chunk := part.read(1 << 20):
            for letters, digits in reference.findall(before + chunk):
                rows = max(rows, int(digits))
                columns = max(columns, _column(letters))
            before = chunk[-200:]
            if rows * columns > 20_000_000:
                raise Refused("too_many_columns" if columns > 10 * MOST_COLUMNS else "too_many_rows")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _csv(content: bytes) -> Iterator[Line]:
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own word for it
        return _rows(rest, first.strip()[4], 2)
    return _rows(text, _delimiter(text), 1)


def _rows(text: str, delimiter: str, first: int) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            yield reader.line_num - 1 + first, row
    except csv.Error:
        raise Refused("not_a_sheet") from None


def _decoded(content: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else what Windows writes in this part of the world."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    if b"\x00" in content[:4096] or content.startswith(
        (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
    ):
        raise Refused("not_a_sheet")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """The one that cuts most lines into the same number of cells, more than one."""
    sample = text[:20_000].splitlines()[:50]

    def likeness(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=delimiter) if row]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max((";", "\t", ",", "|"), key=likeness)
