"""A row of an office's list of people: made clean, or named with everything that is wrong with it. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.lists.addresses import kecamatan_in
from domain.lists.cells import Cell, masked, phone_of, text_of, word_of
from domain.lists.columns import Columns
from domain.lists.layout import Row
from domain.lists.names import ListedName, listed_name
from domain.lists.places import Place, Places, Told
from domain.lists.twins import Twin, Twins, twin_key
from domain.messages import Message, Rejected
from domain.spoken import Honorific

T = TypeVar("T")
TEXT_LIMIT = 120
_NO_DIGITS = re.compile(r"\D")
_WOMAN = frozenset({"p", "pr", "perempuan", "wanita", "w", "f", "female", "prp"})
_MAN = frozenset({"l", "lk", "laki-laki", "laki laki", "pria", "m", "male", "laki"})


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a list. `area`: desa, or kecamatan where no desa is told; `phone`: E.164 or ""; `twin`: the row before
    that is of the same person."""

    line: int
    name: str
    honorific: Honorific | None
    business: str
    product: str
    area: str
    phone: str
    key: int
    twin: Twin | None


@dataclass(frozen=True, slots=True)
class Faulty:
    """A row that cannot be taken: its cells as they were (numbers of cards masked) and all that is wrong."""

    line: int
    cells: tuple[Cell, ...]
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """A sound row about an area that the list is not for."""

    line: int
    cells: tuple[Cell, ...]


class RowReader:
    """Reads the rows of one sheet; `twins` and `places` are shared by all sheets of a file."""

    def __init__(self, sheet: int, columns: Columns, places: Places, twins: Twins) -> None:
        self._sheet = sheet
        self._columns = columns
        self._places = places
        self._twins = twins

    def read(self, row: Row) -> Listed | Faulty | Outside | None:
        """None for a row that says nothing about anybody (only a number)."""
        columns, cells = self._columns, row.cells
        name, business = self._text(cells, columns.name), self._text(cells, columns.business)
        product = self._word(cells, columns.product)
        told = self._told(row)
        if not (
            name
            or business
            or product
            or _own(told, row.around)
            or any(self._text(cells, at) for at in columns.phones)
        ):
            return None
        reasons: list[Message] = []
        named = self._tried(reasons, lambda: listed_name(name))
        place = self._tried(reasons, lambda: self._places.find(told))
        phone = self._tried(reasons, lambda: self._phone(cells))
        if place is not None and place.is_outside:
            return Outside(row.line, tuple(masked(cells, columns.secret)))
        if named is None or place is None or reasons:
            return Faulty(row.line, tuple(masked(cells, columns.secret)), tuple(reasons))
        return self._listed(row, named, place, phone or "", business[:TEXT_LIMIT], product[:TEXT_LIMIT])

    def _listed(
        self, row: Row, named: ListedName, place: Place, phone: str, business: str, product: str
    ) -> Listed:
        key = twin_key(named.key, place.area, product or business)
        twin = self._twins.meet((self._sheet, row.line), named.key, key, phone, self._card(row.cells))
        honorific = named.honorific or self._of_sex(row.cells)
        return Listed(row.line, named.name, honorific, business, product, place.area, phone, key, twin)

    def _told(self, row: Row) -> Told:
        """What the row says of its place goes before what is known from around it."""
        columns, cells, around = self._columns, row.cells, row.around
        kecamatan, desa = self._word(cells, columns.kecamatan), self._word(cells, columns.desa) or around.desa
        address = "" if kecamatan and desa else self._text(cells, columns.address)
        if not kecamatan and not kecamatan_in(address):
            kecamatan = around.kecamatan
        regency = self._word(cells, columns.regency) or around.regency
        return Told(kecamatan, desa, self._word(cells, columns.area), regency, address)

    def _phone(self, cells: Sequence[Cell]) -> str | None:
        """The first number of the row; what is wrong with the first one counts only when there is no other."""
        refusal: Rejected | None = None
        for at in self._columns.phones:
            try:
                if found := phone_of(cells[at] if at < len(cells) else None):
                    return found
            except Rejected as fault:
                refusal = refusal or fault
        if refusal is not None:
            raise refusal
        return ""

    def _card(self, cells: Sequence[Cell]) -> str:
        """The sixteen digits of the row's NIK; "" without one, or with one that a spreadsheet has rounded off."""
        text = self._text(cells, self._columns.nik)
        digits = text if text.isdigit() else _NO_DIGITS.sub("", text)
        return digits if len(digits) == 16 and not digits.endswith("0000") else ""

    def _of_sex(self, cells: Sequence[Cell]) -> Honorific | None:
        sex = self._word(cells, self._columns.sex).casefold()
        return "ibu" if sex in _WOMAN else "bapak" if sex in _MAN else None

    @staticmethod
    def _text(cells: Sequence[Cell], at: int | None) -> str:
        return text_of(cells[at]) if at is not None and at < len(cells) else ""

    @staticmethod
    def _word(cells: Sequence[Cell], at: int | None) -> str:
        return word_of(cells[at]) if at is not None and at < len(cells) else ""

    @staticmethod
    def _tried(reasons: list[Message], read: Callable[[], T]) -> T | None:
        try:
            return read()
        except Rejected as refusal:
            reasons.append(refusal.message)
            return None


def _own(told: Told, around: Told) -> bool:
    """Whether the row itself says where it lies."""
    return any(own and own != known for own, known in zip(told, around, strict=True))
