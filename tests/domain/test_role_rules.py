"""Who may do what and where, and who gives which role to whom."""

import pytest

from domain.roles import Action, Grant, Role, givable, may, may_at, may_give, scope

ADMIN, OFFICER = Grant(Role.ADMIN, "33.25"), Grant(Role.OFFICER, "33.25")
EVERYBODY = (*(Grant(role, "33.25.08") for role in Role),)


@pytest.mark.parametrize(
    ("giver", "roles"),
    [
        (Role.ADMIN, set(Role)),
        (Role.OFFICER, {Role.COORDINATOR, Role.BUYER, Role.RETAILER}),
        (Role.COORDINATOR, set()),
        (Role.BUYER, set()),
        (Role.RETAILER, set()),
    ],
)
def test_each_role_gives_what_stands_in_the_table(giver: Role, roles: set[Role]) -> None:
    assert set(givable((Grant(giver, "33.25"),))) == roles


@pytest.mark.parametrize("given", Role)
@pytest.mark.parametrize(
    ("area", "lies_within"),
    [
        ("33.25", True),
        ("33.25.08", True),
        ("33.25.08.2005", True),
        ("33.26", False),
        ("33", False),
        ("", False),
    ],
)
def test_nothing_is_given_beyond_the_own_area(given: Role, area: str, lies_within: bool) -> None:
    assert may_give((ADMIN,), Grant(given, area)) is lies_within
    assert may_give((OFFICER,), Grant(given, area)) is (
        lies_within and given not in (Role.OFFICER, Role.ADMIN)
    )
    assert not may_give((), Grant(given, area))


def test_the_country_is_given_by_whoever_has_it() -> None:
    assert may_give((Grant(Role.ADMIN, ""),), Grant(Role.ADMIN, ""))


def test_the_own_areas_of_each_role_are_told_apart() -> None:
    reach = givable((Grant(Role.ADMIN, "33.25.08"), Grant(Role.OFFICER, "33.26")))
    assert reach[Role.COORDINATOR] == ("33.25.08", "33.26")
    assert reach[Role.OFFICER] == ("33.25.08",)


@pytest.mark.parametrize("action", Action)
def test_every_action_is_somebodys_and_never_everybodys(action: Action) -> None:
    assert 0 < len(scope(EVERYBODY, action)) < len(EVERYBODY)
    assert may(EVERYBODY, action, "33.25.08.2005")
    assert not may(EVERYBODY, action, "33.25.02")
    assert not may((), action, "33.25.08")


def test_a_retailer_may_be_bound_to_one_shop() -> None:
    one, all_ = Grant(Role.RETAILER, "33.25", outlet=5), Grant(Role.RETAILER, "33.25")
    assert may_at((one,), Action.REPORT_SALES, "33.25.08", 5)
    assert not may_at((one,), Action.REPORT_SALES, "33.25.08", 6)
    assert may_at((all_,), Action.REPORT_SALES, "33.25.08", 6)
    assert not may_at((one, all_), Action.REPORT_SALES, "33.26", 5)
