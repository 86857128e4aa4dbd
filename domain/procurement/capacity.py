"""How many of what is needed somebody can make in a week: of the product that is meant, in the unit of the need.

What nobody wrote down, and what is counted in a unit that cannot be compared, is unknown: never zero, never a guess.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from domain.catalogue import meant_by, telling
from domain.name_search import fold
from domain.units import GRAMS, SIZES

_WEEKS_A_MONTH = 4
_ANY_PIECE = frozenset(["buah", "bh", "pcs", "pc", "biji", "bj", "unit"])
_ALIKE = {
    "bks": "bungkus", "bungkusan": "bungkus", "box": "kotak", "kardus": "dus", "karton": "dus", "krt": "dus", "dos": "dus", "doos": "dus", "pack": "pak",
    "ptg": "potong", "prs": "porsi", "pax": "porsi", "orang": "porsi", "org": "porsi", "butir": "butir", "btr": "butir",
    "lbr": "lembar", "psg": "pasang", "setel": "stel", "btl": "botol", "saset": "sachet", "pot": "pot", "iket": "ikat",
    "lsn": "lusin", "losin": "lusin", "gross": "gros",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A product with what is known of it: how many of its unit (None: nobody said which) in a week."""

    name: str
    unit: str | None
    weekly: int


def capacity_for(item: str, unit: str, products: Iterable[Made]) -> int | None:
    """Units of the need that somebody makes in a week of the product that is meant, the most where several are; None when
    none is meant, or it is counted in another unit."""
    found = [in_unit(one.weekly, one.unit or "", unit) for one in products if is_meant(item, one.name)]
    return max((one for one in found if one is not None), default=None)


@lru_cache(maxsize=20_000)
def is_meant(item: str, name: str) -> bool:
    """Whether the words for a need mean a product of this name, typos forgiven: all of them are in it ("keripik tempe" and
    "Kripik tmpe pedas"), or it says less of the same thing, which comes first in Indonesian ("snack box isi 4" and "Snack
    box", but not "keripik tempe" and "Tempe")."""
    wanted, own = telling(item), telling(name)
    if not (wanted and own):
        return False
    return _all_in(wanted, own) or (_all_in(own, wanted) and _all_in(wanted[:1], own))


def _all_in(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(meant_by(word, others) for word in words)


def over_time(weekly: int, months: int) -> int:
    """What somebody can make of it in all: a week's work for one delivery, four weeks' for each of monthly ones."""
    return weekly if months == 1 else weekly * _WEEKS_A_MONTH * months


def in_unit(quantity: int, unit: str, other: str) -> int | None:
    """A quantity of one unit in another, whole ones rounded down; None where they cannot be compared. What is only counted
    ("" or "buah") is taken for the unit of the other side."""
    if unit == other:
        return quantity
    grams, others = GRAMS.get(_plain(unit)), GRAMS.get(_plain(other))
    if grams and others:
        return quantity * grams // others
    if grams or others:
        return None if unit and other else quantity
    (size, piece), (per, other_piece) = _piece(unit), _piece(other)
    return quantity * size // per if "" in (piece, other_piece) or piece == other_piece else None


def _piece(unit: str) -> tuple[int, str]:
    """How many pieces a unit holds, and of what ("" for any)."""
    plain = _plain(unit)
    if plain in SIZES:
        return SIZES[plain], ""
    return 1, "" if plain in _ANY_PIECE else plain


def _plain(unit: str) -> str:
    folded = fold(unit)
    return _ALIKE.get(folded, folded)


def beginnings(item: str) -> tuple[str, ...]:
    """By which letters the name of a product that is meant is looked up: the first four of every word that tells, also as
    it is written short. A name that holds none of them is not meant, or mistyped in every word."""
    return tuple(sorted({one[:4] for word in telling(item) for one in (word, *_short_forms(word))}))


def _short_forms(word: str) -> tuple[str, ...]:
    return ("kripik",) if word == "keripik" else ("krupuk",) if word == "kerupuk" else ()
