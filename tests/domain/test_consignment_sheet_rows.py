from datetime import date

import pytest

from domain.consignment.sheet_month import month_said, months_of
from domain.consignment.sheet_rows import Goods, SheetRow, place

TODAY = date(2026, 11, 22)
GOODS = (
    Goods(1, "Keripik tempe", 101, "Keripik Bu Siti", "Siti Aminah", "bungkus"),
    Goods(2, "Keripik singkong", 101, "Keripik Bu Siti", "Siti Aminah"),
    Goods(3, "Sambal bawang", 101, "Keripik Bu Siti", "Siti Aminah", "dus"),
    Goods(4, "Keripik tempe", 102, "Dapur Karmi", "Karmi"),
    Goods(5, "Emping melinjo", 102, "Dapur Karmi", "Karmi"),
)


def placed(*rows, **chosen):
    return place(rows, GOODS, {int(line[1:]): product for line, product in chosen.items()})


@pytest.mark.parametrize(("said", "maker", "product"), [
    ("kripik singkong", "", 2),
    ("EMPING MELINJO", "", 5),
    ("empng melinjo", "", 5),
    ("keripik tempe", "Keripik Bu Siti", 1),
    ("keripik tempe", "dapur karmi", 4),
    ("keripik tempe", "Bu Karmi", 4),
    ("Keripik tempe Karmi", "", 4),
    ("keripik tempe bu siti", "", 1),
])  # fmt: skip
def test_names_as_shops_write_them(said, maker, product):
    assert list(placed(SheetRow(2, said, 5, maker=maker)).rows) == [product]


@pytest.mark.parametrize(("said", "candidates"), [
    ("keripik tempe", {1, 4}), ("keripik", {1, 2, 4}), ("es dawet", set()), ("", set()),
])  # fmt: skip
def test_what_is_not_beyond_doubt_is_handed_back(said, candidates):
    (open_one,) = placed(SheetRow(2, said, 5)).unmatched
    assert set(open_one.candidates) == candidates


def test_somebody_says_what_is_meant():
    rows = SheetRow(2, "keripik tempe", 5), SheetRow(3, "es dawet", 1), SheetRow(4, "keripik tempe", 2)
    found = placed(*rows, l2=4, l3=0)
    assert ({one: row.sold for one, row in found.rows.items()}, len(found.skipped)) == ({4: 5}, 1)
    assert [one.row.line for one in found.unmatched] == [4]


def test_our_own_code_names_goods_whatever_the_words_say_but_only_goods_that_are_there():
    assert list(placed(SheetRow(2, "tempe pedas", 5, code=4)).rows) == [4]
    assert list(placed(SheetRow(2, "emping melinjo", 5, code=99)).rows) == [5]


def test_several_rows_of_the_same_goods_are_one():
    found = placed(
        SheetRow(2, "emping melinjo", 10, amount=5_000), SheetRow(3, "Emping Melinjo", 20, amount=7_000),
        SheetRow(4, "keripik singkong", 1, amount=5), SheetRow(5, "keripik singkong", 1),
    )  # fmt: skip
    assert (found.rows[5].sold, found.rows[5].amount) == (30, 12_000)
    assert (found.rows[2].sold, found.rows[2].amount) == (2, None)


@pytest.mark.parametrize(("sold", "unit", "pieces"), [
    (30, "bungkus", 30), (30, "pcs", 30), (30, None, 30), (2, "lusin", 24), (2, "dus", None), (2, "kg", None),
])  # fmt: skip
def test_units(sold, unit, pieces):
    found = placed(SheetRow(2, "emping melinjo", sold, unit))
    if pieces is None:
        (asked,) = found.unmatched
        assert (asked.unclear_unit, asked.candidates) == (True, (5,))
    else:
        assert found.rows[5].sold == pieces
    assert placed(SheetRow(2, "sambal bawang", 2, "dus")).rows[3].sold == 2


@pytest.mark.parametrize(("said", "month"), [
    ("Okt 2026", "2026-10"), ("oktober", "2026-10"), ("10/2026", "2026-10"), ("2026-10", "2026-10"),
    ("2026-10-05", "2026-10"), ("5/10/2026", "2026-10"), ("Des", "2025-12"), ("Nop 2026", "2026-11"),
    ("ramai", None), ("", None), ("13/2026", None),
])  # fmt: skip
def test_months_as_shops_write_them(said, month):
    found = month_said(said, TODAY)
    assert (f"{found:%Y-%m}" if found else None) == month


def test_the_month_of_a_sheet_is_that_of_its_rows_or_of_its_heading():
    rows = [
        SheetRow(line, "x", 1, period=period) for line, period in enumerate(("Okt", "5/10/2026", "", "Nov"))
    ]
    october, november = date(2026, 10, 1), date(2026, 11, 1)
    assert months_of(rows, ("Rekap September 2026",), TODAY) == {october: 2, november: 1}
    bare = [SheetRow(1, "x", 1)]
    assert list(months_of(bare, ("Toko Sari", "Rekap bulan Oktober 2026"), TODAY)) == [october]
    assert months_of(bare, ("Okt 2026", "Nov 2026"), TODAY) == months_of(bare, (), TODAY) == {}
