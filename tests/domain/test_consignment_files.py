"""Sheets of shops read in, the book written out as rows, and the days on which something is worth saying."""

from datetime import date, timedelta
from random import Random

import pytest

from domain.consignment.columns import TEMPLATE, Sheet, read_sheet
from domain.consignment.commands import Dispute, Pay, SettleDispute, Undo, Visit
from domain.consignment.occasions import Occasion, batch_occasions, bill_occasions, visit_occasion
from domain.consignment.rows import ledger_rows
from domain.consignment.sheet_rows import SheetRow
from domain.messages import Rejected
from tests.domain.test_consignment_clock import Kept
from tests.support.consignment_book import TEMPE, TODAY, sold
from tests.support.consignment_streams import random_book


def read(*rows) -> Sheet:
    return read_sheet(list(enumerate(rows, 1)))


def test_a_sheet_as_it_is_offered():
    found = read(
        TEMPLATE,
        ["LRS-12", "Keripik Bu Siti", "Keripik Tempe", "bks", 26, 208_000, "Nov 2026"],
        [None, None, "Rempeyek", None, "3 lusin", "Rp 150.000"],
    )
    assert found.rows == (
        SheetRow(2, "Keripik Tempe", 26, "bks", 208_000, "Nov 2026", "Keripik Bu Siti", 12),
        SheetRow(3, "Rempeyek", 36, None, 150_000),
    )
    assert (found.faults, found.silent) == ((), 0)


def test_goods_without_a_number_are_not_told_of():
    found = read(
        ["nama barang", "terjual"], ["Rempeyek", None], ["Sambal", 0], ["Keripik", "-"], ["Total", None]
    )
    assert ([(one.product, one.sold) for one in found.rows], found.silent) == (
        [("Sambal", 0), ("Keripik", 0)],
        1,
    )


@pytest.mark.parametrize(
    ("cell", "code"),
    [("LRS-12", 12), (" lrs-12 ", 12), (12, None), ("PLU-12", None), ("LRS-x", None), (None, None)],
)
def test_only_our_own_numbers_name_goods(cell, code):
    assert [one.code for one in read(["Kode", "Barang", "Laku"], [cell, "Rempeyek", 5]).rows] == [code]


@pytest.mark.parametrize(("header", "cells"), [
    (["No", "Produk", "Qty", "Total"], [1, "Rempeyek", 26]),
    (["NAMA BARANG", "TERJUAL"], ["Rempeyek", "26"]),
    (["kode", "Nama Produk", "Qty Jual", "Satuan"], ["A1", "Rempeyek", 26]),
    (["item", "laku"], ["Rempeyek", "26 bks"]),
    (["Jml Terjual", "Barang"], [26, "Rempeyek"]),
    (["PLU", "Nama Barang", "Harga Jual", "Stok Awal", "Qty Masuk", "Qty Jual", "Qty Retur", "Sisa"],
     [77, "Rempeyek", 8_000, 40, 10, 26, 1, 23]),
    (["Kode Barang", "Uraian Barang", "Jumlah Terjual", "Jumlah (Rp)"], ["A1", "Rempeyek", 26, 208_000]),
    (["NamaBarang", "QtyJual"], ["Rempeyek", 26]),
    (["Nama Brang", "Terjaul"], ["Rempeyek", 26]),
])  # fmt: skip
def test_headers_as_shops_write_them(header, cells):
    assert [(one.product, one.sold) for one in read(header, cells).rows] == [("Rempeyek", 26)]


def test_letterheads_totals_and_empty_lines_are_passed_over():
    found = read(
        ["Toko Makmur"], ["Laporan November"], ["Barang", "Laku"], ["Rempeyek", 5], [None, None], ["TOTAL", 5]
    )
    assert [(one.line, one.sold) for one in found.rows] == [(4, 5)]
    assert "Toko Makmur" in found.heading
    assert any("November" in one for one in found.heading)


