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
    SEE_OVERVIEW = "see_overview"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held in an area and all areas below it."""

    role: Role
    area: str


_OFFICE = frozenset({Role.OFFICER, Role.ADMIN})

_ALLOWED: dict[Action, frozenset[Role]] = {
    Action.SEE_DESK: _OFFICE,
    Action.INVITE: _OFFICE,
    Action.ANNOUNCE: _OFFICE,
    Action.IMPORT: _OFFICE,
    Action.SEE_CENSUS: _OFFICE,
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
    Action.SEE_OVERVIEW: _OFFICE,
}


def scope(grants: Iterable[Grant], action: Action) -> tuple[str, ...]:
    """The area prefixes in which these grants allow the action: none at all when it is forbidden."""
    return tuple(grant.area for grant in grants if grant.role in _ALLOWED[action])


def may(grants: Iterable[Grant], action: Action, area: str) -> bool:
    """Whether the action is allowed for something that lies in this area."""
    return any(is_within(area, prefix) for prefix in scope(grants, action))
