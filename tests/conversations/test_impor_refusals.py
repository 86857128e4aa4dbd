"""An officer sends something that is no list, shows the columns of a strange one, or has no business with a list."""

from typing import Any

import pytest

from tests.support.lists import (
    BUDI,
    ELSEWHERE,
    HUSBAND,
    NO_NAME,
    NO_PHONE,
    SITI,
    csv,
    imports,
    officer,
    sends,
)
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    return await officer(town)


async def waiting(town: Town) -> list[Any]:
    """Who is invited now."""
    query = "SELECT name FROM listed_people WHERE verdict = 'new' AND list_id IN (SELECT id FROM people_lists WHERE state = 'taken')"
    return await town.rows(query)


async def test_columns_that_are_not_clear_are_asked_with_buttons(town: Town, ratna: Talker) -> None:
    await ratna.says("/impor")
    await ratna.sends_document(
        "aneh.csv", b"A;B;C;D\nSITI;LIMPUNG;x;081234567110\nBUDI;BAWANG;y;081234567112\n"
    )
    await ratna.sees("belum yakin kolom mana", 20)
    await ratna.taps("Tunjukkan kolom")
    shown = await ratna.sees("nama pemilik?")
    assert "A: SITI, BUDI" in shown.text
    await ratna.says("apa ya")
    await ratna.sees("nama pemilik?")
    await ratna.taps("A · A")
    for _ in range(8):
        shown = await ratna.gets_answer()
        if "Kolomnya sudah betul?" in shown.text:
            break
        await ratna.taps("Tidak ada")
    await ratna.taps("Simpan")
    shown = await ratna.sees("semua baris sudah saya cek", 20)
    assert "✅ Baru: 2" in shown.text


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("foto.jpg", b"\xff\xd8\xff", "Saya bisa membaca berkas yang namanya berakhiran"), ("kosong.csv", b"", "Berkas itu kosong"),
        ("a.xlsx", b"PK\x03\x04 rusak", "bukan tabel"), ("a.pdf.csv", b"%PDF-1.7", "bukan tabel"), ("judul.csv", csv(), "tidak ada orang di bawahnya"),
        ("kunci.xlsx", b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "dikunci kata sandi"),
    ],
)  # fmt: skip
async def test_what_is_no_list_is_refused_and_the_next_file_is_taken(
    town: Town, ratna: Talker, name: str, content: bytes, words: str
) -> None:
    await ratna.says("/impor")
    await ratna.sees("Kirim daftarnya ke sini")
    await ratna.sends_document(name, content)
    await ratna.sees(words, 15)
    await imports(ratna, csv(SITI))
    assert len(await waiting(town)) == 1


async def test_other_things_than_files_are_met_kindly(town: Town, ratna: Talker) -> None:
    await ratna.says("/impor")
    await ratna.sees("Kirim daftarnya ke sini")
    for act, what in (("says", "ini daftarnya"), ("sends_photo", None), ("sends_voice", None)):
        await (getattr(ratna, act)(what) if what else getattr(ratna, act)())
        await ratna.sees("Kirim berkasnya: ketuk penjepit kertas")
    await ratna.says("daftar lama")
    await ratna.sees("Belum ada daftar")
    await ratna.sends_document("bpum.csv", csv(SITI, NO_NAME, NO_PHONE))
    shown = await ratna.sees("semua baris sudah saya cek", 15)
    assert "✅ Baru: 2" in shown.text
    await ratna.taps("Masukkan")
    await ratna.sees("2 orang sekarang masuk")


async def test_an_officer_of_a_kecamatan_takes_only_what_lies_there(town: Town) -> None:
    lina = await officer(town, "Lina", 108, "33.25.08")
    shown = await sends(lina, csv(SITI, BUDI, ELSEWHERE))
    assert "✅ Baru: 1" in shown.text
    assert "🚧 Di luar wilayah: 2" in shown.text
    await lina.taps("Masukkan")
    await lina.sees("1 orang sekarang masuk")


async def test_what_other_offices_know_is_not_told(town: Town, ratna: Talker) -> None:
    """Budi is on Batang's list with a place in Bawang; an officer of Limpung must not learn that."""
    lina = await officer(town, "Lina", 108, "33.25.08")
    await imports(ratna, csv(BUDI))
    same_phone = (1, "", "SUDARMI", "SIDOMULYO", "LIMPUNG", "TAHU", BUDI[6])
    shown = await sends(lina, csv(same_phone))
    assert "✅ Baru: 1" in shown.text
    assert "daftar lain" not in shown.text


async def test_lists_of_others_are_not_there(town: Town, ratna: Talker, budi: Talker) -> None:
    """Buttons of a list, forged by an officer of another area, by a producer, by nobody."""
    await sends(ratna, csv(SITI, HUSBAND))
    lina = await officer(town, "Lina", 108, "33.25.05")
    await budi.says("/start")
    await budi.sees("Selamat datang")
    for data in ("list:1", "list_take:1", "list_drop:1", "list_faults:1", "list_undo:1", "list_undone:1", "list_twins:1",
                 "list_twin:1.2.n", "list_source:1", "list_columns:1", "list:", "list:x", "list_take:999999999999", "list_twin:zz"):  # fmt: skip
        await lina.forges(f"-:{data}")
        await lina.sees("Daftar itu sudah tidak ada.")
        await budi.forges(f"-:{data}")
        await budi.sees("Bagian itu khusus petugas.")
    await lina.says("/impor")
    await lina.taps("Daftar lama")
    await lina.sees("Belum ada daftar")
    assert [row.state for row in await town.rows("SELECT state FROM people_lists")] == ["ready"]
    await ratna.taps("Masukkan")
    await ratna.sees("1 orang sekarang masuk")


async def test_whoever_is_no_officer_has_no_import(town: Town, siti: Talker) -> None:
    await siti.says("/impor")
    await siti.sees("Bagian itu khusus petugas.")
    await siti.sends_document("bpum.csv", csv(SITI))
    await siti.sees("Terima kasih berkasnya")
    assert await town.rows("SELECT id FROM people_lists") == []


async def test_a_list_that_an_officer_just_sends_is_taken_as_one(town: Town, ratna: Talker) -> None:
    await ratna.sends_document("bpum.csv", csv(SITI))
    await ratna.sees("Daftarnya saya baca dulu")
    await ratna.sees("semua baris sudah saya cek", 15)
    await ratna.taps("Masukkan")
    await ratna.sees("1 orang sekarang masuk")
