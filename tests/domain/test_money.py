import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.messages import Rejected
from domain.money import Approximate, Exact, Unclear, format_money, parse_money

EXACT = [
    (1, "25rb", 25_000),
    (2, "25 rb", 25_000),
    (3, "25k", 25_000),
    (3, "25K", 25_000),
    (4, "25 ribu", 25_000),
    (5, "15 rebu", 15_000),
    (5, "15 rebo", 15_000),
    (6, "Rp25.000,-", 25_000),
    (6, "Rp 25.000", 25_000),
    (6, "rp25000", 25_000),
    (6, "25000", 25_000),
    (6, "25,000", 25_000),
    (7, "Rp. 25.000,00", 25_000),
    (8, "Rp 1.250.000,-", 1_250_000),
    (9, "1,5jt", 1_500_000),
    (10, "1.5jt", 1_500_000),
    (10, "1,25 juta", 1_250_000),
    (11, "1.500", 1_500),
    (12, "1jt 500rb", 1_500_000),
    (12, "1 juta 500 ribu", 1_500_000),
    (12, "1jt 500.000", 1_500_000),
    (14, "3rb500", 3_500),
    (15, "3.5rb", 3_500),
    (16, "seratus ribu", 100_000),
    (17, "dua ratus lima puluh ribu", 250_000),
    (17, "dua ratus ribu", 200_000),
    (18, "tiga ribu lima ratus", 3_500),
    (19, "sejuta setengah", 1_500_000),
    (20, "dua setengah juta", 2_500_000),
    (21, "setengah juta", 500_000),
    (21, "1/2 juta", 500_000),
    (21, "½ juta", 500_000),
    (25, "goceng", 5_000),
    (26, "ceban", 10_000),
    (27, "noban", 20_000),
    (27, "goban", 50_000),
    (29, "3500 perak", 3_500),
    (29, "3500 rupiah", 3_500),
    (30, "@3.500", 3_500),
    (31, "150rb/bulan", 150_000),
    (31, "150rb per bulan", 150_000),
    (31, "150rb sebulan", 150_000),
    (32, "12rb sebungkus", 12_000),
    (32, "sebungkus 12rb", 12_000),
    (32, "12rb/bks", 12_000),
    (32, "12rb/250gr", 12_000),
    (32, "harganya 12rb aja", 12_000),
    (32, "12.000 per kg", 12_000),
    (35, "1m", 1_000_000_000),
    (35, "1,2 M", 1_200_000_000),
    (36, "sewu", 1_000),
    (36, "rongewu", 2_000),
    (36, "rong ewu", 2_000),
    (36, "limang ewu", 5_000),
    (36, "limangewu", 5_000),
    (37, "selawe ewu", 25_000),
    (37, "seket ewu", 50_000),
    (37, "satus ewu", 100_000),
    (37, "telung atus seket ewu", 350_000),
    (37, "gangsal ewu", 5_000),
    (38, "sarebu", 1_000),
    (38, "lima rebu", 5_000),
    (38, "saratus rebu", 100_000),
    (38, "dalapan rebu lima ratus", 8_500),
    (39, "gratis", 0),
    (39, "free", 0),
    (39, "0", 0),
    (0, "sewelas ewu", 11_000),
    (0, "telulas ewu", 13_000),
    (0, "tujuh belas ribu", 17_000),
    (0, "patlikur ewu", 24_000),
    (0, "duapuluhlima ribu", 25_000),
]
APPROXIMATE = [
    (22, "50rb-an", 50_000),
    (22, "50rban", 50_000),
    (22, "50 ribuan", 50_000),
    (23, "2jtan", 2_000_000),
    (23, "2 jutaan", 2_000_000),
    (24, "1jt lebih dikit", 1_000_000),
    (24, "1jt lebih", 1_000_000),
    (0, "kira-kira 50rb", 50_000),
    (0, "sekitar Rp 50.000", 50_000),
    (0, "Rp 50rb-an", 50_000),
    (0, "kurang lebih 50rb sebungkus", 50_000),
]
UNCLEAR = [
    (13, "1jt500", (1_500_000, 1_000_500)),
    (13, "1 juta 500", (1_500_000, 1_000_500)),
    (13, "satu juta lima ratus", (1_500_000, 1_000_500)),
    (14, "3rb5", (3_500, 3_005)),
    (28, "gocap", (50_000, 50)),
    (28, "cepek", (100_000, 100)),
    (28, "gopek", (500_000, 500)),
    (33, "10rb dapet 3", (10_000,)),
    (33, "10rb isi 3", (10_000,)),
    (33, "10rb/3", (10_000,)),
    (33, "3 biji 10rb", (10_000,)),
    (33, "10rb 3 biji", (10_000,)),
    (34, "25", (25, 25_000)),
    (34, "dua puluh lima", (25, 25_000)),
    (34, "Rp 25", (25, 25_000)),
    (34, "2,5", (2_500, 2_500_000)),
    (34, "999", (999, 999_000)),
    (40, "lunas", ()),
    (41, "bayar setengah", ()),
    (42, "kurang 50rb", (50_000,)),
    (0, "1.250rb", (1_250_000, 1_250)),
    (0, "20-25rb", (20_000, 25_000)),
    (0, "20rb sampai 25rb", (20_000, 25_000)),
    (0, "1jt50", (1_500_000, 1_050_000, 1_000_050)),
]


