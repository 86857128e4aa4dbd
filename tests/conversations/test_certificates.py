"""My certificates: recorded, seen, corrected, renewed, removed – and never somebody else's."""

from typing import Any

import pytest

from tests.conversations.paper_talk import settles
from tests.support.town import Talker, Town


@pytest.fixture
async def maker(town: Town) -> Talker:
    """A producer with two products, settled long ago."""
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe", "rempeyek")
    return talker


async def records_pirt(
    talker: Talker, number: str = "2063325010123-27", product: str = "keripik tempe"
) -> None:
    await talker.says("/sertifikat")
    await talker.sees("Izin dan sertifikat")
    await talker.taps("Catat")
    for sees, action, words in (
        ("Surat apa yang sudah punya?", "taps", "PIRT"), ("Untuk produk yang mana?", "taps", product),
        ("Bentuknya seperti 2073671040052-26", "says", number), ("Terbit tanggal berapa?", "says", "12 Maret 2022"),
        ("Berlaku sampai kapan?", "taps", "12 Mar 2027"), ("Kirim foto suratnya", "sends_photo", ""),
    ):  # fmt: skip
        await talker.sees(sees)
        await getattr(talker, action)(words)
    await talker.sees("Sudah benar semua?")
    await talker.taps_twice("Simpan")
    await talker.sees("PIRT sudah dicatat.")


async def rows(town: Town, columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in await town.rows(f"SELECT {columns} FROM certificates ORDER BY id")]


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


async def test_the_nib_is_one_truth_with_the_profile(town: Town, maker: Talker) -> None:
    await maker.says("/profil")
    await maker.sees("Ini profilnya.")
    await maker.taps("NIB")
    await maker.sees("nomor usaha (NIB)")
    await maker.says("1234567890123")
    await maker.sees("💾 Tersimpan.")
    await maker.taps("Selesai")
    await maker.says("sertifikat saya")
    await maker.sees("✅ NIB: tidak ada batas waktu")
    await maker.taps("✅ NIB")
    await maker.sees("Nomor: 1234 5678 90123")
    await maker.taps("Ubah")
    await maker.sees("Ketuk baris yang mau diubah.")
    await maker.taps("Nomor")
    await maker.sees("NIB ada 13 angka")
    await maker.says("9234567890123")
    await maker.sees("💾 Tersimpan.")
    await maker.sends_photo("nib")
    await maker.sees("Foto: sudah ada")
    await maker.says("/profil")
    await maker.sees("NIB: 9234 5678 90123")
    assert await rows(town, "paper, number, photo IS NOT NULL") == [("nib", None, 1)]
    await maker.taps("NIB")
    await maker.sees("nomor usaha (NIB)")
    await maker.taps("Belum punya")
    await maker.sees("💾 Tersimpan.")
    await maker.says("sertifikat saya")
    await maker.sees("Belum ada sertifikat yang dicatat.")
    assert await rows(town, "ending") == [("removed",)]
    await maker.taps("Catat")
    await maker.sees("Surat apa")
    await maker.taps("NIB")
    await maker.sees("NIB ada 13 angka")
    await maker.says("gak tau nomornya")
    await maker.sees("Terbit tanggal berapa?")
    await maker.says("lupa")
    await maker.sees("Kirim foto")
    await maker.taps("Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps("Simpan")
    await maker.sees("NIB sudah dicatat.")
    assert [tuple(row) for row in await town.rows("SELECT nib_status, nib FROM producers")] == [
        ("have", None)
    ]
    await maker.says("/profil")
    await maker.sees("NIB: ✅ Punya")


async def test_a_tax_number_is_never_kept_or_shown_whole(town: Town, maker: Talker) -> None:
    await maker.says("catat npwp 3325110101800001")
    await maker.sees("Terbit tanggal berapa?")
    await maker.taps("Tidak tahu")
    card = await maker.sees("Sudah benar semua?")
    assert "•••• •••• •••• 0001" in card.text
    assert "hanya empat angka terakhir" in card.text
    assert card.buttons[:3] == ["✏️ Surat", "✏️ Nomor", "✏️ Terbit"]
    await maker.taps("Simpan")
    await maker.sees("NPWP sudah dicatat.")
    assert await rows(town, "paper, number, photo") == [("npwp", "0001", None)]
    for table, column in (
        ("certificates", "number"),
        ("audit_log", "detail"),
        ("dialogs", "state"),
        ("reminders", "params"),
    ):
        found = await town.rows(f"SELECT {column} FROM {table} WHERE {column} LIKE '%33251101%'")
        assert found == [], table


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


async def test_somebody_elses_paper_is_neither_seen_nor_changed(
    town: Town, maker: Talker, sari: Talker
) -> None:
    await records_pirt(maker)
    await settles(town, sari, "makanan_basah", "serabi")
    await sari.says("/sertifikat")
    await sari.sees("Izin dan sertifikat")
    for name in ("certificate", "renew_paper", "edit_certificate", "certificate_photo", "remove_certificate",
                 "paper_unchanged", "paper_changed"):  # fmt: skip
        for token in ("1", "999999", "abc", "", "nib", "²", "9" * 30):
            await sari.forges(f"-:{name}:{token}")
            await sari.sees("Sertifikat itu sudah tidak ada di sini.")
    await sari.forges("-:record_paper:unknown.p1")
    await sari.sees("Surat apa yang sudah punya?")
    await sari.forges("-:record_paper:spp_irt.p1")
    await sari.sees("Langkah 1 dari 4")
    await sari.says("/batal")
    await sari.sees("Yakin batal?")
    await sari.taps("Ya, batalkan")
    await sari.sees("dibatalkan")
    for data in ("-:paper_check:p1.minimarket", "-:paper_line:p1.min.nib", "-:paper_answers:p1.min", "-:paper_again:p1.min.sort",
                 "-:paper_kind:p1.min", "-:paper_done:p1.min.label", "-:paper_source:p1.min.nib", "-:paper_lines:p1.xxx"):  # fmt: skip
        await sari.forges(data)
        await sari.sees("Produk itu sudah tidak ada di sini.")
    assert await rows(town, "producer_id, ending") == [(1, None)]
    assert await town.rows("SELECT * FROM product_facts") == []


async def test_nobody_records_before_being_registered(town: Town, budi: Talker) -> None:
    for data in (
        "-:record_paper:nib",
        "-:certificates:",
        "-:certificate:1",
        "-:renew_paper:1",
        "-:remove_certificate:1",
    ):
        await budi.forges(data) if budi.chat else await budi.says("/sertifikat")
        await budi.gets_answer()
        await budi.forges(data)
        await budi.sees("Untuk itu saya perlu kenal usahanya dulu.")
    await budi.says("catat nib 1234567890123")
    await budi.sees("Untuk itu saya perlu kenal usahanya dulu.")
    assert await town.rows("SELECT * FROM certificates") == []
