"""What the titles of a table's columns mean: any order and spelling of the words, short forms, joined words, small typing
errors. Knows no table and no cell below the titles; which titles there are is data (`knowledge/list_titles.toml`).
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA

_FILE = Path(__file__).parents[1] / "knowledge" / "list_titles.toml"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 80
"""Letters: what is longer is a sentence, not a title."""
_WORD_COUNTS, _LEFT_OVER_COSTS = 10, 3
OTHER, NIK, SECRET = "other", "nik", "secret"
"""Fields that are known so that they are not taken for anything else; NIK and secret ones hold what nobody may keep."""


@dataclass(frozen=True)
class Vocabulary:
    """The titles of one sort of list: for each field the phrases that name it."""

    phrases: tuple[tuple[str, frozenset[str]], ...]

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(word for _, phrase in self.phrases for word in phrase)


@lru_cache(maxsize=4)
def vocabulary(lists: str) -> Vocabulary:
    """The titles of these lists ("people", "shops"). Raises KeyError for lists that there are not."""
    fields: Mapping[str, Sequence[str]] = _table()[lists]
    return Vocabulary(
        tuple(
            (field, frozenset(_expanded(phrase.split())))
            for field, phrases in fields.items()
            for phrase in phrases
        )
    )


def columns_of(titles: Sequence[str], known: Vocabulary) -> dict[str, tuple[int, ...]]:
    """For each field the columns whose title names it, the plainest title first. A column is of one field."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, title in enumerate(titles):
        likeness, field = _meaning(title[:_LONGEST] if len(title) <= _LONGEST else "", known)
        if field:
            found.setdefault(field, []).append((-likeness, at))
    return {field: tuple(at for _, at in sorted(places)) for field, places in found.items()}


def is_title(text: str, known: Vocabulary) -> bool:
    """Whether every word is one that titles are made of: what stands in a row about somebody is not."""
    return all(word in known.words for word in _words(text[:_LONGEST], known.words))


@lru_cache(maxsize=4_096)
def _meaning(title: str, known: Vocabulary) -> tuple[int, str]:
    words = frozenset(_words(title, known.words))
    best = (0, "")
    for field, phrase in known.phrases:
        if phrase <= words:
            likeness = _WORD_COUNTS * len(phrase) - _LEFT_OVER_COSTS * len(words - phrase)
            best = max(best, (likeness, field), key=lambda one: one[0])
    return best


def _words(title: str, known: frozenset[str]) -> list[str]:
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", title)).casefold()
    return [known_word for word in _expanded(_WORD.findall(plain)) for known_word in _known(word, known)]


def _expanded(words: Sequence[str]) -> list[str]:
    """Short forms written out, words without a meaning of their own left out."""
    short, filler = _table()["short"], _fillers()
    long = [part for word in words for part in str(short.get(word, word)).split()]
    return [word for word in long if word not in filler]


def _known(word: str, known: frozenset[str]) -> list[str]:
    """The word as the titles have it: joined ones ("namapemilik") cut, small errors mended."""
    if word in known or len(word) < 4:
        return [word]
    if cut := _cut(word, known):
        return [part for part in cut if part not in _fillers()]
    allowed = 0 if len(word) < 5 else 1 if len(word) < 8 else 2
    near = min({*known, *_table()["short"]}, key=lambda other: (OSA.distance(word, other), other))
    return _expanded([near]) if OSA.distance(word, near) <= allowed and len(near) >= 4 else [word]


def _cut(word: str, known: frozenset[str]) -> list[str]:
    """The known words (of any length, fillers and short forms among them) that make up this one; none: []."""
    short = _table()["short"]
    for end in range(len(word) - 1, 1, -1):
        head, rest = word[:end], word[end:]
        if head in known or head in _fillers() or head in short:
            is_whole = rest in known or rest in _fillers() or rest in short
            tail = [rest] if is_whole else _cut(rest, known)
            if tail:
                return [part for one in (head, *tail) for part in str(short.get(one, one)).split()]
    return []


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))


@lru_cache(maxsize=1)
def _fillers() -> frozenset[str]:
    return frozenset(_table()["filler"]["words"].split())
