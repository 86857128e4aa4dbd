"""Categories of products: look one up, and guess which a person means from the words for what is sold.

Knows the table in `category_table`; says nothing of papers (that is for certification rules).
"""

import re
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, process

from domain.category_kinds import Group, Kind
from domain.category_table import GROUPS
from domain.data_files import KNOWLEDGE, read
from domain.spoken import clean

__all__ = [
    "GROUPS",
    "Group",
    "Kind",
    "find_group",
    "find_kind",
    "group_of",
    "is_goods_word",
    "likely",
    "match",
]

_WORDS_FILE = KNOWLEDGE / "category_words.toml"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HEAD_COUNTS = 1.5
"""In Indonesian the first noun names the thing: sambal botol is a sambal."""
_JOINED = 3.0
"""Words that only count together ("beras_kencur") say more than each of them could."""
_LIKE = 84
"""Likeness (0-100) from which a long word with a typo counts as the word of the table."""


def find_kind(kind_id: str) -> Kind | None:
    """The kind with this id, or None."""
    return next((kind for group in GROUPS for kind in group.kinds if kind.id == kind_id), None)


def find_group(group_id: str) -> Group | None:
    """The group with this id, or None."""
    return next((group for group in GROUPS if group.id == group_id), None)


def group_of(kind: Kind) -> Group:
    """The group a kind stands in. Raises StopIteration for a kind that is not of the table."""
    return next(group for group in GROUPS if kind in group.kinds)


def match(text: str, limit: int = 4) -> tuple[Kind, ...]:
    """Kinds that fit what is sold ("batik tulis", "kursi jati"), likeliest first; () for unknown words."""
    return _at_least(0.4, text)[:limit]


def likely(text: str) -> tuple[Kind, ...]:
    """Only the kinds that fit (almost) equally well: one when the words are clear ("keripik pisang")."""
    return _at_least(0.75, text)


def is_goods_word(word: str) -> bool:
    """Whether this word stands in the name of some goods that are known."""
    return word in _spread()


def _at_least(share: float, text: str) -> tuple[Kind, ...]:
    """Kinds whose score is at least that share of the best one, best first."""
    words = [_known(word) for word in _words(text)]
    scores = {kind: _score(kind, words) for group in GROUPS for kind in group.kinds}
    best = max(scores.values())
    fitting = [kind for kind, score in scores.items() if score and score >= share * best]
    return tuple(sorted(fitting, key=lambda kind: -scores[kind]))


def _score(kind: Kind, words: list[str]) -> float:
    own, pairs, joined = _vocabulary(kind)
    heads = [_HEAD_COUNTS] + [1.0] * len(words)
    single = sum(head / _spread()[word] for word, head in zip(words, heads, strict=False) if word in own)
    return single + sum((pair in pairs) + _JOINED * (pair in joined) for pair in pairwise(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(clean(text).casefold())[:40]


def _known(word: str) -> str:
    vocabulary = _spread()
    if word in vocabulary or len(word) < 5:
        return word
    found = process.extractOne(word, vocabulary.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return found[0] if found and found[0][0] == word[0] else word


Pairs = frozenset[tuple[str, ...]]


@lru_cache(maxsize=64)
def _vocabulary(kind: Kind) -> tuple[frozenset[str], Pairs, Pairs]:
    """The words of a kind, those that stand side by side, and those that only count together."""
    words = _table()[kind.id].split()
    joined = frozenset(tuple(word.split("_")) for word in words if "_" in word)
    return frozenset(word for word in words if "_" not in word), frozenset(pairwise(words)), joined


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = read(_WORDS_FILE)
    return table


@lru_cache(maxsize=1)
def _spread() -> dict[str, int]:
    """How many kinds share each word: a word of one kind alone says more."""
    spread: dict[str, int] = {}
    kinds = [_vocabulary(kind) for group in GROUPS for kind in group.kinds]
    for word in (word for own, _, _ in kinds for word in own):
        spread[word] = spread.get(word, 0) + 1
    return {**{word: 1 for _, _, joined in kinds for pair in joined for word in pair}, **spread}
