"""An officer brings in a list: looked at first, taken after a yes, mended, taken back."""

import io
import json
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.support.lists import (
    BUDI,
    ELSEWHERE,
    EVERYTHING,
    HUSBAND,
    KARMI,
    NO_NAME,
    NO_PHONE,
    SITI,
    TITLES,
    csv,
    imports,
    officer,
    sends,
)
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    return await officer(town)


async def waiting(town: Town) -> list[tuple[Any, ...]]:
    """Who is invited now."""
    return [
        tuple(row)
        for row in await town.rows(
            "SELECT listed_people.name, area, phone FROM listed_people JOIN people_lists ON people_lists.id = list_id "
            "WHERE verdict = 'new' AND person_id IS NULL AND state = 'taken' ORDER BY listed_people.id"
        )
    ]


async def test_a_list_is_looked_at_first_and_taken_after_a_yes(town: Town, ratna: Talker) -> None:
    shown = await sends(ratna, csv(*EVERYTHING))
    for line in (
        "✅ Baru: 4", "👥 Kembar di berkas ini: 2", "❌ Ada yang salah: 2", "🚧 Di luar wilayah: 1", "📵 Tanpa nomor HP: 1",
        "Sumber: Daftar Penerima BPUM Kabupaten Batang Tahun 2021",
    ):  # fmt: skip
        assert line in shown.text
    assert await waiting(town) == []
    await ratna.taps("Masukkan")
    await ratna.sees("4 orang sekarang masuk daftar undangan")
    assert await waiting(town) == [
        ("Siti Aminah", "33.25.08.2005", "+6281234567110"), ("Karmi Lestari", "33.25.08.2010", "+6281234567111"),
        ("Budi Santoso", "33.25.05.2001", "+6281234567112"), ("Partinah", "33.25.05.2001", None),
    ]  # fmt: skip
    assert await town.rows("SELECT person_id FROM producers") == []
    noted = await town.rows("SELECT action, detail FROM audit_log WHERE action LIKE 'list%' ORDER BY id")
    assert [(row.action, json.loads(row.detail).get("people")) for row in noted] == [
        ("list sent", None),
        ("list taken", 4),
    ]


async def test_no_nik_is_kept_or_said(town: Town, ratna: Talker) -> None:
    await imports(ratna, csv(*EVERYTHING))
    await ratna.says("/impor")
    await ratna.taps("Daftar lama")
    await ratna.taps("Daftar Penerima BPU…")
    await ratna.taps("Baris tak masuk")
    await ratna.sees("lengkap dengan alasannya", 15)
    await town.settled()
    tables = await town.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    kept = [str(await town.rows(f"SELECT * FROM {row.name}")) for row in tables]
    said = [str(message.body) for message in ratna.chat if message.by_bot]
    for row in EVERYTHING:
        assert not any(str(row[1]) in text or str(row[1])[:12] in text for text in (*kept, *said))


async def test_the_rows_that_were_left_out_come_as_they_were_with_reasons(town: Town, ratna: Talker) -> None:
    await sends(ratna, csv(*EVERYTHING))
    await ratna.taps("Baris tak masuk")
    await ratna.sees("lengkap dengan alasannya", 15)
    sheets = await workbook(town, ratna)
    assert sheets["Salah"] == [
        ["Baris", "Alasan", *TITLES],
        [7, "Nama kosong.", "5", "************0005", "", "PRANTEN", "BAWANG", "TEMPE", "081234567113"],
        [8, "Nomor HP “0812-345” kurang lengkap atau kepanjangan.", "6", "************0006", "SUDARMI", "PRANTEN", "BAWANG", "TEMPE", "0812-345"],
    ]  # fmt: skip
    assert sheets["Wilayah lain 2"][1][:2] == [9, "Di luar wilayah Anda."]
    assert [row[:3] for row in sheets["Sudah dikenal 3"][1:]] == [
        [10, "Orang yang sama dengan baris 3.", "Siti Aminah W"], [11, "Orang yang sama dengan baris 3.", "Joko Susilo"],
    ]  # fmt: skip


