"""Remarks about orders without a figure: whose they are, and what is no remark at all."""

import pytest

from domain.procurement.remarks import Remark, buyers_remark, is_refusal, makers_remark

_ORDERS, _OFFERS = Remark.ORDERS, Remark.OFFERS


@pytest.mark.parametrize(
    ("text", "is_no"),
    [
        ("ora iso, repot", True), ("maaf saya gak bisa dulu bu", True), ("mboten saged nggih", True), ("blm sanggup", True),
        ("ga bisa pak waktunya mepet", True), ("gak bisa daftar", False), ("tidak bisa masuk", False), ("bisa", False), ("", False),
    ],
)  # fmt: skip
def test_a_refusal_is_nothing_but_excuses(text: str, is_no: bool) -> None:
    assert is_refusal(text) is is_no


@pytest.mark.parametrize(
    ("text", "makers", "buyers"),
    [
        ("dinkes kapan bayar ya", _ORDERS, _ORDERS), ("uang pesanan dinas belum cair", _ORDERS, _ORDERS),
        ("barang pesanan sudah diantar", _ORDERS, _ORDERS), ("pesenanku", _ORDERS, _ORDERS), ("kantor wis mbayar", _ORDERS, _ORDERS),
        ("kapan dibayar", None, _ORDERS), ("toko sari sudah bayar", None, _ORDERS), ("barang wis teko kabeh", None, _ORDERS),
        ("sudah transfer 780rb", None, _ORDERS), ("minta kuitansi", None, _ORDERS), ("lihat tawaran", None, _OFFERS),
        ("siapa saja yang sanggup", None, _OFFERS), ("halo", None, None), ("", None, None),
        ("pesan " + "sekali " * 12 + "bayar", None, None),
    ],
)  # fmt: skip
def test_remarks_lead_to_orders_or_offers(text: str, makers: Remark | None, buyers: Remark | None) -> None:
    assert makers_remark(text) is makers
    assert buyers_remark(text) is buyers
