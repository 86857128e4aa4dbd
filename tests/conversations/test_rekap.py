"""/rekap: one picture of an area and a month; another area, another month, a workbook; nobody sees beyond their area."""

import io
from datetime import date
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.conversations.reminding import at
from tests.support.lists import officer
from tests.support.town import Talker, Town
from tests.support.trade import Sale, business, shop

SHARES = 6 * 10 * 9_000


@pytest.fixture
async def ratna(town: Town) -> Talker:
    """An officer of Batang, where six businesses of Limpung sold at Maju this month and last, and one of Bawang once."""
    talker = await officer(town)
    assert town.app is not None
    database = town.app.database
    maju = await shop(database, "Maju", "33.25.08")
    for number in range(6):
        sales = (Sale(maju, 10, date(2026, 11, 3), 40_000), Sale(maju, 8, date(2026, 9, 20)))
        await business(database, 500 + number, "33.25.08.2005", *sales, Sale(maju, 5, date(2026, 10, 5)))
    await business(database, 600, "33.25.05.2001", Sale(maju, 3, date(2026, 9, 9)))
    return talker


async def test_one_picture_with_its_words_and_ways(town: Town, ratna: Talker) -> None:
    await ratna.says("/rekap")
    shown = await ratna.sees("Rekap Kabupaten Batang, November 2026", 15)
    assert shown.body["photo"][-1]["width"] >= 700
    for line in (
        "💰 Laku titip jual: Rp540.000 sampai hari ini (Oktober 2026 penuh: Rp270.000).",
        "👥 Usaha aktif: 6. Terdaftar: 7.",
        "⏳ Belum dibayar toko: ",
        "1. Maju telat bayar ke 7 usaha, lebih dari 30 hari.",
    ):
        assert line in shown.text
    assert shown.buttons == ["1. 🏪 Tokonya", "🗓 Oktober 2026", "📍 Wilayah", "📄 Excel"]
    assert len(shown.text) <= 450
    await ratna.taps("Oktober 2026")
    shown = await ratna.sees("Rekap Kabupaten Batang, Oktober 2026", 15)
    assert "Laku titip jual: Rp270.000, turun" in shown.text
    await ratna.taps("Wilayah")
    await ratna.sees("Rekap wilayah mana?")
    await ratna.taps("Lainnya")
    await ratna.sees("Rekap wilayah mana?")
    await ratna.taps("Bawang")
    shown = await ratna.sees("Rekap Kecamatan Bawang, Kabupaten Batang, Oktober 2026", 15)
    assert "👥 Usaha aktif: 0. Terdaftar: 1." in shown.text
    assert await town.rows("SELECT 1 FROM audit_log WHERE action = 'overview seen'")


async def test_the_button_of_a_problem_leads_to_where_it_is_decided(ratna: Talker) -> None:
    await ratna.says("/rekap")
    await ratna.sees("Rekap Kabupaten Batang", 15)
    await ratna.taps("Tokonya")
    await ratna.sees("Maju")


async def test_every_figure_is_in_the_workbook_with_its_meaning(town: Town, ratna: Talker) -> None:
    await ratna.says("/rekap")
    await ratna.sees("Rekap Kabupaten Batang", 15)
    await ratna.taps("Excel")
    shown = await ratna.sees("dalam tabel, lengkap dengan arti tiap angka", 15)
    book = _book(town, shown.body["document"])
    assert book.sheet_names == [
        "Angka", "Per wilayah 2", "Per toko 3", "Per kantor 4", "Pesanan per wilayah 5", "Tak ada yang sanggup 6", "Per surat 7",
    ]  # fmt: skip
    rows = {row[0]: row for row in book.get_sheet_by_name("Angka").to_python()}
    assert rows["Laku titip jual"][1:5] == [SHARES, SHARES // 2, "rupiah", "laporan pelaku"]
    assert "komisi toko" in rows["Laku titip jual"][6]
    assert rows["Usaha terdaftar"][4] == "pendaftaran di Laris"
    shops = book.get_sheet_by_name("Per toko 3").to_python()
    assert shops[-1] == ["Maju", "Limpung", 6, SHARES]


async def test_an_officer_sees_their_own_area_whatever_is_forged(town: Town, ratna: Talker) -> None:
    lina = await officer(town, "Lina", 108, "33.25.05")
    for argument in ("", "33.25~2026-11", "33.25.08~2026-11", "x", "33.25.05~2026-99"):
        await lina.forges(f"-:rekap:{argument}")
        shown = await lina.sees("Rekap Kecamatan Bawang", 15)
        assert "Laku titip jual: Rp0 " in shown.text
        assert "Maju" not in shown.text
    await lina.forges("-:rekap:33.25.05~2026-09")
    shown = await lina.sees("September 2026", 15)
    assert "Laku titip jual: kurang dari 5 usaha." in shown.text
    await lina.forges("-:rekap_where:33.25~2026-11")
    await lina.sees("Rekap wilayah mana? Sekarang: Kecamatan Bawang")
    budi = town.person("Budi", 101)
    await budi.registers()
    await budi.says("/rekap")
    await budi.sees("khusus petugas")


def _book(town: Town, document: dict[str, Any]) -> CalamineWorkbook:
    file = town.sim.world.files.get(document["file_id"])
    assert file is not None
    return CalamineWorkbook.from_filelike(io.BytesIO(town.sim.world.files.read(file)))


async def test_on_the_first_it_comes_by_itself_until_it_is_switched_off(town: Town, ratna: Talker) -> None:
    await ratna.says("/petugas")
    await ratna.sees("Meja petugas")
    await at(town, "2026-12-01 09:30")
    shown = await ratna.sees("Rekap Kabupaten Batang, November 2026", 15)
    assert "Laku titip jual: Rp540.000, naik 100% dari Oktober 2026." in shown.text
    assert shown.buttons[-3:] == ["📄 Excel", "📊 Rekap", "🔕 Jangan ingatkan"]
    assert [m.text for m in ratna.news if "Rekap" in m.text] == [shown.text]
    await at(town, "2027-01-02 09:30")
    shown = await ratna.sees("Desember 2026", 15)
    await ratna.taps("Jangan ingatkan")
    await ratna.sees("Laporan bulanan")
    await at(town, "2027-02-02 09:30")
    await town.settled()
    assert not [m for m in ratna.news if "Rekap" in m.text]
