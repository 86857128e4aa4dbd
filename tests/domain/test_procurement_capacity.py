"""How many somebody can make: of the product that is meant, in the unit of the need; unknown is never zero."""

import pytest

from domain.procurement.capacity import Made, beginnings, capacity_for, in_unit, is_meant, over_time


@pytest.mark.parametrize(
    ("item", "name", "meant"),
    [
        ("keripik tempe", "Keripik tempe", True), ("keripik tempe", "Kripik tmpe pedas 250 g", True),
        ("keripik tempe", "Keripik pisang", False), ("keripik tempe", "Tempe", False), ("keripik tempe", "Keripik", True),
        ("snack box isi 4", "Snack Box", True), ("snack box", "Nasi box", False), ("seragam batik", "Batik tulis", False),
        ("batik", "Kain batik cap", True), ("", "Keripik", False), ("keripik", "", False),
    ],
)  # fmt: skip
def test_which_product_is_meant(item: str, name: str, meant: bool) -> None:
    assert is_meant(item, name) is meant
    assert not meant or any(part in name.casefold() for part in beginnings(item))


@pytest.mark.parametrize(
    ("quantity", "unit", "other", "found"),
    [
        (100, "kotak", "box", 100), (100, "", "kotak", 100), (100, "kotak", "", 100), (5, "lusin", "", 60),
        (60, "buah", "lusin", 5), (50, "bungkus", "kotak", None), (20, "bungkus", "kg", None), (2, "kuintal", "kg", 200),
        (2_500, "gram", "kg", 2), (7, "toples", "toples", 7), (10, "", "kg", 10), (3, "pcs", "bungkus", 3),
    ],
)  # fmt: skip
def test_units_are_compared_only_where_they_agree(
    quantity: int, unit: str, other: str, found: int | None
) -> None:
    assert in_unit(quantity, unit, other) == found


def test_capacity_is_that_of_the_product_not_of_the_busiest_one() -> None:
    products = [
        Made("Rempeyek", "bungkus", 900),
        Made("Keripik tempe", "bungkus", 50),
        Made("Keripik tempe", None, 80),
    ]
    assert capacity_for("keripik tempe", "bungkus", products) == 80
    assert capacity_for("keripik tempe", "kotak", products[:2]) is None
    assert capacity_for("tas anyaman", "", products) is None
    assert (over_time(50, 1), over_time(50, 3)) == (50, 600)
