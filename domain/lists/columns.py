"""The columns of a list of people: which one holds the name, the place, the phone, and which ones nobody may keep.

Recognised by their titles and, where these are silent, by what stands below them; or told by an officer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.area_search import named_exactly
from domain.lists.cells import Cell, is_card_number, text_of
from domain.lists.header import Header
from domain.lists.titles import NIK, SECRET
from domain.messages import Rejected
from domain.phone import parse_phone

ASKED = ("name", "kecamatan", "desa", "phone", "business", "product")
"""The columns that an officer may be asked for, in this order."""
_PLACES = ("kecamatan", "desa", "address", "area")
_MOST = 0.6
"""The share of filled cells that must look like it, before a column without a title is taken for something."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Places of columns, from 0; None where there is none. `phones`: several, the first one that holds a number counts.
    `secret`: columns whose numbers are never kept."""

    name: int | None = None
    business: int | None = None
    product: int | None = None
    phones: tuple[int, ...] = ()
    kecamatan: int | None = None
    desa: int | None = None
    address: int | None = None
    area: int | None = None
    regency: int | None = None
    sex: int | None = None
    nik: int | None = None
    secret: frozenset[int] = field(default_factory=frozenset)

    @property
    def has_place(self) -> bool:
        return any(getattr(self, one) is not None for one in _PLACES)

    def as_told(self) -> dict[str, int | None]:
        """The columns that can be asked for, for a form."""
        plain = {name: getattr(self, name) for name in ASKED if name != "phone"}
        return {**plain, "phone": self.phones[0] if self.phones else None}


def letters(at: int) -> str:
    """The letters of a column, as spreadsheets have them: 0 → A, 26 → AA."""
    return (letters(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def recognised(header: Header, sample: Sequence[Sequence[Cell]], regions: Sequence[str]) -> Columns:
    """What titles and cells tell. `sample`: some rows below the titles; `regions`: where names of places are known."""
    found = {name: places[0] for name, places in header.columns.items()}
    taken = {at for places in header.columns.values() for at in places}
    guessed = _guessed(sample, taken, found, regions)
    every = {**guessed, **found}
    phones = header.columns.get("phone") or ((guessed["phone"],) if "phone" in guessed else ())
    plain = {
        name: every.get(name)
        for name in ("name", "business", "product", "kecamatan", "desa", "address", "area", "regency", "sex")
    }
    return Columns(**plain, phones=phones, nik=found.get(NIK), secret=_secret(header, sample))


def told(answers: Mapping[str, int | None], known: Columns) -> Columns:
    """What an officer told about the columns of a sheet; card numbers stay secret whatever anybody says."""
    kecamatan, phone = _open(answers.get("kecamatan"), known), _open(answers.get("phone"), known)
    return replace(
        known,
        name=_open(answers.get("name"), known),
        business=_open(answers.get("business"), known),
        product=_open(answers.get("product"), known),
        desa=_open(answers.get("desa"), known),
        kecamatan=kecamatan,
        phones=() if phone is None else (phone,),
        address=known.address if kecamatan is None else None,
    )


def _open(at: int | None, known: Columns) -> int | None:
    return None if at in known.secret else at


def _secret(header: Header, sample: Sequence[Sequence[Cell]]) -> frozenset[int]:
    width = max((len(row) for row in sample), default=0)
    titled = (*header.columns.get(NIK, ()), *header.columns.get(SECRET, ()))
    return frozenset(titled) | {at for at in range(width) if _share(sample, at, is_card_number) >= _MOST}


def _guessed(
    sample: Sequence[Sequence[Cell]], taken: set[int], found: Mapping[str, int], regions: Sequence[str]
) -> dict[str, int]:
    """Columns without a known title that look like a phone or a place."""
    looks = {
        "phone": _is_phone,
        "kecamatan": lambda cell: _is_place(cell, regions, 3),
        "desa": lambda cell: _is_place(cell, regions, 4),
    }
    width, guessed = max((len(row) for row in sample), default=0), {}
    for name, look in looks.items():
        if name in found:
            continue
        free = [at for at in range(width) if at not in taken]
        likely = max(free, key=lambda at: _share(sample, at, look), default=None)
        if likely is not None and _share(sample, likely, look) >= _MOST:
            guessed[name] = likely
            taken = taken | {likely}
    return guessed


def _share(sample: Sequence[Sequence[Cell]], at: int, look: object) -> float:
    filled = [row[at] for row in sample if at < len(row) and row[at] is not None]
    if len(filled) < 2 or not callable(look):
        return 0.0
    return sum(map(bool, map(look, filled))) / len(filled)


def _is_phone(cell: Cell) -> bool:
    said = text_of(cell)
    if sum(map(str.isdigit, said)) < 9 or is_card_number(cell):
        return False
    try:
        return parse_phone(said).startswith("+628")
    except Rejected:
        return False


def _is_place(cell: Cell, regions: Sequence[str], level: int) -> bool:
    said = text_of(cell)
    if level == 3:
        return bool(said) and any(named_exactly(said, region, 3) for region in regions)
    return bool(said) and any(named_exactly(said, region, 4) for region in regions)