@pytest.mark.parametrize(("row", "text", "rupiah"), EXACT)
def test_exact_amounts_by_row_of_the_table(row, text, rupiah):
    assert parse_money(text) == Exact(rupiah)


@pytest.mark.parametrize(("row", "text", "rupiah"), APPROXIMATE)
def test_approximate_amounts_by_row_of_the_table(row, text, rupiah):
    assert parse_money(text) == Approximate(rupiah)


@pytest.mark.parametrize(("row", "text", "choices"), UNCLEAR)
def test_unclear_amounts_by_row_of_the_table(row, text, choices):
    heard = parse_money(text)
    assert isinstance(heard, Unclear)
    assert heard.choices == choices
    assert heard.question.id


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mahal",
        "-5000",
        "rb",
        "dua tiga",
        "25rb 30rb",
        "1.500,5",
        "20%",
        "😀",
        "/start",
        "9" * 40,
        "1e9",
        "12.34.56",
        "puluhan ribu",
        "1 juta " * 600,
    ],
)
def test_no_amounts(text):
    with pytest.raises(Rejected, match="or 25rb"):
        parse_money(text)


@pytest.mark.parametrize(
    ("rupiah", "text"),
    [(0, "Rp0"), (500, "Rp500"), (25_000, "Rp25.000"), (1_250_000, "Rp1.250.000"), (-5_000, "-Rp5.000")],
)
def test_amounts_are_written_the_indonesian_way(rupiah, text):
    assert format_money(rupiah) == text


@given(st.integers(0, 10**10))
def test_what_is_written_can_be_read(rupiah):
    heard = parse_money(format_money(rupiah))
    if 0 < rupiah < 100:
        assert heard == Unclear((rupiah, rupiah * 1_000), heard.question)
    else:
        assert heard == Exact(rupiah)


@given(st.integers(1, 10**7), st.sampled_from(["rb", " ribu", "k", " ewu", " rebu"]))
def test_thousands(number, unit):
    assert parse_money(f"{number}{unit}") == Exact(number * 1_000)


@given(st.text(max_size=40) | st.text(alphabet="0123456789.,rbjtkm Rp-/@anse", max_size=20))
def test_any_text_is_an_amount_or_is_refused(text):
    try:
        heard = parse_money(text)
    except Rejected:
        return
    values = heard.choices if isinstance(heard, Unclear) else (heard.rupiah,)
    assert all(type(value) is int and 0 <= value <= 10**12 for value in values)
