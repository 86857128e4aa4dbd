"""How many are registered where, against how many were set out to be: figures of areas, and targets shared out among them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.areas import children
from domain.messages import N_, Rejected
from domain.number_reading import read_number

CODE_LENGTH = {1: 2, 2: 5, 3: 8, 4: 13}
"""Characters of an area code by level: province, regency, kecamatan, village."""
MOST = 100_000_000


@dataclass(frozen=True, slots=True)
class Count:
    """Of one area: registered producers, and people on lists who have not come yet."""

    area: str
    registered: int = 0
    invited: int = 0

    @property
    def known(self) -> int:
        """Everybody of whom the office knows."""
        return self.registered + self.invited


@dataclass(frozen=True, slots=True)
class Target:
    """How many are to be registered; `is_set`: an officer said so, else it is a share of the target above."""

    people: int
    is_set: bool


def below(area: str) -> tuple[str, ...]:
    """The areas one level down, in the order of their codes."""
    return tuple(one.code for one in children(area))


def level_below(area: str) -> int:
    """The level of the areas one level down."""
    return min(4, area.count(".") + 2) if area else 1


def shares(total: int, weights: Sequence[int]) -> list[int]:
    """The total shared out by weight, in whole people who add up to it (largest remainder, the first at a tie). Without
    any weight everybody gets 0."""
    whole = sum(weights)
    if not whole or total <= 0:
        return [0] * len(weights)
    parts = [total * weight // whole for weight in weights]
    left = total - sum(parts)
    by_rest = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in by_rest[:left]:
        parts[at] += 1
    return parts


def targets(above: Target | None, counts: Sequence[Count], told: Mapping[str, int]) -> dict[str, Target]:
    """The targets of the areas below one: those that were told, and of what is left of the target above a share for each of
    the others, by the people known there. Without a target above only those that were told."""
    found = {one.area: Target(told[one.area], is_set=True) for one in counts if one.area in told}
    if above is None:
        return found
    others = [one for one in counts if one.area not in told]
    left = max(0, above.people - sum(target.people for target in found.values()))
    for one, share in zip(others, shares(left, [one.known for one in others]), strict=True):
        if share:
            found[one.area] = Target(share, is_set=False)
    return found


def percent(part: int, whole: int) -> int:
    """Whole percent, rounded down, so that 100 means all; 0 of nothing."""
    return part * 100 // whole if whole else 0


def parse_target(text: str) -> tuple[int, ...]:
    """ "60.000", "60 ribu", "60rb". Raises Rejected for what is no number of people."""
    reading = read_number(text)
    values = [int(value) for value in reading.values if value.denominator == 1] if reading else []
    fitting = tuple(value for value in values if 1 <= value <= MOST)
    if not fitting:
        raise Rejected(N_("How many people are to be registered? Write it like this: 60.000 or 60 ribu."))
    return fitting
