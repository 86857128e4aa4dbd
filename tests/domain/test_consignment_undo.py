"""Undoing, disputes and what is written: nothing is erased, nothing is written twice."""

from datetime import date

import pytest

from domain.consignment.commands import (
    Bill,
    CompleteDocuments,
    Dispute,
    Pay,
    PayAhead,
    Sell,
    SettleDispute,
    Undo,
    Visit,
)
from domain.consignment.decision import decide
from domain.consignment.events import Event, Stamp, from_json, kind_of, to_json
from domain.consignment.facts import Delivered, Fate, Origin, Sold
from domain.consignment.ledger import BuiltOn, Ledger, Unfit, apply, last_entry, replay
from domain.consignment.terms import Basis
from domain.messages import Rejected
from tests.support.consignment_book import NOW, TEMPE, TODAY, Book, sold, stocked


def test_an_entry_that_others_build_on_is_undone_after_them():
    book = stocked()
    sale = book.does(Sell(TEMPE, 12))
    with pytest.raises(BuiltOn) as refusal:
        book.does(Undo("tg:0"))
    assert refusal.value.key == sale.event.key
    assert refusal.value.message.params == {"day": TODAY}
    book.does(Undo(sale.event.key))
    book.does(Undo("tg:0"))
    assert book.ledger.same_figures(Ledger())
    assert len(book.ledger.events) == 4


def test_an_entry_in_the_middle_is_undone_when_nothing_hangs_on_it():
    book = stocked()
    wrong = book.does(Sell(TEMPE, 5))
    book.does(Sell(TEMPE, 3))
    book.does(Undo(wrong.event.key))
    assert (book.payable, book.ledger.shelf(TEMPE)) == (3_000, 17)


def test_money_that_was_used_already_holds_its_payment_fast():
    book = stocked()
    paid = book.does(Pay(5_000))
    sale = book.does(Sell(TEMPE, 8))
    with pytest.raises(BuiltOn) as refusal:
        book.does(Undo(paid.event.key))
    assert refusal.value.key == sale.event.key
    ahead = book.does(PayAhead(2_000))
    book.does(Undo(ahead.event.key))
    book.does(Undo(sale.event.key))
    book.does(Undo(paid.event.key))
    assert (book.ledger.credit, book.ledger.down_payment, book.ledger.shelf(TEMPE)) == (0, 0, 20)


def test_papers_and_bills_are_undone_too():
    book = sold(basis=Basis.DOCUMENTS, tempo_days=14)
    billed = book.does(Bill())
    papers = book.does(CompleteDocuments())
    with pytest.raises(BuiltOn):
        book.does(Undo(billed.event.key))
    book.does(Undo(papers.event.key))
    (invoice,) = book.ledger.invoices.values()
    assert (invoice.documents_on, invoice.due_on) == (None, None)
    book.does(CompleteDocuments(), date(2026, 11, 25))
    assert invoice.due_on is None


@pytest.mark.parametrize("key", ["none", "tg:1", "tg:2"])
def test_what_is_undone_or_undoing_or_unknown_is_not_undone(key):
    book = stocked()
    book.does(Sell(TEMPE, 5))
    book.does(Undo("tg:1"))
    with pytest.raises(Rejected):
        book.does(Undo(key))
    book.does(Undo("tg:0"))


def test_the_last_entry_is_the_last_that_counts():
    book = stocked()
    book.does(Sell(TEMPE, 5))
    assert last_entry(book.ledger).key == "tg:1"
    book.does(Undo("tg:1"))
    assert last_entry(book.ledger).key == "tg:0"
    assert last_entry(Ledger()) is None


def test_an_undone_entry_keeps_its_key():
    book = stocked()
    book.does(Sell(TEMPE, 5), key="tg:9")
    book.does(Undo("tg:9"))
    assert book.does(Sell(TEMPE, 5), key="tg:9").repeated
    assert book.ledger.shelf(TEMPE) == 20


def event(key: str, *facts) -> Event:
    return Event(Stamp(key, 1, NOW, TODAY), "", facts)


@pytest.mark.parametrize("fact", [Sold("none", 1), Sold("a", 3), Delivered("a", 1, 5, 100)])
def test_events_that_cannot_be_are_refused_and_leave_the_book(fact):
    before = replay([event("1", Delivered("a", 1, 2, 100))])
    with pytest.raises(Unfit):
        apply(before, event("2", fact))
    assert before.batches["a"].shelf == 2
    assert apply(before, event("1", fact)) is before


def test_json_is_small_readable_and_versioned():
    told = to_json(stocked().ledger.events["tg:0"])
    assert told["facts"] == [
        {"kind": "delivered", "batch": "tg:0/0", "product": 1, "pieces": 20, "price": 1_000}
    ]
    assert kind_of(Sold("a", 1)) == "sold"
    for wrong in ({"v": 2}, {"facts": [{"kind": "magic"}]}, {"facts": [{"kind": "sold", "weight": 3}]}):
        with pytest.raises(ValueError, match="unknown"):
            from_json(told | wrong)


def waiting(book: Book) -> list[tuple[Origin, int]]:
    (dispute,) = [one for one in book.ledger.disputes.values() if one.agreed is None]
    return [(part.origin, part.pieces) for part in dispute.facts.parts]


def test_a_dispute_takes_billed_goods_off_the_bill_until_it_is_settled():
    book = sold(10)
    raised = book.does(Dispute(TEMPE, 10, 7, booked=10))
    assert (waiting(book), book.payable) == ([(Origin.BILLED, 3)], 7_000)
    book.does(SettleDispute(f"{raised.event.key}/d", 9, Fate.MISSING))
    assert (book.payable, book.batch.missing, book.batch.sold) == (9_000, 1, 9)
    with pytest.raises(Rejected, match="settled already"):
        book.does(SettleDispute(f"{raised.event.key}/d", 9))


