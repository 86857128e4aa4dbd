from datetime import date

import pytest

from domain.consignment.check import check
from domain.consignment.commands import Dispute, Pay, Sell, SettleDispute, Undo
from domain.consignment.ledger import Batch
from domain.consignment.sheet import Month, compare
from domain.consignment.sheet_rows import SheetRow
from domain.consignment.terms import Model
from tests.support.consignment_book import TEMPE, Book

NOVEMBER = Month(date(2026, 11, 1), date(2026, 11, 30))
SAMBAL = 3


def november(**terms) -> Book:
    book = Book(**terms)
    book.brings(40, 10_000)
    book.brings(30, 5_000, product=SAMBAL)
    book.does(Sell(TEMPE, 30))
    book.does(Sell(SAMBAL, 12))
    return book


def row(sold: int, amount: int | None = None) -> SheetRow:
    return SheetRow(2, "keripik tempe", sold, amount=amount)


def batch(book: Book) -> Batch:
    return book.ledger.batches["tg:0/0"]


def told(book: Book, **sold: int) -> Book:
    """The sheet is written into the book."""
    rows = {{"tempe": TEMPE, "sambal": SAMBAL}[name]: row(many) for name, many in sold.items()}
    for command in compare(book.ledger, rows, NOVEMBER).commands:
        book.does(command)
    assert check(book.ledger) == ()
    return book


def test_toko_26_ibu_30_becomes_a_dispute_and_nothing_is_overwritten():
    book = november()
    found = compare(book.ledger, {TEMPE: row(26), SAMBAL: row(12)}, NOVEMBER)
    (difference,) = found.differences
    assert (difference.producer, difference.shop, difference.dispute.period) == (30, 26, "2026-11")
    assert (found.agreed, found.untold) == ([SAMBAL], {})
    assert book.ledger.batches["tg:0/0"].sold == 30
    told(book, tempe=26)
    assert (book.ledger.batches["tg:0/0"].sold, book.payable) == (26, 260_000 + 60_000)
    (raised,) = book.ledger.disputes
    book.does(SettleDispute(raised, 30))
    assert book.payable == 360_000


def test_the_same_sheet_told_twice_brings_nothing_new():
    book = told(november(), tempe=26, sambal=12)
    again = compare(book.ledger, {TEMPE: row(26), SAMBAL: row(12)}, NOVEMBER)
    assert (again.commands, [one.is_new for one in again.differences], again.agreed) == (
        (),
        [False],
        [SAMBAL],
    )


@pytest.mark.parametrize("on", [date(2026, 11, 29), date(2026, 12, 5)])
def test_what_was_settled_is_not_told_again_by_the_old_sheet_nor_by_the_agreed_number(on):
    book = told(november(), tempe=26)
    (raised,) = book.ledger.disputes
    book.does(SettleDispute(raised, 28), on)
    assert compare(book.ledger, {TEMPE: row(26)}, NOVEMBER).commands == ()
    assert compare(book.ledger, {TEMPE: row(28)}, NOVEMBER).agreed == [TEMPE]
    december = Month(date(2026, 12, 1), date(2026, 12, 31))
    assert compare(book.ledger, {TEMPE: row(0)}, december).agreed == [TEMPE]


def test_a_corrected_sheet_takes_the_place_of_the_first():
    book = told(told(november(), tempe=26), tempe=28)
    (open_one,) = [one for one in book.ledger.disputes.values() if one.agreed is None]
    assert (open_one.facts.producer_pieces, open_one.facts.shop_pieces) == (30, 28)
    assert (book.payable, batch(book).disputed) == (280_000 + 60_000, 2)


def test_a_shop_that_corrects_itself_ends_the_dispute():
    book = told(told(november(), tempe=26), tempe=30)
    assert (book.ledger.disputes, book.payable) == ({}, 360_000)


def test_a_difference_that_others_build_on_stands_until_it_is_settled():
    """The bill that came with it is paid: it cannot be taken back."""
    book = Book()
    book.brings(40, 10_000)
    book.does(Dispute(TEMPE, producer_pieces=30, shop_pieces=26, period="2026-11"))
    book.does(Pay(260_000))
    found = compare(book.ledger, {TEMPE: row(28)}, NOVEMBER)
    assert ([(one.producer, one.shop) for one in found.differences], found.stuck) == ([(30, 26)], [TEMPE])
    assert found.commands == ()


def test_goods_that_the_sheet_is_silent_of_are_named():
    assert compare(november().ledger, {TEMPE: row(30)}, NOVEMBER).untold == {SAMBAL: 12}


def test_goods_that_the_shop_bought_are_not_compared():
    book = Book(model=Model.OUTRIGHT)
    book.brings(40, 10_000)
    found = compare(book.ledger, {TEMPE: row(5)}, NOVEMBER)
    assert (found.bought, found.differences, found.untold) == ([TEMPE], [], {})


@pytest.mark.parametrize(
    ("amount", "differs"), [(240_000, False), (300_000, False), (240_001, False), (230_000, True)]
)
def test_amounts_with_or_without_the_share_of_the_shop(amount, differs):
    found = compare(november(commission_bp=2_000).ledger, {TEMPE: row(30, amount)}, NOVEMBER)
    assert bool(found.differences) is differs


def test_a_difference_of_money_is_settled_in_rupiah():
    book = november(commission_bp=2_000)
    (difference,) = compare(book.ledger, {TEMPE: row(30, 230_000)}, NOVEMBER).differences
    assert (difference.about_money, difference.producer, difference.shop) == (True, 240_000, 230_000)
    raised = book.does(difference.dispute)
    assert compare(book.ledger, {TEMPE: row(30, 230_000)}, NOVEMBER).commands == ()
    before = book.payable
    book.does(SettleDispute(f"{raised.event.key}/d", 235_000))
    assert book.payable == before - 5_000


def test_what_the_producer_has_not_told_yet_is_a_difference_too():
    book = Book()
    book.brings(20, 1_000)
    (difference,) = compare(book.ledger, {TEMPE: row(5)}, NOVEMBER).differences
    assert (difference.producer, difference.shop) == (0, 5)
    told(book, tempe=5)
    assert (book.ledger.shelf(TEMPE), book.payable) == (15, 0)


def test_only_the_days_of_the_month_count_and_undone_entries_do_not():
    book = november()
    book.does(Sell(TEMPE, 5), date(2026, 10, 31))
    wrong = book.does(Sell(TEMPE, 2))
    book.does(Undo(wrong.event.key))
    assert compare(book.ledger, {TEMPE: row(30)}, NOVEMBER).agreed == [TEMPE]
