"""Finds the kecamatan in what people write of where they are: its name, that of a village in it, or half an address.

Only for answers to a question about places: Bawang is an onion, too.
"""

import re
from collections.abc import Iterator, Sequence

from domain.area_search import SearchResult, fold, named_exactly, search
from domain.area_tree import Area, find, parent

_WORD = re.compile(r"[^\W_]+")
_MARKS = {
    "desa": "village", "ds": "village", "kel": "village", "kelurahan": "village",
    "kec": "kecamatan", "kecamatan": "kecamatan", "distrik": "kecamatan",
    "kab": "above", "kabupaten": "above", "kota": "above", "prov": "above", "provinsi": "above",
    "dk": "below", "dukuh": "below", "dsn": "below", "dusun": "below", "kp": "below", "kampung": "below", "rt": "below",
    "rw": "below", "jl": "below", "jalan": "below", "no": "below", "di": "",
}  # fmt: skip
"""What the words after such a word are the name of."""
_SHORT = frozenset({"jateng", "jabar", "jatim", "diy", "jogja", "solo"})
_LONGEST_NAME = 4
_MOST_WORDS = 20


def search_place(text: str, within: str, limit: int = 6) -> SearchResult:
    """A kecamatan by its name, else by the name of a village in it: people often answer with their desa, or both."""
    by_name = search(text, within, 3, limit)
    if by_name.exact:
        return by_name
    if (both := _both(text, within)) is not None:
        return both
    village = search(text, within, 4, limit)
    named_so = village.candidates and fold(village.candidates[0].name) == fold(text)
    if by_name.candidates and not named_so:
        return by_name
    return SearchResult(None, _kecamatan_of(village.candidates), village.candidates)


def _kecamatan_of(villages: tuple[Area, ...]) -> tuple[Area, ...]:
    return tuple(dict.fromkeys(above for village in villages if (above := parent(village))))


def _both(text: str, within: str) -> SearchResult | None:
    """The one kecamatan that is named among other words: those of a village in it, or of what it lies in."""
    marked = _marked(text)
    found = {}
    for kecamatan, rest in _named_in(marked, within):
        words = _of_village(rest, kecamatan)
        village = search(" ".join(words), kecamatan.code, 4).exact if words else None
        if village is not None or not words:
            found[kecamatan.code] = SearchResult(kecamatan, (kecamatan,), (village,) if village else ())
    return next(iter(found.values())) if len(found) == 1 else None


_Marked = list[tuple[str, str]]
"""Words in their order, each with what it is the name of ("" where nothing says so)."""


def _marked(text: str) -> _Marked:
    marked: _Marked = []
    for part in re.split(r"[,;/\n(]", text.casefold()):
        mark = ""
        for word in _WORD.findall(part):
            if word in _MARKS:
                mark = _MARKS[word]
            elif not word.isdecimal():
                marked.append((mark, word))
    return marked[:_MOST_WORDS]


def _named_in(marked: _Marked, within: str) -> Iterator[tuple[Area, _Marked]]:
    """Every kecamatan named in these words, with the other words."""
    wanted = {"kecamatan"} if any(mark == "kecamatan" for mark, _ in marked) else {"", "village"}
    for first in range(len(marked)):
        for end in range(first + 1, min(first + _LONGEST_NAME, len(marked)) + 1):
            part = marked[first:end]
            if all(mark in wanted for mark, _ in part):
                name = "".join(word for _, word in part)
                for area in named_exactly(name, within, 3):
                    yield area, marked[:first] + marked[end:]


def _of_village(rest: _Marked, kecamatan: Area) -> Sequence[str]:
    """The words that can only be the name of a village."""
    named = [word for mark, word in rest if mark == "village"]
    return named or [word for mark, word in rest if mark == "" and word not in _above(kecamatan)]


def _above(kecamatan: Area) -> frozenset[str]:
    names = [area.name for code in _codes_above(kecamatan.code) if (area := find(code))]
    return _SHORT | {word for name in names for word in _WORD.findall(name.casefold())}


def _codes_above(code: str) -> Iterator[str]:
    parts = code.split(".")
    return (".".join(parts[:length]) for length in range(1, len(parts)))
