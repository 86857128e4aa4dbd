"""Whom a case is offered to: the officers nearest to the person first, then their colleagues, then the administrators.

Pure; knows who holds which role, not who is awake.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.roles import Role

HIGHEST = 3
"""After so many time limits nothing wider is left; the alert is repeated."""


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who may handle cases of an area that contains the person. `area`: of their role."""

    person_id: int
    role: Role
    area: str


def circle(
    helpers: Iterable[Helper], level: int, late: int | None = None, *, is_confidential: bool = False
) -> frozenset[int]:
    """The people to be alerted. Level 0: of the smallest area; 1: their colleagues there and in the next wider area,
    without who was `late`; 2: administrators; 3 and more: everybody. Where a circle is empty the next one is asked.

    Confidential cases go to administrators alone, the nearest first.
    """
    found = [one for one in helpers if not is_confidential or one.role is Role.ADMIN]
    for one_level in range(level, HIGHEST + 1):
        chosen = _at(found, one_level)
        if without := chosen - {late}:
            return without
    return frozenset(one.person_id for one in found)


def farthest(helpers: Iterable[Helper]) -> tuple[Helper, ...]:
    """Those of the widest area alone: for what is better not told to the nearest neighbours."""
    found = tuple(helpers)
    widest = min((len(one.area) for one in found), default=0)
    return tuple(one for one in found if len(one.area) == widest)


def _at(helpers: list[Helper], level: int) -> frozenset[int]:
    if level >= HIGHEST:
        return frozenset(one.person_id for one in helpers)
    if level == HIGHEST - 1:
        return frozenset(one.person_id for one in helpers if one.role is Role.ADMIN)
    areas = sorted({one.area for one in helpers}, key=len, reverse=True)[: level + 1]
    return frozenset(one.person_id for one in helpers if one.area in areas)


def containing(area: str) -> tuple[str, ...]:
    """The area itself and all that contain it, down to the whole country ("")."""
    parts = area.split(".") if area else []
    return tuple(".".join(parts[:number]) for number in range(len(parts) + 1))
