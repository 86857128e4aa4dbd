"""What a free sentence about papers asks for: "keripik pisang perlu bpom gak?" is about a need, a paper and goods.

A reading leads to a screen, never to a deed. Knows words (knowledge/paper_words.toml); the words of channels are
handed in. Must not know whether the goods are anybody's product, nor the rules.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from domain.data_files import KNOWLEDGE, BadData, Fault, read, text_of
from domain.data_lines import line_of
from domain.intent_words import plain_words
from domain.paper_digits import digits_in
from domain.spoken import clean

_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_LONGEST, _MANY_DIGITS, _LONGEST_PHRASE = 40, 7, 4


class Topic(StrEnum):
    """What somebody wants to know. SHELF: the way into a channel; MINE: what they hold themselves."""

    RENEW = "renew"
    RECORD = "record"
    MINE = "mine"
    SHELF = "shelf"
    COST = "cost"
    TIME = "time"
    DOCUMENTS = "documents"
    WHERE = "where"
    HOW = "how"
    NEED = "need"
    WHAT = "what"


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A sentence taken apart. `paper`: an id of paper_words.toml ("bpom" and "halal" stand for whichever kind fits), of
    several the last one ("sudah punya pirt, perlu halal gak");
    `channel`: an id of the words handed in; `goods`: the words left over, which may name a product; `has_number`:
    enough digits for the number of a paper."""

    topic: Topic | None
    paper: str | None
    channel: str | None
    goods: str
    has_number: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing was understood at all."""
        return not (self.topic or self.paper or self.channel or self.goods)


def read_question(text: str, channel_words: Mapping[str, Iterable[str]]) -> PaperQuestion:
    """The parts of a sentence. `channel_words`: by channel id, what people call it. Never raises."""
    words = _words(text)
    papers, paper_at = _found(words, _table()["papers"], fuzzy=True)
    channels, channel_at = _found(words, _listed(channel_words), fuzzy=False)
    channels, channel_at = _without_places_of_goods(channels, channel_at, words)
    topic = _topic(words, is_shelf=bool(channels) and not papers)
    has_number = len(digits_in(text)) >= _MANY_DIGITS
    if has_number and papers and topic not in (Topic.NEED, Topic.COST):
        topic = Topic.RENEW if topic is Topic.RENEW else Topic.RECORD
    return PaperQuestion(
        topic=topic,
        paper=papers[-1] if papers else None,
        channel=channels[0] if channels else None,
        goods=_goods(words, paper_at | channel_at),
        has_number=has_number,
    )


def meant(paper: str) -> tuple[str, ...]:
    """The papers that an id of `PaperQuestion.paper` stands for, the usual one first."""
    listed = _data()["meant"].get(paper, paper)
    return tuple(one.strip() for one in listed.split(","))


def check(known: Collection[str]) -> None:
    """Raises BadData when the words name a paper that is not among those `known`, or a topic that is none."""
    file = KNOWLEDGE / "paper_words.toml"
    named = [("papers", name, one) for name in _table()["papers"] for one in meant(name)]
    wrong = [(place, name, f"there is no paper `{one}`") for place, name, one in named if one not in known]
    wrong += [("topics", name, f"there is no topic `{name}`") for name in _topics() if name not in [*Topic]]
    if wrong:
        text = text_of(file)
        raise BadData(Fault(file.name, line_of(text, (place, name)), said) for place, name, said in wrong)


def _words(text: str) -> list[str]:
    return _WORD.findall(clean(text).casefold())[:_LONGEST]


def _found(
    words: list[str], table: Mapping[str, tuple[str, ...]], *, fuzzy: bool
) -> tuple[list[str], set[int]]:
    """Ids whose words occur, in the order of the sentence, and the places of those words."""
    by_phrase = {phrase: name for name, phrases in table.items() for phrase in phrases}
    ids: list[str] = []
    places: set[int] = set()
    at = 0
    while at < len(words):
        length = next(
            (n for n in range(_LONGEST_PHRASE, 0, -1) if " ".join(words[at : at + n]) in by_phrase), 0
        )
        name = by_phrase[" ".join(words[at : at + length])] if length else None
        if name is None:
            name = _alike(words[at], by_phrase, fuzzy=fuzzy)
        if name is not None:
            ids.append(name)
            places |= set(range(at, at + max(1, length)))
        at += max(1, length)
    return ids, places


def _alike(word: str, by_phrase: Mapping[str, str], *, fuzzy: bool) -> str | None:
    """The word without its ending, or (from four letters on) with one typing error."""
    bare = word.replace("-", "")
    for ending in ("nya", "kah", "ku", "e"):
        if word.endswith(ending) and (found := by_phrase.get(word.removesuffix(ending))):
            return found
    if found := by_phrase.get(bare):
        return found
    if not fuzzy or len(bare) < 4 or bare in _stop():
        return None
    near = (one for one in by_phrase if len(one) >= 4 and one[0] == bare[0] and OSA.distance(one, bare) == 1)
    return next((by_phrase[one] for one in near), None)


def _without_places_of_goods(
    channels: list[str], places: set[int], words: list[str]
) -> tuple[list[str], set[int]]:
    """ "katering" and "kafe" are goods as well as buyers: a buyer has "di", "ke", "buat" in front of it."""
    if len(channels) != 1 or len(places) != 1:
        return channels, places
    [at] = places
    both = _table()["both"]
    is_thing = bool({*words[at + 1 : at + 2]} & {*both["goods"]})
    is_buyer = at > 0 and words[at - 1] in both["towards"] and not is_thing
    return (channels, places) if is_buyer or words[at] not in both["words"] else ([], set())


def _topic(words: list[str], *, is_shelf: bool) -> Topic | None:
    plain = _plain(words)
    spoken = [
        topic for topic in Topic if topic is not Topic.SHELF and _is_spoken(plain, words, _topics()[topic])
    ]
    if is_shelf and _is_about_shelf(words, is_need=Topic.NEED in spoken):
        return next((one for one in spoken if one in (Topic.RENEW, Topic.RECORD)), Topic.SHELF)
    if Topic.RECORD in spoken and Topic.NEED in spoken:  # "sudah jadi pirt, masih perlu halal?"
        return Topic.NEED
    if not spoken and set(words) & {*_table()["making"]["words"]}:
        return Topic.HOW
    return spoken[0] if spoken else None


def _is_about_shelf(words: list[str], *, is_need: bool) -> bool:
    shelf = _table()["shelf"]
    return bool(set(words) & {*shelf["words"], *(() if is_need else shelf["maybe"])})


def _is_spoken(plain: list[tuple[str, ...]], words: list[str], phrases: tuple[str, ...]) -> bool:
    """Whether a phrase stands in the sentence; the words of one with "+" may stand anywhere in it."""
    said = " ".join(word for group in plain for word in group)
    everything = f" {said} | {' '.join(words)} "
    return any(all(f" {part} " in everything for part in phrase.split("+")) for phrase in phrases)


def _plain(words: list[str]) -> list[tuple[str, ...]]:
    return [plain_words(word) for word in words]


def _goods(words: list[str], taken: set[int]) -> str:
    """What is left when all known words are gone: the name of goods, as it was written."""
    topic_words = _topic_words()
    kept = [
        word
        for at, word in enumerate(words)
        if at not in taken and word not in _stop() and word not in topic_words and not _has_digit(word)
        and not any(plain in _stop() or plain in topic_words for plain in plain_words(word))
    ]  # fmt: skip
    return " ".join(kept)[:60]


def _has_digit(word: str) -> bool:
    return any(character.isdecimal() for character in word)


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = read(KNOWLEDGE / "paper_words.toml")
    return data


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, tuple[str, ...]]]:
    return {name: {key: _phrases(words) for key, words in part.items()} for name, part in _data().items()}


def _phrases(words: str) -> tuple[str, ...]:
    return tuple("+".join(" ".join(_words(part)) for part in one.split("+")) for one in words.split(","))


def _listed(channel_words: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(" ".join(_words(one)) for one in words) for name, words in channel_words.items()}


def _topics() -> dict[str, tuple[str, ...]]:
    return _table()["topics"]


@lru_cache(maxsize=1)
def _topic_words() -> frozenset[str]:
    phrases = [
        phrase for part in (_topics(), _table()["making"]) for listed in part.values() for phrase in listed
    ]
    return frozenset(word for phrase in phrases for word in phrase.replace("+", " ").split())


@lru_cache(maxsize=1)
def _stop() -> frozenset[str]:
    return frozenset(_data()["stop"]["words"].split())
