"""When another quantity or price may be proposed for an order that stands, and what may be proposed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.messages import Rejected
from domain.procurement.need import Delivery, Proposal, Word
from domain.procurement.terms import check, may_propose, open_proposal, settled

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
AT = NOW + timedelta(days=10)
ONE = Delivery(1, 1, 150, 14_000, AT, AT.date())


def wants(quantity: int, price: int, side: str = "maker") -> Proposal:
    return Proposal(quantity, price, side, NOW)


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({}, True),
        ({"due_at": NOW}, False),
        ({"maker": Word(150, True)}, False),
        ({"buyer": Word(10, False)}, False),
        ({"moved_at": NOW}, False),
        ({"moved_at": NOW, "maker_agrees": False}, True),
        ({"moved_at": NOW, "maker_agrees": True}, True),
    ],
)
def test_only_an_order_that_is_still_to_come_is_changed(changed: dict[str, object], may: bool) -> None:
    one = replace(ONE, proposed=wants(100, 14_000), **changed)
    assert may_propose(one, NOW) is may
    assert (open_proposal(one, NOW) is not None) is may


@pytest.mark.parametrize("new", [(120, 14_000), (150, 13_500), (0, 14_000), (1_000_000, 1)])
def test_what_may_be_proposed_becomes_the_order(new: tuple[int, int]) -> None:
    check(ONE, wants(*new), NOW)
    done = settled(replace(ONE, proposed=wants(*new)), wants(*new))
    assert (done.quantity, done.price, done.proposed) == (*new, None)


@pytest.mark.parametrize("new", [(150, 14_000), (-1, 14_000), (1_000_001, 14_000), (100, 0), (100, -5)])
def test_what_may_not_be_proposed_is_refused(new: tuple[int, int]) -> None:
    with pytest.raises(Rejected):
        check(ONE, wants(*new), NOW)
    with pytest.raises(Rejected):
        check(replace(ONE, due_at=NOW), wants(120, 14_000), NOW)
