"""Reads a sheet that somebody sent (XLSX, XLS, CSV) into plain cells. Runs in the process for heavy work.

A cell is None, a whole number, or a text; days are ISO texts ("2026-11-22"), other numbers texts ("12.5"). Nothing is
guessed about what the columns mean. What cannot be read is refused in one word (`bot.file_faults` has the sentences).
"""

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from bot.bench import Refused, delimited
from bot.bench.limits import Limits, refuse_bomb

LONGEST_CELL = 500
Cell = int | str | None
Line = tuple[int, list[Any]]
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SHEETS_LOOKED_AT = 20
_WHOLE = 10**15
"""From here on a float no longer knows its last digit."""
_MOST_MERGED = 20_000


SMALL = Limits()


def read(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. Answers `{"sheet": name, "rows": [[line, [cell, …]], …]}`; empty rows are left out.

    `data` has the name of the file, which decides nothing: what it is shows in its first bytes. Raises `Refused`:
    empty, not_a_sheet, locked, too_many_rows, too_many_columns, too_big_inside.
    """
    del data
    for name, lines in sheets(content, SMALL):
        if rows := list(lines):
            return {"sheet": name, "rows": rows}, b""
        break
    raise Refused("empty")


def sheets(content: bytes, limits: Limits) -> Iterator[tuple[str, Iterator[tuple[int, list[Cell]]]]]:
    """The visible sheets that hold anything, with their name ("" of a CSV file) and their lines, to be read in this
    order. Raises `Refused` as `read` does, some of it only while lines are read."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise Refused("empty")
    found = (
        _workbook(content, limits)
        if content.startswith((_ZIP, _OLD_OFFICE))
        else iter([("", delimited.lines(content))])
    )
    for name, lines in found:
        yield name, _cells(lines, limits)


def _cells(lines: Iterable[Line], limits: Limits) -> Iterator[tuple[int, list[Cell]]]:
    seen, most = 0, limits.columns
    for line, row in lines:
        cells = [_cell(value) for value in row[:most]]
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            continue
        if len(row) > most and any(_cell(value) is not None for value in row[most:]):
            raise Refused("too_many_columns")
        seen += 1
        if seen > limits.rows:
            raise Refused(limits.too_long)
        yield line, cells


def _cell(value: Any) -> Cell:
    if type(value) is str:  # nine of ten
        return " ".join(value.replace("\x00", "").split())[:LONGEST_CELL] or None
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
    return str(value or "")[:LONGEST_CELL] or None


def _number(value: float) -> Cell:
    if not math.isfinite(value):
        return None
    if value.is_integer() and abs(value) < _WHOLE:
        return int(value)
    return f"{Decimal(repr(value)).normalize():f}"[:LONGEST_CELL]


def _workbook(content: bytes, limits: Limits) -> Iterator[tuple[str, Iterable[Line]]]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    if content.startswith(_ZIP):
        refuse_bomb(content, limits)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheets_metadata[:_SHEETS_LOOKED_AT]:
            if sheet.visible is not SheetVisibleEnum.Visible:
                continue
            found = book.get_sheet_by_name(sheet.name)
            if found.start is not None:
                _refuse_large(found.total_height, found.total_width, limits)
                yield sheet.name, _filled(enumerate(found.iter_rows(), 1), found.merged_cell_ranges or [])
    except PasswordError:
        raise Refused("locked") from None
    except (CalamineError, OSError, ValueError) as fault:
        raise Refused("locked" if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in content else "not_a_sheet") from fault


def _filled(
    lines: Iterable[Line], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> Iterator[Line]:
    """Cells that were merged down a column say the same in all their lines."""
    down = {
        (top, at): bottom
        for (top, at), (bottom, last) in merged[:_MOST_MERGED]
        if bottom > top and at == last
    }
    if not down:
        yield from lines
        return
    holding: dict[int, tuple[Any, int]] = {}
    starts: dict[int, list[int]] = {}
    for top, at in down:
        starts.setdefault(top, []).append(at)
    for line, row in lines:
        for at in starts.get(line - 1, ()):
            if at < len(row):
                holding[at] = (row[at], down[line - 1, at])
        for at, (value, bottom) in list(holding.items()):
            if line - 1 > bottom:
                del holding[at]
            elif at < len(row):
                row[at] = value
        yield line, row


def _refuse_large(height: int, width: int, limits: Limits) -> None:
    """A few stray cells far out are forgiven, a grid that would not fit in memory is not."""
    if height > 50 * limits.rows:
        raise Refused(limits.too_long)
    if width > 10 * limits.columns:
        raise Refused("too_many_columns")
