"""Orders: the ladder and taxes (G1-G6 of market.md 2.4), who fits, deadlines, deliveries and what both sides say of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.messages import Rejected
from domain.procurement import asking
from domain.procurement.ladder import crossed, final_tax, guidance
from domain.procurement.matching import Candidate, Obstacle, is_near, judge, meets, most_missing
from domain.procurement.need import (
    Delivery,
    Need,
    Offer,
    OfferState,
    Payment,
    Word,
    check_answer,
    default_deadline,
    due_dates,
    splits,
    still_needed,
)
from domain.procurement.rules import rules
from domain.zones import Zone

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
TODAY = date(2026, 11, 24)
NEED = Need(
    "snack box", ("jasa_boga",), 150, "kotak", NOW + timedelta(days=10), "Asia/Jakarta", "Dinkes", "33.25.11", 15_000,
    ("halal", "slhs"), NOW + timedelta(days=9), Payment.TRANSFER, 3, "33.25", "seed", id=1,
)  # fmt: skip
MAKER = Candidate(7, "jasa_boga", "33.25.11.2001", {"halal_sd": None, "slhs": date(2026, 12, 31)})


@pytest.mark.parametrize(
    ("example", "quantity", "price", "kind", "form", "kept", "less", "is_unknown"),
    [
        ("G1", 60, 18_000, "jasa_boga", "note", 0, 0, False),
        ("G2", 40, 150_000, "fashion_batik", "note", 90_000, 30_000, False),
        ("G3", 250, 30_000, "jasa_boga", "note", 0, 0, True),
        ("G4", 400, 140_000, "fashion_batik", "spk", 840_000, 280_000, False),
    ],
)
def test_worked_examples(
    example: str, quantity: int, price: int, kind: str, form: str, kept: int, less: int, is_unknown: bool
) -> None:
    total = quantity * price
    found = guidance(total, (kind,), "33.25.11")
    assert (found.paper.form, found.tax.kept, found.tax.kept_with_letter) == (form, kept, less), example
    assert (found.net, found.net_with_letter) == (total - kept, total - less)
    assert found.tax.is_unknown is is_unknown
    route = found.route
    assert route is not None
    assert ("e-katalog" if total > route.market_up_to else route.market) == (
        "e-katalog" if example == "G4" else "Blangkon Jateng (toko daring)"
    )


def test_needs_that_come_over_a_limit_together_are_told() -> None:
    assert crossed(1_900_000, 3_800_000) == 2_000_000
    assert crossed(1_000_000, 1_900_000) is None
    assert crossed(9_000_000, 60_000_000) == 50_000_000


@pytest.mark.parametrize(("turnover", "tax"), [(620_000_000, 600_000), (500_000_000, 0), (0, 0)])
def test_final_tax_of_a_year(turnover: int, tax: int) -> None:
    """G6"""
    assert final_tax(turnover) == tax


@pytest.mark.parametrize(
    ("total", "form"),
    [(10_000_000, "note"), (10_000_001, "kuitansi"), (50_000_001, "spk"), (200_000_001, "contract")],
)
def test_the_ladder(total: int, form: str) -> None:
    assert guidance(total, ("kerajinan",), "31.71").paper.form == form
    assert guidance(total, ("kerajinan",), "31.71").route is None


def test_every_rule_says_where_it_is_from() -> None:
    told = rules()
    for part in (
        told.ladder,
        told.split,
        told.pph22,
        told.final_tax,
        told.stamp,
        told.waves,
        *told.routes.values(),
    ):
        assert part.source
        assert part.checked_on <= date(2026, 11, 28)


@pytest.mark.parametrize(
    ("changed", "obstacle"),
    [
        ({}, None),
        ({"category": "mebel"}, Obstacle.KIND),
        ({"papers": {"halal_sd": None}}, Obstacle.PAPERS),
        ({"papers": {"halal_reg": None, "slhs": date(2026, 12, 3)}}, Obstacle.PAPERS),
        ({"papers": {"halal_reg": None, "slhs": date(2026, 12, 4)}}, None),
        ({"capacity": 200, "promised": 200}, Obstacle.CAPACITY),
        ({"capacity": 200, "promised": 150}, None),
        ({"is_silent": True}, Obstacle.SILENT),
        ({"area": "33.25.04.2001"}, Obstacle.FAR),
        ({"area": "33.25.04.2001", "allowed": "passes there"}, None),
    ],
)
def test_who_fits(changed: dict[str, object], obstacle: Obstacle | None) -> None:
    zones = [Zone("33.25", "pantai", ("33.25.11",))]
    found = judge(NEED, replace(MAKER, **changed), zones)  # type: ignore[arg-type]
    assert found.obstacle is obstacle


def test_an_office_may_make_halal_a_warning() -> None:
    maker = replace(MAKER, papers={"slhs": None})
    found = judge(NEED, maker, (), halal_blocks=False)
    assert (found.fits, found.warned) == (True, ("halal",))
    assert most_missing([judge(NEED, maker, ())]) == ("halal", 1)
    assert most_missing([found]) is None
    assert "bpom_md" in meets("spp_irt")


def test_near_is_within_the_first_ring() -> None:
    assert is_near(judge(NEED, MAKER, ()))
    assert is_near(judge(NEED, replace(MAKER, area="33.25"), ()))


@pytest.mark.parametrize(
    ("kind", "papers"),
    [
        ("jasa_boga", ("halal", "slhs")),
        ("makanan_kering", ("halal", "spp_irt")),
        ("jasa_lain", ()),
        ("kerajinan", ()),
    ],
)
def test_papers_are_proposed_from_the_item(kind: str, papers: tuple[str, ...]) -> None:
    assert asking.proposed((kind,), TODAY) == papers


def test_answers_are_checked() -> None:
    check_answer(NEED, 10, 1_000, NOW)
    for quantity, price, now in ((0, 1_000, NOW), (10, 0, NOW), (10, 1_000, NEED.deadline)):
        with pytest.raises(Rejected):
            check_answer(NEED, quantity, price, now)


def test_the_usual_deadline_is_before_the_delivery() -> None:
    assert default_deadline(NOW + timedelta(days=3), NOW) == NOW + timedelta(days=2)
    assert default_deadline(NOW + timedelta(hours=8), NOW) == NOW + timedelta(hours=4)


def test_monthly_deliveries_add_up() -> None:
    need = replace(NEED, at=datetime(2026, 11, 30, 2, tzinfo=UTC), months=4)
    assert [one.date().isoformat() for one in due_dates(need)] == [
        "2026-11-30",
        "2026-12-30",
        "2027-01-30",
        "2027-02-28",
    ]
    assert splits(10, 4) == (3, 3, 2, 2)


def test_what_is_still_needed_and_said() -> None:
    won = Offer(1, 7, OfferState.AWARDED, 100, 15_000, awarded=100)
    assert still_needed(NEED, [won, replace(won, state=OfferState.OFFERED, awarded=0)]) == 50
    told = Delivery(1, 1, 100, 15_000, NOW, date(2026, 11, 27), Word(90, True), Word(100, True, 1_350_000))
    assert (told.disputes, told.agreed, told.owed, told.is_paid) == (("quantity",), 90, 1_350_000, True)
    unpaid = replace(told, maker=Word(100, True))
    assert [unpaid.is_late(date(2026, 11, day)) for day in (27, 28)] == [False, True]
    nothing = replace(told, buyer=Word(0, False), maker=Word())
    assert (nothing.came, nothing.owed, nothing.is_paid, nothing.is_late(date(2027, 1, 1))) == (
        False,
        0,
        True,
        False,
    )
    assert not Delivery(1, 1, 5, 1, NOW, date(2026, 11, 1)).is_late(TODAY)
    assert default_deadline(NOW, NOW).astimezone(ZoneInfo("Asia/Jakarta"))
