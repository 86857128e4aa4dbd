"""The worked examples W1 to W20 of the knowledge file (market.md 1.7), by number."""

from datetime import date, timedelta

import pytest

from domain.consignment.advice import expiring
from domain.consignment.clock import ageing, deductions, open_bills, summary
from domain.consignment.commands import (
    AcceptShort,
    CompleteDocuments,
    Dispute,
    Pay,
    PayAhead,
    Return,
    Sell,
    SettleDispute,
    TakeBackSold,
    Undo,
    Visit,
)
from domain.consignment.facts import Fate
from domain.consignment.profit import profit
from domain.consignment.terms import Agreement, Basis, Bearer, Model
from domain.messages import Rejected
from domain.quantities import Count, in_dozens, parse_quantity
from tests.support.consignment_book import TEMPE, TODAY, Book


def test_w1_commission_and_the_unsold_returned():
    book = Book(commission_bp=2_000)
    book.brings(50, 10_000)
    book.does(Visit(TEMPE, sold=38, good=12))
    assert [book.billed(what) for what in ("gross", "commission", "net")] == [380_000, 76_000, 304_000]
    assert (book.ledger.shelf(TEMPE), book.batch.returned_good) == (0, 12)
    book.does(Pay(304_000))
    assert book.ledger.balance == 0


def test_w2_harga_setor():
    book = Book()
    book.brings(40, 3_500)
    book.does(Visit(TEMPE, left=7, damaged=2))
    assert (book.payable, book.batch.sold, book.batch.returned_damaged, book.batch.shelf) == (
        108_500,
        31,
        2,
        7,
    )


def test_w3_partial_payment():
    book = Book(commission_bp=1_500)
    book.brings(120, 8_000)
    book.does(Sell(TEMPE, 120))
    assert [book.billed(what) for what in ("gross", "commission", "net")] == [960_000, 144_000, 816_000]
    book.does(Pay(500_000))
    assert book.payable == 316_000
    book.does(Pay(316_000))
    assert (book.payable, book.ledger.credit) == (0, 0)


def test_w4_expiry_is_a_loss_and_no_revenue():
    book = Book(commission_bp=1_000)
    book.brings(100, 5_000, date(2026, 10, 20), unit_cost=2_800, expires_on=date(2026, 11, 10))
    book.does(Visit(TEMPE, sold=64, expired=30, damaged=6, left=0), date(2026, 11, 11))
    result = profit(book.ledger)
    assert (result.net_sales, result.cost_of_sold, result.gross_profit) == (288_000, 179_200, 108_800)
    assert (result.lost_pieces, result.loss, result.net_profit) == (36, 100_800, 8_000)


@pytest.mark.parametrize(
    ("shifts", "due_on", "late"), [(False, date(2026, 11, 7), 15), (True, date(2026, 11, 9), 13)]
)
def test_w5_overdue_kontra_bon(shifts, due_on, late):
    book = Book(tempo_days=30, basis=Basis.DOCUMENTS, shift_to_workday=shifts)
    book.brings(350, 7_000, date(2026, 9, 1))
    book.does(Sell(TEMPE, 350), date(2026, 10, 1))
    book.does(CompleteDocuments(), date(2026, 10, 8))
    (bill,) = open_bills(book.ledger.invoices.values(), TODAY)
    assert (bill.balance, bill.due_on, bill.days_late) == (2_450_000, due_on, late)
    assert bill.yardstick_on == date(2026, 10, 23)


def test_w6_missing_goods_borne_by_the_shop():
    book = Book(commission_bp=1_000, missing_bearer=Bearer.SHOP)
    book.brings(60, 6_000)
    book.does(Visit(TEMPE, sold=40, left=15))
    assert (book.payable, book.batch.missing, book.batch.shelf) == (243_000, 5, 15)
    assert book.batch.worth(40).net == 216_000


