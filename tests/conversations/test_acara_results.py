"""What comes out of a collective permit: written down by taps and by file, verified, told to the member, only once.

It is Tuesday, 24 November 2026, 09.00; Yuli sells keripik tempe and rempeyek.
"""

import io
from datetime import date

from python_calamine import CalamineWorkbook

from storage.certificates import Certificate
from storage.store import Store
from tests.conversations.events import receives
from tests.conversations.permits import NIB, PIRT, XLSX, held, joins, opens, permits, sheet
from tests.conversations.planning import about, officer
from tests.conversations.reminding import id_of
from tests.support.town import Talker, Town


async def test_a_result_is_written_down_with_three_answers_and_the_member_is_told(
    town: Town, yuli: Talker
) -> None:
    event = await permits(town)
    await joins(yuli)
    ratna = await officer(town)
    await opens(town, ratna, event)
    await ratna.taps("1")
    await ratna.sees("👤 Ibu Yuli")
    await ratna.taps("PIRT terbit")
    await ratna.sees("Untuk produk Yuli yang mana?")
    await ratna.says("keripik tempe")
    await ratna.sees("nomor")
    await ratna.says("12")
    await ratna.sees("12")
    await ratna.says(PIRT)
    await ratna.sees("Terbit tanggal berapa?")
    await ratna.says("besok")
    await ratna.sees("Terbit tanggal berapa?")
    await ratna.taps("Kemarin")
    await ratna.sees("Sudah benar semua?")
    await ratna.taps("Simpan")
    shown = await ratna.sees("💾 PIRT tercatat. Yuli dikabari.")
    assert "✅ PIRT, keripik tempe: sudah ada" in shown.text.casefold().replace("pirt", "PIRT")
    assert await held(town, yuli) == [("spp_irt", "206332501012327", "verified")]
    await yuli.sees(f"🎉 PIRT, keripik tempe sudah jadi: {PIRT}.")
    await yuli.taps("📜 Lihat")
    await yuli.sees("PIRT")
    planned_ = await town.rows(
        "SELECT count(*) AS n FROM reminders WHERE kind = 'certificate' AND state = 'planned'"
    )
    assert planned_[0].n > 0


async def test_a_nib_goes_into_the_profile_and_all_of_it_into_the_report(town: Town, yuli: Talker) -> None:
    event = await permits(town)
    await joins(yuli)
    ratna = await officer(town)
    await opens(town, ratna, event)
    await ratna.taps("1")
    await ratna.sees("👤 Ibu Yuli")
    await ratna.taps("NIB terbit")
    await ratna.sees("nomor")
    await ratna.says(NIB)
    await ratna.sees("Terbit tanggal berapa?")
    await ratna.taps("Tidak tahu")
    await ratna.sees("Sudah benar semua?")
    await ratna.taps("Simpan")
    await ratna.sees("💾 NIB tercatat.")
    await yuli.sees("🎉 NIB sudah jadi: 9120 0012 34567")
    rows = await town.rows("SELECT nib FROM producers WHERE person_id = :who", who=await id_of(town, yuli))
    assert rows[0].nib == NIB
    await ratna.forges(f"-:acara_report:{event.id}")
    shown = await ratna.sees("📊 Izin kolektif")
    assert "📜 NIB: 1 terbit" in shown.text
    changes = await town.rows(
        "SELECT actor_id, subject_id FROM audit_log WHERE action = 'certificate recorded'"
    )
    assert {(row.actor_id, row.subject_id) for row in changes} == {
        (await id_of(town, ratna), await id_of(town, yuli))
    }


async def test_a_sheet_brings_the_results_of_many_after_a_look_and_only_once(
    town: Town, yuli: Talker
) -> None:
    event = await permits(town, "nib")
    await joins(yuli)
    ratna = await officer(town)
    await opens(town, ratna, event)
    await ratna.taps("Hasil (Excel)")
    await ratna.sees("📥 Hasil Izin kolektif")
    await ratna.taps("Lembar isian")
    await ratna.sees("Isi “Nomor”")
    file = await receives(ratna, "document")
    content = town.sim.world.files.read(town.sim.world.files.get(file["file_id"]))
    form = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert form[2] == ["Kode", "Nama", "Usaha", "Produk", "Izin", "Nomor", "Tanggal Terbit", "Masih Kurang"]
    assert form[3][1:5] == ["Yuli", "Sambal Bu Yuli", "", "NIB"]
    await ratna.taps("Kirim lembar")
    await ratna.sees("Kirim daftarnya")
    wrong = sheet(("Nama", "Alamat"), ("Yuli", "Limpung"))
    await ratna.sends_document("hasil.xlsx", wrong, XLSX)
    await ratna.sees("📥 File ini belum bisa dipakai.")
    await ratna.taps("Kirim lagi")
    await ratna.sees("Kirim daftarnya")
    filled = [*form[3][:5], NIB, "2026-11-20", ""]
    again = sheet(form[2], filled, ("", "Paijo", "Entah", "", "NIB", "9120001234568", "", ""))
    await ratna.sends_document("hasil.xlsx", again, XLSX)
    look = await ratna.sees("1 baris siap dicatat, 1 belum bisa.")
    assert "Baris 3: “Paijo” tidak ada di daftar peserta acara ini." in look.text
    assert await held(town, yuli) == []
    take = look.inline_buttons[0]["callback_data"]
    await ratna.taps("Catat 1")
    await ratna.sees("💾 1 izin tercatat")
    assert await held(town, yuli) == [("nib", None, "verified")]
    await yuli.sees("🎉 NIB sudah jadi")
    await ratna.forges(take)
    await ratna.sees("👍 1 sudah tercatat sebelumnya.")
    results = await town.rows("SELECT count(*) AS n FROM event_results")
    assert results[0].n == 1
    assert len(about(yuli, "sudah jadi")) == 1


async def test_results_take_the_place_of_what_the_member_wrote_and_what_ends(
    town: Town, yuli: Talker
) -> None:
    event = await permits(town, "spp_irt")
    await joins(yuli)
    person, now = await id_of(town, yuli), town.sim.clock.now()
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        tempe, peyek = await store.products.of(person)
        ends = date(2026, 12, 24)
        await store.certificates.add(person, Certificate("spp_irt", product_id=tempe.id), now)
        await store.certificates.add(
            person, Certificate("spp_irt", "206332501012321", product_id=peyek.id, expires_on=ends), now
        )
    ratna = await officer(town)
    await opens(town, ratna, event)
    await ratna.forges(f"-:acara_results_send:{event.id}")
    await ratna.sees("Kirim daftarnya")
    rows = (("Bu Yuli", "keripik tempe", PIRT), ("Yuli", "Rempeyek", "2063325010124-31"))
    await ratna.sends_document("pirt.xlsx", sheet(("Nama", "Produk", "No. PIRT"), *rows), XLSX)
    await ratna.sees("2 baris siap dicatat, 0 belum bisa.")
    await ratna.taps("Catat 2")
    await ratna.sees("💾 2 izin tercatat")
    assert await held(town, yuli) == [
        ("spp_irt", "206332501012327", "verified"), ("spp_irt", "206332501012431", "verified"),
    ]  # fmt: skip