async def workbook(town: Town, talker: Talker) -> dict[str, list[list[Any]]]:
    """The last file that came, by sheets."""
    document = next(m.body["document"] for m in reversed(talker.chat) if m.by_bot and "document" in m.body)
    files = town.sim.world.files
    file = files.get(document["file_id"])
    assert file is not None
    content = files.read(file)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: [[_whole(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    }


def _whole(cell: Any) -> Any:
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


async def test_who_is_known_already_is_not_invited_again(town: Town, ratna: Talker, budi: Talker) -> None:
    await budi.registers(name="Siti", business="Keripik")  # her phone is 0812 3456 7890
    known = (1, "", "SITI", "SIDOMULYO", "LIMPUNG", "KERIPIK TEMPE", "081234567890")
    by_name = (2, "", "SITI", "SIDOMULYO", "LIMPUNG", "REMPEYEK", "-")
    await imports(ratna, csv(KARMI))
    shown = await sends(ratna, csv(known, by_name, KARMI, BUDI), "kedua.csv")
    assert "✅ Baru: 1" in shown.text
    assert "👤 Sudah terdaftar: 2" in shown.text
    assert "📇 Sudah ada di daftar lain: 1" in shown.text


async def test_the_same_file_a_second_time_brings_nobody(town: Town, ratna: Talker) -> None:
    await imports(ratna, csv(*EVERYTHING))
    shown = await sends(ratna, csv(*EVERYTHING))
    assert "✅ Baru: 0" in shown.text
    assert "tidak ada yang perlu dimasukkan" in shown.text
    assert not any("Masukkan" in label for label in shown.buttons)
    assert len(await waiting(town)) == 4


async def test_two_officers_with_the_same_list_do_not_double_it(town: Town, ratna: Talker) -> None:
    dwi = await officer(town, "Dwi", 107)
    await sends(ratna, csv(SITI, KARMI))
    await sends(dwi, csv(SITI, KARMI, BUDI))
    await ratna.taps("Masukkan")
    await ratna.sees("2 orang sekarang masuk")
    await dwi.taps("Masukkan")
    await dwi.sees("Saya hitung ulang sebentar")
    await dwi.sees("✅ Baru: 1")
    await dwi.taps("Masukkan")
    await dwi.sees("1 orang sekarang masuk")
    assert [row[0] for row in await waiting(town)] == ["Siti Aminah", "Karmi Lestari", "Budi Santoso"]


async def test_doubtful_rows_are_looked_at_one_by_one(town: Town, ratna: Talker) -> None:
    await sends(ratna, csv(SITI, HUSBAND, KARMI))
    await ratna.taps("Meragukan: 1")
    shown = await ratna.sees("Baris 4: Joko Susilo")
    assert "Nomor HP sama dengan baris 3: Siti Aminah" in shown.text
    await ratna.taps("Orang lain")
    shown = await ratna.sees("Sudah tidak ada baris yang meragukan")
    assert "✅ Baru: 3" in shown.text
    await ratna.taps("Masukkan")
    await ratna.sees("3 orang sekarang masuk")
    assert ("Joko Susilo", "33.25.08.2005", "+6281234567110") in await waiting(town)


async def test_a_doubtful_row_that_is_the_same_person_stays_out(town: Town, ratna: Talker) -> None:
    await sends(ratna, csv(SITI, HUSBAND))
    await ratna.taps("Meragukan: 1")
    await ratna.sees("Joko Susilo")
    await ratna.taps("Orang sama")
    shown = await ratna.sees("Sudah tidak ada baris yang meragukan")
    assert "✅ Baru: 1" in shown.text
    await ratna.taps("Masukkan")
    await ratna.sees("1 orang sekarang masuk")


async def test_a_list_is_taken_back_and_all_is_as_before(town: Town, ratna: Talker) -> None:
    await imports(ratna, csv(KARMI), "dulu.csv")
    before = await waiting(town)
    await imports(ratna, csv(KARMI, SITI, BUDI))
    assert len(await waiting(town)) == 3
    await ratna.taps("Batalkan daftar")
    await ratna.sees("2 undangan dihapus")
    await ratna.taps("Tidak")
    await ratna.sees("Masih ditunggu: 2")
    await ratna.taps("Batalkan daftar")
    await ratna.sees("2 undangan dihapus")
    await ratna.taps("Ya, batalkan")
    await ratna.sees("sudah dibatalkan: 2 undangan dihapus")
    assert await waiting(town) == before
    await cleared(town)
    assert [tuple(row) for row in await town.rows("SELECT name FROM listed_people")] == [("Karmi Lestari",)]
    await ratna.forges("-:list_undone:2")
    await ratna.sees("Daftar ini sudah dibatalkan")


async def cleared(town: Town) -> None:
    """The rows of what was taken back are cleared away in the background."""
    await town.until("SELECT count(*) FROM people_lists WHERE state IN ('undoing', 'dropping')", 0)


async def test_who_stood_on_both_lists_stays_when_the_first_is_taken_back(town: Town, ratna: Talker) -> None:
    await imports(ratna, csv(SITI, KARMI), "dulu.csv")
    await imports(ratna, csv(KARMI, BUDI), "baru.csv")
    await ratna.says("/impor")
    await ratna.taps("Daftar lama")
    await ratna.forges("-:list_undone:1")
    await ratna.sees("2 undangan dihapus")
    await cleared(town)
    assert [row[0] for row in await waiting(town)] == ["Karmi Lestari", "Budi Santoso"]


async def test_source_and_day_can_be_set(town: Town, ratna: Talker) -> None:
    await sends(ratna, csv(SITI))
    await ratna.taps("Sumber")
    await ratna.sees("Daftarnya bernama apa?")
    await ratna.says("12")
    await ratna.sees("Misalnya: Daftar BPUM 2021")
    await ratna.says("Data dinas 2021")
    await ratna.sees("per tanggal berapa")
    await ratna.says("22 Nov 2021")
    await ratna.sees("Sumber: Data dinas 2021, 22 Nov 2021")
    await ratna.taps("Tidak jadi")
    await ratna.sees("Tidak ada yang dimasukkan")
    assert await waiting(town) == []


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
