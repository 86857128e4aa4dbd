from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.consignment.line.reading import About
from domain.consignment.line.talk import read_line
from domain.consignment.line.words import Told, kind_of_word
from tests.support.consignment_lines import PRODUCTS, SHOPS, TODAY, shown

TABLES = Path(__file__).parent


def table(name: str) -> list[tuple[str, str]]:
    rows = (TABLES / name).read_text().splitlines()
    return [(line, read) for line, _, read in (row.partition("\t") for row in rows if row)]


def read(line, shops=SHOPS, products=PRODUCTS):
    return read_line(line, shops, products, TODAY)


@pytest.mark.parametrize(("line", "expected"), table("consignment_lines.tsv"))
def test_lines_as_people_write_them(line, expected):
    assert shown(read(line)) == expected


@pytest.mark.parametrize(("line", "expected"), table("consignment_lines_held_out.tsv"))
def test_lines_that_were_written_down_before_they_were_tried(line, expected):
    assert shown(read(line)) == expected


@pytest.mark.parametrize(("line", "expected"), table("consignment_lines_traders.tsv"))
def test_lines_of_traders_in_a_hurry(line, expected):
    """Voice to text, Javanese, Sundanese, without vowels, several lines (⏎). Written down before any was tried."""
    assert shown(read(line.replace("⏎", "\n"))) == expected


@pytest.mark.parametrize(("row", "line", "expected"), [
    (40, "lunas", "paid_all"),
    (41, "bayar setengah", "paid @?; ask money"),
    (42, "kurang 50rb", "unsaid @50000; ask what"),
    (43, "potong 20%", "deducted 2000bp"),
    (44, "diskon 5 persen", "deducted 500bp"),
    (48, "nitip 3 lusin 4 biji di warung sari", "delivered 40; s2"),
    (52, "titip 2 renteng", "delivered 2*; ask pieces"),
    (54, "titip 1 dus isi 24", "delivered 24"),
    (57, "titip 10 bks", "delivered 10"),
    (22, "dibayar 50rb-an", "paid @~50000; ask money 50000"),
    (30, "titip 10 rempeyek @3.500", "delivered 10 p3 @3500"),
    (33, "titip 10 rempeyek 10rb dapet 3", "delivered 10 p3 @?; ask price 10000"),
    (34, "titip 10 rempeyek 25", "delivered 10 p3 @?; ask price 25 25000"),
    (71, "titip 50 laku 38", "delivered 50; sold 38"),
    (72, "habis", "sold all"),
    (72, "ludes", "sold all"),
    (72, "payu kabeh", "sold all"),
    (73, "sisa 7 rusak 2", "left 7; damaged 2"),
    (74, "ga laku sama sekali", "sold 0"),
    (75, "laku belasan", "sold ?; ask pieces"),
    (76, "laku beberapa", "sold ?; ask pieces"),
    (76, "laku banyak", "sold ?; ask pieces"),
    (79, "wingi laku 5", "sold 5; on 2026-11-21"),
    (82, "tgl 5 laku 5", "sold 5; on 2026-11-05"),
])  # fmt: skip
def test_phrases_of_the_table_by_row(row, line, expected):
    assert shown(read(line)) == expected


OTHER_SUBJECTS = [
    (row.split("\t")[0], row.split("\t")[1])
    for name in ("utterances.tsv", "utterances_held_out.tsv")
    for row in (TABLES / name).read_text().splitlines()
    if "\t" in row and not row.startswith(("#", "consign", "undo_record", "payouts", "products"))
]


@pytest.mark.parametrize(("subject", "line"), OTHER_SUBJECTS)
def test_talk_of_other_subjects_is_no_report(subject, line):
    assert read(line) is None


@pytest.mark.parametrize(
    "word", ["batik", "kantin", "tahu", "naik", "nama", "bayam", "solo", "siti", "lagu", "mawar", "tanggal"]
)
def test_a_real_word_is_never_taken_for_a_slip(word):
    assert kind_of_word(word) is None


