"""What a maker answers in one line: "saya bisa 150 kotak 14rb". What is not certain is left out, to be asked (market.md 6.4)."""

import re
from dataclasses import dataclass

from domain.messages import Rejected
from domain.money import Exact, parse_money
from domain.procurement.said import MONEY, OF_WHAT, THOUSANDS, UNITS, number_ahead
from domain.quantities import Count
from domain.spoken import clean

_PRICED = re.compile(
    rf"(?:@|\b(?:harga|harganya|satunya|rego|regane|reganipun|hargane)\b)\s*(?P<named>{MONEY})"
    r"|(?P<bare>\brp\.?\s*\d+(?:[.,]\d+)*(?:\s*(?:rb|ribu|rebu|ewu|k|jt|juta)\b)?|\b\d+(?:[.,]\d+)*\s*(?:rb|ribu|rebu|ewu|k|jt|juta)\b)"
    rf"(?!\s*{OF_WHAT}\b)",
    re.I,
)
_CAN = re.compile(
    r"^(?:(?:ok|oke|nggih|inggih|ya|yo)\W+)?(?:(?:saya|kami|aku|sy|kulo|kula|tak)\s+)?"
    r"(?:bisa|sanggup|siap|saged|iso|gelem|purun|nyanggupi|menyanggupi)\b\s*,?\s*",
    re.I,
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+")
_PARTLY = re.compile(r"\b(?:setengah|separo|separuh|sebagian|sepalih)\w*\b", re.I)
_LEAST_PRICE = 500


@dataclass(frozen=True, slots=True)
class HeardOffer:
    """An answer: how many (of which `unit`, "" when it was only counted), for how much each; None for what was not said.
    `is_priced`: a price was said, clear or not."""

    quantity: int | None
    price: int | None
    is_priced: bool = False
    unit: str = ""


def offer_in(text: str) -> HeardOffer | None:
    """The answer in a sentence; None when it does not begin with "saya bisa" or the like."""
    said = clean(text)
    body = _CAN.sub("", said)
    if body == said:
        return None
    found = _PRICED.search(body)
    left = body if found is None else f"{body[: found.start()]} {body[found.end() :]}"
    quantity, unit, rest = _how_many(left)
    if found is not None:
        return HeardOffer(quantity, _exact(found["named"] or found["bare"]), True, unit)
    second = _NUMBER.search(rest) if quantity is not None else None
    price = int(second[0].replace(".", "")) if second is not None else 0
    return HeardOffer(quantity, price if price >= _LEAST_PRICE else None, second is not None, unit)


def _how_many(said: str) -> tuple[int | None, str, str]:
    """The quantity, its unit, and what is left; none at all (0) where a part is meant, but not how many."""
    counted = _NUMBER.search(said)
    if counted is None:
        return (0 if _PARTLY.search(said) else _in_words(said)), "", ""
    words = said[counted.end() :].split()
    unit = words[0].casefold().strip(",.") if words else ""
    number = int(counted[0].replace(".", ""))
    if unit in THOUSANDS:
        return number * THOUSANDS[unit], "", " ".join(words[1:])
    return number, unit if unit in UNITS else "", " ".join(words)


def _in_words(said: str) -> int | None:
    """ "seratus kotak ya": how many, in words at the beginning."""
    _, heard = number_ahead(said)
    if heard is None:
        return None
    return heard.pieces if isinstance(heard, Count) else 0


def _exact(said: str) -> int | None:
    try:
        heard = parse_money(said)
    except Rejected:
        return None
    return heard.rupiah if isinstance(heard, Exact) else None
