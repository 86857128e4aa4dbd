"""My certificates: recorded, seen, corrected, renewed, removed – and never somebody else's."""

import pytest

from tests.conversations.paper_talk import certificates as rows
from tests.conversations.paper_talk import records_pirt, settles
from tests.support.town import Talker, Town


@pytest.fixture
async def maker(town: Town) -> Talker:
    """A producer with two products, settled long ago."""
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe", "rempeyek")
    return talker


async def test_a_paper_is_recorded_with_everything(town: Town, maker: Talker) -> None:
    await records_pirt(maker)
    await town.settled()
    assert await rows(town, "paper, number, issued_on, expires_on, is_reckoned, is_odd, state") == [
        ("spp_irt", "206332501012327", "2022-03-12", "2027-03-12", 1, 0, "unverified")
    ]
    await maker.taps("Lihat")
    card = await maker.sees("Nomor: 2063325010123-27")
    for words in (
        "Untuk: keripik tempe", "(tepung, kue, kerupuk; plastik; Kabupaten Batang)", "Terbit: 12 Mar 2022",
        "Berlaku: tinggal", "(12 Mar 2027)", "dihitung dari aturan", "⏳ Belum dicocokkan petugas.",
    ):  # fmt: skip
        assert words in card.text
    await maker.taps("Foto")
    assert "photo" in (await maker.sees("PIRT keripik tempe")).body
    await maker.taps("Lihat")
    await maker.sees("Nomor: 2063325010123-27")
    noted = await town.rows("SELECT action, detail FROM audit_log")
    assert [(row.action, row.detail) for row in noted] == [("certificate recorded", '{"paper":"spp_irt"}')]