@pytest.mark.parametrize(("word", "kind"), [
    ("setro", Told.DELIVERED), ("nitpi", Told.DELIVERED), ("titp", Told.DELIVERED), ("lakku", Told.SOLD), ("terjul", Told.SOLD),
    ("resak", None), ("rusakk", Told.DAMAGED), ("trasfer", Told.PAID), ("dibayr", Told.PAID), ("lunass", Told.PAID_ALL),
    ("retuur", Told.RETURNED), ("kadaluarso", Told.EXPIRED),
])  # fmt: skip
def test_slips_of_the_finger_are_mended(word, kind):
    assert kind_of_word(word) is kind


def test_an_unknown_shop_is_said_and_never_guessed():
    reading = read("setor 50 rempeyek ke Toko Berkah Jaya")
    assert reading is not None
    assert (reading.shop.said, reading.shop.id, reading.shop.choices) == ("toko berkah jaya", None, ())
    (question,) = reading.questions
    assert question.about is About.SHOP


def test_a_price_of_25_is_asked_back():
    (question,) = read("setor 50 rempeyek ke hypermart 25").questions
    assert (question.about, question.choices) == (About.PRICE, (25, 25_000))


def test_names_may_hold_numbers_and_words_of_selling():
    shops = {1: "Toko 99", 2: "Warung Laku Jaya", 3: "Toko Laris"}
    products = {1: "Kopi 3 in 1", 2: "Sisa Rasa"}
    assert shown(read("laku 5 kopi 3 in 1 di toko 99", shops, products)) == "sold 5 p1; s1"
    assert shown(read("setor 12 sisa rasa ke warung laku jaya", shops, products)) == "delivered 12 p2; s2"
    assert shown(read("toko laris laku 7", shops, products)) == "sold 7; s3"


def test_two_shops_in_one_line_are_asked_back():
    (question,) = read("setor 5 rempeyek ke hypermart dan warung sari").questions
    assert (question.about, set(question.choices)) == (About.SHOP, {2, 3})


def test_a_line_without_lists_still_tells_numbers():
    reading = read("laku 12 sisa 8 rusak 1 bayar 96rb", {}, {})
    assert [(one.told, one.pieces) for one in reading.goods] == [
        (Told.SOLD, 12),
        (Told.LEFT, 8),
        (Told.DAMAGED, 1),
    ]
    assert [one.rupiah for one in reading.money] == [96_000]


@given(
    st.integers(1, 999),
    st.integers(0, 999),
    st.sampled_from(["laku {} sisa {}", "payu {} turah {}", "{} laku {} sisa"]),
)
def test_figures_go_with_their_words(sold, left, wording):
    reading = read(wording.format(sold, left))
    assert {one.told: one.pieces for one in reading.goods} == {Told.SOLD: sold, Told.LEFT: left}


@given(st.text(max_size=80) | st.text("abdeiklnoprstu 0123456789.,@/%rbjt§-", max_size=60))
def test_any_text_is_read_or_left_alone(line):
    reading = read(line)
    if reading is not None:
        assert reading.told
        assert all(one.pieces is None or one.pieces >= 0 for one in reading.goods)


@given(st.lists(st.sampled_from(["setor", "laku", "sisa", "retur", "rusak", "bayar", "dp", "lunas", "potong", "12", "8rb", "25", "3", "lusin", "keripik", "tempe", "ke", "hypermart", "warung", "sari", "semua", "belum", "habis", "@5000", "10%", "tgl", "kemarin", ",", "dan", "kata", "toko"]), max_size=12))  # fmt: skip
def test_any_order_of_known_words_is_read_or_left_alone(words):
    shown(read(" ".join(words)))


def test_the_day_leans_to_the_past_and_expiry_to_the_future():
    reading = read("tgl 30 setor 20 rempeyek exp tgl 30")
    assert (reading.on, reading.expires_on) == (date(2026, 10, 30), date(2026, 11, 30))
