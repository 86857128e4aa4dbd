"""Reads an office's list of people (105,000 rows of real-life ugliness): finds the columns, cleans every row, names what is
wrong. Runs in the process for heavy work, so that the numbers of identity cards never reach the bot or its database.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

import orjson

from bot.bench import Refused, sheet
from bot.bench.limits import Limits
from domain.lists.addresses import kecamatan_in
from domain.lists.cells import Cell, masked
from domain.lists.columns import Columns, recognised, told
from domain.lists.header import Header, find_header, plain_titles
from domain.lists.layout import Line, Sheet, rows, sheet_of
from domain.lists.places import Places
from domain.lists.rows import Faulty, Listed, Outside, RowReader
from domain.lists.titles import vocabulary
from domain.lists.twins import Twins

LARGE = Limits(rows=200_000, columns=100, unpacked=400 * 1024**2, too_long="list_too_long")
_SAMPLE = 300
_EXAMPLES = 3
_PER_PACK = 1_000


def read(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"about": {"scope": [prefix], "home": prefix, "columns": {name: column} or None}}`.

    Answers what the file is about (`sheets`, `heading`), how many rows of which kind (`counts`), and where in the bytes
    the packs of people and of faults lie (`packs`); or, when it is not clear which column is which, `asked` and no bytes.
    Raises `Refused` as `sheet.read`, and: list_too_long, no_rows.
    """
    about = data["about"]
    reading = _Reading(Places(about["scope"], about["home"]), about.get("columns"))
    for name, lines in sheet.sheets(content, LARGE):
        reading.take(name, lines)
    return reading.answer()


@dataclass(slots=True)
class _Found:
    """A sheet before its rows are read."""

    name: str
    header: Header | None
    columns: Columns
    sample: list[Sequence[Cell]]
    rows: int


@dataclass(slots=True)
class _Packs:
    """Rows put by in packs of a thousand, compressed; `lengths`: bytes and rows of each."""

    content: bytearray = field(default_factory=bytearray)
    lengths: list[tuple[int, int]] = field(default_factory=list)
    waiting: list[Any] = field(default_factory=list)

    def add(self, row: Any) -> None:
        self.waiting.append(row)
        if len(self.waiting) == _PER_PACK:
            self.close()

    def close(self) -> None:
        if self.waiting:
            packed = zlib.compress(orjson.dumps(self.waiting), 1)
            self.content += packed
            self.lengths.append((len(packed), len(self.waiting)))
            self.waiting = []


@dataclass(slots=True)
class _Reading:
    places: Places
    answers: dict[str, int | None] | None
    twins: Twins = field(default_factory=Twins)
    people: _Packs = field(default_factory=_Packs)
    faults: _Packs = field(default_factory=_Packs)
    told: list[dict[str, Any]] = field(default_factory=list)
    unclear: list[_Found] = field(default_factory=list)
    heading: str = ""
    counts: dict[str, int] = field(
        default_factory=lambda: {"people": 0, "faulty": 0, "outside": 0, "double": 0, "without_phone": 0}
    )

    def take(self, name: str, lines: Iterator[Line]) -> None:
        """One sheet: read when its columns are clear, else kept to be asked about."""
        first = list(islice(lines, _SAMPLE))
        beginning = [cells for _, cells in first]
        header = find_header(beginning, vocabulary("people")) or plain_titles(beginning)
        below = first[header.first :] if header else first
        sample = [cells for _, cells in below]
        known = recognised(header or Header(0, (), {}, ()), sample, self.places.regions)
        columns = told(self.answers, known) if self.answers is not None else known
        named = self.places.names_place(name)
        if columns.name is None or not (
            columns.has_place or named.kecamatan or named.desa or _places(header)
        ):
            self.unclear.append(_Found(name, header, known, sample, len(below) + sum(1 for _ in lines)))
            return
        titles = header.titles if header else ()
        laid_out = sheet_of(columns, titles, header.heading if header else (), named, sample)
        self._read(name, laid_out, titles, chain(below, lines))
        self.heading = self.heading or _heading(header)

    def _read(self, name: str, laid_out: Sheet, titles: tuple[str, ...], lines: Iterator[Line]) -> None:
        number = len(self.told)
        reader = RowReader(number, laid_out.columns, self.places, self.twins)
        before = sum(self.counts.values())
        for row in rows(laid_out, lines):
            self._put(number, reader.read(row))
        if sum(self.counts.values()) > before:
            self.told.append({"name": name, "titles": list(titles), "columns": _shown(laid_out)})

    def _put(self, number: int, read: Listed | Faulty | Outside | None) -> None:
        match read:
            case Listed():
                self.counts["people"] += 1
                self.counts["double"] += read.twin is not None
                self.counts["without_phone"] += not read.phone
                self.people.add(_person(number, read))
            case Faulty():
                self.counts["faulty"] += 1
                reasons = [[one.id, one.params] for one in read.reasons]
                self.faults.add([number, read.line, "faulty", read.cells, reasons])
            case Outside():
                self.counts["outside"] += 1
                self.faults.add([number, read.line, "outside", read.cells, []])

    def answer(self) -> tuple[Any, bytes]:
        if not self.told and self.unclear:
            return {"asked": _asked(max(self.unclear, key=lambda one: one.rows))}, b""
        if not self.told:
            raise Refused("no_rows")
        self.people.close()
        self.faults.close()
        skipped = [one.name for one in self.unclear]
        packs = {"people": self.people.lengths, "faults": self.faults.lengths}
        about = {
            "sheets": self.told,
            "skipped": skipped,
            "heading": self.heading,
            "counts": self.counts,
            "packs": packs,
        }
        return about, bytes(self.people.content + self.faults.content)


def _person(number: int, read: Listed) -> list[Any]:
    twin = read.twin
    double = None if twin is None else [*twin.place, twin.why, twin.is_sure]
    return [
        number, read.line, read.name, read.honorific, read.business, read.product, read.area, read.phone, read.key, double
    ]  # fmt: skip


def _places(header: Header | None) -> bool:
    """Whether the lines above the titles say which kecamatan the list is about."""
    return header is not None and any(map(kecamatan_in, header.heading))


def _heading(header: Header | None) -> str:
    """The longest line above the titles: what the list calls itself."""
    return max(header.heading, key=len, default="")[:120] if header else ""


def _shown(laid_out: Sheet) -> dict[str, int | None]:
    return laid_out.columns.as_told()


def _asked(found: _Found) -> dict[str, Any]:
    """A sheet whose columns an officer must tell: titles, some examples, and what is known already."""
    width = max((len(cells) for cells in found.sample), default=0)
    titles = found.header.titles if found.header else ()
    hidden = [masked(cells, found.columns.secret) for cells in found.sample]
    columns = [
        {
            "at": at,
            "title": titles[at] if at < len(titles) else "",
            "examples": _examples(hidden, at),
        }
        for at in range(width)
        if at not in found.columns.secret
    ]
    return {"sheet": found.name, "rows": found.rows, "columns": columns, "known": found.columns.as_told()}


def _examples(sample: Sequence[Sequence[Cell]], at: int) -> list[str]:
    told = dict.fromkeys(str(cells[at])[:30] for cells in sample if at < len(cells) and cells[at] is not None)
    return list(told)[:_EXAMPLES]
