import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Rejected
from domain.sales_talk import SalesHeard, parse_sales


@pytest.mark.parametrize(
    ("row", "text", "heard"),
    [
        (71, "titip 50 laku 38", SalesHeard(50, 38, 12)),
        (71, "nitip 50, payu 38", SalesHeard(50, 38, 12)),
        (71, "titip 50 laku 38 rusak 2", SalesHeard(50, 38, 10, 2)),
        (71, "titip 50 sisa 12", SalesHeard(50, 38, 12)),
        (71, "38 laku 12 sisa", SalesHeard(sold=38, left=12)),
        (72, "habis", SalesHeard(all_sold=True)),
        (72, "ludes", SalesHeard(all_sold=True)),
        (72, "payu kabeh", SalesHeard(all_sold=True)),
        (72, "laku semua", SalesHeard(all_sold=True)),
        (73, "sisa 7 rusak 2", SalesHeard(left=7, damaged=2)),
        (74, "ga laku sama sekali", SalesHeard(sold=0)),
        (74, "nol", SalesHeard(sold=0)),
        (74, "durung payu", SalesHeard(sold=0)),
        (0, "laku 12", SalesHeard(sold=12)),
        (0, "laku dua belas", SalesHeard(sold=12)),
        (0, "laku 2 lusin", SalesHeard(sold=24)),
        (0, "titip 50 di warung sari, laku 38 bungkus", SalesHeard(50, 38, 12)),
        (0, "pajeng selawe", SalesHeard(sold=25)),
    ],
)
def test_reports_by_row_of_the_table(row, text, heard):
    assert parse_sales(text) == heard


@pytest.mark.parametrize("text", ["titip 10 laku 12", "titip 10 laku 5 sisa 3", "titip 10 laku 5 rusak 6"])
def test_numbers_that_do_not_add_up_are_asked_again(text):
    with pytest.raises(Rejected, match="add up"):
        parse_sales(text)


@pytest.mark.parametrize("text", ["laku 2 dus", "sisa 1 kg", "laku belasan"])
def test_packs_are_not_pieces(text):
    with pytest.raises(Rejected, match="laku 12 sisa 3"):
        parse_sales(text)


@pytest.mark.parametrize("text", ["", "halo", "12", "titip laku", "😀"])
def test_no_reports(text):
    with pytest.raises(Rejected, match="laku 12 sisa 3"):
        parse_sales(text)


@given(st.integers(0, 999), st.integers(0, 999))
def test_the_remainder_is_what_is_left(sold, left):
    assert parse_sales(f"titip {sold + left} laku {sold}") == SalesHeard(sold + left, sold, left)


@given(st.text(max_size=60))
def test_any_text_is_a_report_or_is_refused(text):
    try:
        heard = parse_sales(text)
    except Rejected:
        return
    assert heard != SalesHeard()
