"""Due dates, what is late, the yardstick and the figures of /tagihan."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from domain.consignment.clock import OpenBill, Summary, ageing, deductions, open_bills, summary, total
from domain.consignment.commands import Bill, CompleteDocuments, Deduct, Dispute, Pay, PayAhead, Sell
from domain.consignment.profit import profit
from domain.consignment.rules import rules
from domain.consignment.terms import Basis
from tests.support.consignment_book import TEMPE, TODAY, Book, sold


@dataclass(frozen=True)
class Kept:
    """A bill as a table of balances holds it."""

    bill: str
    balance: int
    due_on: date | None = None
    documents_on: date | None = None
    total: int = 10_000_000


@pytest.mark.parametrize(("days", "when"), [
    (-1, "overdue"), (0, "due_this_week"), (6, "due_this_week"), (7, "due_later"), (None, "waiting_for_documents"),
])  # fmt: skip
def test_each_rupiah_stands_in_one_place(days, when):
    book = Book(
        tempo_days=days + 1 if days is not None else 0,
        basis=Basis.DOCUMENTS if days is None else Basis.SALE_REPORT,
    )
    book.brings(20, 1_000)
    book.does(Sell(TEMPE, 5), TODAY - timedelta(days=1))
    if days is None:
        book.does(Bill())
    book.does(Dispute(TEMPE, 3, 2))
    book.does(PayAhead(100))
    found = summary(book.ledger, TODAY)
    assert getattr(found, when) >= 5_000
    assert found.sold_unpaid == 7_000
    assert (found.on_shelf, found.disputed, found.owed_by_producer) == (12_000, 1_000, 100)
    assert found.most_days_late == (1 if days == -1 else 0)


def test_many_shops_together():
    first = Summary(on_shelf=1, overdue=2, most_days_late=9)
    assert total([first, Summary(on_shelf=4, overdue=1, most_days_late=3)]) == Summary(5, 0, 0, 0, 0, 3, 9)
    assert total([]) == Summary()


def test_open_bills_the_oldest_due_first_and_settled_ones_not_at_all():
    kept = [
        Kept("c", 5),
        Kept("b", 5, TODAY),
        Kept("a", 5, date(2026, 11, 1)),
        Kept("d", 0, date(2026, 1, 1)),
    ]
    assert [(one.bill, one.days_late) for one in open_bills(kept, TODAY)] == [("a", 21), ("b", 0), ("c", 0)]


def test_the_yardstick_counts_from_all_papers_up_to_its_limit_and_may_be_agreed_on():
    papers = date(2026, 11, 1)
    kept = [Kept("a", 5, TODAY, papers), Kept("b", 5, TODAY, papers, 10_000_001), Kept("c", 5, TODAY)]
    found = {one.bill: one.yardstick_on for one in open_bills(kept, TODAY)}
    assert found == {"a": date(2026, 11, 16), "b": None, "c": None}
    assert open_bills(kept[:1], TODAY, yardstick_days=30)[0].yardstick_on == date(2026, 12, 1)


def test_the_yardstick_is_shown_with_its_source_and_never_as_a_law_of_today():
    told = rules().yardstick
    assert (rules().yardstick_days, rules().yardstick_limit, told.confidence) == (15, 10_000_000, "M")
    assert told.label["id"] == "acuan Permendag 70/2013, cek aturan terbaru"
    assert "not verified" in told.source
    assert told.note["id"]
    assert told.note["en"]
    assert rules().deductions.label["id"] == "perlu dicek"


@pytest.mark.parametrize(("late", "field"), [
    (0, "not_due"), (1, "to_30"), (30, "to_30"), (31, "to_60"), (60, "to_60"), (61, "to_90"), (90, "to_90"), (91, "over_90"),
])  # fmt: skip
def test_ages(late, field):
    ages = ageing([OpenBill("a", 500, None, late, None)])
    assert (getattr(ages, field), ages.total) == (500, 500)


@pytest.mark.parametrize(("other", "to_check"), [(1_500, False), (1_501, True), (10_000, True)])
def test_deductions_above_fifteen_percent_are_to_be_checked_by_the_officer(other, to_check):
    book = sold(10)
    book.does(Deduct(other, "sewa rak"))
    (invoice,) = book.ledger.invoices.values()
    assert deductions(invoice).to_check is to_check


def test_a_bill_that_was_deducted_away_is_no_division_by_nothing():
    book = sold(10)
    book.does(Deduct(10_000, "potongan", regular=True))
    (invoice,) = book.ledger.invoices.values()
    assert (deductions(invoice).other_bp, deductions(invoice).to_check) == (0, False)


@pytest.mark.parametrize(("paid", "late"), [(5_000, 12), (10_000, 0)])
def test_late_only_as_long_as_something_is_open(paid, late):
    book = Book(basis=Basis.DOCUMENTS)
    book.brings(10, 1_000)
    book.does(Sell(TEMPE, 10))
    book.does(CompleteDocuments(), TODAY - timedelta(days=0))
    book.does(Pay(paid))
    assert summary(book.ledger, TODAY + timedelta(days=12)).most_days_late == late


def test_a_profit_says_when_costs_are_missing():
    book = sold(10)
    found = profit(book.ledger)
    assert (found.net_sales, found.cost_of_sold, found.pieces_without_cost) == (10_000, 0, 10)