def test_w6b_missing_goods_borne_by_the_producer():
    book = Book(commission_bp=1_000)
    book.brings(60, 6_000, unit_cost=4_000)
    book.does(Visit(TEMPE, sold=40, left=15))
    assert (book.payable, book.batch.missing) == (216_000, 5)
    assert (profit(book.ledger).lost_pieces, profit(book.ledger).loss) == (5, 20_000)


@pytest.mark.parametrize("bill_first", [True, False])
@pytest.mark.parametrize(("fate", "on_shelf"), [(Fate.RETURNED_GOOD, 0), (Fate.SHELF, 3)])
def test_w7_return_after_payment(bill_first, fate, on_shelf):
    book = Book(commission_bp=1_000)
    book.brings(10, 10_000, date(2026, 10, 1))
    book.does(Sell(TEMPE, 10), date(2026, 10, 20))
    book.does(Pay(None), date(2026, 10, 20))
    book.agreement = Agreement()
    book.brings(10, 15_000, product=2)
    steps = [Sell(2, 10), TakeBackSold(TEMPE, 3, fate)]
    for step in steps if bill_first else reversed(steps):
        book.does(step)
    assert (book.payable, book.ledger.shelf(TEMPE)) == (123_000, on_shelf)


def test_w8_two_batches_first_in_first_out():
    book = Book(commission_bp=2_000)
    book.brings(30, 10_000, date(2026, 10, 1))
    book.brings(30, 11_000, date(2026, 10, 15))
    book.does(Sell(TEMPE, 40))
    assert [line.gross for line in book.lines] == [300_000, 110_000]
    assert [book.billed(what) for what in ("gross", "commission", "net")] == [410_000, 82_000, 328_000]
    assert [batch.shelf for batch in book.ledger.batches.values()] == [0, 20]


