"""Guesses which subject a free text is about: by weighted words (knowledge/intents.toml), typos forgiven.

A guess leads to a screen, never to a deed. Must not know commands, dialogs or who asks.
"""

from dataclasses import dataclass
from functools import lru_cache

from domain.intent_words import Keyword, keywords, plain_words

_ENOUGH = 2.0
"""Weight below which nothing was understood."""
_SURE = 6.0
"""Weight at which one subject alone is beyond doubt."""


@dataclass(frozen=True, slots=True)
class Guess:
    """`intent`: a key of the table; `certainty`: 0 to 1, less when little was said or subjects are near."""

    intent: str
    certainty: float


def guess(text: str) -> Guess | None:
    """The subject of a text; None when unknown or not our business (weather, loans)."""
    scores = _scores(frozenset(plain_words(text)))
    if not scores:
        return None
    intent, best = max(
        scores.items(), key=lambda scored: (scored[1], scored[0])
    )  # of two alike always the same
    if intent == "none" or best < _ENOUGH:
        return None
    second = max((score for other, score in scores.items() if other != intent), default=0.0)
    return Guess(intent, round(min(1.0, best / _SURE) * best / (best + second / 2), 2))


def _scores(words: frozenset[str]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for word in words:
        for keyword in _by_first_word().get(word, ()):
            if words.issuperset(keyword.words):
                scores[keyword.intent] = scores.get(keyword.intent, 0.0) + keyword.weight
    return scores


@lru_cache(maxsize=1)
def _by_first_word() -> dict[str, tuple[Keyword, ...]]:
    indexed: dict[str, tuple[Keyword, ...]] = {}
    for keyword in keywords():
        indexed[keyword.words[0]] = (*indexed.get(keyword.words[0], ()), keyword)
    return indexed
