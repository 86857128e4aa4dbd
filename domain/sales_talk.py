"""What is told of goods in a shop: "titip 50 laku 38", "sisa 7 rusak 2", "ludes" (market.md 6.4, 71-74).

Knows words and their arithmetic, not the books: what was open is for the ledger to say.
"""

import re
from dataclasses import dataclass

from domain.messages import N_, Rejected
from domain.number_words import atoms_of
from domain.quantities import Count, parse_quantity
from domain.spoken import clean

_WORDS = {
    "delivered": "titip nitip titipan setor nyetor setoran kirim ngirim drop antar",
    "sold": "laku payu pajeng kejual terjual kajual jual",
    "left": "sisa sisane turah sesa balik retur kembali",
    "damaged": "rusak bs expired kadaluarsa kedaluwarsa basi penyok pecah",
}
_MEANINGS = {word: meaning for meaning, words in _WORDS.items() for word in words.split()}
_KEYWORD = re.compile(rf"\b({'|'.join(_MEANINGS)})\b")
_ALL = re.compile(
    r"\b(?:habis|abis|ludes|entek|telas|seep|beak|(?:payu|laku|pajeng) (?:kabeh|semua|sedoyo|sadaya))\b"
)
_NONE = re.compile(
    r"\b(?:ga|gak|tidak|tdk|ora|nggak|belum|blm|durung|dereng|mboten|teu|tacan)\s+(?:ono\s+sing\s+|ada\s+(?:yang|yg)\s+)?"
    r"(?:laku|payu|pajeng|kejual|terjual)\b|^(?:nol|0)$"
)


@dataclass(frozen=True, slots=True)
class SalesHeard:
    """Pieces; None for what was not said. `all_sold`: everything that was open is gone (ask the number back)."""

    delivered: int | None = None
    sold: int | None = None
    left: int | None = None
    damaged: int | None = None
    all_sold: bool = False


def parse_sales(text: str) -> SalesHeard:
    """Reads a report; works the remainder out when all but it was said. Raises Rejected for anything else."""
    said = clean(text).casefold()[:200]
    if _NONE.search(said):
        return SalesHeard(sold=0)
    parts = _parts(said)
    if not parts and _ALL.search(said):
        return SalesHeard(all_sold=True)
    if not parts:
        raise Rejected(N_("I cannot read that. Please write it like: laku 12 sisa 3."))
    pieces = {meaning: _pieces(said) for meaning, said in parts.items()}
    return _with_remainder(
        SalesHeard(pieces.get("delivered"), pieces.get("sold"), pieces.get("left"), pieces.get("damaged"))
    )


def _parts(said: str) -> dict[str, str]:
    """What was said of each: a number belongs to the word before it; in "38 laku 12 sisa" to the word behind it."""
    pieces = _KEYWORD.split(said)
    words, between = pieces[1::2], pieces[2::2]
    if any(character.isdigit() for character in pieces[0]):
        between = pieces[0:-1:2]
    found = zip(words, between, strict=True)
    return {_MEANINGS[word]: part for word, part in found if any(map(_is_number, part.split()))}


def _is_number(word: str) -> bool:
    bare = word.strip(",.;")
    return bare.isdigit() or atoms_of(bare) is not None


def _pieces(said: str) -> int:
    quantity = parse_quantity(said.strip(" ,.;"))
    if isinstance(quantity, Count):
        return quantity.pieces
    raise Rejected(N_("I need the number of pieces. Please write it like: laku 12 sisa 3."))


def _with_remainder(heard: SalesHeard) -> SalesHeard:
    if heard.delivered is None or (heard.sold is None and heard.left is None):
        return heard
    damaged = heard.damaged or 0
    sold = heard.sold if heard.sold is not None else heard.delivered - (heard.left or 0) - damaged
    left = heard.left if heard.left is not None else heard.delivered - sold - damaged
    if min(sold, left) < 0 or sold + left + damaged != heard.delivered:
        raise Rejected(N_("Those numbers do not add up. Please write it like: titip 50 laku 38 sisa 12."))
    return SalesHeard(heard.delivered, sold, left, heard.damaged)
