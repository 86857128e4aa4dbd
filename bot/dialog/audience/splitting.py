"""Which words of a sentence are places, and which are goods: "ibu batik warungasem, limpung". Knows the asker's area,
chooses nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from bot.dialog.audience.part import pieces
from domain.area_search import fold, named_exactly, search
from domain.areas import Area, children, overlap
from domain.categories import is_goods_word, likely
from domain.messages import N_, Rejected

_MARK = re.compile(
    r"\b(?:di|nang|ning|neng|ing|wilayah|daerah|dari|in|kecamatan|kec|desa|ds|kelurahan|kel)\b[.:]?|\bse[- ](?=\w)"
)
_REGENCY = re.compile(r"^(?:kabupaten|kab|kota)\b[. ]*")
_LONGEST_NAME = 3


@dataclass(slots=True)
class Parted:
    """Words that name places, and words that name goods."""

    places: list[str] = field(default_factory=list)
    goods: list[str] = field(default_factory=list)


def parted(said: str, scope: Sequence[str]) -> Parted:
    """The words of a sentence, each in its place. Raises `Rejected` for a place that lies in another regency."""
    found, after_mark = Parted(), False
    for piece in pieces(said):
        mark = _MARK.search(piece)
        before, rest = (piece[: mark.start()].strip(), piece[mark.end() :]) if mark else ("", piece)
        if before:
            _put(before, found, scope, is_marked=False)
        after_mark = after_mark or mark is not None
        if rest := " ".join(_MARK.sub(" ", rest).split()):
            _put(rest, found, scope, is_marked=after_mark)
    return found


def _put(words: str, found: Parted, scope: Sequence[str], *, is_marked: bool) -> None:
    """`is_marked`: a place is expected, since "di" stood in front."""
    if not _is_named(words, scope):
        refuse_elsewhere(words)
    if _is_place(words, scope):
        found.places.append(words)
        return
    place, rest = _place_in(words.split(), scope, is_marked=is_marked)
    if place:
        found.places.append(place)
    if rest and _are_goods(rest):
        found.goods.append(rest)
    elif rest:
        found.places.append(rest)


def _place_in(words: list[str], scope: Sequence[str], *, is_marked: bool) -> tuple[str, str]:
    """The place with which the words begin or end, and the others. Tulis is a kecamatan and a kind of batik: what may be
    goods is a place only behind a mark."""
    for long in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        for name, rest in ((words[:long], words[long:]), (words[-long:], words[:-long])):
            may_be_goods = not is_marked and all(map(is_goods_word, name))
            if not may_be_goods and _is_place(" ".join(name), scope):
                return " ".join(name), " ".join(rest)
    return "", " ".join(words)


def _is_place(name: str, scope: Sequence[str]) -> bool:
    """Whether a kecamatan is called so, a small typo forgiven, or a village to the letter."""
    return any(
        search(name, prefix, 3).exact or named_exactly(name, prefix, 4)
        for prefix in overlap(("",), tuple(scope))
    )


def _are_goods(words: str) -> bool:
    """At least half of the words must be known: "batik yang punya anak kecil banyak" says something else."""
    known = [bool(likely(word)) for word in words.split()]
    return bool(likely(words)) and 2 * sum(known) >= len(known)


def _is_named(name: str, scope: Sequence[str]) -> bool:
    within = overlap(("",), tuple(scope))
    return any(named_exactly(name, prefix, 3) or named_exactly(name, prefix, 4) for prefix in within)


def refuse_elsewhere(name: str) -> None:
    """Raises `Rejected` for the name of a regency: those of one's own area are never said so."""
    if fold(_REGENCY.sub("", name)) in _regencies():
        raise Rejected(N_("That place lies outside your area. Please choose places inside it."))


@lru_cache(maxsize=1)
def _regencies() -> frozenset[str]:
    return frozenset(_bare(regency) for province in children("") for regency in children(province.code))


def _bare(regency: Area) -> str:
    return fold(_REGENCY.sub("", regency.name.casefold()))
