"""Shares as people write them: "potong 20%", "diskon 5 persen", "komisi 12,5%". Basis points, never floats."""

import re

from domain.messages import N_, Rejected
from domain.number_reading import read_number
from domain.spoken import clean

WHOLE = 10_000
"""Basis points of 100 %."""
_SIGN = re.compile(r"\s*(?:%|persen|prosen|persenan|percent|pct)")
_FRAME = re.compile(
    r"\b(?:potong(?:an)?|diskon|disc|komisi|bagi hasil|fee|toko|ambil|untung|margin|kena|cuma|sebesar|nya|ya|bu|pak|aja|saja)\b"
)
_HALVES = {"setengah": "50", "separo": "50", "separuh": "50", "sak paro": "50", "seperempat": "25"}


def parse_percent(text: str) -> int:
    """Basis points: "12,5%" is 1250. A bare number counts as percent. Raises Rejected outside 0 to 100."""
    said = _FRAME.sub(" ", clean(text).casefold()[:80]).strip(" .,!")
    bare = " ".join(_SIGN.sub(" ", said).split())
    reading = read_number(_HALVES.get(bare, bare))
    if reading is None or reading.scaled or len(reading.values) > 1:
        raise _unreadable()
    points = reading.values[0] * 100
    if points.denominator != 1 or not 0 <= points <= WHOLE:
        raise _unreadable()
    return int(points)


def _unreadable() -> Rejected:
    return Rejected(N_("Please write the share as a percentage from 0 to 100, for example 20% or 12,5%."))
