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
    INVITE = "invite"
    ANNOUNCE = "announce"
    IMPORT = "import"
    SEE_CENSUS = "see_census"
    LOOK_UP = "look_up"
    REGISTER_NEIGHBOURS = "register_neighbours"
    CARRY_ANNOUNCEMENTS = "carry_announcements"
    PLAN_EVENTS = "plan_events"
    POST_NEEDS = "post_needs"
    SEARCH_CATALOGUE = "search_catalogue"
    EDIT_OUTLETS = "edit_outlets"
    REPORT_SALES = "report_sales"
    REVIEW = "review"
    CURATE_FOR_SHOP = "curate_for_shop"
    HANDLE_CASES = "handle_cases"
    HANDLE_CONFIDENTIAL = "handle_confidential"
    SEE_OVERVIEW = "see_overview"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in an area and all areas below it. `outlet`: the one shop that a retailer speaks for (None: all of the
    area); `organisation`: the office or firm that a buyer buys for."""

    role: Role
    area: str
    outlet: int | None = None
    organisation: str | None = None


_OFFICE = frozenset({Role.OFFICER, Role.ADMIN})

_ALLOWED: dict[Action, frozenset[Role]] = {
    Action.SEE_DESK: _OFFICE,
    Action.INVITE: _OFFICE,
    Action.ANNOUNCE: _OFFICE,
    Action.IMPORT: _OFFICE,
    Action.SEE_CENSUS: _OFFICE,
    Action.LOOK_UP: _OFFICE,
    Action.REGISTER_NEIGHBOURS: frozenset({Role.COORDINATOR}),
    Action.CARRY_ANNOUNCEMENTS: frozenset({Role.COORDINATOR}),
    Action.PLAN_EVENTS: _OFFICE,
    Action.POST_NEEDS: _OFFICE | {Role.BUYER},
    Action.SEARCH_CATALOGUE: _OFFICE | {Role.BUYER, Role.RETAILER},
    Action.EDIT_OUTLETS: _OFFICE,
    Action.REPORT_SALES: _OFFICE | {Role.RETAILER},
    Action.REVIEW: _OFFICE,
    Action.CURATE_FOR_SHOP: frozenset({Role.RETAILER}),
    Action.HANDLE_CASES: _OFFICE,
    Action.HANDLE_CONFIDENTIAL: frozenset({Role.ADMIN}),
    Action.SEE_OVERVIEW: _OFFICE,
}


_GIVES: dict[Role, tuple[Role, ...]] = {
    Role.ADMIN: (Role.COORDINATOR, Role.OFFICER, Role.ADMIN, Role.BUYER, Role.RETAILER),
    Role.OFFICER: (Role.COORDINATOR, Role.BUYER, Role.RETAILER),
}
"""Who gives and takes back which role, within the own area; the reasons stand in docs/decisions/0017."""


def givable(grants: Iterable[Grant]) -> dict[Role, tuple[str, ...]]:
    """The roles that these grants let somebody give and take back, each with the area prefixes in which they may."""
    found: dict[Role, tuple[str, ...]] = {}
    for grant in grants:
        for role in _GIVES.get(grant.role, ()):
            found[role] = (*found.get(role, ()), grant.area)
    return found


def may_give(grants: Iterable[Grant], given: Grant) -> bool:
    """Whether these grants let somebody give this one, or take it back."""
    return any(is_within(given.area, prefix) for prefix in givable(grants).get(given.role, ()))


def allowed(action: Action) -> frozenset[Role]:
    """The roles that allow it, each in its own area."""
    return _ALLOWED[action]


def scope(grants: Iterable[Grant], action: Action) -> tuple[str, ...]:
    """The area prefixes in which these grants allow the action: none at all when it is forbidden."""
    return tuple(grant.area for grant in grants if grant.role in _ALLOWED[action])


def may(grants: Iterable[Grant], action: Action, area: str) -> bool:
    """Whether the action is allowed for something that lies in this area."""
    return any(is_within(area, prefix) for prefix in scope(grants, action))


def may_at(grants: Iterable[Grant], action: Action, area: str, outlet: int) -> bool:
    """Whether the action is allowed for this shop: a retailer may be bound to one of those in the area."""
    bound = (grant for grant in grants if grant.outlet in (None, outlet))
    return may(bound, action, area)
