"""Words about getting into a shop: applying, how it stands, what is one's own – and questions about papers, which are not."""

import pytest

from domain.curation.talk import asks_status, means_own, wants_in


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("kurasi produk", "wants"), ("kurasi", "wants"), ("mau kurasi produk saya", "wants"), ("ajukan produk", "wants"),
        ("ngajuin produk ke toko", "wants"), ("kepengin mlebu alfamart", "wants"), ("arep mlebu indomaret", "wants"),
        ("saya mau titip di indomaret gimana", "wants"), ("pengen masuk alfamart", "wants"), ("daftar kurasi", "wants"),
        ("status kurasi saya", "status"), ("kurasiku udah sampai mana", "status"), ("hasil kurasi", "status"),
        ("batalin kurasi", "own"), ("tarik pengajuan kurasi", "own"), ("kapan produk saya dinilai", "own"),
        ("produk saya kok belum dipajang", "own"), ("produk saya sudah tidak dijual di alfamart", "own"),
        ("daganganku wis ora didol nang indomaret", "own"),
        ("apa itu kurasi", None), ("syarat masuk indomaret apa aja", None), ("gmn cara masuk indomaret perlu bpom", None),
        ("produk saya", None), ("kapan pelatihan", None), ("keripik tidak dijual mahal", None), ("titip 40 di indomaret", None),
    ],
)  # fmt: skip
def test_what_is_meant(said: str, found: str | None) -> None:
    heard = [
        name
        for name, hears in (("status", asks_status), ("own", means_own), ("wants", wants_in))
        if hears(said)
    ]
    assert heard[:1] == ([found] if found else [])
