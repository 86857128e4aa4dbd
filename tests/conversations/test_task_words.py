"""Somebody on duty says in their own words what they want to do; for everybody else the same words lead elsewhere."""

import pytest

from domain.roles import Role
from tests.conversations.announcing import officer
from tests.support.town import Talker, Town


async def test_an_officer_need_not_know_a_command(town: Town) -> None:
    ratna = await officer(town, role=Role.ADMIN)
    for said, shown in (
        ("cetak poster desa wonotunggal", "Poster untuk Kecamatan Wonotunggal"),
        ("nambah petugas baru", "Undangan dan tugas"),
        ("piro sing wis kedata", "Diundang, belum daftar: 0"),
        ("nomer hp pak budi", "“pak budi” di wilayah ini: 0"),
        ("rekap kecamatan bandar bulan lalu", "Rekap Kecamatan Bandar, Kabupaten Batang, Oktober 2026"),
        ("rekap peserta pelatihan", "Acara yang sudah lewat"),
        ("laporan", "Rekap Kabupaten Batang, November 2026"),
        ("duit titipan yg blm dibayar toko", "Rekap Kabupaten Batang, November 2026"),
        ("kirim pengumuman ke semua pedagang keripik di bandar", "Mau mengumumkan apa?"),
    ):
        await ratna.says(said)
        await ratna.sees(shown, 15)


@pytest.mark.parametrize("words", ["umumin besok libur", "nambah petugas baru"])
async def test_nobody_else_is_told_of_tasks(town: Town, budi: Talker, words: str) -> None:
    await budi.says(words)
    shown = await budi.gets_answer()
    assert "petugas" not in shown.text
    coordinator = await officer(town, "Karmi", 901, "33.25.08", Role.COORDINATOR)
    await coordinator.says("daftarkan tetangga")
    await coordinator.sees("Tetangga yang dicatat: 0")
