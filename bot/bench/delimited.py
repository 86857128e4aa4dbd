"""Reads a table that is plain text: whatever encoding, delimiter and quotes it came with. Knows nothing of workbooks."""

import csv
import io
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from bot.bench import Refused

Line = tuple[int, list[Any]]
_LONGEST_FIELD = 1_000_000
_MOST_LINES = 8
"""So many lines a cell in quotes may have: a quote that is never closed must not swallow the rest of the list."""
_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
_PAGES = ("<html", "<!doctype", "<?xml", "<table", "<head", "<meta", "<style", "<div")
"""What some programs save under the name of a sheet."""
_LOOKED_AT = 4_096  # bytes


def lines(content: bytes) -> Iterator[Line]:
    """Number and cells of each line. Raises `Refused` (not_a_sheet, unreadable), also while lines are read."""
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own word for it
        return _rows(rest, first.strip()[4], 2)
    return _rows(text, _delimiter(text), 1)


def _rows(text: str, delimiter: str, first: int) -> Iterator[Line]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(_with_closed_quotes(io.StringIO(text, newline="")), delimiter=delimiter)
    try:
        for row in reader:
            yield reader.line_num - 1 + first, row
    except csv.Error:
        raise Refused("not_a_sheet") from None


def _with_closed_quotes(written: Iterable[str]) -> Iterator[str]:
    """The same lines, without the quotes of those in which one is opened that none of the next lines closes."""
    source, ahead, is_open = iter(written), deque[str](), False
    while ahead or (ahead := deque(islice(source, _MOST_LINES))):
        line = ahead.popleft()
        if line.count('"') % 2:
            ahead.extend(islice(source, _MOST_LINES - len(ahead)))
            is_closed = is_open or any(one.count('"') % 2 for one in ahead)
            is_open = is_closed and not is_open
            line = line if is_closed else line.replace('"', "")
        yield line


def _decoded(content: bytes) -> str:
    """The text. A page, or another program's XML, under the name of a sheet is told from a table by its first word."""
    text = content.decode(wide, "replace") if (wide := _wide(content)) else _narrow(content.rstrip(b"\x00"))
    if text[:200].lstrip("\ufeff \t\r\n").casefold().startswith(_PAGES):
        raise Refused("unreadable")
    return text.removeprefix("\ufeff")


def _narrow(content: bytes) -> str:
    """UTF-8, else what Windows writes in this part of the world."""
    if b"\x00" in content[:_LOOKED_AT] or content.startswith(_OTHER_FILES):
        raise Refused("not_a_sheet")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _wide(content: bytes) -> str:
    """UTF-16 by its mark, or because every other byte of plain words is empty; "" for anything else."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    seen = content[:_LOOKED_AT]
    for name, empty, letters in (("utf-16-le", seen[1::2], seen[::2]), ("utf-16-be", seen[::2], seen[1::2])):
        if len(seen) >= 8 and empty.count(0) > 0.8 * len(empty) and not letters.count(0):
            return name
    return ""


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
