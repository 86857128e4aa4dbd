"""Words for what happens to goods and money in a shop: Indonesian, Javanese, some Sundanese, chat and its typos.

Knows words, not sentences. Sources: market.md 1.1 and 6.4 rows 40-45 and 71-76.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from domain.categories import match
from domain.data_files import KNOWLEDGE, read


class Told(StrEnum):
    """What somebody tells. Of goods, of money, or of papers and entries. UNSAID: goods or money without a word."""

    DELIVERED = "delivered"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    SOLD = "sold"
    LEFT = "left"
    RETURNED = "returned"
    DAMAGED = "damaged"
    EXPIRED = "expired"
    MISSING = "missing"
    SHOP_SAYS = "shop_says"
    PRICE = "price"
    UNSAID = "unsaid"
    PAID = "paid"
    PAID_ALL = "paid_all"
    DOWN_PAID = "down_paid"
    DEDUCTED = "deducted"
    BILLED = "billed"
    DOCUMENTS = "documents"
    UNDO = "undo"


MONEY = frozenset({Told.PAID, Told.PAID_ALL, Told.DOWN_PAID, Told.DEDUCTED})
ACTS = frozenset({Told.BILLED, Told.DOCUMENTS, Told.UNDO})
GOODS = frozenset(Told) - MONEY - ACTS - {Told.PRICE}
"""Kinds that count pieces."""

_FILE = KNOWLEDGE / "consignment_words.toml"


@dataclass(frozen=True, slots=True)
class Words:
    """The table: `kinds` and `phrases` by their wording, and words that are none."""

    kinds: dict[str, Told]
    phrases: dict[str, Told]
    all: frozenset[str]
    all_sold: frozenset[str]
    negations: frozenset[str]
    asking: frozenset[str]
    how_much: frozenset[str]
    bring: frozenset[str]
    next_time: frozenset[str]
    owed: frozenset[str]
    to_shop: frozenset[str]
    joining: frozenset[str]
    fillers: frozenset[str]
    things: frozenset[str]
    ordinary: frozenset[str]


@cache
def words_table() -> Words:
    """The words as they stand in the file."""
    data = read(_FILE)
    others = {name: frozenset(words.split()) for name, words in data["others"].items()}
    return Words(
        kinds={word: Told(kind) for kind, words in data["kinds"].items() for word in words.split()},
        phrases={
            " ".join(one.split()): Told(kind)
            for kind, phrases in data["phrases"].items()
            for one in phrases.split(",")
        },
        negations=others.pop("not"),
        **others,
    )


@cache
def _mendable() -> tuple[str, ...]:
    return tuple(word for word in words_table().kinds if len(word) >= 4)


@cache
def _others() -> frozenset[str]:
    table = words_table()
    return frozenset().union(
        table.all, table.all_sold, table.negations, table.asking, table.to_shop, table.joining, table.fillers
    )


@dataclass(frozen=True, slots=True)
class Sign:
    """A kind found at a place: how many words it took."""

    told: Told
    words: int


def sign_at(words: Sequence[str], at: int, names: frozenset[str]) -> Sign | None:
    """What the words from `at` on say happened; None when they say nothing. `names`: words of shops and goods."""
    table = words_table()
    for length in (3, 2):
        if told := table.phrases.get(" ".join(words[at : at + length])):
            return Sign(told, length)
    word = words[at]
    told = table.kinds.get(word) or (None if word in names or word in _others() else _guessed(word))
    return Sign(told, 1) if told else None


def kind_of_word(word: str) -> Told | None:
    """The kind that a single word names, one typing error forgiven in longer words."""
    return words_table().kinds.get(word) or (None if word in _others() else _guessed(word))


def _guessed(word: str) -> Told | None:
    return _mended(word) or _written_out(word)


_VOWELS = str.maketrans("", "", "aeiou")


@lru_cache(maxsize=2_048)
def _written_out(word: str) -> Told | None:
    """ "byr", "rsk", "stk": a word without its vowels, when only words of one kind have these consonants."""
    if len(word) < 3 or word.translate(_VOWELS) != word:
        return None
    kinds = {kind for known, kind in words_table().kinds.items() if known.translate(_VOWELS) == word}
    others = {one for one in _others() if one.translate(_VOWELS) == word}
    return kinds.pop() if len(kinds) == 1 and not others else None


@lru_cache(maxsize=2_048)
def _mended(word: str) -> Told | None:
    """The first letter must be right, and one other may be wrong, doubled, swapped or missing.

    A word for goods is never mended, nor is a real word that is only near: batik is not balik.
    """
    if len(word) < 4 or word in words_table().ordinary or match(word):
        return None
    kinds = words_table().kinds
    near = {kinds[known] for known in _mendable() if known[0] == word[0] and OSA.distance(word, known) == 1}
    return near.pop() if len(near) == 1 else None