def test_a_dispute_about_goods_that_are_paid_moves_nothing_before_it_is_settled():
    book = sold(10)
    book.does(Pay(None))
    raised = book.does(Dispute(TEMPE, 10, 7, booked=10))
    assert (waiting(book), book.batch.sold, book.ledger.credit) == ([(Origin.NOTED, 3)], 10, 0)
    with pytest.raises(Rejected, match="between"):
        book.does(SettleDispute(f"{raised.event.key}/d", 11))
    book.does(SettleDispute(f"{raised.event.key}/d", 8, Fate.SHELF))
    assert (book.batch.sold, book.ledger.shelf(TEMPE), book.ledger.credit) == (8, 12, 2_000)


def test_a_shop_that_says_more_than_the_producer_is_heard_too():
    book = sold(10)
    raised = book.does(Dispute(TEMPE, 10, 12, booked=10))
    assert (waiting(book), book.payable) == ([(Origin.SHELF, 2)], 10_000)
    book.does(SettleDispute(f"{raised.event.key}/d", 12))
    assert book.payable == 12_000


def test_a_shop_cannot_have_sold_more_than_there_was_without_a_correction():
    book = sold(20)
    raised = book.does(Dispute(TEMPE, 20, 25, booked=20))
    with pytest.raises(Rejected, match="correct what you brought"):
        book.does(SettleDispute(f"{raised.event.key}/d", 25))
    book.does(SettleDispute(f"{raised.event.key}/d", 20))
    assert book.payable == 20_000


def test_money_in_dispute_is_settled_up_or_down():
    book = sold(10)
    for agreed, owed in ((9_000, 9_000), (9_500, 9_500)):
        raised = book.does(Dispute(None, producer_rupiah=book.payable, shop_rupiah=agreed))
        with pytest.raises(Rejected, match="between"):
            book.does(SettleDispute(f"{raised.event.key}/d", 20_000))
        book.does(SettleDispute(f"{raised.event.key}/d", agreed))
        assert book.payable == owed


@pytest.mark.parametrize("command", [
    Dispute(TEMPE, 5, 5), Dispute(TEMPE, 5, 4, booked=6), Dispute(None, producer_rupiah=5, shop_rupiah=5),
    Dispute(TEMPE, 25, 3), Dispute(TEMPE, 12, 1, booked=12),
])  # fmt: skip
def test_disputes_without_a_difference_or_without_goods_are_refused(command):
    book = sold(10)
    before = book.ledger
    with pytest.raises(Rejected):
        book.does(command)
    assert book.ledger is before
    book.does(Dispute(TEMPE, 12, 11, booked=10))
    assert book.ledger.shelf(TEMPE) == 8


def test_a_decision_is_made_for_every_command_with_the_calendar_that_is_given():
    book = Book(tempo_days=1, shift_to_workday=True)
    book.brings(5, 1_000)
    stamp = Stamp("v", 1, NOW, TODAY)
    made = decide(book.ledger, book.agreement, Visit(TEMPE, left=0), stamp, lambda day: day.day == 30)
    (invoice,) = made.ledger.invoices.values()
    assert invoice.due_on == date(2026, 11, 30)


def test_a_dispute_about_all_that_was_sold():
    book = sold(10)
    raised = book.does(Dispute(TEMPE, 10, 0, booked=10))
    assert (book.payable, book.batch.sold, book.batch.disputed) == (0, 0, 10)
    book.does(SettleDispute(f"{raised.event.key}/d", 0, Fate.RETURNED_GOOD))
    assert (book.batch.returned_good, book.payable) == (10, 0)


def test_a_dispute_about_goods_on_no_bill_takes_those():
    book = sold(10, basis=Basis.DOCUMENTS)
    book.does(Dispute(TEMPE, 10, 6, booked=10))
    assert (waiting(book), book.ledger.unbilled) == ([(Origin.SOLD, 4)], 6_000)


def test_a_dispute_over_several_batches_takes_the_unbilled_then_the_open_then_notes_the_paid():
    book = Book(basis=Basis.DOCUMENTS, commission_bp=1_000)
    for pieces in (5, 5, 5):
        book.brings(pieces, 10_000)
        book.does(Sell(TEMPE, pieces))
        if len(book.ledger.batches) < 3:
            book.does(Bill())
        if len(book.ledger.batches) == 1:
            book.does(Pay(None))
    raised = book.does(Dispute(TEMPE, 15, 2, booked=15))
    assert waiting(book) == [(Origin.SOLD, 5), (Origin.BILLED, 5), (Origin.NOTED, 3)]
    assert (book.payable, book.ledger.unbilled, book.ledger.credit) == (0, 0, 0)
    book.does(SettleDispute(f"{raised.event.key}/d", 4, Fate.RETURNED_GOOD))
    assert (book.ledger.credit, book.ledger.balance) == (9_000, -9_000)
    assert [batch.sold for batch in book.ledger.batches.values()] == [4, 0, 0]


def test_a_dispute_lowers_no_bill_below_what_is_open_of_it():
    book = sold(10)
    book.does(Pay(7_500))
    book.does(Dispute(TEMPE, 10, 4, booked=10))
    assert waiting(book) == [(Origin.BILLED, 2), (Origin.NOTED, 4)]
    assert (book.payable, book.batch.sold) == (500, 8)
