"""Bills, papers, payments, credit and what lowers them."""

from datetime import date, timedelta

import pytest

from domain.consignment.commands import (
    AdjustMoney,
    Bill,
    CompleteDocuments,
    CreditNote,
    Deduct,
    Pay,
    PayAhead,
    PayOut,
    Sell,
    TakeBackSold,
)
from domain.consignment.facts import Fate
from domain.consignment.terms import Basis
from domain.messages import Rejected
from tests.support.consignment_book import TEMPE, TODAY, Book, sold, stocked


def test_with_papers_bills_are_issued_by_hand_and_wait_for_their_day():
    book = sold(basis=Basis.DOCUMENTS, tempo_days=14)
    assert (book.payable, book.ledger.unbilled, book.ledger.receivable) == (0, 10_000, 10_000)
    book.does(Bill())
    (invoice,) = book.ledger.invoices.values()
    assert (invoice.balance, invoice.due_on) == (10_000, None)
    with pytest.raises(Rejected, match="before"):
        book.does(CompleteDocuments(), TODAY - timedelta(days=1))
    book.does(CompleteDocuments())
    assert book.ledger.invoices[invoice.bill].due_on == TODAY + timedelta(days=14)
    with pytest.raises(Rejected, match="already"):
        book.does(CompleteDocuments(invoice.bill))


def test_papers_of_a_bill_with_another_basis_leave_its_due_date():
    book = sold(tempo_days=7)
    (bill,) = book.ledger.invoices
    book.does(CompleteDocuments(bill), TODAY + timedelta(days=2))
    assert book.ledger.invoices[bill].due_on == TODAY + timedelta(days=7)
    assert book.ledger.invoices[bill].documents_on == TODAY + timedelta(days=2)


def test_counted_from_delivery_each_days_goods_have_their_own_bill():
    book = Book(basis=Basis.DELIVERY, tempo_days=30)
    book.brings(10, 1_000, date(2026, 11, 1))
    book.brings(10, 1_000, date(2026, 11, 5))
    book.does(Sell(TEMPE, 15))
    found = [(one.total, one.due_on) for one in book.ledger.invoices.values()]
    assert found == [(10_000, date(2026, 12, 1)), (5_000, date(2026, 12, 5))]


def test_a_payment_covers_the_oldest_bill_first_and_the_rest_becomes_credit_for_the_next():
    book = stocked(40, 1_000, tempo_days=7)
    book.does(Sell(TEMPE, 10), date(2026, 11, 1))
    book.does(Sell(TEMPE, 10), date(2026, 11, 8))
    book.does(Pay(12_000))
    assert [one.balance for one in book.ledger.invoices.values()] == [0, 8_000]
    book.does(Pay(9_500))
    assert (book.payable, book.ledger.credit, book.ledger.balance) == (0, 1_500, -1_500)
    book.does(Sell(TEMPE, 10))
    assert (book.payable, book.ledger.credit) == (8_500, 0)


def test_a_payment_may_name_its_bill_and_what_is_too_much_goes_to_the_others():
    book = stocked(40, 1_000)
    book.does(Sell(TEMPE, 10), date(2026, 11, 1))
    book.does(Sell(TEMPE, 10), date(2026, 11, 8))
    first, second = book.ledger.invoices
    book.does(Pay(11_000, second))
    assert [book.ledger.invoices[bill].balance for bill in (first, second)] == [9_000, 0]
    book.does(Pay(None, first))
    assert book.payable == 0


def test_money_for_what_is_on_no_bill_bills_it():
    book = sold(basis=Basis.DOCUMENTS)
    book.does(Pay(10_000))
    assert (book.payable, book.ledger.unbilled, book.ledger.credit) == (0, 0, 0)


def test_deductions_credit_notes_and_corrections_lower_what_is_owed():
    book = sold()
    book.does(Deduct(1_000, "sewa rak"))
    book.does(CreditNote(2_000, "harga salah"))
    book.does(AdjustMoney(-500, "pembulatan", next(iter(book.ledger.invoices))))
    assert book.payable == 6_500
    with pytest.raises(Rejected, match="is open there"):
        book.does(Deduct(6_501, "sewa rak"))
    book.does(CreditNote(7_000, "harga salah"))
    assert (book.payable, book.ledger.credit) == (0, 500)
    book.does(AdjustMoney(250, "salah hitung"))
    book.does(PayAhead(1_000))
    book.does(PayOut(1_700))
    assert (book.ledger.credit, book.ledger.down_payment) == (0, 50)


def test_sold_goods_that_are_on_no_bill_yet_are_billed_before_they_come_back():
    book = sold(basis=Basis.DOCUMENTS)
    book.does(TakeBackSold(TEMPE, 4, Fate.RETURNED_DAMAGED))
    assert (book.payable, book.batch.sold, book.batch.returned_damaged) == (6_000, 6, 4)


def test_deductions_of_the_agreement_are_taken_when_a_bill_is_issued():
    book = Book(regular_bp=500, other_bp=1_000)
    book.brings(100, 1_000)
    book.does(Sell(TEMPE, 100))
    (invoice,) = book.ledger.invoices.values()
    assert (invoice.deducted_regular, invoice.deducted_other, invoice.balance) == (5_000, 9_500, 85_500)
