"""Words of free text made plain: slang replaced, affixes taken off, typos mended, towards words of the table.

Knows the table of words, not what is done with them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

from rapidfuzz import fuzz, process

from domain.data_files import KNOWLEDGE, read
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
_LIKE = 83
"""Likeness (0-100) from which an unknown long word counts as a known one."""


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
    return known if known is not None else _mended(bare) or bare


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
            yield from (beginning + middle for beginning in beginnings if len(beginning + middle) >= 4)


def _mended(word: str) -> str | None:
    if len(word) < 5:
        return None
    for root in (word, *_roots(word)):
        found = (
            process.extractOne(root, _mendable(), scorer=fuzz.ratio, score_cutoff=_LIKE)
            if len(root) >= 5
            else None
        )
        if found and found[0][0] == root[0] and abs(len(found[0]) - len(root)) <= 1:
            return _slang().get(found[0], found[0])
    return None


def keywords() -> tuple[Keyword, ...]:
    """All keywords of the table."""
    return tuple(
        Keyword(intent, tuple(words.split()), float(weight))
        for intent, weights in _table()["intents"].items()
        for words, weight in weights.items()
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return read(_FILE)


@lru_cache(maxsize=1)
def _slang() -> dict[str, str]:
    return {word: str(plain) for word, plain in _table()["slang"].items()}


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    return frozenset(word for keyword in keywords() for word in keyword.words) | frozenset(_slang().values())


@lru_cache(maxsize=1)
def _mendable() -> tuple[str, ...]:
    return tuple(sorted(word for word in _vocabulary() | _slang().keys() if len(word) >= 5))
