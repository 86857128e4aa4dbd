"""What is asked of the book: what it does, and how it is refused; after each refusal the person succeeds."""

from datetime import date, timedelta

import pytest

from domain.consignment.commands import (
    AcceptShort,
    AdjustMoney,
    AdjustShelf,
    Bill,
    ChangePrice,
    CompleteDocuments,
    CreditNote,
    Deduct,
    Deliver,
    DeliveryLine,
    Pay,
    PayAhead,
    PayOut,
    Return,
    Sell,
    SellAll,
    TakeBackSold,
    Visit,
)
from domain.consignment.facts import Fate
from domain.consignment.terms import Bearer, Model, Terms, part_of, split
from domain.messages import Rejected
from tests.support.consignment_book import TEMPE, TODAY, Book, sold, stocked

REFUSED = [
    (Sell(TEMPE, 21), "are left", {"open": 20, "asked": 21}),
    (Sell(2, 1), "are left", {"open": 0, "asked": 1}),
    (Sell(TEMPE, 0), "number from 1", {}),
    (Sell(TEMPE, -3), "number from 1", {}),
    (Sell(TEMPE, 2_000_000), "number from 1", {}),
    (SellAll(2), "nothing of this", {}),
    (Deliver(()), "Which goods", {}),
    (Deliver((DeliveryLine(2, 5),)), "What does one cost", {}),
    (Deliver((DeliveryLine(2, 5, -1),)), "What does one cost", {}),
    (Deliver((DeliveryLine(2, 0, 500),)), "number from 1", {}),
    (Deliver((DeliveryLine(2, 5, 500, expires_on=date(2026, 11, 21)),)), "past their date", {}),
    (AcceptShort(TEMPE, 20), "How many of them", {"brought": 20}),
    (AcceptShort(TEMPE, -1), "How many of them", {"brought": 20}),
    (AcceptShort(TEMPE, refused=21), "How many of them", {"brought": 20}),
    (AcceptShort(TEMPE), "How many of them", {"brought": 20}),
    (AcceptShort(2, 5), "Nothing of this was brought", {}),
    (Visit(TEMPE), "What did you find", {}),
    (Visit(TEMPE, left=20), None, {}),
    (Visit(TEMPE, left=21), "Please count again", {"open": 20, "told": 21}),
    (Visit(TEMPE, left=10, sold=8, damaged=5), "Please count again", {"open": 20, "told": 23}),
    (Visit(TEMPE, sold=-1), "What did you find", {}),
    (Visit(TEMPE, sold=0), "What did you find", {}),
    (Return(TEMPE, 21, Fate.RETURNED_GOOD), "are left", {"open": 20}),
    (TakeBackSold(TEMPE, 1, Fate.SHELF), "were sold", {"sold": 0, "asked": 1}),
    (Bill(), "nothing to bill", {}),
    (CompleteDocuments(), "waits for its papers", {}),
    (Pay(None), "owes nothing", {}),
    (Pay(0), "How much money", {}),
    (Pay(5, "none"), "no open bill", {}),
    (Deduct(5, "sewa"), "no open bill", {}),
    (Deduct(5, " "), "without a reason", {}),
    (CreditNote(5, ""), "without a reason", {}),
    (PayAhead(-5), "How much money", {}),
    (PayOut(5), "is open there", {"open": 0}),
    (AdjustShelf(TEMPE, 5, ""), "without a reason", {}),
    (AdjustShelf(TEMPE, 0, "salah"), "number from 1", {}),
    (AdjustShelf(TEMPE, -21, "salah"), "are left", {}),
    (AdjustShelf(2, 1, "salah"), "Nothing of this was brought", {}),
    (AdjustMoney(-5, "salah"), "is open there", {}),
    (AdjustMoney(5, ""), "without a reason", {}),
    (ChangePrice(2, -5), "What does one cost", {}),
]  # fmt: skip


@pytest.mark.parametrize(("command", "reason", "params"), REFUSED)
def test_refusals_say_why_and_change_nothing(command, reason, params):
    book = stocked()
    before = book.ledger
    if reason is None:
        book.does(command)
        return
    with pytest.raises(Rejected, match=reason) as refusal:
        book.does(command)
    assert params.items() <= refusal.value.message.params.items()
    assert book.ledger is before
    book.does(Sell(TEMPE, 20))
    assert book.payable == 20_000


@pytest.mark.parametrize("fate", [Fate.SOLD, Fate.SHELF, Fate.DISPUTED])
def test_goods_come_back_in_some_way_only(fate):
    with pytest.raises(ValueError, match=fate):
        stocked().does(Return(TEMPE, 1, fate))


@pytest.mark.parametrize(("price", "bp", "share"), [
    (3_500, 1_250, (129_500, 16_188, 113_312)), (3_500, None, (129_500, 0, 129_500)),
    (1, 5_000, (37, 19, 18)), (0, 1_000, (0, 0, 0)), (10_000, 10_000, (370_000, 370_000, 0)),
])  # fmt: skip
def test_shares_are_rounded_half_up_on_the_commission(price, bp, share):
    found = split(37, price, bp)
    assert (found.gross, found.commission, found.net) == share


