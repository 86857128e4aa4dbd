"""Finds the line of titles in a table: below a heading of the office, over one line or two, as merged cells leave it.

Knows titles (`domain.lists.titles`), not what the rows below are about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.lists.titles import OTHER, Vocabulary, columns_of, is_title
from domain.spoken import clean

Cells = Sequence[object]
_DIGIT = re.compile(r"\d")
_SEARCHED = 30
"""Lines in which the titles may stand."""


@dataclass(frozen=True, slots=True)
class Header:
    """`first`: the place of the first row below the titles; `heading`: the lines above them, as texts."""

    first: int
    titles: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]
    heading: tuple[str, ...]


def find_header(rows: Sequence[Cells], known: Vocabulary) -> Header | None:
    """The likeliest titles among the first rows: two of them, or one for names beside others that say nothing; else None."""
    best: tuple[int, Header] | None = None
    for at in range(min(len(rows), _SEARCHED)):
        for height in (1, 2) if at + 1 < len(rows) else (1,):
            titles = _titles(rows[at : at + height], known)
            likeness, columns = _likeness(titles, known)
            if likeness and (best is None or likeness > best[0]):
                heading = tuple(" ".join(filter(None, map(_text, row))) for row in rows[:at])
                best = likeness, Header(at + height, titles, columns, heading)
    return best[1] if best else None


def plain_titles(rows: Sequence[Cells]) -> Header | None:
    """The first row as titles that say nothing to us: words only, above at least one column of numbers; else None."""
    first, *others = [[_text(cell) for cell in row] for row in rows] or [[]]
    told = [at for at, text in enumerate(first) if text]
    if len(told) < 2 or any(_DIGIT.search(text) for text in first):
        return None
    if not any(_are_numbers([row[at] for row in others if at < len(row)]) for at in told):
        return None
    return Header(1, tuple(first), {}, ())


def _are_numbers(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and sum(bool(_DIGIT.search(text)) for text in filled) > len(filled) / 2


def _likeness(titles: tuple[str, ...], known: Vocabulary) -> tuple[int, dict[str, tuple[int, ...]]]:
    columns = columns_of(titles, known)
    told = sum(1 for title in titles if title)
    useful = sum(1 for field in columns if field != OTHER)
    return (useful if told >= 2 and (useful >= 2 or "name" in columns) else 0), columns


def _titles(rows: Sequence[Cells], known: Vocabulary) -> tuple[str, ...]:
    """Of two lines the lower one says what the column is; the upper one, which may span several columns, goes before.
    () when the lower one is no line of titles."""
    lines = [[_text(cell) for cell in row] for row in rows]
    if len(lines) == 1:
        return tuple(lines[0])
    upper, lower = lines
    if sum(1 for text in lower if text) < 2 or not all(is_title(text, known) for text in lower if text):
        return ()
    width, spanning, titles = max(len(upper), len(lower)), "", []
    for at in range(width):
        above, below = (line[at] if at < len(line) else "" for line in lines)
        spanning = above or (spanning if below else "")
        titles.append(f"{spanning} {below}".strip() if below else above)
    return tuple(titles)


def _text(cell: object) -> str:
    return "" if cell is None else clean(str(cell))
