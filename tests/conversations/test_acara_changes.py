"""An event is moved, opened for more people, called off: whoever knows of it hears what matters, once.

It is Tuesday, 24 November 2026, 09.00.
"""

from tests.conversations.events import receives
from tests.conversations.planning import about, announces, answers, officer, planned_events, plans
from tests.conversations.reminding import at
from tests.support.town import Talker, Town


async def test_a_change_reaches_whoever_was_told_or_joined_once(
    town: Town, ratna: Talker, yuli: Talker, sari: Talker
) -> None:
    await sari.registers(name="Bu Sari", business="Kue Sari")
    await plans(ratna, when="10 desember 13.00")
    await announces(ratna)
    for talker in (sari, yuli):
        await talker.sees("📅 Pelatihan kemasan keripik")
    await yuli.taps("Ikut")
    await yuli.sees("Sudah terdaftar di")
    await ratna.taps("Ubah")
    await ratna.sees("Sudah benar semua?")
    await answers(
        ratna, ("taps", "✏️ Waktu", "Kapan?"), ("says", "12 desember 08.00", "Sudah benar semua?"),
        ("taps", "✏️ Tempat", "Di mana?"), ("says", "Balai desa", "Kirim juga"), ("taps", "Tanpa peta", "Sudah benar semua?"),
        ("taps", "Simpan", "Tersimpan"),
    )  # fmt: skip
    said = await yuli.sees("🔁 Pelatihan kemasan keripik berubah.")
    assert "Sabtu, 12 Des 2026, 08.00 WIB\n📍 Balai desa" in said.text
    assert "Tadinya: Pelatihan kemasan keripik, Kam, 10 Des 13.00, Aula Kecamatan Limpung." in said.text
    assert said.buttons[:2] == ["📆 Kalender baru", "✖️ Tidak bisa datang"]
    said = await sari.sees("🔁 Pelatihan kemasan keripik berubah.")
    assert said.buttons[0] == "ℹ️ Lihat"
    await yuli.taps("Kalender baru")
    file = await receives(yuli, "document")
    content = town.sim.world.files.read(town.sim.world.files.get(file["file_id"])).decode()
    assert "SEQUENCE:1\r\n" in content
    assert "DTSTART;TZID=Asia/Jakarta:20261212T080000" in content
    await at(town, "2026-12-05 08:05")
    await yuli.sees("7 hari lagi (Sabtu, 12 Des 2026) jam 08.00")
    await at(town, "2026-12-09 13:00")
    assert about(yuli, "10 Des") == []
    assert await planned_events(town) == ["Pelatihan kemasan keripik/open/1"]
    assert len(about(sari, "berubah")) == 1


async def test_what_matters_to_nobody_is_changed_in_silence(town: Town, ratna: Talker, yuli: Talker) -> None:
    await plans(ratna)
    await announces(ratna)
    await yuli.sees("📅 Pelatihan kemasan keripik")
    await ratna.taps("Ubah")
    await ratna.sees("Sudah benar semua?")
    await answers(
        ratna, ("taps", "✏️ Kuota", "Muat berapa orang?"), ("says", "50", "Sudah benar semua?"),
        ("taps", "✏️ Info", "Peserta perlu tahu"),
    )  # fmt: skip
    await ratna.sends_photo("Poster resmi")
    await ratna.sees("Sudah benar semua?")
    await ratna.taps("Simpan")
    await ratna.sees("Tersimpan")
    await at(town, "2026-11-25 09:00")
    assert about(yuli, "berubah") == []
    await yuli.says("/agenda")
    await yuli.sees("Pelatihan kemasan keripik")
    await yuli.taps("1. Pelatihan")
    shown = await yuli.sees("Sisa 50 dari 50 tempat")
    assert "photo" in shown.body
    await yuli.taps("⬅️ Agenda")
    await yuli.sees("Agenda yang cocok")


async def test_calling_it_off_reaches_everybody_even_with_the_topic_switched_off(
    town: Town, ratna: Talker, yuli: Talker
) -> None:
    await plans(ratna)
    await announces(ratna)
    await yuli.sees("📅 Pelatihan kemasan keripik")
    await yuli.taps("Ikut")
    await yuli.sees("Sudah terdaftar di")
    await yuli.says("/pengingat")
    await yuli.sees("🔔 Pengingat")
    await yuli.forges("-:reminder_switch:agenda")
    await yuli.sees("Ketuk topik untuk mematikan")
    other = await officer(town, "Wahyu", 107)
    await other.says("/acara")
    await other.sees("Pelatihan kemasan keripik")
    await other.taps("1. Pelatihan")
    await other.sees("Sisa 29 dari 30 tempat")
    await other.taps("Batalkan acara")
    await other.sees("Kenapa Pelatihan kemasan keripik dibatalkan?")
    await other.says("pemateri sakit")
    await other.sees("Yakin membatalkan")
    await other.taps("Ya, batalkan")
    await other.sees("Semua yang sudah tahu akan dikabari.")
    said = await yuli.sees("❌ Batal: Pelatihan kemasan keripik")
    assert "Alasan: pemateri sakit" in said.text
    await yuli.taps("Acara lain")
    await yuli.sees("Belum ada acara")
    await at(town, "2026-12-03 08:00")
    assert about(yuli, "Hari ini") == []
    assert await planned_events(town) == ["Pelatihan kemasan keripik/cancelled/1"]


async def test_a_draft_may_be_dropped_and_nobody_hears_of_it(town: Town, ratna: Talker, yuli: Talker) -> None:
    await plans(ratna)
    await ratna.taps("Batalkan acara")
    await answers(
        ratna,
        ("taps", "Lewati", "Yakin membatalkan"),
        ("taps", "Ya, batalkan", "Belum ada yang diberi tahu."),
    )
    await at(town, "2026-11-25 09:00")
    assert about(yuli, "kemasan") == []
    await ratna.says("/acara")
    await ratna.sees("Belum ada acara")
    await ratna.taps("Sudah lewat")
    await ratna.sees("❌ dibatalkan")


async def test_fewer_places_than_people_are_refused_and_more_let_people_in(
    town: Town, ratna: Talker, yuli: Talker, sari: Talker
) -> None:
    await sari.registers(name="Bu Sari", business="Kue Sari")
    await plans(ratna, quota="2")
    await announces(ratna)
    for talker, sees in ((sari, "Sudah terdaftar di"), (yuli, "Sudah terdaftar di")):
        await talker.sees("📅 Pelatihan kemasan keripik")
        await talker.taps("Ikut")
        await talker.sees(sees)
    await ratna.taps("Ubah")
    await ratna.sees("Sudah benar semua?")
    await answers(
        ratna, ("taps", "✏️ Kuota", "Muat berapa orang?"), ("says", "1", "Sudah ada 2 orang yang ikut."),
        ("taps", "Tanpa batas", "Kuota: tanpa batas"), ("taps", "Simpan", "Tanpa batas tempat, sudah 2 ikut"),
    )  # fmt: skip
