"""Short answers that mean the same everywhere: yes, no, cancel, back, skip, in the languages of the region.

Whole answers only: a longer sentence is for `domain.intents`. Source: market.md 6.4 rows 124-126.
"""

import re
from functools import lru_cache

from domain.data_files import KNOWLEDGE, read
from domain.spoken import clean

_FILE = KNOWLEDGE / "answers.toml"
_SYMBOL_YES = frozenset("👍✅🆗👌")
_SYMBOL_NO = frozenset("👎❌")
_DO_NOT_KNOW = re.compile(
    r"(?:(?:tidak|tdk|gak?|ngg?ak?|ora|mboten|kurang|belum|blm|teu)\s+)(?:tahu|tau|ngerti|ngertos|paham|yakin|terang|hafal|hapal|ingat|inget)"
    r"|lupa|embuh|bingung|entah|don'?t know|not sure|forgot",
    re.IGNORECASE,
)


def _folded(text: str) -> str:
    """Small letters without doubles ("iyaaa" → "iya"), punctuation or words of politeness."""
    words = re.findall(r"[^\W_]+", clean(text).casefold())
    return " ".join(re.sub(r"([^\W\d_])\1+", r"\1", word) for word in words if word not in _table()["polite"])


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, str] = read(_FILE)
    return {meaning: frozenset(one.strip() for one in listed.split(",")) for meaning, listed in table.items()}


@lru_cache(maxsize=1)
def _meanings() -> dict[str, frozenset[str]]:
    listed: dict[str, str] = read(_FILE)
    return {
        meaning: frozenset(_folded(one) for one in all_.split(",")) - {""} for meaning, all_ in listed.items()
    }


def _means(text: str, meaning: str) -> bool:
    return _folded(text) in _meanings()[meaning]


def is_yes(text: str) -> bool:
    """Agreement: iya, y, nggih, oke, sip, gas, muhun, 👍."""
    return _means(text, "yes") or _is_symbol(text, _SYMBOL_YES)


def is_no(text: str) -> bool:
    """Refusal: tidak, ga, gak, ora, mboten, jangan, henteu, 👎. Giving up (gajadi) is `is_cancel`."""
    return _means(text, "no") or _is_symbol(text, _SYMBOL_NO)


def is_cancel(text: str) -> bool:
    """Giving up the whole matter: batal, gajadi, ra sido, cancel, stop."""
    return _means(text, "cancel")


def is_back(text: str) -> bool:
    """To the question before: kembali, mundur, balik, mbalik."""
    return _means(text, "back")


def is_skip(text: str) -> bool:
    """Leaves this question open: lewati, skip, nanti saja, mengko, "-"."""
    return _means(text, "skip") or clean(text) in {"-", "–", "—"}


def wants_officer(text: str) -> bool:
    """Asks for a person instead of answering: tanya petugas, minta tolong, mau bicara dengan petugas."""
    return _means(text, "officer")


def knows_not(text: str) -> bool:
    """Not knowing: tidak tahu, gak tau, kurang paham, lupa, embuh. A longer sentence may begin with it."""
    return _DO_NOT_KNOW.match(clean(text)) is not None


def _is_symbol(text: str, symbols: frozenset[str]) -> bool:
    return clean(text).rstrip("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff") in symbols
