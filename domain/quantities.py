"""How many and how heavy, as people say it: dozens, kodi, ons. What a pack holds is asked, not guessed.

Source: market.md 6.4 rows 46-70, 75, 76. Knows no product and no stock.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from domain.messages import N_, Rejected, message
from domain.money import Unclear
from domain.number_reading import read_number
from domain.number_words import atoms_of
from domain.spoken import clean
from domain.units import COUNTED, GRAMS, PACKS, SIZES

LIMIT = 1_000_000
_LONGEST = 120
_ALL_UNITS = COUNTED | PACKS | SIZES.keys() | GRAMS.keys()
_ONE = re.compile(
    rf"\b(?:se|sa|sak)({'|'.join(sorted(_ALL_UNITS - {'on', 'g', 'm'}, key=len, reverse=True))})\b"
)
_TOKEN = re.compile(r"\d+\s*/\s*\d+|\d+(?:[.,]\d+)*|[^\W\d_]+|\S")
_FILLED = re.compile(r"^(.*?)\s+(?:isi|isine|isinya|eusi)\s+(\S.*)$")
_VAGUE = re.compile(
    r"\b(?:belasan|puluhan|ratusan|ribuan|beberapa|banyak|sedikit|akeh|sithik|loba|saeutik|lumayan)\b"
)


@dataclass(frozen=True, slots=True)
class Count:
    """So many pieces; `unit` as the person said it (bungkus, porsi), None when it was only counted."""

    pieces: int
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """Whole grams."""

    grams: int


@dataclass(frozen=True, slots=True)
class Packs:
    """So many packs whose content only the product's setting knows (dus, renteng, bal)."""

    packs: int
    unit: str


Quantity = Count | Weight | Packs


def parse_quantity(text: str) -> Quantity | Unclear:
    """Reads a quantity; Unclear for "belasan" or "banyak". Raises Rejected for what is no quantity."""
    said = _ONE.sub(r"1 \1", clean(text).casefold())
    if _VAGUE.search(said):
        return Unclear((), message(N_("How many exactly? Please write a number, for example 12.")))
    if len(said) > _LONGEST:
        raise _unreadable()
    if filled := _FILLED.match(said):
        return _filled(_counted(filled[1]), _counted(filled[2]))
    return _counted(said)


def in_dozens(pieces: int) -> tuple[int, int]:
    """Whole dozens and the pieces beside them, to say a number back: 40 is 3 lusin + 4."""
    return divmod(pieces, 12)


@dataclass(frozen=True, slots=True)
class _Part:
    number: Fraction
    unit: str | None


def _counted(said: str) -> Quantity:
    parts = _parts(_TOKEN.findall(said))
    units = [part.unit for part in parts if part.unit]
    if units and all(unit in GRAMS for unit in units):
        return Weight(_whole(sum((part.number * GRAMS[part.unit or "g"] for part in parts), Fraction(0))))
    if any(unit in PACKS for unit in units) and len(parts) == 1:
        return Packs(_whole(parts[0].number), units[0])
    if any(unit in PACKS or unit in GRAMS for unit in units):
        raise _unreadable()
    pieces = _whole(sum((part.number * SIZES.get(part.unit or "", 1) for part in parts), Fraction(0)))
    return Count(pieces, units[0] if len(parts) == 1 and units and units[0] in COUNTED else None)


def _parts(words: list[str]) -> list[_Part]:
    """Pairs of number and unit ("3 lusin 4 biji"); words behind them name the goods ("2 papan telur")."""
    parts: list[_Part] = []
    number: list[str] = []
    named = False
    for word in words:
        if _is_number(word) and not named:
            number.append(word)
        elif word in _ALL_UNITS and number:
            parts.append(_Part(_read(number), word))
            number = []
        elif _is_number(word) or not (parts or number) or not (word.isalpha() or word in ",."):
            raise _unreadable()
        else:
            named = True
    return _with_rest(parts, number)


def _with_rest(parts: list[_Part], number: list[str]) -> list[_Part]:
    if not number:
        if not parts:
            raise _unreadable()
        return parts
    rest = _read(number)
    if parts and rest == Fraction(1, 2):
        return [*parts, _Part(rest, parts[-1].unit)]
    if parts and parts[-1].unit in GRAMS:
        raise _unreadable()
    return [*parts, _Part(rest, None)]


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in {"½", "¼", "¾", "seperempat"} or atoms_of(word) is not None


def _read(words: list[str]) -> Fraction:
    reading = read_number(" ".join(words))
    if reading is None or len(reading.values) > 1:
        raise _unreadable()
    return reading.values[0]


def _filled(packs: Quantity, each: Quantity) -> Quantity:
    if isinstance(packs, Packs) and isinstance(each, Count):
        return Count(_whole(Fraction(packs.packs * each.pieces)), each.unit)
    raise _unreadable()


def _whole(number: Fraction) -> int:
    if number.denominator != 1 or number > LIMIT * 1_000:
        raise _unreadable()
    return int(number)


def _unreadable() -> Rejected:
    return Rejected(N_("I cannot read how many. Please write a number, for example 12 or 3 lusin."))
