"""/sensus: an officer sees how many are registered where, goes down to the desa, sets targets, takes the figures along."""

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.support.lists import BUDI, KARMI, NO_PHONE, SITI, csv, imports, officer
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    """An officer of Batang, where four people are invited and one is registered."""
    talker = await officer(town)
    await town.person("Budi", 101).registers()
    await imports(talker, csv(SITI, KARMI, BUDI, NO_PHONE))
    return talker


async def test_the_board_goes_down_to_the_desa_and_up_again(town: Town, ratna: Talker) -> None:
    await ratna.says("/sensus")
    shown = await ratna.sees("Kabupaten Batang")
    for line in (
        "👤 Terdaftar: 1 (target belum diisi)",
        "✉️ Diundang, belum daftar: 4",
        "• Bawang: 0, ✉️ 2",
        "(4 ditunggu)",
    ):
        assert line in shown.text
    await ratna.taps("Lainnya")
    shown = await ratna.sees("• Limpung: 1, ✉️ 2")
    await ratna.taps("Limpung")
    shown = await ratna.sees("Kecamatan Limpung, Kabupaten Batang")
    assert "✉️ Diundang, belum daftar: 2" in shown.text
    await ratna.taps("Lainnya")
    await ratna.sees("Kecamatan Limpung")
    await ratna.taps("Naik")
    await ratna.sees("✉️ Diundang, belum daftar: 4")


async def test_a_target_is_set_and_shared_out(town: Town, ratna: Talker) -> None:
    await ratna.says("/sensus")
    await ratna.sees("Kabupaten Batang")
    await ratna.taps("Alat")
    await ratna.sees("mau apa?")
    await ratna.taps("Target")
    await ratna.sees("Berapa orang yang harus terdaftar di Kabupaten Batang?")
    await ratna.says("banyak")
    await ratna.sees("Tulis seperti ini: 60.000")
    await ratna.says("60 ribu")
    await ratna.sees("Target Kabupaten Batang: 60.000 orang")
    await ratna.taps("Sensus")
    shown = await ratna.sees("👤 Terdaftar: 1 dari 60.000 (0%)")
    assert "• Bawang: 0/±24.000, ✉️ 2" in shown.text
    await ratna.forges("-:census_target:33.25.05")
    await ratna.sees("di Kecamatan Bawang")
    await ratna.says("100")
    await ratna.sees("Target Kecamatan Bawang, Kabupaten Batang: 100 orang")
    await ratna.forges("-:census_target:33.25.05")
    await ratna.sees("di Kecamatan Bawang")
    await ratna.taps("Tanpa target")
    await ratna.sees("tanpa target sendiri")
    assert [tuple(row) for row in await town.rows("SELECT area, target FROM area_targets")] == [
        ("33.25", 60_000)
    ]


async def test_the_figures_are_taken_along_as_a_workbook(town: Town, ratna: Talker) -> None:
    await ratna.says("/sensus")
    await ratna.taps("Alat")
    await ratna.taps("Excel")
    await ratna.sees("keadaan sekarang", 15)
    book = await workbook(town, ratna)
    assert book.sheet_names == ["Kecamatan", "Desa 2", "Sumber data 3"]
    rows = {row[0]: row for row in book.get_sheet_by_name("Kecamatan").to_python()}
    assert [rows["33.25.08"][at] for at in (1, 2, 6)] == ["Kecamatan Limpung, Kabupaten Batang", 1, 2]
    desa = {row[0]: row for row in book.get_sheet_by_name("Desa 2").to_python()}
    assert (desa["33.25.05.2001"][6], len(desa)) == (2, 249)
    assert [row[0] for row in book.get_sheet_by_name("Sumber data 3").to_python()][1:] == [
        "Pendaftaran di Laris", "Daftar Penerima BPUM Kabupaten Batang Tahun 2021",
    ]  # fmt: skip


async def workbook(town: Town, talker: Talker) -> Any:
    document = next(m.body["document"] for m in reversed(talker.chat) if m.by_bot and "document" in m.body)
    files = town.sim.world.files
    file = files.get(document["file_id"])
    assert file is not None
    return CalamineWorkbook.from_filelike(io.BytesIO(files.read(file)))


async def test_an_officer_of_a_kecamatan_sees_that_kecamatan_whatever_is_forged(
    town: Town, ratna: Talker
) -> None:
    lina = await officer(town, "Lina", 108, "33.25.05")
    await lina.says("/sensus")
    shown = await lina.sees("Kecamatan Bawang, Kabupaten Batang")
    assert "✉️ Diundang, belum daftar: 2" in shown.text
    for argument in ("33.25", "", "33.25.08", "x", "33.25.05~99", "99~1", "33.25.05~x"):
        await lina.forges(f"-:census:{argument}")
        shown = await lina.sees("Kecamatan Bawang, Kabupaten Batang")
        assert "belum daftar: 2" in shown.text
    await lina.forges("-:census_target:33.25")
    await lina.sees("di Kecamatan Bawang")
    await lina.says("10")
    await lina.sees("Target Kecamatan Bawang")
    assert [row.area for row in await town.rows("SELECT area FROM area_targets")] == ["33.25.05"]


async def test_an_officer_of_two_areas_sees_both(town: Town, ratna: Talker) -> None:
    await ratna.starts(await town.invitation(role="officer", area="36.04"))
    await ratna.sees("Sekarang jadi petugas")
    await ratna.says("/sensus")
    shown = await ratna.sees("Wilayah Anda")
    assert "• Kabupaten Batang: 1, ✉️ 4" in shown.text
    await ratna.taps("Kabupaten Serang")
    await ratna.sees("✉️ Diundang, belum daftar: 0")


@pytest.mark.parametrize(
    "data", ["census:", "census:33.25", "census_tools:33.25", "census_sheet:33.25", "census_target:33.25"]
)
async def test_the_census_is_for_officers(town: Town, siti: Talker, data: str) -> None:
    await siti.says("/sensus")
    await siti.sees("Bagian itu khusus petugas.")
    await siti.forges(f"-:{data}")
    await siti.sees("Bagian itu khusus petugas.")
    await siti.says("/produk")
    await siti.sees("Ini produknya.")
