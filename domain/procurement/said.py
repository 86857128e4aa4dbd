"""What buyers and makers have in common when they say how many and how much: amounts of money, units, numbers in words."""

from domain.messages import Rejected
from domain.money import Unclear
from domain.quantities import Quantity, parse_quantity
from domain.units import COUNTED, GRAMS, PACKS, SIZES

MONEY = r"(?:rp\.?\s*)?\d+(?:[.,]\d+)*\s*(?:rb|ribu|rebu|ewu|k|jt|juta)?(?:an)?\b"
OF_WHAT = (
    r"(?:org|orang|porsi|kotak|dus|dos|box|bungkus|bks|pcs|pc|buah|biji|pax|unit|potong|stel|lusin|kodi)"
)
THOUSANDS = {"ribu": 1_000, "rb": 1_000, "rebu": 1_000, "ewu": 1_000, "jt": 1_000_000, "juta": 1_000_000}
UNITS = COUNTED | PACKS | frozenset(SIZES) | frozenset(GRAMS) | {"dos", "doos"}
_MOST_WORDS = 4


def number_ahead(said: str) -> tuple[int, Quantity | Unclear | None]:
    """How many words at the beginning tell a quantity, and which; words behind it that add nothing are not among them."""
    words, size = said.replace(",", " ").split(), 0
    best: Quantity | Unclear | None = None
    for upto in range(1, min(_MOST_WORDS, len(words)) + 1):
        try:
            heard = parse_quantity(" ".join(words[:upto]))
        except Rejected:
            continue
        if heard != best:
            size, best = upto, heard
    return size, best
