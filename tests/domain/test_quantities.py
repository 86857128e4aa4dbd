import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Rejected
from domain.money import Unclear
from domain.quantities import Count, Packs, Weight, parse_quantity


@pytest.mark.parametrize(
    ("row", "text", "quantity"),
    [
        (46, "3 lusin", Count(36)),
        (46, "selusin", Count(12)),
        (47, "setengah lusin", Count(6)),
        (47, "1/2 lusin", Count(6)),
        (48, "3 lusin 4 biji", Count(40)),
        (48, "selusin setengah", Count(18)),
        (49, "sekodi", Count(20)),
        (49, "2 kodi", Count(40)),
        (50, "1 gros", Count(144)),
        (51, "1 rim", Count(500)),
        (52, "2 renteng", Packs(2, "renteng")),
        (53, "3 dus", Packs(3, "dus")),
        (53, "sedus", Packs(1, "dus")),
        (54, "1 dus isi 24", Count(24)),
        (54, "2 dus isi 24 bungkus", Count(48, "bungkus")),
        (54, "3 dus isi selusin", Count(36)),
        (55, "2 bal krupuk", Packs(2, "bal")),
        (56, "5 pak", Packs(5, "pak")),
        (56, "5 pack", Packs(5, "pack")),
        (57, "10 bks", Count(10, "bks")),
        (57, "10 bungkus", Count(10, "bungkus")),
        (57, "10bungkus", Count(10, "bungkus")),
        (57, "sebungkus", Count(1, "bungkus")),
        (58, "10 pcs", Count(10, "pcs")),
        (58, "10 biji", Count(10, "biji")),
        (58, "10 bj", Count(10, "bj")),
        (58, "10 buah", Count(10, "buah")),
        (59, "40 ptg", Count(40, "ptg")),
        (60, "2 papan telur", Count(60)),
        (61, "1 slop", Count(10)),
        (62, "3 stel", Count(3, "stel")),
        (62, "2 pasang", Count(2, "pasang")),
        (63, "sekilo", Weight(1_000)),
        (63, "1 kg", Weight(1_000)),
        (63, "1 kilo", Weight(1_000)),
        (64, "setengah kilo", Weight(500)),
        (64, "1/2 kg", Weight(500)),
        (64, "½ kg", Weight(500)),
        (65, "seperempat kilo", Weight(250)),
        (65, "1/4 kg", Weight(250)),
        (66, "sekilo setengah", Weight(1_500)),
        (66, "1,5 kg", Weight(1_500)),
        (67, "2 ons", Weight(200)),
        (68, "3 kuintal", Weight(300_000)),
        (68, "1 ton", Weight(1_000_000)),
        (69, "250 gr", Weight(250)),
        (69, "250gram", Weight(250)),
        (70, "50 porsi", Count(50, "porsi")),
        (70, "50 pax", Count(50, "pax")),
        (70, "50 kotak", Count(50, "kotak")),
        (70, "50 box", Count(50, "box")),
        (0, "12", Count(12)),
        (0, "0", Count(0)),
        (0, "1.500", Count(1_500)),
        (0, "dua belas", Count(12)),
        (0, "selawe bungkus", Count(25, "bungkus")),
        (0, "rong puluh bungkus keripik", Count(20, "bungkus")),
        (0, "lima lusin", Count(60)),
        (0, "10 keripik", Count(10)),
        (0, "1 kg 250 gr", Weight(1_250)),
    ],
)
def test_quantities_by_row_of_the_table(row, text, quantity):
    assert parse_quantity(text) == quantity


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (75, "belasan"),
        (76, "puluhan"),
        (76, "beberapa"),
        (76, "banyak"),
        (76, "akeh"),
        (76, "puluhan bungkus"),
    ],
)
def test_vague_quantities_are_asked(row, text):
    heard = parse_quantity(text)
    assert isinstance(heard, Unclear)
    assert "exactly" in heard.question.id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "keripik",
        "-5",
        "2,5 bungkus",
        "lusin",
        "2 kg 3 bungkus",
        "3 dus 4 biji",
        "dua tiga",
        "5 kg isi 3",
        "10 keripik 5 tempe",
        "😀",
        "9" * 40,
        "1 " * 2_048,
        "1 kg 5",
    ],
)
def test_no_quantities(text):
    with pytest.raises(Rejected, match="3 lusin"):
        parse_quantity(text)


@given(st.text(max_size=40) | st.text(alphabet="0123456789 lusinkgduiart/.,½", max_size=20))
def test_any_text_is_a_quantity_or_is_refused(text):
    try:
        heard = parse_quantity(text)
    except Rejected:
        return
    match heard:
        case Count(pieces=number) | Packs(packs=number) | Weight(grams=number):
            assert number >= 0
        case _:
            assert isinstance(heard, Unclear)


@given(st.integers(0, 10_000), st.sampled_from(["bungkus", "pcs", "porsi"]))
def test_plain_counts(number, unit):
    assert parse_quantity(f"{number} {unit}") == Count(number, unit)
