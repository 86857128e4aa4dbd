"""Words of free text made plain: slang replaced, affixes taken off, typos mended, towards words of the table.

Knows the table of words, not what is done with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.data_files import KNOWLEDGE, read
from domain.number_words import atoms_of
from domain.spoken import clean

_FILE = KNOWLEDGE / "intents.toml"
_LONGEST = 60
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_SUFFIXES = (
    "",
    "nya",
    "kan",
    "kah",
    "lah",
    "ku",
    "mu",
    "in",
    "an",
    "i",
    "ke",
    "e",
    "ne",
    "na",
    "keun",
    "ipun",
    "nipun",
    "anku",
    "annya",
    "anmu",
    "ane",
)
_PREFIXES = (
    ("", ("",)),
    ("meny", ("s",)),
    ("peny", ("s",)),
    ("ny", ("s", "c")),
    ("meng", ("", "k")),
    ("peng", ("", "k")),
    ("nge", ("",)),
    ("ng", ("", "k")),
    ("mem", ("", "p")),
    ("pem", ("", "p")),
    ("men", ("", "t")),
    ("pen", ("", "t")),
    ("me", ("",)),
    ("m", ("", "p")),
    ("n", ("", "t")),
    ("di", ("",)),
    ("dak", ("",)),
    ("ber", ("",)),
    ("ter", ("",)),
    ("ke", ("",)),
    ("se", ("",)),
    ("per", ("",)),
    ("pe", ("",)),
    ("ku", ("",)),
)
_OWNERS = ("ku", "mu", "nya")
_EAR = str.maketrans("oe", "ui")
_SOUNDS = 5
_LONG = 7
"""Letters of a known word from which a slip in it is seen: short words are near too many others."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """Plain words that, all present, speak for an intent with this weight."""

    intent: str
    words: tuple[str, ...]
    weight: float


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as the table writes them; numbers as "#"; unknown words as they stand."""
    found = _WORD.findall(clean(text).casefold().replace("-", " ").replace("p irt", "pirt"))[:_LONGEST]
    return tuple(plain for word in found for plain in _plain(word).split())


@lru_cache(maxsize=4_096)
def _plain(word: str) -> str:
    if word[0].isdigit():
        return "#"
    bare = re.sub(r"(.)\1{2,}", r"\1", word.replace("'", ""))
    known = next(_known(bare), None)
    if known is not None:
        return known
    if not _real().isdisjoint(_without_owner(bare)):
        return bare
    if (once := next(_known(re.sub(r"(.)\1", r"\1", bare)), None)) is not None:
        return once  # "halall"
    return "#" if atoms_of(bare) else _sounding(bare) or _mended(bare) or bare


def _known(word: str) -> Iterator[str]:
    """Readings of a word that the table knows: as it stands, then without suffix, prefix, both."""
    slang, vocabulary = _slang(), _vocabulary()
    for root in (word, *_roots(word)):
        if root in slang:
            yield slang[root]
        elif root in vocabulary:
            yield root


def _roots(word: str) -> Iterator[str]:
    for suffix, (prefix, beginnings) in product(_SUFFIXES, _PREFIXES):
        if word.startswith(prefix) and word.endswith(suffix):
            middle = word[len(prefix) : len(word) - len(suffix)]
            # "nibku", "hpnya" and "ngisi", but not "dimana"
            least = 3 if (suffix in _OWNERS and not prefix) or (prefix == "ng" and not suffix) else 4
            yield from (beginning + middle for beginning in beginnings if len(beginning + middle) >= least)


def _sounding(word: str) -> str | None:
    """The known word that sounds the same: to the ear o and u, e and i are often one ("masok", "pengen")."""
    for root in _without_owner(word):
        if len(root) >= _SOUNDS and (found := _sounds().get(root.translate(_EAR))) is not None:
            return _slang().get(found, found)
    return None


def _mended(word: str) -> str | None:
    """The long known word that is one slip of the finger away; no word of the language is a slip of another."""
    for root in _without_owner(word):
        found = process.extractOne(root, _mendable(), scorer=OSA.distance, score_cutoff=1)
        if found and found[0][0] == root[0]:
            return _slang().get(found[0], found[0])
    return None


def _without_owner(word: str) -> tuple[str, ...]:
    bare = (word.removesuffix(owner) for owner in _OWNERS if word.endswith(owner))
    return (word, *bare)


def keywords() -> tuple[Keyword, ...]:
    """All keywords of the table."""
    return tuple(
        Keyword(intent, tuple(words.split()), float(weight))
        for intent, weights in _table()["intents"].items()
        for words, weight in weights.items()
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return read(_FILE)


@lru_cache(maxsize=1)
def _slang() -> dict[str, str]:
    return {word: str(plain) for word, plain in _table()["slang"].items()}


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return frozenset(word for keyword in keywords() for word in keyword.words) | frozenset(_slang().values())


@lru_cache(maxsize=1)
def _sounds() -> dict[str, str]:
    return {
        word.translate(_EAR): word for word in sorted(_vocabulary() | _slang().keys()) if len(word) >= _SOUNDS
    }


@lru_cache(maxsize=1)
def _mendable() -> tuple[str, ...]:
    return tuple(sorted(word for word in _vocabulary() | _slang().keys() if len(word) >= _LONG))


@lru_cache(maxsize=1)
def _real() -> frozenset[str]:
    return frozenset(_table()["real"].split())
