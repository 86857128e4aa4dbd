"""One NIB for profile and certificates, tax numbers that are not kept, and papers of others that nobody sees."""

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


async def test_the_nib_is_one_truth_with_the_profile(town: Town, maker: Talker) -> None:
    await maker.says("/profil")
    await maker.sees("Ini profilnya.")
    await maker.taps("NIB")
    await maker.sees("nomor usaha (NIB)")
    await maker.says("1234567890123")
    await maker.sees("💾 Tersimpan.")
    await maker.taps("Selesai")
    await maker.says("sertifikat saya")
    await maker.sees("✅ NIB: berlaku terus")
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


async def test_a_nib_may_be_held_without_knowing_its_number(town: Town, maker: Talker) -> None:
    await maker.says("/sertifikat")
    await maker.sees("Izin dan sertifikat")
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


async def test_what_nobody_could_prove_to_last_is_asked_for(maker: Talker) -> None:
    """Certifications.md 0.3: how long the class's certificate holds is "not stated"."""
    await maker.says("catat pkp 440/12/2026")
    await maker.sees("Terbit tanggal")
    await maker.taps("Tidak tahu")
    await maker.sees("Berlaku sampai kapan?")
    await maker.taps("Tidak tahu")
    await maker.sees("Kirim foto")
    await maker.taps("Lewati")
    await maker.sees("Sudah benar semua?")
    await maker.taps("Simpan")
    await maker.sees("Kelas keamanan pangan sudah dicatat.")
    await maker.says("sertifikat saya")
    await maker.sees("✅ Kelas keamanan pangan: belum tahu sampai kapan")
