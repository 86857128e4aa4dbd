"""Words of complaints, of "how does mine stand?" and of "it is solved" – and words that only sound like them."""

import pytest

from domain.cases.model import Kind
from domain.cases.talk import asks_how_it_stands, complains, says_solved

R, F = Kind.REFUSED, Kind.FEES


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("tokonya nolak barang saya padahal sudah ada pirt", R), ("produkku ditolak tokone padahal wis ana pirt", R),
        ("barang saya ditolak alfamart", R), ("indomaret gak mau nerima keripik saya", R), ("toko menolak produk saya", R),
        ("tokone ora gelem nampa daganganku", R), ("indomaret ra gelem nampani jajanku", R), ("kok barangku ditolak ya", R),
        ("alfamart tdk mau terima produk sy", R), ("tokonya ga mau nerima dagangan", R),
        ("dimintai uang sama petugas", F), ("diminta bayar sama orang dinas", F), ("dijaluki duit karo petugas", F),
        ("petugasnya minta duit", F), ("ana pungli", F), ("oknum dinas minta amplop uang", F),
        ("produk saya ditolak indomaret karena apa", None), ("keripik sy ditolak alfamart knp", None),
        ("biar gak ditolak toko gimana", None), ("ditolak 4", None), ("setor 30 keripik ditolak toko 4", None),
        ("kalau ditolak toko gimana", None), ("apa petugas minta uang izin?", None), ("toko belum bayar", None), ("", None),
    ],
)  # fmt: skip
def test_a_complaint_is_heard_and_a_question_is_not(said: str, kind: Kind | None) -> None:
    assert complains(said) == kind


@pytest.mark.parametrize(
    ("said", "is_so"),
    [
        ("sudah selesai masalahnya", True), ("sampun rampung masalahe", True), ("masalahnya sudah kelar", True),
        ("masalahnya sudah selesai, makasih", True), ("wis beres", True), ("Sudah beres pak, makasih", True),
        ("tutup kasusnya", True), ("alhamdulillah udah kelar semua bu", True), ("masalah saya yg kemarin sudah beres", True),
        ("sudah selesai?", False), ("belum selesai masalahnya", False), ("pesanannya sudah selesai", False),
        ("sudah beres pirt saya", False), ("beres", False), ("makasih", False), ("kapan masalahnya selesai", False),
        ("sudah setor", False), ("tutup", False), ("", False),
    ],
)  # fmt: skip
def test_that_it_is_solved_is_said_in_so_many_words(said: str, is_so: bool) -> None:
    assert says_solved(said.replace("yg", "yang")) is is_so


@pytest.mark.parametrize(
    ("said", "is_so"),
    [
        ("aduan saya sampai mana", True), ("status laporan saya", True), ("masalah saya kemarin gimana", True),
        ("keluhanku piye", True), ("kabar pengaduan saya", True), ("laporan penjualan", False), ("mau lapor masalah", False),
        ("ada masalah sama toko", False),
    ],
)  # fmt: skip
def test_asking_how_a_case_stands(said: str, is_so: bool) -> None:
    assert asks_how_it_stands(said) is is_so
