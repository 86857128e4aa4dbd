"""Who may do what, where. The one place where permission is decided; knows no person, only their grants.

An officer of `33.25` sees all of Batang, one of `33.25.08` only Limpung, one of the empty prefix the country.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.areas import is_within


class Role(StrEnum):
    """What somebody may be besides a producer; how far it reaches is a matter of the grant."""

    COORDINATOR = "coordinator"
    OFFICER = "officer"
    ADMIN = "admin"
    BUYER = "buyer"
    RETAILER = "retailer"


class Action(StrEnum):
    """Everything somebody may need permission for."""

    SEE_DESK = "see_desk"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in an area and all areas below it."""

    role: Role
    area: str


_ALLOWED: dict[Action, frozenset[Role]] = {
    Action.SEE_DESK: frozenset({Role.OFFICER, Role.ADMIN}),
}


def scope(grants: Iterable[Grant], action: Action) -> tuple[str, ...]:
    """The area prefixes in which these grants allow the action: none at all when it is forbidden."""
    return tuple(grant.area for grant in grants if grant.role in _ALLOWED[action])


def may(grants: Iterable[Grant], action: Action, area: str) -> bool:
    """Whether the action is allowed for something that lies in this area."""
    return any(is_within(area, prefix) for prefix in scope(grants, action))
