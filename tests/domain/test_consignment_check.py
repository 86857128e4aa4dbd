"""The checker itself: each figure that is bent is found, by the number of its invariant."""

from dataclasses import replace
from datetime import date

import pytest

from domain.consignment.check import check
from domain.consignment.commands import Dispute, Pay, PayAhead, Sell
from domain.consignment.ledger import Ledger, replay
from tests.support.consignment_book import TEMPE, TODAY, Book


def healthy() -> Ledger:
    book = Book(commission_bp=1_250, tempo_days=7)
    book.brings(40, 3_500)
    book.does(Sell(TEMPE, 20))
    book.does(Pay(1_000))
    book.does(PayAhead(500))
    book.does(Dispute(TEMPE, 4, 2))
    return replay(book.ledger.events.values())


def test_a_healthy_book_has_no_faults():
    assert check(healthy()) == ()
    assert check(Ledger()) == ()


BENT = [
    (lambda book: setattr(book.batches["tg:0/0"], "shelf", 17), "1"),
    (lambda book: setattr(book.batches["tg:0/0"], "accepted", 41), "1"),
    (lambda book: book.batches.clear(), "1"),
    (lambda book: setattr(book.batches["tg:0/0"], "billed", 99), "2"),
    (
        lambda book: setattr(
            book.batches["tg:0/0"], "facts", replace(book.batches["tg:0/0"].facts, price=3_600)
        ),
        "4",
    ),
    (lambda book: setattr(book.batches["tg:0/0"], "billable", 3), "8"),
    (lambda book: setattr(book.invoices["tg:1/b0"], "paid", 900), "5"),
    (lambda book: setattr(book.invoices["tg:1/b0"], "total", 1), "5"),
    (lambda book: setattr(book.invoices["tg:1/b0"], "due_on", TODAY), "6"),
    (lambda book: setattr(book.invoices["tg:1/b0"], "due_on", None), "6"),
    (lambda book: setattr(book, "credit", 7), "5"),
    (lambda book: setattr(book, "down_payment", 1), "9"),
    (lambda book: setattr(book.batches["tg:0/0"], "disputed", 3), "10"),
    (lambda book: setattr(book.disputes["tg:4/d"], "agreed", 3), "10"),
    (lambda book: book.counted.update({1: {"x": (date(2026, 1, 1), 3)}}), "7"),
]


@pytest.mark.parametrize(("bend", "number"), BENT)
def test_what_is_bent_is_found(bend, number):
    book = healthy()
    bend(book)
    assert number in {fault.partition(":")[0] for fault in check(book)}
