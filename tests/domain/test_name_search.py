"""The shop or product that somebody means, by words, short forms and with typos; two that fit are asked."""

import pytest

from domain.name_search import find_name, fold

SHOPS = (
    "Indomaret Limpung", "Indomaret Banyuputih", "Warung Bu Tini", "Toko Sari Rasa", "Toko Sari Jaya",
    "Hypermart Pekalongan", "Koperasi Setda Batang", "Alfamart Limpung 2", "Warung Pak Slamet",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Indomaret Limpung", "Indomaret Limpung"),
        ("indomart limpung", "Indomaret Limpung"),
        ("IDM. LIMPUNG", "Indomaret Limpung"),
        ("indomaret banyu putih", None),
        ("indomaret banyuputeh", "Indomaret Banyuputih"),
        ("bu tini", "Warung Bu Tini"),
        ("tini", "Warung Bu Tini"),
        ("wr tini", "Warung Bu Tini"),
        ("sari rasa", "Toko Sari Rasa"),
        ("hypermart", "Hypermart Pekalongan"),
        ("hypermat", "Hypermart Pekalongan"),
        ("alfa limpung", "Alfamart Limpung 2"),
        ("kopr setda", "Koperasi Setda Batang"),
        ("slamet", "Warung Pak Slamet"),
        ("selamet", "Warung Pak Slamet"),
    ],
)
def test_a_name_is_found(said: str, meant: str | None) -> None:
    found = find_name(said, SHOPS)
    assert (SHOPS[found.exact] if found.exact is not None else None) == meant


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("sari", {"Toko Sari Rasa", "Toko Sari Jaya"}),
        ("indomaret", {"Indomaret Limpung", "Indomaret Banyuputih"}),
        ("limpung", {"Indomaret Limpung", "Alfamart Limpung 2"}),
        ("warung", {"Warung Bu Tini", "Warung Pak Slamet"}),
    ],
)
def test_several_that_fit_are_offered(said: str, offered: set[str]) -> None:
    found = find_name(said, SHOPS)
    assert found.exact is None
    assert {SHOPS[at] for at in found.candidates} == offered


@pytest.mark.parametrize("said", ["", "🙏", "Toko Makmur Jaya Abadi", "tono", "x", "Indomaret Subah"])
def test_an_unknown_name_is_not_guessed(said: str) -> None:
    assert find_name(said, SHOPS).exact is None


def test_the_whole_name_wins_over_a_longer_one() -> None:
    assert find_name("keripik tempe", ("Keripik tempe pedas", "keripik tempe")).exact == 1
    assert find_name("kripik tempe", ("Keripik tempe pedas", "keripik tempe")).exact == 1
    assert find_name("keripik", ("keripik tempe", "rempeyek")).exact == 0
    assert find_name("peyek", ("keripik tempe", "rempeyek kacang")).exact == 1


def test_equal_names_are_asked() -> None:
    assert find_name("Toko Sari", ("Toko Sari", "TOKO SARI")).candidates == (0, 1)
    assert find_name("Toko Sari", ("Toko Sari", "TOKO SARI")).exact is None


def test_folding_leaves_the_telling_letters() -> None:
    assert fold("  IDM.Limpung-2 ") == "indomaret limpung 2"
    assert fold("Krupuk") == "kerupuk"