def test_half_a_rupiah_goes_up():
    assert [part_of(amount, 5_000) for amount in (1, 2, 3, 5)] == [1, 1, 2, 3]


def test_a_price_is_remembered_and_a_change_holds_for_later_batches_only():
    book = stocked(10, 1_000, commission_bp=1_000)
    book.does(ChangePrice(TEMPE, 1_200, unit_cost=700))
    assert book.ledger.terms(TEMPE) == Terms(1_200, 1_000, 700)
    book.brings(10, None)
    book.does(Sell(TEMPE, 20))
    assert [line.gross for line in book.lines] == [10_000, 12_000]


def test_a_named_batch_is_sold_before_older_ones():
    book = stocked(10, 1_000)
    book.brings(10, 2_000)
    book.does(Sell(TEMPE, 5, batch="tg:1/0"))
    assert [batch.shelf for batch in book.ledger.batches.values()] == [10, 5]
    with pytest.raises(Rejected, match="are left"):
        book.does(Sell(TEMPE, 6, batch="tg:1/0"))


def test_first_out_is_what_expires_first_not_what_came_first():
    book = Book()
    for days in (90, 30, None):
        book.brings(10, 1_000, expires_on=days and TODAY + timedelta(days=days))
    book.does(Sell(TEMPE, 15))
    assert [batch.shelf for batch in book.ledger.batches.values()] == [5, 0, 10]


@pytest.mark.parametrize("command", [
    Return(TEMPE, 3, Fate.RETURNED_DAMAGED), Return(TEMPE, 3, Fate.EXPIRED), Return(TEMPE, 3, Fate.MISSING),
    Visit(TEMPE, damaged=3), Visit(TEMPE, expired=3), Visit(TEMPE, sold=0, left=17),
])  # fmt: skip
@pytest.mark.parametrize(("bearer", "owed"), [(Bearer.SHOP, 3_000), (Bearer.PRODUCER, 0)])
def test_who_bears_a_loss_is_agreed_on(command, bearer, owed):
    book = stocked(missing_bearer=bearer, damaged_bearer=bearer, expired_bearer=bearer)
    book.does(command)
    assert (book.payable, book.ledger.shelf(TEMPE)) == (owed, 17)


def test_a_return_may_name_another_bearer():
    book = stocked()
    book.does(Return(TEMPE, 3, Fate.RETURNED_DAMAGED, Bearer.SHOP))
    assert book.payable == 3_000


def test_goods_bought_outright_may_be_accepted_short():
    book = stocked(100, 1_000, model=Model.OUTRIGHT)
    book.does(AcceptShort(TEMPE, 96))
    assert (book.payable, book.batch.accepted, book.batch.sold) == (96_000, 96, 96)


def test_goods_bought_outright_lie_on_no_shelf_of_the_producer():
    book = stocked(model=Model.OUTRIGHT)
    for command in (Sell(TEMPE, 1), AdjustShelf(TEMPE, 1, "salah")):
        with pytest.raises(Rejected, match="nota retur"):
            book.does(command)
    book.does(TakeBackSold(TEMPE, 2, Fate.SHELF))
    assert (book.batch.returned_good, book.ledger.shelf(TEMPE), book.payable) == (2, 0, 18_000)


def test_short_acceptance_is_no_more_than_what_still_lies_there():
    book = sold(15)
    with pytest.raises(Rejected, match="still there"):
        book.does(AcceptShort(TEMPE, 14))
    book.does(AcceptShort(TEMPE, 15))
    assert book.ledger.shelf(TEMPE) == 0


def test_a_correction_of_the_shelf_goes_to_the_latest_batch_and_counts_as_delivered():
    book = stocked(10)
    book.brings(10, 1_000)
    book.does(AdjustShelf(TEMPE, 3, "salah hitung"))
    book.does(AdjustShelf(TEMPE, -12, "salah hitung"))
    assert [(batch.accepted, batch.shelf) for batch in book.ledger.batches.values()] == [(0, 0), (11, 11)]


def test_all_that_is_open_may_be_sold_at_once():
    book = stocked(20)
    book.does(SellAll(TEMPE))
    assert (book.ledger.shelf(TEMPE), book.payable) == (0, 20_000)


@pytest.mark.parametrize("command", [
    Deliver((DeliveryLine(2, 5, 0),)), Deliver((DeliveryLine(2, 1, 500, expires_on=TODAY),)), AcceptShort(TEMPE, 0),
    Deliver((DeliveryLine(2, 1_000_000, 500),)), Deliver((DeliveryLine(2, 1, 1_000_000_000_000),)),
    Return(TEMPE, 20, Fate.MISSING), AdjustShelf(TEMPE, -20, "salah"), Visit(TEMPE, left=0), Visit(TEMPE, left=0, good=20),
])  # fmt: skip
def test_what_just_fits_is_taken(command):
    book = stocked()
    book.does(command)
    assert len(book.ledger.events) == 2


def test_all_that_was_sold_may_come_back():
    book = sold(10)
    book.does(TakeBackSold(TEMPE, 10, Fate.SHELF))
    assert (book.payable, book.ledger.shelf(TEMPE), book.batch.sold) == (0, 20, 0)
