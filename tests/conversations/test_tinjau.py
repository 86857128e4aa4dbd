"""/tinjau: an officer compares papers with their photos; the holder hears at once what comes next; nobody is twice at it."""

import pytest

from domain.roles import Role
from tests.conversations.inviting import holding
from tests.conversations.paper_talk import certificates as rows
from tests.conversations.paper_talk import records_pirt, settles
from tests.support.town import Talker, Town


@pytest.fixture
async def maker(town: Town) -> Talker:
    """Siti of Limpung, whose PIRT was recorded three days ago."""
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe", "rempeyek")
    await records_pirt(talker)
    town.sim.clock.move(days=3)
    return talker


@pytest.fixture
async def ratna(town: Town, maker: Talker) -> Talker:
    return await holding(town, "Ratna", 106, Role.OFFICER, "33.25")


async def begins(officer: Talker) -> None:
    await officer.says("/tinjau")
    desk = await officer.sees("sertifikat menunggu, paling lama 3 hari")
    assert "• Limpung: 1 (3 hari)" in desk.text
    await officer.taps("Mulai (1)")
    await officer.sees("Menunggu 3 hari · antrean 1")


async def test_a_paper_is_approved_in_one_tap_and_the_holder_is_led_on(
    town: Town, maker: Talker, ratna: Talker
) -> None:
    await ratna.says("/petugas")
    await ratna.sees("Sertifikat menunggu: 1")
    await begins(ratna)
    shown = await ratna.sees("PIRT keripik tempe")
    assert "photo" in shown.body
    for words in ("Nomor: 2063325010123-27", "Kabupaten Batang", "Berlaku sampai 12 Mar 2027", "Limpung"):
        assert words in shown.text
    await ratna.taps_twice("Cocok")
    done = await ratna.sees("Tidak ada yang menunggu.")
    assert "cocok. Orangnya sudah dikabari." in done.text or "sudah ditinjau oleh" in done.text
    await maker.sees("PIRT keripik tempe sudah dicek petugas: cocok.")
    assert await rows(town, "state, reason") == [("verified", None)]
    noted = await town.rows("SELECT action FROM audit_log WHERE actor_id <> subject_id ORDER BY id")
    assert [row.action for row in noted][:3] == [
        "certificate seen",
        "certificate seen",
        "certificate verified",
    ]
    await maker.taps("Lihat")
    assert "✅ Sudah dicocokkan petugas." in (await maker.sees("Nomor: 2063325010123-27")).text


async def test_a_paper_is_returned_in_two_taps_mended_and_waits_again(
    town: Town, maker: Talker, ratna: Talker
) -> None:
    await begins(ratna)
    await ratna.taps("Kembalikan")
    asked = await ratna.sees("apa yang perlu dibetulkan?")
    assert asked.buttons == [
        "🔢 Nomor beda", "🌫 Foto buram", "🖼 Belum ada foto", "📄 Surat lain", "⌛ Sudah habis", "✍️ Tulis sendiri",
        "⬅️ Balik",
    ]  # fmt: skip
    await ratna.taps("Balik")
    await ratna.sees("antrean 1")
    await ratna.taps("Kembalikan")
    await ratna.sees("apa yang perlu dibetulkan?")
    await ratna.says("nomor beda")
    await ratna.sees("dikembalikan. Orangnya sudah dikabari.")
    news = await maker.sees("perlu dibetulkan: nomornya tidak sama dengan di surat.")
    assert news.buttons == ["✏️ Betulkan", "📜 Lihat", "🙋 Tanya petugas"]
    await maker.taps("Betulkan")
    await maker.sees("Ketuk baris yang mau diubah.")
    await maker.taps("Nomor")
    await maker.sees("Bentuknya seperti")
    await maker.says("2063325010123-32")
    await maker.sees("Berlaku sampai kapan?")
    await maker.taps("31 Des 2032")
    await maker.sees("💾 Tersimpan.")
    assert await rows(town, "state, reason") == [("unverified", None)]
    await ratna.says("/tinjau")
    await ratna.sees("1 sertifikat menunggu, paling lama kurang dari sehari")


async def test_own_words_are_what_the_holder_reads(town: Town, maker: Talker, ratna: Talker) -> None:
    await begins(ratna)
    await ratna.taps("Kembalikan")
    await ratna.sees("apa yang perlu dibetulkan?")
    await ratna.taps("Tulis sendiri")
    await ratna.sees("Tulis satu kalimat saja")
    await ratna.says("x")
    await ratna.sees("Contoh: nama di suratnya")
    await ratna.says("Nama di surat masih nama lama.")
    await ratna.sees("dikembalikan")
    await maker.sees("perlu dibetulkan: Nama di surat masih nama lama.")
    await maker.taps("Lihat")
    await maker.sees("Nama di surat masih nama lama.")
    assert await rows(town, "reason") == [("other: Nama di surat masih nama lama.",)]


async def test_two_officers_at_once_and_a_change_in_between(town: Town, maker: Talker, ratna: Talker) -> None:
    karno = await holding(town, "Karno", 108, Role.OFFICER, "33.25.08")
    await begins(ratna)
    await begins(karno)
    seen = await karno.sees("antrean 1")
    await ratna.taps("Cocok")
    await ratna.sees("Tidak ada yang menunggu.")
    await karno.taps("Kembalikan")
    await karno.sees("sudah ditinjau oleh Petugas Ratna")
    await ratna.taps("Urungkan")
    await ratna.sees("Menunggu lagi.")
    await maker.sees("dicek sekali lagi oleh petugas")
    async with town.app.database.transaction() as tx:  # type: ignore[union-attr]
        from sqlalchemy import text

        await tx.execute(
            text("UPDATE certificates SET number = '206332501012332', changed_at = changed_at + 1")
        )
    await karno.taps_old(seen, "Cocok")
    now = await karno.sees("Barusan diubah orangnya.")
    assert "2063325010123-32" in now.text
    await karno.taps("Cocok")
    await karno.sees("Tidak ada yang menunggu.")
    assert await rows(town, "state") == [("verified",)]


async def test_undo_has_its_time_and_elsewhere_nothing_is_found(
    town: Town, maker: Talker, ratna: Talker
) -> None:
    wati = await holding(town, "Wati", 109, Role.OFFICER, "33.25.02")
    await wati.says("/tinjau")
    await wati.sees("Tidak ada yang menunggu.")
    [(number, since)] = await rows(town, "id, changed_at")
    ticket = f"{number}.{since}."
    for name in ("paper_ok", "paper_return", "paper_because:number", "paper_undo"):
        glue = "." if ":" in name else ":"
        await wati.forges(f"-:{name}{glue}{ticket}")
        await wati.sees("Sertifikat itu sudah tidak ada" if name != "paper_undo" else "Sudah lewat waktunya")
    await begins(ratna)
    await ratna.taps("Cocok")
    done = await ratna.sees("Tidak ada yang menunggu.")
    town.sim.clock.move(hours=1)
    await ratna.taps_old(done, "Urungkan")
    await ratna.sees("Sudah lewat waktunya")
    assert await rows(town, "state") == [("verified",)]
