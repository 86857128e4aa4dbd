"""Titles of columns as offices write them, over one line or two, below a heading."""

import pytest

from domain.lists.header import find_header
from domain.lists.titles import columns_of, vocabulary

PEOPLE, SHOPS = vocabulary("people"), vocabulary("shops")


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("NAMA", "name"), ("Nama Lengkap (sesuai KTP)", "name"), ("NM PEMILIK", "name"), ("NAMA PELAKU USAHA", "name"),
        ("nama_penerima", "name"), ("NamaPemilik", "name"), ("NAMAPEMILIK", "name"), ("Nama Pengusaha", "name"), ("PENERIMA", "name"),
        ("Nama Lengkpa", "name"), ("NAMA USAHA", "business"), ("Nm. Usaha", "business"), ("MERK", "business"), ("Nama Toko/Warung", "business"),
        ("JENIS USAHA", "product"), ("Bidang Usaha", "product"), ("Jns Usaha / Produk", "product"), ("KOMODITI", "product"), ("Nama Produk", "product"),
        ("NO HP", "phone"), ("No. Telp/WA", "phone"), ("NOMOR HANDPHONE", "phone"), ("nohp", "phone"), ("Kontak", "phone"),
        ("No. Hp yang bisa dihubungi", "phone"), ("Telpon", "phone"), ("No Telepone", "phone"), ("KEC.", "kecamatan"), ("Kecamtan", "kecamatan"),
        ("KECAMATAN USAHA", "kecamatan"), ("DESA/KEL", "desa"), ("Desa / Kelurahan", "desa"), ("KELURAHAN", "desa"), ("Ds", "desa"),
        ("NamaDesa", "desa"), ("ALAMAT", "address"), ("Alamat Usaha (Desa/Kec)", "address"), ("KODE WILAYAH", "area"), ("KAB/KOTA", "regency"),
        ("L/P", "sex"), ("JNS KEL", "sex"), ("Jenis Kelamin", "sex"), ("JK", "sex"), ("NIK", "nik"), ("NO. KTP", "nik"), ("No KTP/NIK", "nik"),
        ("Nomor Induk Kependudukan", "nik"), ("NO KK", "secret"), ("No. Rekening", "secret"), ("Nama Ibu Kandung", "secret"), ("NPWP", "secret"),
        ("NO", ""), ("", ""), ("KET", "other"), ("TANGGAL LAHIR", "other"), ("NIB", "other"), ("Nama Petugas", "other"), ("Status Usaha", "other"),
        ("Lama Usaha Berdiri", "other"), ("JUMLAH PENERIMA", "other"), ("Total Pelaku Usaha", "other"), ("Jumlah UMKM", "other"), ("Foto", ""), ("x" * 200, ""), ("DAFTAR PENERIMA BANTUAN PRODUKTIF USAHA MIKRO", "other"),
    ],
)  # fmt: skip
def test_a_title_says_what_the_column_is(title: str, field: str) -> None:
    """What is of no use must not be taken for anything that is."""
    found = next(iter(columns_of([title], PEOPLE)), "")
    assert found == field or (field == "other" and found == "")


def test_titles_of_lists_of_shops() -> None:
    titles = ["No", "Nama Toko", "Jenis", "Kecamatan", "No. HP", "PIC"]
    assert columns_of(titles, SHOPS) == {"name": (1,), "kind": (2,), "area": (3,), "phone": (4,), "pic": (5,)}


def test_the_plainest_title_of_several_comes_first() -> None:
    found = columns_of(["No HP Pendamping", "NO HP 1", "No. HP Usaha", "NO HP 2"], PEOPLE)
    assert found["phone"] == (1, 3, 2) or found["phone"][0] in (1, 2)
    assert 0 not in found["phone"]


TITLES = ["NO", "NIK", "NAMA", "DESA", "KECAMATAN", "NO HP"]


@pytest.mark.parametrize(
    ("rows", "first", "fields", "heading"),
    [
        ([TITLES, [1, "x", "SITI", "A", "B", 8]], 1, {"nik", "name", "desa", "kecamatan", "phone"}, ()),
        ([["DAFTAR UMKM"], ["KAB.", "BATANG"], TITLES], 3, {"nik", "name", "desa", "kecamatan", "phone"}, ("DAFTAR UMKM", "KAB. BATANG")),
        ([["DAFTAR"], ["NO", "NAMA", "ALAMAT", None, "HP"], [None, None, "DESA", "KECAMATAN", None]], 3,
         {"name", "desa", "kecamatan", "phone"}, ("DAFTAR",)),
        ([["NO", "NAMA", "ALAMAT", None, "HP"], ["NO", "NAMA", "DESA", "KEC", "HP"]], 2, {"name", "desa", "kecamatan", "phone"}, ()),
        ([["Nama", "No"], ["SITI", 1]], 1, {"name"}, ()),
        ([["SITI", "LIMPUNG"], ["BUDI", "BATANG"]], None, set(), ()),
        ([], None, set(), ()),
    ],
)  # fmt: skip
def test_the_line_of_titles_is_found(
    rows: list[list[object]], first: int | None, fields: set[str], heading: tuple[str, ...]
) -> None:
    header = find_header(rows, PEOPLE)
    found = (header.first, set(header.columns) - {"address"}, header.heading) if header else (None, set(), ())
    assert found == (first, fields, heading)


def test_titles_far_down_are_not_looked_for() -> None:
    assert find_header([["x"]] * 40 + [TITLES], PEOPLE) is None
