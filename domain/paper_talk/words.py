"""The words of questions about papers (knowledge/paper_words.toml): looked up in a sentence, typing errors forgiven.

Knows no rule and no goods.
"""

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA

from domain.data_files import KNOWLEDGE, BadData, Fault, read, text_of
from domain.data_lines import line_of
from domain.spoken import clean

_FILE = KNOWLEDGE / "paper_words.toml"
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_LONGEST, _LONGEST_PHRASE = 40, 4
NO_PAPER = "none"
"""The id of phrases that only sound like a paper ("merek sendiri")."""
Table = Mapping[str, tuple[str, ...]]


def words_of(text: str) -> list[str]:
    """The first forty words of a text, in small letters."""
    return _WORD.findall(clean(text).casefold())[:_LONGEST]


def table(part: str) -> Table:
    """The phrases of one part of the file, by name; the words of "kapan+habis" may stand anywhere in a sentence."""
    return _table()[part]


def meant(paper: str) -> tuple[str, ...]:
    """The papers that an id of the words stands for, the usual one first."""
    return tuple(one.strip() for one in _data()["meant"].get(paper, paper).split(","))


def is_stop(word: str) -> bool:
    """Whether the word names neither goods nor a paper."""
    return word in _stop()


def find(words: list[str], by_name: Table, *, fuzzy: bool) -> tuple[list[str], set[int]]:
    """Names whose phrases occur, in the order of the sentence, and the places of those words."""
    by_phrase = {phrase: name for name, phrases in by_name.items() for phrase in phrases}
    names: list[str] = []
    places: set[int] = set()
    at = 0
    while at < len(words):
        lengths = range(_LONGEST_PHRASE, 0, -1)
        length = next((n for n in lengths if " ".join(words[at : at + n]) in by_phrase), 0)
        name = (
            by_phrase[" ".join(words[at : at + length])]
            if length
            else _alike(words[at], by_phrase, fuzzy=fuzzy)
        )
        if name is not None:
            names.append(name)
            places |= set(range(at, at + max(1, length)))
        at += max(1, length)
    return names, places


def _alike(word: str, by_phrase: Mapping[str, str], *, fuzzy: bool) -> str | None:
    """The word without its ending, or (from four letters on) with one typing error."""
    bare = word.replace("-", "")
    for ending in ("nya", "kah", "ku", "e"):
        if bare.endswith(ending) and (found := by_phrase.get(bare.removesuffix(ending))):
            return found
    if found := by_phrase.get(bare):
        return found
    if not fuzzy or len(bare) < 4 or is_stop(bare):
        return None
    near = (one for one in by_phrase if len(one) >= 4 and one[0] == bare[0] and OSA.distance(one, bare) == 1)
    return next((by_phrase[one] for one in near), None)


def listed(words: Mapping[str, Collection[str]]) -> Table:
    """A table of phrases that do not stand in the file."""
    return {name: tuple(" ".join(words_of(one)) for one in phrases) for name, phrases in words.items()}


def check(papers: Collection[str], topics: Collection[str]) -> None:
    """Raises BadData when the words name a paper or a topic that is not among these."""
    named = [("papers", name, one) for name in table("papers") if name != NO_PAPER for one in meant(name)]
    wrong = [(part, name, f"there is no paper `{one}`") for part, name, one in named if one not in papers]
    wrong += [
        ("topics", name, f"there is no topic `{name}`") for name in table("topics") if name not in topics
    ]
    if wrong:
        text = text_of(_FILE)
        raise BadData(Fault(_FILE.name, line_of(text, (part, name)), said) for part, name, said in wrong)


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = read(_FILE)
    return data


@lru_cache(maxsize=1)
def _table() -> dict[str, Table]:
    return {name: {key: _phrases(words) for key, words in part.items()} for name, part in _data().items()}


def _phrases(words: str) -> tuple[str, ...]:
    return tuple("+".join(" ".join(words_of(part)) for part in one.split("+")) for one in words.split(","))


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(_data()["stop"]["words"].split())
