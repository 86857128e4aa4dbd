"""Finds the area that a person typed, typos forgiven.

Only for answers to a question about places: Bawang is an onion, too.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from domain.area_tree import Area, children, find, is_within, parse_code

_PREFIX = re.compile(
    r"^(?:di\s+|kec(?:amatan)?\b|distrik\b|kel(?:urahan)?\b|desa\b|ds\b|dsn?\b|kampung\b)[\s.:]*",
    re.IGNORECASE,
)
_REST = re.compile(r"[,/(;\n]|(?<=\w)\s+(?:kec|kecamatan|kab|kabupaten|kota|prov|provinsi)\b", re.IGNORECASE)
_LONGEST = 100
_ENOUGH = 70
"""Likeness (0-100) below which a name is no candidate."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """`exact`: the one area that is meant, also through a small typo; then `candidates` holds it alone.

    Otherwise `candidates`, the likeliest first, for buttons. `villages`: those whose name led to the kecamatan (with
    `exact`: the one that was named along with it).
    """

    exact: Area | None = None
    candidates: tuple[Area, ...] = ()
    villages: tuple[Area, ...] = ()


def search(text: str, within: str, level: Literal[3, 4], limit: int = 6) -> SearchResult:
    """Areas of one level inside the prefix `within` ("" is the country) whose name fits the text."""
    if coded := _by_code(text, within, level):
        return SearchResult(coded, (coded,))
    wanted = fold(text[:_LONGEST])
    if len(wanted) < 2:
        return SearchResult()
    names = _folded(within, level)
    same = tuple(area for area in names.areas_named(wanted))
    if same:
        return SearchResult(same[0] if len(same) == 1 else None, same[:limit])
    return _by_likeness(wanted, names, limit)


def named_exactly(name: str, within: str, level: Literal[3, 4]) -> tuple[Area, ...]:
    """Areas of one level inside the prefix whose name is this one, to the letter (as `fold` counts letters)."""
    return tuple(_folded(within, level).areas_named(fold(name[:_LONGEST])))


def fold(name: str) -> str:
    """The letters of a name that count when names are compared: "Kec. Kedung Waringin" → "kedungwaringin"."""
    bare = _REST.split(name.strip(), maxsplit=1)[0]
    while (shorter := _PREFIX.sub("", bare).strip()) != bare:
        bare = shorter
    plain = unicodedata.normalize("NFKD", bare).casefold()
    return "".join(one for one in plain if one.isalnum())


class _Names:
    """Folded names of one level inside one prefix, ready for comparison."""

    def __init__(self, areas: tuple[Area, ...]) -> None:
        self.areas = areas
        self.folded = [fold(area.name) for area in areas]
        self._by_name: dict[str, list[Area]] = {}
        for area, name in zip(areas, self.folded, strict=True):
            self._by_name.setdefault(name, []).append(area)

    def areas_named(self, name: str) -> list[Area]:
        return self._by_name.get(name, [])

    def beginning_with(self, beginning: str) -> list[int]:
        return [at for at, name in enumerate(self.folded) if name.startswith(beginning)]


@lru_cache(maxsize=256)
def _folded(within: str, level: int) -> _Names:
    return _Names(_below(within, level))


def _below(within: str, level: int) -> tuple[Area, ...]:
    here = within.count(".") + 1 if within else 0
    if here >= level:
        only = find(".".join(within.split(".")[:level]))
        return (only,) if only else ()
    return tuple(area for child in children(within) for area in _self_or_below(child, level))


def _self_or_below(area: Area, level: int) -> tuple[Area, ...]:
    return (area,) if area.level == level else _below(area.code, level)


def _by_code(text: str, within: str, level: int) -> Area | None:
    code = parse_code(text)
    area = find(code) if code and is_within(code, within) else None
    return area if area and area.level == level else None


def _by_likeness(wanted: str, names: _Names, limit: int) -> SearchResult:
    alike = process.extract(wanted, names.folded, scorer=fuzz.ratio, score_cutoff=_ENOUGH, limit=limit)
    order = [at for _, _, at in alike]
    if _is_clear(wanted, [names.folded[at] for at in order]):
        return SearchResult(names.areas[order[0]], (names.areas[order[0]],))
    begun = names.beginning_with(wanted) if len(wanted) >= 3 else []
    picked = list(dict.fromkeys([*begun, *order]))[:limit]
    return SearchResult(None, tuple(names.areas[at] for at in picked))


def _is_clear(wanted: str, alike: list[str]) -> bool:
    """One name within a small typo, and the next one at least two letters further away."""
    if not alike or len(wanted) < 4:
        return False
    distances = [OSA.distance(wanted, name) for name in alike]
    allowed = 1 if len(wanted) < 8 else 2
    return distances[0] <= allowed and all(other >= distances[0] + 2 for other in distances[1:])