@pytest.mark.parametrize(
    ("other_bp", "payable", "to_check"), [(1_200, 3_344_000, False), (1_600, 3_192_000, True)]
)
def test_w9_trading_terms(other_bp, payable, to_check):
    book = Book(model=Model.OUTRIGHT, regular_bp=500, other_bp=other_bp)
    book.brings(1_000, 4_000)
    (invoice,) = book.ledger.invoices.values()
    found = deductions(invoice)
    assert (invoice.balance, found.regular, found.other) == (payable, 200_000, 3_800_000 * other_bp // 10_000)
    assert (found.other_bp, found.to_check) == (other_bp, to_check)


def test_w10_beli_putus():
    book = Book(model=Model.OUTRIGHT)
    book.brings(200, 4_000)
    assert (book.payable, book.ledger.shelf(TEMPE), book.ledger.shelf_value) == (800_000, 0, 0)
    with pytest.raises(Rejected, match="nota retur"):
        book.does(Return(TEMPE, 5, Fate.RETURNED_GOOD))
    book.does(TakeBackSold(TEMPE, 5, Fate.RETURNED_GOOD))
    assert book.payable == 780_000


def test_w11_down_payment():
    book = Book(model=Model.DOWN_PAYMENT)
    book.brings(150, 10_000)
    book.does(PayAhead(750_000))
    assert book.ledger.balance == -750_000
    book.does(Sell(TEMPE, 110))
    assert (book.payable, book.ledger.shelf_value, book.ledger.down_payment) == (350_000, 400_000, 0)


def test_w11b_down_payment_too_large_is_carried_on():
    book = Book(model=Model.DOWN_PAYMENT)
    book.brings(150, 10_000)
    book.does(PayAhead(750_000))
    book.does(Visit(TEMPE, sold=60, good=90))
    assert (book.ledger.balance, book.payable, book.ledger.shelf_value) == (-150_000, 0, 0)
    book.brings(20, 10_000)
    book.does(Sell(TEMPE, 20))
    assert (book.payable, book.ledger.balance) == (50_000, 50_000)


def test_w12_rounding_half_up_on_the_commission():
    book = Book(commission_bp=1_250)
    book.brings(37, 3_500)
    book.does(Sell(TEMPE, 37))
    assert [book.billed(what) for what in ("gross", "commission", "net")] == [129_500, 16_188, 113_312]


def test_w13_oversale_is_refused_with_the_open_number():
    book = Book()
    book.brings(20, 1_000)
    book.does(Sell(TEMPE, 18))
    before = book.ledger
    with pytest.raises(Rejected) as refusal:
        book.does(Sell(TEMPE, 5))
    assert refusal.value.message.params == {"open": 2, "asked": 5}
    assert book.ledger is before
    assert before.shelf(TEMPE) == 2
    book.does(Sell(TEMPE, 2))
    assert book.ledger.shelf(TEMPE) == 0


@pytest.mark.parametrize("told", [AcceptShort(TEMPE, 96), AcceptShort(TEMPE, refused=4)])
def test_w14_short_acceptance(told):
    book = Book()
    book.brings(100, 1_000)
    book.does(told)
    assert (book.ledger.shelf(TEMPE), book.batch.accepted, book.batch.facts.pieces) == (96, 96, 100)


def test_w15_the_same_message_twice():
    book = Book()
    book.brings(20, 1_000)
    first = book.does(Sell(TEMPE, 5), key="tg:77")
    again = book.does(Sell(TEMPE, 5), TODAY + timedelta(days=1), key="tg:77")
    assert (again.event, again.repeated, first.repeated) == (first.event, True, False)
    assert book.ledger.shelf(TEMPE) == 15
    with pytest.raises(Rejected, match="already"):
        book.does(Sell(TEMPE, 6), key="tg:77")
    assert book.ledger.shelf(TEMPE) == 15


def test_w16_a_payment_for_the_wrong_shop_is_undone():
    book = Book()
    book.brings(100, 10_000)
    book.does(Sell(TEMPE, 80))
    before = book.ledger
    wrong = book.does(Pay(500_000))
    book.does(Undo(wrong.event.key))
    assert book.ledger.same_figures(before)
    assert [wrong.event.key in book.ledger.events, len(book.ledger.events)] == [True, 4]


def test_w17_ageing():
    book = Book(tempo_days=0)
    book.brings(1_950, 1_000)
    for pieces, due_on in ((450, date(2026, 10, 25)), (1_200, date(2026, 11, 10)), (300, date(2026, 11, 30))):
        book.does(Sell(TEMPE, pieces), due_on)
    bills = open_bills(book.ledger.invoices.values(), TODAY)
    ages = ageing(bills)
    assert [bill.days_late for bill in bills] == [28, 12, 0]
    assert (ages.to_30, ages.not_due, ages.total) == (1_650_000, 300_000, 1_950_000)


def test_w18_mixed_units():
    assert parse_quantity("3 lusin 4 biji") == Count(40)
    assert in_dozens(40) == (3, 4)


def test_w19_expiry_alert_without_write_off():
    book = Book()
    book.brings(20, 1_000, date(2026, 11, 1), expires_on=date(2026, 11, 24))
    book.does(Sell(TEMPE, 8))
    (alert,) = expiring(book.ledger, TODAY, within_days=3)
    assert (alert.product, alert.left, alert.expires_on, alert.days) == (TEMPE, 12, date(2026, 11, 24), 2)
    assert book.ledger.shelf(TEMPE) == 12


@pytest.mark.parametrize(("agreed", "owed", "left"), [(30, 30_000, 10), (26, 26_000, 14), (28, 28_000, 12)])
def test_w20_disputed_count(agreed, owed, left):
    book = Book()
    book.brings(40, 1_000)
    raised = book.does(Dispute(TEMPE, producer_pieces=30, shop_pieces=26))
    standing = summary(book.ledger, TODAY)
    assert (book.payable, standing.disputed, book.ledger.shelf(TEMPE)) == (26_000, 4_000, 10)
    (dispute,) = book.ledger.disputes.values()
    assert (dispute.facts.producer_pieces, dispute.facts.shop_pieces, dispute.agreed) == (30, 26, None)
    book.does(SettleDispute(f"{raised.event.key}/d", agreed))
    assert (book.payable, book.ledger.shelf(TEMPE), summary(book.ledger, TODAY).disputed) == (owed, left, 0)
