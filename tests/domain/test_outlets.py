"""Shops: names, kinds, and a list of them as offices write it."""

import pytest

from domain.messages import Rejected
from domain.outlets import Outlet, OutletKind, chain_of, kind_of, outlet_name, read_outlet


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("warung bu tini", "Warung Bu Tini"),
        ("toko SRC Jaya", "Toko SRC Jaya"),
        ("  Toko  Sari. ", "Toko Sari"),
        ("'Warung 99'", "Warung 99"),
        ("x", None),
        ("123", None),
        ("/titip", None),
        ("", None),
        ("T" * 61, None),
    ],
)
def test_a_shop_has_a_name_with_letters(said: str, name: str | None) -> None:
    if name is None:
        with pytest.raises(Rejected):
            outlet_name(said)
    else:
        assert outlet_name(said) == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Indomaret Limpung", OutletKind.MINIMARKET),
        ("Warung Bu Tini", OutletKind.STALL),
        ("Koperasi Setda", OutletKind.COOPERATIVE),
        ("Pusat Oleh-oleh Batang", OutletKind.GIFT_SHOP),
        ("hypermart", OutletKind.SUPERMARKET),
        ("Kantin Pemda", OutletKind.CANTEEN),
        ("gift_shop", OutletKind.GIFT_SHOP),
        ("Berkah Jaya", None),
        ("", None),
    ],
)
def test_a_name_tells_the_kind(text: str, kind: OutletKind | None) -> None:
    assert kind_of(text) == kind


def test_a_name_tells_the_chain() -> None:
    assert chain_of("INDOMARET Limpung") == "Indomaret"
    assert chain_of("Warung Bu Tini") is None


def test_a_line_of_the_list_is_read() -> None:
    row = {
        "name": "Indomaret Limpung",
        "area": "limpung",
        "phone": "0812 3456 7890",
        "pic": "Pak Tarno",
        "zone": "timur",
    }
    assert read_outlet(row, "33.25") == Outlet(
        "Indomaret Limpung", OutletKind.MINIMARKET, "33.25.08", chain="Indomaret", zone="timur", pic="Pak Tarno",
        phone="+6281234567890",
    )  # fmt: skip
    assert read_outlet({"name": "Toko A", "area": "33.25.11"}, "33.25").area == "33.25.11"


@pytest.mark.parametrize(
    "row",
    [
        {"name": "", "area": "limpung"},
        {"name": "Toko A", "area": "Atlantis"},
        {"name": "Toko A", "area": ""},
        {"name": "Toko A", "area": "33.25"},
        {"name": "Toko A", "area": "limpung", "phone": "abc"},
    ],
)
def test_a_wrong_line_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(Rejected):
        read_outlet(row, "33.25")
