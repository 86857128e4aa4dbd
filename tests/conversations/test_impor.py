"""An officer brings in a list: looked at first, taken after a yes, mended, taken back."""

import io
import json
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.support.lists import (
    BUDI,
    EVERYTHING,
    HUSBAND,
    KARMI,
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
