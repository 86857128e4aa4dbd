"""What may be changed in a need that was posted, and when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.messages import Rejected
from domain.procurement.changes import Order, checked, differences, moved, terms_of
from domain.procurement.need import Delivery, Need, NeedState, Payment, Word

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
AT = NOW + timedelta(days=10)
NEED = Need(
    "snack box", ("jasa_boga",), 150, "kotak", AT, "Asia/Jakarta", "Dinkes", "33.25.11", 15_000, (), AT - timedelta(days=1),
    Payment.TRANSFER, 3, "33.25", "5eed", id=1,
)  # fmt: skip
COMING = Order((Delivery(1, 1, 150, 14_000, AT, (AT + timedelta(days=3)).date()),))
CAME = Order((replace(COMING.deliveries[0], maker=Word(150, True)),))
DUE = Order((replace(COMING.deliveries[0], due_at=NOW - timedelta(hours=1)),))


@pytest.mark.parametrize(
    ("change", "orders", "changed"),
    [
        ({"quantity": 200}, (), ("quantity",)),
        ({"budget": None, "place": "Setda"}, (), ("place", "budget")),
        ({"at": AT + timedelta(days=3)}, (), ("at",)),
        ({"at": AT + timedelta(days=3)}, (COMING,), ("at",)),
        ({"place": "Setda"}, (CAME, COMING), ("place",)),
        # an order that is due before the answers: they end with it
        ({"at": AT - timedelta(days=2)}, (COMING,), ("at", "deadline")),
    ],
)
def test_what_may_be_changed_is_a_new_version(
    change: dict[str, object], orders: tuple[Order, ...], changed: tuple[str, ...]
) -> None:
    new = checked(NEED, replace(NEED, **change), orders, NOW)
    assert (new.revision, new.revised_at) == (1, NOW)
    assert differences(terms_of(NEED), new) == changed


@pytest.mark.parametrize(
    ("need", "change", "orders"),
    [
        (NEED, {}, ()),
        (NEED, {"at": NOW}, ()),
        (NEED, {"deadline": AT + timedelta(hours=1)}, ()),
        (NEED, {"deadline": NOW}, ()),
        (NEED, {"quantity": 10}, (COMING,)),
        (NEED, {"budget": 1}, (COMING,)),
        (NEED, {"place": "Setda"}, (CAME,)),
        (NEED, {"place": "Setda"}, (DUE,)),
        (replace(NEED, state=NeedState.CANCELLED), {"place": "Setda"}, (COMING,)),
        (replace(NEED, state=NeedState.CLOSED), {"place": "Setda"}, ()),
    ],
)
def test_what_may_not_be_changed_is_refused(
    need: Need, change: dict[str, object], orders: tuple[Order, ...]
) -> None:
    with pytest.raises(Rejected):
        checked(need, replace(need, **change), orders, NOW)


def test_what_a_maker_agreed_to_last_is_kept_until_they_agree_again() -> None:
    later, latest = (replace(NEED, at=AT + timedelta(days=days), place=f"P{days}") for days in (1, 2))
    once = moved(NEED, later, COMING.deliveries[0], NOW)
    assert (once.due_at, once.was_due_at, once.was_place) == (later.at, AT, "Dinkes")
    assert once.pay_by == (later.at + timedelta(days=3)).date()
    again = moved(later, latest, once, NOW)
    assert (again.due_at, again.was_due_at, again.was_place) == (latest.at, AT, "Dinkes")
    agreed = moved(later, latest, replace(once, maker_agrees=True), NOW)
    assert (agreed.was_due_at, agreed.was_place, agreed.maker_agrees) == (later.at, "P1", None)
