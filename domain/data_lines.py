"""Finds the line of a place in a TOML text, for messages about faults. Not a parser: tomllib has read the text before."""

import re
from collections.abc import Iterator

Place = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=""")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")
_MARK = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|[\[\]{},]|#[^\n]*|[^\s\[\]{},"\'#]+')


def line_of(text: str, place: Place) -> int:
    """The line (from 1) of a key, table or element, or of the nearest thing around it that has a line."""
    lines = _places(text)
    for length in range(len(place), 0, -1):
        if place[:length] in lines:
            return lines[place[:length]]
    return 1


def _places(text: str) -> dict[Place, int]:
    found: dict[Place, int] = {}
    counts: dict[Place, int] = {}
    table: Place = ()
    rows = text.splitlines()
    number = 0
    while number < len(rows):
        row, number = rows[number], number + 1
        if header := _HEADER.match(row):
            table = _table(header[2], header[1] == "[[", counts)
            found.setdefault(table, number)
        elif key := _KEY.match(row):
            place = (*table, *_parts(key[1]))
            for length in range(len(table) + 1, len(place) + 1):
                found.setdefault(place[:length], number)
            number = _value(rows, number, key.end(), place, found)
    return found


def _table(name: str, is_list: bool, counts: dict[Place, int]) -> Place:
    """The path of a header, with the number of the list element it stands in."""
    place: Place = ()
    parts = _parts(name)
    for position, part in enumerate(parts, 1):
        place = (*place, part)
        if is_list and position == len(parts):
            counts[place] = counts.get(place, -1) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _parts(name: str) -> list[str]:
    return [next(part for part in match.groups() if part is not None) for match in _PART.finditer(name)]


def _value(rows: list[str], number: int, start: int, place: Place, found: dict[Place, int]) -> int:
    """Notes the elements of a list and skips a value of several lines; returns the number of lines read."""
    depth, element, expecting = 0, 0, False
    for at, mark in _marks(rows, number, start):
        if mark in "[{":
            if expecting and depth == 1:
                found.setdefault((*place, element), at)
            depth, expecting = depth + 1, mark == "[" and depth == 0
        elif mark in "]}":
            depth, expecting = depth - 1, False
        elif mark == ",":
            element, expecting = (element + 1, True) if depth == 1 else (element, expecting)
        elif expecting and depth == 1:
            found.setdefault((*place, element), at)
            expecting = False
        if depth == 0:
            return at
    return number


def _marks(rows: list[str], number: int, start: int) -> Iterator[tuple[int, str]]:
    """Strings, brackets and commas with their line; a string of several lines has the line of its end."""
    row = rows[number - 1][start:]
    while True:
        at = 0
        while match := _MARK.search(row, at):
            mark, at = match.group(), match.end()
            if mark in {'"""', "'''"}:
                while mark not in row[at:] and number < len(rows):
                    row, number, at = rows[number], number + 1, 0
                at = row.find(mark, at) + 3 if mark in row[at:] else len(row)
                mark = '""'
            if not mark.startswith("#"):
                yield number, mark
        if number >= len(rows):
            return
        row, number = rows[number], number + 1
