"""No figure about fewer than five businesses, nor two figures whose difference is one: pure arithmetic on parts of wholes.

A regency comes first: it is shown whenever five businesses or more stand behind it, and its parts are withheld where they would
give something away. Above regencies it is the other way round: the sum is withheld.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.areas import is_within
from domain.census import CODE_LENGTH

FEWEST = 5
REGENCY = 2
"""The level of codes such as 33.25."""
Key = TypeVar("Key", str, int)
Heading = TypeVar("Heading", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Part:
    """What `businesses` businesses come to together, each counted once: whole rupiah, or businesses again."""

    businesses: int = 0
    sum: int = 0

    def __add__(self, other: "Part") -> "Part":
        return Part(self.businesses + other.businesses, self.sum + other.sum)

    @property
    def is_small(self) -> bool:
        """Too few to be told of. Nobody at all is not small: it says nothing about anybody."""
        return 0 < self.businesses < FEWEST


def withheld(parts: Mapping[Key, Part]) -> frozenset[Key]:
    """The parts that must not stand beside the whole: the small ones, and of the others as many as it takes (the smallest first)
    until five businesses share what is left when all that is shown is subtracted. No business is in two parts."""
    out = [key for key, part in parts.items() if part.is_small]
    hidden = sum(parts[key].businesses for key in out)
    others = sorted(
        (key for key, part in parts.items() if part.businesses >= FEWEST),
        key=lambda key: (parts[key].businesses, key),
    )
    for key in others:
        if not 0 < hidden < FEWEST:
            break
        out.append(key)
        hidden += parts[key].businesses
    return frozenset(out)


def beside(
    sums: Mapping[Heading, Mapping[int, int]], others: Iterable[int] = ()
) -> dict[Heading, int | None]:
    """Of parts that may share businesses (by part: what each business comes to) the sums that may stand beside the whole: of five
    businesses or more, and so that whoever has anything of the rest (`others`: outside all parts) is nobody or five at least."""
    kept = sorted(
        (key for key, by in sums.items() if len(by) >= FEWEST), key=lambda key: (len(sums[key]), key)
    )
    rest = {business for key, by in sums.items() if key not in kept for business in by} | set(others)
    while kept and 0 < len(rest) < FEWEST:
        rest |= sums[kept.pop(0)].keys()
    return {key: sum(by.values()) if key in kept else 0 if not by else None for key, by in sums.items()}


def level_of(area: str) -> int:
    """1 province, 2 regency, 3 kecamatan, 4 village; 0 the country."""
    return area.count(".") + 1 if area else 0


def cut(area: str, level: int) -> str:
    """The area of this level that an area lies in; itself when it is not that deep."""
    return area[: CODE_LENGTH[level]]


def total(parts: Mapping[str, Part], area: str) -> Part:
    """Of all parts (by area code) that lie in an area."""
    return sum((part for code, part in parts.items() if is_within(code, area)), Part())


def split(parts: Mapping[str, Part], area: str) -> dict[str, Part]:
    """The areas one level down; those of whom only the area itself is known stand under its own code."""
    found: dict[str, Part] = {}
    for code, part in parts.items():
        if is_within(code, area):
            key = cut(code, level_of(area) + 1)
            found[key] = found.get(key, Part()) + part
    return found


def may_show(parts: Mapping[str, Part], area: str) -> bool:
    """Whether the total of an area may be told. `parts`: by code, with everybody of the regencies that it lies in or
    that lie in it."""
    if level_of(area) < REGENCY:
        return all(may_show(parts, regency) for regency in _regencies(parts, area))
    if total(parts, cut(area, REGENCY)).is_small:
        return False
    steps = range(REGENCY, level_of(area))
    return not any(cut(area, level + 1) in withheld(split(parts, cut(area, level))) for level in steps)


def shown(parts: Mapping[str, Part], areas: Sequence[str]) -> int | None:
    """What these areas (none within another) come to together; None when it must not be told."""
    if not all(may_show(parts, area) for area in areas):
        return None
    return sum(total(parts, area).sum for area in areas)


def below(parts: Mapping[str, Part], area: str) -> dict[str, int | None]:
    """The areas one level down, each with what may be told of it."""
    found = split(parts, area)
    if level_of(area) < REGENCY:
        return {code: part.sum if may_show(parts, code) else None for code, part in found.items()}
    out = withheld(found) if may_show(parts, area) else frozenset(found)
    return {code: None if code in out else part.sum for code, part in found.items()}


def _regencies(parts: Iterable[str], area: str) -> set[str]:
    return {cut(code, REGENCY) for code in parts if is_within(code, area)}