@pytest.mark.parametrize(("cells", "why"), [
    (["Rempeyek", "banyak"], "how many"), (["Rempeyek", -5], "how many"), (["Rempeyek", "2,5"], "how many"),
    ([None, 5], "name of the goods"), (["Rempeyek", 5, None, "sekitar 5rb"], "amount"), (["Rempeyek", 5, None, "25"], "amount"),
    (["Rempeyek", "1 kg"], "how many"), (["Rempeyek", 5, None, -1], "amount"),
])  # fmt: skip
def test_lines_that_cannot_be_read_are_named(cells, why):
    header = ["Nama Barang", "Terjual", "Satuan", "Nilai (Rp)"]
    found = read(header, cells, ["Sambal", 3])
    assert [(fault.line, why in fault.why.id) for fault in found.faults] == [(2, True)]
    assert [one.product for one in found.rows] == ["Sambal"]


@pytest.mark.parametrize(("cell", "row"), [("-", (0, None)), ("2 dus", (2, "dus")), ("12 pcs", (12, None))])
def test_how_many_may_be_written_in_words(cell, row):
    (found,) = read(["Barang", "Laku"], ["Rempeyek", cell]).rows
    assert (found.sold, found.unit) == row


def test_a_sheet_without_a_header_is_refused():
    with pytest.raises(Rejected, match="Nama Barang"):
        read(["Rempeyek", 5])
    assert read(TEMPLATE).rows == ()


def test_the_book_as_rows_can_be_traced():
    book = sold(10)
    paid = book.does(Pay(4_000))
    book.does(Undo(paid.event.key, "salah toko"))
    rows = [(one.kind, one.product, one.pieces, one.rupiah, one.undone) for one in ledger_rows(book.ledger)]
    assert rows == [
        ("delivered", TEMPE, 20, None, False),
        ("sold", TEMPE, 10, None, False),
        ("billed", TEMPE, 10, None, False),
        ("paid", None, None, 4_000, True),
        ("reversed", None, None, None, False),
    ]
    assert list(ledger_rows(book.ledger))[-1].note == "tg:2 salah toko"


def test_disputes_and_counts_are_rows_as_well():
    book = sold(10)
    raised = book.does(Dispute(TEMPE, 10, 7, booked=10, period="Nov"))
    book.does(SettleDispute(f"{raised.event.key}/d", 8))
    book.does(Visit(TEMPE, left=12))
    book.does(Dispute(None, producer_rupiah=5, shop_rupiah=3))
    told = {one.kind: one for one in ledger_rows(book.ledger)}
    assert told["dispute_settled"].pieces == 8
    assert told["counted"].pieces == 12
    assert told["disputed"].note == "5 / 3"


def test_any_book_can_be_written_out():
    for seed in range(60):
        rows = list(ledger_rows(random_book(Random(seed), 30)))
        assert all(one.kind and one.on for one in rows)


def test_a_bill_is_spoken_of_before_it_is_due_on_the_day_and_weekly_until_it_is_paid():
    found = bill_occasions(Kept("a", 5, TODAY))
    assert [(one.on - TODAY).days for one in found] == [-3, 0, 7, 14, 21, 28, 35, 42, 49, 56]
    assert found[0] == Occasion("2026-11-22/3", date(2026, 11, 19), 3, date(2026, 11, 21))
    assert bill_occasions(Kept("a", 0, TODAY)) == bill_occasions(Kept("a", 5, None)) == ()


def test_a_batch_is_spoken_of_as_long_as_some_of_it_is_left():
    assert [(one.on - TODAY).days for one in batch_occasions(TODAY, 12)] == [-3, 0]
    assert [one.days for one in batch_occasions(TODAY, 12, within_days=0)] == [0]
    assert batch_occasions(TODAY, 0) == batch_occasions(None, 5) == ()


def test_the_next_visit_follows_the_last_by_the_rhythm():
    found = visit_occasion(TODAY, 7)
    assert found is not None
    assert (found.on, found.until) == (TODAY + timedelta(days=7), TODAY + timedelta(days=13))
    assert visit_occasion(None, 7) is None
    assert visit_occasion(TODAY, None) is None
