"""The cells of an office's list as they come out of a spreadsheet: phone numbers that lost their first 0, numbers with
a decimal point, figures in scientific notation, and the numbers of identity cards, which nobody may keep.

Knows cells, not columns and not lists. Source: market.md 4.4 (NIK norms) and 6.4 rows 111-122 (phones).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from domain.messages import N_, Rejected
from domain.phone import Phone, parse_phone
from domain.spoken import clean

Cell = int | str | None
_NOTHING = frozenset(
    part.strip()
    for part in [
        "-",
        " --",
        " ---",
        " .",
        " ..",
        " 0",
        " x",
        " xx",
        " n/a",
        " na",
        " nihil",
        " kosong",
        " null",
        " none",
        " nan",
        " tidak ada",
        " tdk ada",
        " tidak punya",
        " tdk punya",
        " belum ada",
        " blm ada",
        " belum punya",
        " blm punya",
        " ga ada",
        " gak ada",
        " tidak",
        " tdk",
        " belum",
        " blm",
        " #n/a",
        " #ref!",
        " #value!",
    ]
)
_LONGEST_NOTHING = max(map(len, _NOTHING))
_SCIENTIFIC = re.compile(r"\+?(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_POINT_ZERO = re.compile(r"(?<=\d{9})[.,]0{1,2}$")
_BETWEEN_NUMBERS = re.compile(r"[/;,|&\n]|\b(?:dan|atau|dan/atau|or)\b", re.IGNORECASE)
_SHORTEST, _LONGEST = 8, 15
"""Digits of one phone number."""
_CARD = re.compile(r"(?<!\d)\d{12}(?:[ .\-]?\d){4}(?!\d)|(?<!\d)\d{4}[ .\-]\d{4}[ .\-]\d{4}[ .\-]\d{4}(?!\d)")
"""Sixteen digits, in one or in groups: a NIK or a family card."""
_MASK = "*"


def text_of(cell: Cell) -> str:
    """The cell as one clean line; "" when it says nothing ("-", "tidak ada")."""
    if cell is None:
        return ""
    said = clean(str(cell)).strip("'\"`´’ ")
    return "" if len(said) <= _LONGEST_NOTHING and said.casefold() in _NOTHING else said


word_of = lru_cache(maxsize=65_536)(text_of)
"""The same for columns in which few texts come again and again."""


def phone_of(cell: Cell) -> Phone | None:
    """The first number in the cell; None when there is none. Raises Rejected for what is no number."""
    said = text_of(cell)
    return _phone(said) if said else None


@lru_cache(maxsize=1_024)
def _phone(said: str) -> Phone:
    written = _written_out(_POINT_ZERO.sub("", said))
    try:
        return parse_phone(written)
    except Rejected:
        for part in _parts(written):
            try:
                return parse_phone(part)
            except Rejected:
                continue
        raise _reason(said) from None


def _written_out(said: str) -> str:
    """8,1234567891E+10 when no digit is lost. Raises Rejected when some are."""
    found = _SCIENTIFIC.fullmatch(said)
    if found is None:
        return said
    digits, places = found[1] + (found[2] or ""), int(found[3]) + 1
    if not places - 1 <= len(digits) <= places:
        raise Rejected(
            N_("Excel has cut off the phone number ({number}): set the column to Text and write it again."),
            number=said,
        )
    return digits.ljust(places, "0")


def _parts(said: str) -> list[str]:
    """Several numbers in one cell, one by one."""
    parts = [part.strip() for part in _BETWEEN_NUMBERS.split(said)]
    words = said.split() if sum(map(str.isdigit, said)) > _LONGEST else []
    return [part for part in (*parts, *words) if _SHORTEST <= sum(map(str.isdigit, part)) <= _LONGEST]


def _reason(said: str) -> Rejected:
    digits = sum(map(str.isdigit, said))
    if digits == 16:
        return Rejected(N_("In the phone column stands a number of 16 digits, which looks like a NIK."))
    if any(one.isalpha() for one in said):
        return Rejected(N_("The phone number “{number}” has letters in it."), number=said[:30])
    return Rejected(N_("The phone number “{number}” is not complete or too long."), number=said[:30])


def is_card_number(cell: Cell) -> bool:
    """Whether the cell holds sixteen digits, as a NIK or a family card has."""
    return cell is not None and _CARD.search(str(cell)) is not None


def masked(cells: Sequence[Cell], secret: frozenset[int]) -> list[Cell]:
    """The row without the numbers of cards: of `secret` columns, and of sixteen digits anywhere, only the last four
    are left ("************0001"), so that an officer finds the row again."""
    return [
        _masked(str(cell)) if at in secret and cell is not None else _without_cards(cell)
        for at, cell in enumerate(cells)
    ]


def _masked(text: str) -> str:
    return _MASK * max(4, len(text) - 4) + text[-4:] if len(text) > 8 else _MASK * len(text)


def _without_cards(cell: Cell) -> Cell:
    if cell is None or (isinstance(cell, int) and cell < 10**15):
        return cell
    text = str(cell)
    return _CARD.sub(lambda found: _masked(found[0]), text) if len(text) >= 16 else cell
