"""One lot of several makers: shares add up to what is wanted, small ones stay whole, the draw can be reckoned again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.procurement.lots import allot, choices, gathered, share, taking_part
from domain.procurement.need import Offer, OfferState, check_answer
from domain.procurement.talk import need_in
from domain.procurement.waves import is_enough
from tests.domain.test_procurement import NEED, NOW, TODAY

LOT = replace(NEED, item="keripik tempe", quantity=600, unit="kg", months=6, seed="5eed")


def offers(*shares: int) -> list[Offer]:
    return [Offer(1, 10 + n, OfferState.OFFERED, one * 6, 40_000, id=n) for n, one in enumerate(shares, 1)]


@pytest.mark.parametrize(
    ("shares", "given"),
    [
        ((20, 30), (20, 30)), ((100,), (100,)), ((10, 90), (10, 90)), ((10, 60, 80), (10, 45, 45)), ((200, 5), (95, 5)),
        ((70, 70), (50, 50)), ((), ()),
    ],
)  # fmt: skip
def test_the_largest_shares_are_cut_first(shares: tuple[int, ...], given: tuple[int, ...]) -> None:
    found = allot(LOT, offers(*shares))
    assert tuple(found[one.id] for one in offers(*shares)) == given


@settings(max_examples=60, deadline=None)
@given(
    shares=st.lists(st.integers(1, 200), max_size=30),
    volume=st.integers(1, 500),
    seed=st.text("abc", min_size=1),
)
def test_shares_add_up_whoever_reckons_them(shares: list[int], volume: int, seed: str) -> None:
    need = replace(LOT, quantity=volume * 6, seed=seed)
    found = allot(need, offers(*shares))
    assert found == allot(need, offers(*shares)[::-1])
    assert sum(found.values()) == min(volume, sum(shares))
    cut = [found[one.id] for one in offers(*shares) if found[one.id] < share(need, one)]
    assert all(0 <= found[one.id] <= share(need, one) for one in offers(*shares))
    assert all(one >= max(found.values()) - 1 for one in cut)


def test_a_lot_asks_for_no_more_than_is_wanted_and_counts_by_the_month() -> None:
    assert (LOT.is_lot, LOT.monthly, NEED.is_lot) == (True, 100, False)
    assert [is_enough(LOT, offers(*some)) for some in ((60, 39), (60, 40))] == [False, True]
    gone = [replace(offers(50)[0], state=OfferState.WITHDRAWN), *offers(20)]
    assert (gathered(LOT, gone), len(taking_part(gone))) == (20, 1)
    assert (choices(LOT, 30), choices(LOT, 500), choices(LOT, None)) == ((30, 15), (100, 50), (10, 33))
    assert choices(replace(LOT, quantity=6), None) == (1,)
    check_answer(replace(LOT, quantity=6_000_000), 6_000_000, 1, NOW)


@pytest.mark.parametrize(
    ("text", "item", "quantity", "months"),
    [
        ("butuh 500 kg keripik tempe per bulan selama 6 bulan", "keripik tempe", 500, 6),
        ("perlu 200 lusin sarung tangan tiap bulan", "sarung tangan", 200, None),
        ("kami butuh 1.000 pcs majun/bulan setahun mulai 10 januari 09.00", "majun", 1_000, 12),
        ("cari 40 kodi batik setiap bln untuk 99 bulan", "batik", 40, None),
    ],
)  # fmt: skip
def test_a_monthly_need_in_one_sentence(text: str, item: str, quantity: int, months: int | None) -> None:
    found = need_in(text, TODAY)
    assert found is not None
    assert (found.item.removesuffix(" mulai"), found.quantity, found.is_monthly, found.months) == (
        item,
        quantity,
        True,
        months,
    )
    once = need_in("butuh 150 snack box 3 bulan lagi", date(2026, 11, 24))
    assert once is not None
    assert not once.is_monthly
