"""Whole ways: from a line as it was typed to what the book says afterwards."""

import pytest

from domain.consignment_commands import (
    Bill,
    ChangePrice,
    CompleteDocuments,
    Deliver,
    DeliveryLine,
    Dispute,
    Pay,
    Return,
    Sell,
    SellAll,
    Visit,
)
from domain.consignment_facts import Fate
from domain.consignment_ledger import Ledger
from domain.consignment_talk import read_line
from domain.consignment_told import to_commands
from domain.messages import Rejected
from tests.support.consignment_book import Book
from tests.support.consignment_lines import PRODUCTS, SHOPS, TODAY

PEYEK = 3


def book(pieces: int = 50) -> Book:
    found = Book()
    if pieces:
        found.brings(pieces, 5_000, product=PEYEK)
    return found


def commands(line: str, ledger: Ledger, product: int | None = PEYEK):
    reading = read_line(line, SHOPS, PRODUCTS, TODAY)
    assert reading is not None
    return to_commands(reading, ledger, product)


@pytest.mark.parametrize(("line", "expected"), [
    ("setor 20 rempeyek 6rb exp 10 des", [Deliver((DeliveryLine(PEYEK, 20, 6_000, expires_on=TODAY.replace(month=12, day=10)),))]),
    ("laku 12", [Sell(PEYEK, 12)]),
    ("ludes", [SellAll(PEYEK)]),
    ("ga laku sama sekali", [Visit(PEYEK, left=50, sold=0)]),
    ("laku 12 sisa 38", [Visit(PEYEK, 38, 12)]),
    ("sisa 7 rusak 2", [Visit(PEYEK, 7, None, 0, 2)]),
    ("titip 50 laku 38", [Sell(PEYEK, 38)]),
    ("titip 20 laku 38", [Deliver((DeliveryLine(PEYEK, 20),)), Sell(PEYEK, 38)]),
    ("laku 10 bayar 50rb nitip lagi 20", [Sell(PEYEK, 10), Deliver((DeliveryLine(PEYEK, 20),)), Pay(50_000)]),
    ("retur 3 rusak", [Return(PEYEK, 3, Fate.RETURNED_DAMAGED)]),
    ("laku 12, sisanya ditarik", [Visit(PEYEK, 0, 12, 38)]),
    ("retur semua", [Return(PEYEK, 50, Fate.RETURNED_GOOD)]),
    ("hilang 2 sisa 40", [Return(PEYEK, 2, Fate.MISSING), Visit(PEYEK, left=40)]),
    ("saya laku 30 kata toko 26", [Dispute(PEYEK, 30, 26)]),
    ("harga rempeyek jadi 6.500", [ChangePrice(PEYEK, 6_500)]),
    ("lunas", [Pay(None)]),
    ("dibayar lunas 100rb", [Pay(100_000)]),
    ("kontra bon hypermart", [CompleteDocuments()]),
    ("bikin tagihan hypermart", [Bill()]),
])  # fmt: skip
def test_lines_become_commands(line, expected):
    assert list(commands(line, book().ledger)) == expected


@pytest.mark.parametrize(("line", "shelf", "owed"), [
    ("setor 100 diterima 96", 146, 0),
    ("setor 100 ditolak 4", 146, 0),
    ("ditolak 4", 46, 0),
    ("laku 12 sisa 38 bayar 60rb", 38, 0),
    ("laku 12 rusak 2 sisa 36", 36, 60_000),
    ("laku 20 potong 10%", 30, 90_000),
    ("laku 20 dipotong sewa rak 5rb", 30, 95_000),
    ("dp 30rb laku 10", 40, 20_000),
    ("laku 10 rusak semua", 0, 50_000),
    ("batalkan catatan terakhir", 0, 0),
])  # fmt: skip
def test_what_the_book_says_afterwards(line, shelf, owed):
    found = book()
    for command in commands(line, found.ledger):
        found.does(command)
    assert (found.ledger.shelf(PEYEK), found.ledger.balance) == (shelf, owed)


@pytest.mark.parametrize("line", ["laku banyak", "setor 50 donat", "rempeyek 20 hypermart"])
def test_an_unclear_line_becomes_no_command(line):
    with pytest.raises(ValueError, match="clear"):
        commands(line, book().ledger)


def test_goods_that_nobody_named_are_not_guessed():
    with pytest.raises(ValueError, match="which product"):
        commands("laku 12", book().ledger, product=None)


@pytest.mark.parametrize(
    ("line", "reason"), [("kata toko 26", "by your own count"), ("catatan terakhir dibatalkan", "undone")]
)
def test_what_the_book_does_not_know_is_said(line, reason):
    with pytest.raises(Rejected, match=reason):
        commands(line, Ledger())
    assert commands("laku 5", book().ledger) == (Sell(PEYEK, 5),)
