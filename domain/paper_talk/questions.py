"""What a free sentence about papers asks for: "keripik pisang perlu bpom gak?" is about a need, a paper and goods.

A reading leads to a screen, never to a deed. The words of channels are handed in. Must not know whether the goods
are anybody's product, nor the rules.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from domain.categories import is_goods_word
from domain.durations import parse_duration_days
from domain.intent_words import plain_words
from domain.messages import Rejected
from domain.paper_numbers.digits import digits_in
from domain.paper_talk.words import NO_PAPER, find, is_stop, listed, table, words_of
from domain.spoken import clean

_MANY_DIGITS = 7
_LONGEST_NAME = 60
_GAP = "|"
_KEEPS = re.compile(
    r"\b(?:tahan|awet|kuat|kadaluarsa|kedaluwarsa|expired|keeps)\w*\s+"
    r"(?:(?:sampai|sampe|cuma|hanya|selama|sekitar|bisa|for)\s+)?(se(?:hari|minggu|pekan|bulan|tahun)\b|\S+\s+\w+)"
)


class Topic(StrEnum):
    """What somebody wants to know; of several the first one here. MINE: what they hold themselves; SHELF: the way
    into a channel; WITHOUT: what becomes of whoever lacks it; MISTAKES: what is not allowed, or must be told;
    DIFFERENCE: of two papers."""

    RENEW = "renew"
    RECORD = "record"
    MINE = "mine"
    SHELF = "shelf"
    WITHOUT = "without"
    MISTAKES = "mistakes"
    DIFFERENCE = "difference"
    COST = "cost"
    TIME = "time"
    DOCUMENTS = "documents"
    WHERE = "where"
    HOW = "how"
    NEED = "need"
    WHAT = "what"


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A sentence taken apart. `papers`: ids of paper_words.toml in the order said (see `paper_words.meant`); `paper`:
    the last of them ("sudah punya pirt, perlu halal gak"); `channel`: an id of the words handed in; `goods`: the
    words left over, which may name a product; `days`: how long they keep, if that was said; `has_number`: enough
    digits for the number of a paper."""

    topic: Topic | None = None
    papers: tuple[str, ...] = ()
    channel: str | None = None
    goods: str = ""
    days: int | None = None
    has_number: bool = False

    @property
    def paper(self) -> str | None:
        return self.papers[-1] if self.papers else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was understood at all."""
        return not (self.topic or self.papers or self.channel or self.goods)


def read_question(text: str, channel_words: Mapping[str, Collection[str]]) -> PaperQuestion:
    """The parts of a sentence. `channel_words`: by channel id, what people call it. Never raises."""
    words = words_of(text)
    found, paper_at = find(words, table("papers"), fuzzy=True)
    papers = tuple(dict.fromkeys(name for name in found if name != NO_PAPER))
    channels, channel_at = find(words, listed(channel_words), fuzzy=False)
    channels, channel_at = _without_places_of_goods(channels, channel_at, words)
    topic = _topic(
        _without_prices(words, paper_at), is_shelf=bool(channels) and not papers, is_of_two=len(papers) > 1
    )
    has_number = len(digits_in(text)) >= _MANY_DIGITS
    if has_number and papers and topic not in (Topic.NEED, Topic.COST):
        topic = Topic.RENEW if topic is Topic.RENEW else Topic.RECORD
    return PaperQuestion(
        topic=topic,
        papers=papers,
        channel=channels[0] if channels else None,
        goods=_goods(words, paper_at | channel_at),
        days=_days(text),
        has_number=has_number,
    )


def _without_places_of_goods(
    channels: list[str], places: set[int], words: list[str]
) -> tuple[list[str], set[int]]:
    """ "katering" and "kafe" are goods as well as buyers: a buyer has "di", "ke", "buat" in front of it."""
    if len(channels) != 1 or len(places) != 1:
        return channels, places
    [at] = places
    both = table("both")
    is_thing = bool({*words[at + 1 : at + 2]} & {*both["goods"]})
    is_buyer = at > 0 and words[at - 1] in both["towards"] and not is_thing
    return (channels, places) if is_buyer or words[at] not in both["words"] else ([], set())


def _without_prices(words: list[str], paper_at: set[int]) -> list[str]:
    """ "halal gratis" is a paper and no question for its price."""
    prices = table("topics")[Topic.COST]
    return [_GAP if at in paper_at and word in prices else word for at, word in enumerate(words)]


def _topic(words: list[str], *, is_shelf: bool, is_of_two: bool) -> Topic | None:
    plain = [plain_words(word) for word in words]
    spoken = [topic for topic in Topic if _is_spoken(plain, words, table("topics").get(topic, ()))]
    if not is_of_two and Topic.DIFFERENCE in spoken:
        spoken.remove(Topic.DIFFERENCE)
    if is_shelf and _is_about_shelf(words, is_need=Topic.NEED in spoken):
        return next((one for one in spoken if one in (Topic.RENEW, Topic.RECORD, Topic.COST)), Topic.SHELF)
    if Topic.RECORD in spoken and Topic.NEED in spoken:  # "sudah jadi pirt, masih perlu halal?"
        return Topic.NEED
    if not spoken and set(words) & {*table("making")["words"]}:
        return Topic.HOW
    return spoken[0] if spoken else None


def _is_about_shelf(words: list[str], *, is_need: bool) -> bool:
    shelf = table("shelf")
    return bool(set(words) & {*shelf["words"], *(() if is_need else shelf["maybe"])})


def _is_spoken(plain: list[tuple[str, ...]], words: list[str], phrases: tuple[str, ...]) -> bool:
    """Whether a phrase stands in the sentence; the words of one with "+" may stand anywhere in it."""
    said = " ".join(word for group in plain for word in group)
    everything = f" {said} | {' '.join(words)} "
    return any(all(f" {part} " in everything for part in phrase.split("+")) for phrase in phrases)


def _goods(words: list[str], taken: set[int]) -> str:
    """The name of goods: of what is left when all known words are gone the piece that sounds most like goods, or all
    of it. "dari" and "dan" do not break a piece."""
    left = [at for at, word in enumerate(words) if at not in taken and _may_be_goods(word)]
    glue = {
        at
        for at in range(1, len(words) - 1)
        if words[at] in table("both")["glue"] and {at - 1, at + 1} <= {*left}
    }
    pieces: list[list[int]] = []
    for at in sorted({*left, *glue}):
        if pieces and pieces[-1][-1] == at - 1:
            pieces[-1].append(at)
        else:
            pieces.append([at])
    best = max(pieces, key=lambda piece: sum(is_goods_word(words[at]) for at in piece), default=[])
    is_goods = any(is_goods_word(words[at]) for at in best)
    return " ".join(words[at] for at in (best if is_goods else left))[:_LONGEST_NAME]


def _may_be_goods(word: str) -> bool:
    if is_stop(word) or word in _topic_words() or any(character.isdecimal() for character in word):
        return False
    if is_goods_word(word):  # "bawang" is no "barang"
        return True
    return not any(is_stop(plain) or plain in _topic_words() for plain in plain_words(word))


@lru_cache(maxsize=1)
def _topic_words() -> frozenset[str]:
    parts = (table("topics"), table("making"))
    phrases = [phrase for part in parts for phrases in part.values() for phrase in phrases]
    return frozenset(word for phrase in phrases for word in phrase.replace("+", " ").split())


def _days(text: str) -> int | None:
    """ "tahan 4 hari": how long the goods keep, if it was said and is clear."""
    said = _KEEPS.search(clean(text).casefold())
    if said is None:
        return None
    try:
        days = parse_duration_days(said[1])
    except Rejected:
        return None
    return days if isinstance(days, int) else None
