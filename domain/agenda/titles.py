"""The title of an event, and what kind of event it tells. A guess is shown to be corrected, never final.

Must not know dates or places.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from domain.agenda.event import COHORT_PAPERS, EventKind
from domain.messages import N_, Rejected
from domain.spoken import clean

_FILE = Path(__file__).parents[1] / "knowledge" / "agenda_words.toml"
SHORTEST, LONGEST = 4, 70
_ENOUGH = 3
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def event_title(text: str) -> str:
    """A title of 4 to 70 characters with letters. Raises Rejected."""
    title = clean(text).strip(" .,;:\"'“”")
    if len(title) < SHORTEST or not any(character.isalpha() for character in title) or title.startswith("/"):
        raise Rejected(N_("What is it called? For example: Pelatihan kemasan keripik."))
    if len(title) > LONGEST:
        raise Rejected(
            N_("That title is too long. Please write up to {limit} letters, for example: Pelatihan kemasan keripik."),
            limit=LONGEST,
        )  # fmt: skip
    return title[0].upper() + title[1:]


def kind_of(title: str) -> EventKind | None:
    """The kind that a title tells; None when it tells none, or two alike."""
    said = _folded(title)
    scores = {kind: _score(said, _table()[kind]) for kind in EventKind if kind is not EventKind.OTHER}
    best = max(scores.values())
    likeliest = [kind for kind, score in scores.items() if score == best]
    return likeliest[0] if best >= _ENOUGH and len(likeliest) == 1 else None


def papers_in(text: str) -> tuple[str, ...]:
    """The papers that a text names ("PIRT dan halal"), as ids of domain.papers, in the usual order."""
    said = _folded(text)
    named = {paper for words, paper in _table()["papers"].items() if f" {words} " in said}
    return tuple(paper for paper in COHORT_PAPERS if paper in named)


def _score(said: str, words: dict[str, int]) -> int:
    return sum(weight for word, weight in words.items() if f" {word} " in said)


def _folded(text: str) -> str:
    """Words in small letters with blanks around each, so that a word is found as a whole."""
    return f" {' '.join(_WORD.findall(clean(text).casefold()))} "


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text("utf-8"))
