"""Certificates remind of their end in good time, stop when they are renewed or gone, and ask once a year otherwise."""

import pytest

from tests.conversations.paper_talk import newest, settles
from tests.conversations.reminding import at, heard
from tests.support.town import Talker, Town


@pytest.fixture
async def maker(town: Town) -> Talker:
    town.sim.clock.at("2026-11-24 10:00")
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe")
    return talker


async def records(talker: Talker, words: str, expires: str = "", issued: str = "") -> None:
    """Record one by plain words; what is not told is left open."""
    await talker.says(words)
    while True:
        asked = (await newest(talker)).text
        if "Sudah benar semua?" in asked:
            break
        if "Terbit tanggal" in asked and issued:
            await talker.says(issued)
        elif "Berlaku sampai" in asked and expires:
            await talker.says(expires)
        else:
            await talker.taps("Lewati" if "Kirim foto" in asked else "Tidak tahu")
    await talker.taps("Simpan")
    await talker.sees("sudah dicatat.")


async def planned(town: Town, state: str = "planned") -> list[str]:
    query = "SELECT occasion FROM reminders WHERE state = :state ORDER BY due_at"
    return [row.occasion for row in await town.rows(query, state=state)]


async def test_a_paper_that_ends_is_told_of_180_90_30_7_days_before_and_on_the_day(
    town: Town, maker: Talker
) -> None:
    await records(maker, "catat pirt 2063325010123-27", "1 juli 2027")
    assert await planned(town) == [f"2027-07-01/{days}" for days in (180, 90, 30, 7, 0)]
    await at(town, "2027-01-02 07:59")
    assert "habis" not in heard(maker)[-1]
    await at(town, "2027-01-02 09:00")
    said = await maker.sees("📜 PIRT habis 180 hari lagi (1 Jul 2027).")
    assert said.buttons[:2] == ["✅ Sudah diperpanjang", "📖 Cara perpanjang"]
    await maker.taps("Cara perpanjang")
    await maker.sees("🏷 PIRT (")
    assert "📜 PIRT habis 180 hari lagi" in said.text
    for day, words in (
        ("2027-04-02", "habis 90 hari lagi"), ("2027-06-02", "habis 29 hari lagi"), ("2027-06-24", "habis 7 hari lagi"),
        ("2027-07-01", "Hari ini hari terakhir PIRT."),
    ):  # fmt: skip
        await at(town, f"{day} 15:00")
        await maker.sees(words)
    assert await planned(town) == []


async def test_who_records_late_hears_only_what_lies_ahead(town: Town, maker: Talker) -> None:
    await records(maker, "catat pirt 2063325010123-26", "14 desember 2026")
    assert await planned(town) == ["2026-12-14/7", "2026-12-14/0"]
    await maker.says("sertifikat saya")
    await maker.sees("⚠️ PIRT: tinggal 20 hari (14 Des 2026)")
    await at(town, "2026-12-07 12:00")
    await maker.sees("📜 PIRT habis 7 hari lagi (14 Des 2026).")


async def test_one_that_has_ended_already_reminds_of_nothing(town: Town, maker: Talker) -> None:
    await records(maker, "catat slhs 440/1/2020", "1 januari 2023")
    assert await planned(town) == []


async def test_renewing_from_the_reminder_stops_the_old_and_plans_the_new(town: Town, maker: Talker) -> None:
    await records(maker, "catat pirt 2063325010123-26", "14 desember 2026")
    await at(town, "2026-12-07 12:00")
    said = await maker.sees("habis 7 hari lagi")
    await maker.taps("Sudah diperpanjang")
    await maker.sees("Sekarang PIRT yang baru.")
    await maker.says("2063325010123-31")
    await maker.sees("Terbit tanggal")
    await maker.says("5 desember 2026")
    await maker.sees("Berlaku sampai")
    await maker.taps("5 Des 2031")
    await maker.sees("Kirim foto")
    await maker.taps("Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps("Simpan")
    await maker.sees("PIRT sudah diperpanjang.")
    assert await planned(town) == [f"2031-12-05/{days}" for days in (180, 90, 30, 7, 0)]
    await maker.taps_old(said, "Sudah diperpanjang")
    await maker.sees("Yang itu sudah diperpanjang. Ini yang baru.")
    await at(town, "2026-12-20 12:00")
    assert "hari terakhir" not in heard(maker)[-1]


async def test_another_end_plans_anew_and_removing_stops(town: Town, maker: Talker) -> None:
    await records(maker, "catat pirt 2063325010123-27", "1 juli 2027")
    await maker.taps("Lihat")
    await maker.sees("Nomor: 2063325010123-27")
    await maker.taps("Ubah")
    await maker.sees("Ketuk baris yang mau diubah.")
    await maker.taps("Sampai")
    await maker.sees("Berlaku sampai kapan?")
    await maker.says("1 maret 2027")
    await maker.sees("💾 Tersimpan.")
    assert await planned(town) == [f"2027-03-01/{days}" for days in (90, 30, 7, 0)]
    assert "2027-07-01/180" in await planned(town, "cancelled")
    await maker.taps("Sampai")
    await maker.sees("Berlaku sampai kapan?")
    await maker.taps("Kosongkan")
    await maker.sees("Sampai: belum diisi")
    assert await planned(town) == []
    await maker.says("sertifikat saya")
    await maker.sees("belum tahu sampai kapan")


async def test_a_paper_without_end_asks_once_a_year(town: Town, maker: Talker) -> None:
    await maker.says("sudah punya halal ID31110000412891122")
    await maker.sees("Surat apa yang sudah punya?")
    await maker.taps("Halal gratis")
    await maker.sees("Terbit tanggal")
    await maker.says("10 januari 2026")
    await maker.sees("Kirim foto")
    await maker.taps("Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps("Simpan")
    await maker.sees("Halal gratis sudah dicatat.")
    assert await planned(town) == [f"yearly/{year}-01-10" for year in range(2027, 2032)]
    await at(town, "2027-01-11 12:00")
    said = await maker.sees("Halal gratis: Apakah bahan, pemasok, cara membuat, atau tempat berubah?")
    assert said.buttons[:2] == ["✅ Tidak berubah", "🔄 Ada yang berubah"]
    await maker.taps("Tidak berubah")
    await maker.sees("Tahun depan kami tanya lagi.")
    assert (await planned(town))[0] == "yearly/2028-01-10"
    await at(town, "2028-01-10 12:00")
    await maker.taps("Ada yang berubah")
    told = await maker.sees("perlu diperbarui. Segera tanya pendamping halal (PPH)")
    assert told.buttons == ["📖 Panduan", "✏️ Ubah"]
    await maker.taps("Panduan")
    await maker.sees("Sertifikat halal gratis")


async def test_without_a_date_of_issue_the_year_begins_when_it_is_recorded(town: Town, maker: Talker) -> None:
    await records(maker, "catat npwp 3325110101800001")
    assert await planned(town) == []
    await maker.says("sudah punya halal ID31110000412891122")
    await maker.sees("Surat apa")
    await maker.taps("Halal reguler")
    await maker.sees("Terbit tanggal")
    await maker.taps("Tidak tahu")
    await maker.sees("Kirim foto")
    await maker.taps("Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps("Simpan")
    await maker.sees("sudah dicatat")
    assert (await planned(town))[0] == "yearly/2027-11-24"
    await maker.says("/pengingat")
    assert "• Rab, 24 Nov: 📜 Halal reguler: ada yang berubah?" in (await maker.sees("Berikutnya:")).text
