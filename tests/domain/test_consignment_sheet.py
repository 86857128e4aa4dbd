from datetime import date

import pytest

from domain.consignment.commands import Sell, SettleDispute
from domain.consignment.sheet import SheetRow, match
from tests.support.consignment_book import TEMPE, Book

PRODUCTS = {TEMPE: "Keripik tempe", 2: "Keripik singkong", 3: "Sambal bawang"}
FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def november(**terms) -> Book:
    book = Book(**terms)
    book.brings(40, 10_000)
    book.brings(30, 5_000, product=3)
    book.does(Sell(TEMPE, 30))
    book.does(Sell(3, 12))
    return book


def matched(book, *rows, **more):
    return match(rows, book.ledger, PRODUCTS, FIRST, LAST, **more)


def test_toko_26_ibu_30_becomes_a_dispute_and_nothing_is_overwritten():
    book = november()
    found = matched(
        book, SheetRow(2, "kripik tempe", 26, period="Nov 2026"), SheetRow(3, "Sambal bawang", 12)
    )
    (difference,) = found.differences
    told = difference.dispute
    assert (told.producer_pieces, told.shop_pieces, told.booked, told.period) == (30, 26, 30, "Nov 2026")
    assert [one.product for one in found.agreed] == [3]
    assert book.ledger.batches["tg:0/0"].sold == 30
    raised = book.does(told)
    assert (book.ledger.batches["tg:0/0"].sold, book.payable) == (26, 260_000 + 60_000)
    assert not matched(book, SheetRow(2, "kripik tempe", 26)).differences
    book.does(SettleDispute(f"{raised.event.key}/d", 30))
    assert book.payable == 360_000


def test_rows_that_fit_nothing_are_listed_with_what_they_may_be():
    found = matched(november(), SheetRow(2, "keripik", 5), SheetRow(3, "es dawet", 5), SheetRow(4, "", 1))
    assert [(one.row.line, set(one.candidates)) for one in found.unmatched] == [
        (2, {1, 2}),
        (3, set()),
        (4, set()),
    ]
    assert found.untold == ((TEMPE, 30), (3, 12))


def test_several_rows_of_one_product_are_one():
    found = matched(november(), SheetRow(2, "keripik tempe", 10), SheetRow(3, "Keripik Tempe", 20))
    assert [one.row.sold for one in found.agreed] == [30]


@pytest.mark.parametrize(("sold", "unit"), [(30, "bungkus"), (30, "pcs"), (30, None)])
def test_units_of_one_are_pieces(sold, unit):
    assert matched(november(), SheetRow(2, "keripik tempe", sold, unit)).agreed


def test_dozens_are_counted_and_packs_are_asked():
    assert matched(november(), SheetRow(2, "sambal bawang", 1, "lusin")).agreed
    (asked,) = matched(november(), SheetRow(2, "sambal bawang", 1, "dus")).unmatched
    assert (asked.unclear_unit, asked.candidates) == (True, (3,))
    assert matched(november(), SheetRow(2, "sambal bawang", 12, "dus"), units={3: "dus"}).agreed


@pytest.mark.parametrize(
    ("amount", "differs"), [(240_000, False), (300_000, False), (240_001, False), (230_000, True)]
)
def test_amounts_with_or_without_the_share_of_the_shop(amount, differs):
    found = matched(november(commission_bp=2_000), SheetRow(2, "keripik tempe", 30, amount=amount))
    assert bool(found.differences) is differs


def test_a_difference_of_money_is_settled_in_rupiah():
    book = november(commission_bp=2_000)
    (difference,) = matched(book, SheetRow(2, "keripik tempe", 30, amount=230_000)).differences
    raised = book.does(difference.dispute)
    before = book.payable
    book.does(SettleDispute(f"{raised.event.key}/d", 235_000))
    assert book.payable == before - 5_000


def test_more_than_the_book_has_is_a_difference_too():
    (difference,) = matched(november(), SheetRow(2, "keripik singkong", 5)).differences
    assert (difference.dispute.producer_pieces, difference.dispute.shop_pieces) == (0, 5)


def test_only_the_days_of_the_sheet_count():
    book = november()
    book.does(Sell(TEMPE, 5), date(2026, 10, 31))
    assert matched(book, SheetRow(2, "keripik tempe", 30)).agreed