async def test_the_list_shows_what_ends_first_and_the_days_left(town: Town, maker: Talker) -> None:
    await records_pirt(maker)
    await maker.says("catat nib 1234567890123")
    for sees in ("Terbit tanggal", "Kirim foto"):
        await maker.taps_old(await maker.sees(sees), "Tidak tahu" if sees == "Terbit tanggal" else "Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps("Simpan")
    await maker.sees("NIB sudah dicatat.")
    await maker.says("sertifikat saya")
    shown = await maker.sees("Sertifikat saya (2)")
    assert [line.partition(":")[0] for line in shown.text.splitlines()[2:]] == [
        "⚠️ PIRT keripik tempe",
        "✅ NIB",
    ]
    assert shown.buttons == ["⚠️ PIRT keripik tempe", "✅ NIB", "➕ Catat", "⬅️ Sertifikat"]
    town.sim.clock.move(days=200)
    await maker.says("sertifikat saya")
    assert "❌ PIRT keripik tempe: sudah habis 12 Mar 2027" in (await maker.sees("Sertifikat saya (2)")).text


async def test_a_renewal_takes_the_place_of_the_old_paper_once(town: Town, maker: Talker) -> None:
    await records_pirt(maker)
    await maker.taps("Lihat")
    old = await maker.sees("Nomor: 2063325010123-27")
    await maker.taps("Perpanjang")
    await maker.sees("Sekarang PIRT yang baru.")
    await maker.says("2063325010123-32")
    await maker.sees("Terbit tanggal berapa?")
    await maker.says("1 maret 2027")
    await maker.sees("1 Mar 2027 belum")
    await maker.says("1 november 2026")
    await maker.sees("Berlaku sampai kapan?")
    await maker.taps("1 Nov 2031")
    await maker.sees("Kirim foto")
    await maker.taps("Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps_twice("Simpan")
    await maker.sees("PIRT sudah diperpanjang.")
    await town.settled()
    assert await rows(town, "id, number, ending, renews_id") == [
        (1, "206332501012327", "renewed", None), (2, "206332501012332", None, 1),
    ]  # fmt: skip
    await maker.taps_old(old, "Perpanjang")
    newer = await maker.sees("Yang itu sudah diperpanjang. Ini yang baru.")
    assert "2063325010123-32" in newer.text
    assert "Sudah 1 kali diperpanjang." in newer.text
    await maker.taps_old(old, "Hapus")
    await maker.sees("Ini yang baru.")
    assert len(await rows(town, "id")) == 2


async def test_a_line_is_corrected_and_must_be_looked_at_again(town: Town, maker: Talker) -> None:
    await records_pirt(maker)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE certificates SET state='verified', reviewed_by=1, reviewed_at=1")
    await maker.taps("Lihat")
    await maker.sees("Sudah dicocokkan petugas.")
    await maker.taps("Ubah")
    await maker.sees("Ketuk baris yang mau diubah.")
    await maker.taps("Terbit")
    await maker.sees("Terbit tanggal berapa?")
    await maker.says("13 Maret 2022")
    await maker.sees("Berlaku sampai kapan?")
    await maker.says("13 maret 2027")
    await maker.sees("💾 Tersimpan.")
    assert await rows(town, "issued_on, expires_on, state") == [("2022-03-13", "2027-03-13", "verified")]
    await maker.taps("Nomor")
    await maker.sees("Bentuknya seperti")
    await maker.says("2063325010124-27")
    await maker.sees("Berlaku sampai kapan?")
    await maker.taps("13 Mar 2027")
    await maker.sees("💾 Tersimpan.")
    assert await rows(town, "number, state, reviewed_by") == [("206332501012427", "unverified", None)]


async def test_a_refused_paper_says_why(town: Town, maker: Talker) -> None:
    await records_pirt(maker)
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql(
            "UPDATE certificates SET state='rejected', reviewed_by=1, reviewed_at=1, reason='Fotonya buram <b>'"
        )
    await maker.says("sertifikat saya")
    await maker.sees("❌ PIRT keripik tempe")
    await maker.taps("PIRT keripik tempe")
    await maker.sees("Belum bisa diterima petugas: Fotonya buram <b>")


@pytest.mark.parametrize("words", ["Ya, hapus", "says jangan", "says batal", "Tidak jadi"])
async def test_removing_asks_first(town: Town, maker: Talker, words: str) -> None:
    await records_pirt(maker)
    await maker.taps("Lihat")
    await maker.sees("Nomor: 2063325010123-27")
    await maker.taps("Hapus")
    await maker.sees("Yakin hapus PIRT keripik tempe? Pengingatnya ikut berhenti.")
    if words.startswith("says "):
        await maker.says(words.removeprefix("says "))
    else:
        await maker.taps(words)
    is_gone = words == "Ya, hapus"
    await maker.sees("PIRT keripik tempe sudah dihapus." if is_gone else "Sertifikat saya (1)")
    assert await rows(town, "ending") == [("removed" if is_gone else None,)]
    planned = await town.rows("SELECT id FROM reminders WHERE state = 'planned'")
    assert bool(planned) is not is_gone


async def test_a_number_is_recorded_once(town: Town, maker: Talker) -> None:
    await records_pirt(maker)
    await maker.says("pirt saya sudah jadi 2063325010123-27")
    await maker.sees("Untuk produk yang mana?")
    await maker.taps("keripik tempe")
    await maker.sees("Terbit tanggal")
    await maker.taps("Tidak tahu")
    await maker.sees("Berlaku sampai")
    await maker.taps("31 Des 2027")
    await maker.sees("Kirim foto")
    await maker.taps("Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps("Simpan")
    await maker.sees("Nomor 2063325010123-27 sudah tercatat.")
    assert len(await rows(town, "id")) == 1


async def test_the_guide_of_a_paper_that_is_held_leads_to_its_renewal(town: Town, maker: Talker) -> None:
    await records_pirt(maker)
    await maker.says("keripik tempe pirt gimana cara perpanjangnya")
    await maker.sees("Nomor: 2063325010123-27")
    await maker.taps("Panduan")
    await maker.sees("🏷 PIRT (")
    await maker.taps("Perpanjang")
    await maker.sees("Sekarang PIRT yang baru.")
