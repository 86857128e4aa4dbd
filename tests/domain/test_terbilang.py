"""Amounts in words."""

import pytest

from domain.terbilang import rupiah_spelled, spelled


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (1_100, "seribu seratus"),
        (2_000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (11_500, "sebelas ribu lima ratus"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (
            2_345_678,
            "dua juta tiga ratus empat puluh lima ribu enam ratus tujuh puluh delapan",
        ),
        (1_000_000_000, "satu miliar"),
        (1_000_000_001, "satu miliar satu"),
        (1_000_000_000_000, "satu triliun"),
        (
            999_000_000_000_011,
            "sembilan ratus sembilan puluh sembilan triliun sebelas",
        ),
        (1_000_000_000_000_000, "seribu triliun"),
    ],
)
def test_numbers_are_spelled_as_on_a_kuitansi(number: int, words: str) -> None:
    assert spelled(number) == words


def test_an_amount_begins_with_a_capital_and_ends_with_its_unit() -> None:
    assert rupiah_spelled(1_080_000) == "Satu juta delapan puluh ribu rupiah"
    with pytest.raises(ValueError, match="less than nothing"):
        rupiah_spelled(-1)
