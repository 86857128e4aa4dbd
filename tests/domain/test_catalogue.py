"""What somebody looks for in one line, and which known words are meant by a mistyped one."""

import pytest

from domain.catalogue import (
    Sought,
    asked_by,
    asks_for_goods,
    compact,
    lacking,
    meant_by,
    read_search,
    spellings,
)

KNOWN = (
    "keripik",
    "kerupuk",
    "tempe",
    "tempura",
    "batik",
    "batang",
    "emping",
    "melinjo",
    "sambal",
    "rempeyek",
    "tahu",
)


@pytest.mark.parametrize(
    ("said", "words", "price", "papers"),
    [
        ("keripik tempe", ("keripik", "tempe"), None, ()),
        ("kripik tempe halal limpung di bawah 20rb", ("keripik", "tempe", "limpung"), 20_000, ("halal",)),
        ("cari keripik yang ber-PIRT harga maks 15.000", ("keripik",), 15_000, ("pirt",)),
        ("SPP-IRT P-IRT bpom", (), None, ("pirt", "bpom")),
        ("<20rb", (), 20_000, ()),
        ("kue paling mahal 5 ribu, halal", ("kue",), 5_000, ("halal",)),
        ("batik tulis 2 meter", ("batik", "tulis", "meter"), None, ()),
        ("yang di dan", (), None, ()),
        ("😀 !!", (), None, ()),
        ("a b c", (), None, ()),
        ("k" * 500, ("k" * 20,), None, ()),
    ],
)
def test_one_line_is_read(
    said: str, words: tuple[str, ...], price: int | None, papers: tuple[str, ...]
) -> None:
    assert read_search(said) == Sought(words, price, papers)
    assert read_search(said).is_empty is (not words and price is None and not papers)


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("cari keripik tempe murah", True), ("golek emping", True), ("tuku kopi bubuk nang endi", True),
        ("ada yang jual kopi?", True), ("siapa yang bisa bikin nasi kotak", True), ("sopo sing dodol batik", True),
        ("mau beli batik halal di bawah 200rb", True), ("cari bu siti", False), ("keripik tempe laku 12", False),
    ],
)  # fmt: skip
def test_a_sentence_that_looks_for_goods(said: str, is_asked: bool) -> None:
    assert asks_for_goods(said) is is_asked


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("keripik", "keripik"), ("keirpik", "keripik"), ("keripk", "keripik"), ("kerpik", "keripik"),
        ("kerupk", "kerupuk"), ("tmpe", "tempe"), ("temp", "tempe tempura"), ("bat", "batang batik"),
        ("rempeyk", "rempeyek"), ("tahu", "tahu"), ("taho", "tahu"), ("xyz", ""), ("tah", "tahu"), ("ta", ""),
        ("emoing", "emping"),
    ],
)  # fmt: skip
def test_a_mistyped_word_is_found_by_equal_letters_alone(said: str, meant: str) -> None:
    looked_up = [known for known in KNOWN if asked_by(said) & spellings(known)]
    assert sorted(meant_by(said, looked_up)) == meant.split()


def test_spellings_stay_few() -> None:
    assert len(spellings("k" * 20)) <= 40
    assert max(map(len, spellings("rempeyek"))) == 8
    assert spellings("12345678") == {"123", "1234", "12345", "123456", "1234567", "12345678"}


def test_what_is_lacking_is_told_the_most_important_first() -> None:
    assert lacking(photo=True, price=True, unit=True, capacity=True) == ()
    assert [one.id for one in lacking(photo=False, price=False, unit=True, capacity=True)] == [
        "📷 a photo",
        "💰 a price",
    ]


def test_a_search_fits_on_a_button_and_means_the_same() -> None:
    sought = read_search("kripik tempe halal limpung harga di bawah 20rb")
    assert compact(sought, 38) == "<20000 halal keripik tempe limpung"
    assert read_search(compact(sought, 38)) == sought
    assert compact(sought, 20) == "<20000 halal keripik"
    assert compact(Sought(), 38) == ""
