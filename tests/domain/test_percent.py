import pytest

from domain.messages import Rejected
from domain.percent import parse_percent


@pytest.mark.parametrize(
    ("row", "text", "basis_points"),
    [
        (43, "potong 20%", 2_000),
        (44, "diskon 5 persen", 500),
        (45, "komisi 12,5%", 1_250),
        (45, "12.5 %", 1_250),
        (43, "20", 2_000),
        (43, "20 prosen", 2_000),
        (43, "dua puluh persen", 2_000),
        (43, "toko ambil 15%", 1_500),
        (43, "0%", 0),
        (43, "100%", 10_000),
        (45, "7,25 persen", 725),
        (43, "bagi hasil setengah", 5_000),
        (43, "limang persen", 500),
    ],
)
def test_shares_are_read_as_basis_points(row: int, text: str, basis_points: int) -> None:
    assert parse_percent(text) == basis_points, row


@pytest.mark.parametrize(
    "text", ["", "101%", "banyak", "12.500", "5rb", "-5%", "1/3 persen", "12,345%", "Rp 2.000", "20% 30%"]
)
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(Rejected):
        parse_percent(text)
