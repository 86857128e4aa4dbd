"""Finds the shop or product that somebody means among names that are known: words, abbreviations, typos.

Pure; knows neither shops nor products. Not for places: those have `domain.area_search`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from domain.spoken import clean

_LONGEST = 80
_SHORT_FORMS = {
    "idm": "indomaret", "indomart": "indomaret", "indomrt": "indomaret", "indo": "indomaret",
    "alfa": "alfamart", "almart": "alfamart", "alfamrt": "alfamart", "midi": "alfamidi",
    "wr": "warung", "wrg": "warung", "wrng": "warung", "war": "warung", "tk": "toko", "koper": "koperasi",
    "kop": "koperasi", "kopr": "koperasi", "hyper": "hypermart", "supermkt": "supermarket",
    "kripik": "keripik", "krupuk": "kerupuk", "peyek": "rempeyek", "pyek": "rempeyek",
}  # fmt: skip
_TITLES = "bu ibu bpk bapak pak mas mbak mbah h hj haji cv pt ud yang yg di ke"
_SORTS = "toko warung kios kedai depot minimarket supermarket cabang cab kantin koperasi"
_SAY_LITTLE = frozenset((*_TITLES.split(), *_SORTS.split()))
_WORD = re.compile(r"\d+|[^\W\d_]+")
_VOWELS = str.maketrans("", "", "aeiou")
_SHORTEST_OUTLINE = 4
_LIKE = 72
"""Likeness (0-100) from which a whole name is offered as "did you mean"."""


@dataclass(frozen=True, slots=True)
class Match:
    """`exact`: the place in the list of the one name that is meant. Otherwise `candidates`, likeliest first."""

    exact: int | None = None
    candidates: tuple[int, ...] = ()


@lru_cache(maxsize=4_096)
def fold(name: str) -> str:
    """A name as it is compared: small plain words, short forms written out ("IDM. Limpung" → indomaret limpung)."""
    plain = unicodedata.normalize("NFKD", clean(name)[:_LONGEST]).casefold()
    return " ".join(_SHORT_FORMS.get(word, word) for word in _WORD.findall(plain))


def find_name(said: str, names: Sequence[str], limit: int = 6) -> Match:
    """Which of the names is meant: one beyond doubt, several to choose from, or none that is alike."""
    wanted = fold(said)
    if not wanted:
        return Match()
    folded = [fold(name) for name in names]
    same = tuple(at for at, name in enumerate(folded) if name == wanted)
    if len(same) == 1:
        return Match(same[0], same)
    by_words = same or _by_words(wanted, folded)
    if len(by_words) == 1:
        return Match(by_words[0], by_words)
    return Match(None, (by_words or _alike(wanted, folded))[:limit])


def _by_words(wanted: str, folded: Sequence[str]) -> tuple[int, ...]:
    """Names that hold every telling word that was said, typos forgiven; without typos before those with some."""
    words = [word for word in wanted.split() if word not in _SAY_LITTLE] or wanted.split()
    typos = {at: _typos(words, name.split()) for at, name in enumerate(folded)}
    held = [at for at, number in typos.items() if number is not None]
    fewest = min((typos[at] or 0 for at in held), default=0)
    return tuple(at for at in held if (typos[at] or 0) == fewest)


def _typos(words: Sequence[str], name: Sequence[str]) -> int | None:
    """How many letters are off in all; None when a word has no like in the name."""
    total = 0
    for word in words:
        distance = min((_distance(word, other) for other in name), default=99)
        if distance > _allowed(word):
            return None
        total += distance
    return total


def _distance(word: str, other: str) -> int:
    """Letters that are off. A word without (some of) its vowels is one slip: "rmpyek", "peyk"."""
    if word == other:
        return 0
    if len(word) >= _SHORTEST_OUTLINE and any(_is_outline(word, one) for one in (other, *_said_short(other))):
        return 1
    return OSA.distance(word, other)


def _is_outline(word: str, other: str) -> bool:
    return (
        len(word) < len(other)
        and word[0] == other[0]
        and _outline(word) == _outline(other)
        and _runs_in(word, other)
    )


def _outline(word: str) -> str:
    return word.translate(_VOWELS)


def _runs_in(word: str, other: str) -> bool:
    """Whether all letters of the word come in this order in the other one."""
    letters = iter(other)
    return all(letter in letters for letter in word)


@lru_cache(maxsize=512)
def _said_short(word: str) -> tuple[str, ...]:
    return tuple(short for short, whole in _SHORT_FORMS.items() if whole == word)


def _allowed(word: str) -> int:
    if word.isdigit() or len(word) < 4:
        return 0
    return 1 if len(word) < 8 else 2


def _telling(folded: str) -> str:
    """Without the words that half of all shops have in their name."""
    return " ".join(word for word in folded.split() if word not in _SAY_LITTLE) or folded


def _alike(wanted: str, folded: Sequence[str]) -> tuple[int, ...]:
    telling = _telling(wanted)
    scored = [(fuzz.token_sort_ratio(telling, _telling(name)), at) for at, name in enumerate(folded)]
    near = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: (-pair[0], pair[1]))
    return tuple(at for _, at in near)
