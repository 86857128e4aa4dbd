"""/agenda: producers see what fits, join in one tap, wait for a place, leave, get a map pin and a calendar file.

It is Tuesday, 24 November 2026, 09.00.
"""

import pytest

from domain.agenda.event import EventKind
from tests.conversations.events import PIN, planned, receives, seats
from tests.conversations.reminding import at
from tests.support.town import Talker, Town

AULA = "Aula Kecamatan Limpung"


async def test_nothing_planned_is_said_kindly(yuli: Talker) -> None:
    await yuli.says("/agenda")
    await yuli.sees("Belum ada acara yang cocok. Begitu ada, langsung dikabari.")


async def test_what_fits_is_listed_soonest_first_and_paged(town: Town, yuli: Talker) -> None:
    for number in range(1, 7):
        await planned(town, f"Pelatihan {number}", f"2026-12-0{8 - number} 09:00")
    await planned(town, "Pelatihan Bawang", "2026-12-01 09:00", "33.25.04")
    await planned(town, "Pelatihan Pekalongan", "2026-12-01 09:00", "33.26")
    await yuli.taps("📅 Agenda")
    shown = await yuli.sees("Agenda yang cocok")
    assert "1. Rab, 2 Des 09.00: Pelatihan 6. 🎟 Sisa 30 dari 30 tempat" in shown.text
    assert shown.buttons == [
        "1. Pelatihan 6",
        "2. Pelatihan 5",
        "3. Pelatihan 4",
        "4. Pelatihan 3",
        "Lainnya ➡️",
    ]
    await yuli.taps("Lainnya")
    shown = await yuli.sees("5. ")
    assert shown.buttons == ["5. Pelatihan 2", "6. Pelatihan 1", "⬅️ Sebelumnya"]
    assert "Bawang" not in shown.text
    await yuli.taps("5. Pelatihan 2")
    await yuli.sees("Pelatihan 2")


async def test_an_event_tells_when_where_how_many_and_who(town: Town, yuli: Talker) -> None:
    await planned(
        town, ends="2026-12-03 12:00", note="Bawa contoh produk dan KTP", pin=PIN, link="https://example.id/jadwal",
        document={"file_id": "doc", "name": "surat.pdf"},
    )  # fmt: skip
    await yuli.says("/agenda")
    await yuli.sees("Pelatihan kemasan")
    await yuli.taps("1. Pelatihan kemasan")
    shown = await yuli.sees("Kamis, 3 Des 2026, 09.00–12.00 WIB (9 hari lagi)")
    assert AULA in shown.text
    assert "Sisa 30 dari 30 tempat" in shown.text
    assert "Bawa contoh produk dan KTP" in shown.text
    assert shown.buttons == ["✅ Ikut", "ℹ️ Info", "🗺 Peta", "📆 Kalender", "⬅️ Agenda"]
    await yuli.taps("Info")
    shown = await yuli.sees("Penyelenggara: Dinas UMKM Batang")
    assert shown.buttons == ["🔗 Buka tautan", "📎 Berkasnya", "⬅️ Balik"]
    await yuli.taps("Balik")
    await yuli.sees("9 hari lagi")
    await yuli.taps("Peta")
    venue = await receives(yuli, "venue")
    assert (venue["title"], venue["address"]) == ("Pelatihan kemasan", AULA)
    assert (venue["location"]["latitude"], venue["location"]["longitude"]) == (PIN.latitude, PIN.longitude)


async def test_one_tap_joins_and_brings_the_calendar_file_and_the_pin(town: Town, yuli: Talker) -> None:
    event = await planned(town, ends="2026-12-03 12:00", pin=PIN)
    await yuli.says("/agenda")
    await yuli.sees("Pelatihan kemasan")
    await yuli.taps("1. Pelatihan kemasan")
    await yuli.sees("9 hari lagi")
    await yuli.taps("✅ Ikut")
    await yuli.sees("✅ Sudah terdaftar di Pelatihan kemasan.")
    await yuli.sees("nanti HP ikut mengingatkan")
    file, _ = await receives(yuli, "document"), await receives(yuli, "venue")
    said = [message for message in yuli.chat if message.by_bot]
    kinds = [next(name for name in ("text", "document", "venue") if name in one.body) for one in said]
    assert kinds[-3:] == ["text", "document", "venue"]
    assert (file["file_name"], file["mime_type"]) == (f"acara-{event.id}.ics", "text/calendar")
    content = town.sim.world.files.read(town.sim.world.files.get(file["file_id"])).decode()
    assert "DTSTART;TZID=Asia/Jakarta:20261203T090000\r\n" in content
    assert f"UID:acara-{event.id}@laris_bot.t.me\r\n" in content
    assert "TZNAME:WIB" in content
    assert await seats(town, event) == {"joined": 1}


async def test_joining_twice_says_so_and_changes_nothing(town: Town, yuli: Talker) -> None:
    event = await planned(town)
    await yuli.says("/agenda")
    await yuli.sees("Pelatihan kemasan")
    await yuli.taps("1. Pelatihan kemasan")
    card = await yuli.sees("9 hari lagi")
    await yuli.taps_twice("✅ Ikut")
    await yuli.sees("👍 Sudah terdaftar ikut.")
    await yuli.forges(f"-:event_join:{event.id}", card)
    shown = await yuli.sees("👍 Sudah terdaftar ikut.")
    assert "✖️ Batal ikut" in shown.buttons
    assert await seats(town, event) == {"joined": 1}
    await yuli.says("acara saya")
    assert "✅ Sudah ikut" in (await yuli.sees("Yang sudah diikuti")).text


async def test_a_full_event_has_a_waiting_list_that_moves_up_by_itself(
    town: Town, yuli: Talker, sari: Talker
) -> None:
    await sari.registers(name="Bu Sari", business="Kue Sari")
    event = await planned(town, quota=1)
    for talker in (sari, yuli):
        await talker.says("/agenda")
        await talker.sees("Pelatihan kemasan")
        await talker.taps("1. Pelatihan kemasan")
        await talker.sees("9 hari lagi")
        await talker.taps("Ikut")
        await talker.sees("Sudah terdaftar di" if talker is sari else "antrean ke-1")
    await sari.says("/agenda")
    await sari.sees("✅ Sudah ikut")
    await sari.taps("1. Pelatihan kemasan")
    await sari.sees("Sudah terdaftar ikut.")
    await sari.taps("Batal ikut")
    await sari.sees("Yakin tidak jadi ikut Pelatihan kemasan?")
    await sari.says("batal")
    await sari.sees("Yakin tidak jadi ikut")
    await sari.taps("Tetap ikut")
    await sari.sees("Sudah terdaftar ikut.")
    await sari.taps("Batal ikut")
    await sari.sees("Yakin")
    await sari.says("iya")
    await sari.sees("Baik, tidak jadi ikut Pelatihan kemasan.")
    await at(town, "2026-11-24 09:30")
    said = await yuli.sees("🎉 Ada tempat kosong")
    assert said.buttons[:2] == ["ℹ️ Lihat", "✖️ Tidak bisa datang"]
    assert await seats(town, event) == {"joined": 1, "left": 1}
    await yuli.taps("Tidak bisa datang")
    await yuli.sees("Yakin")
    await yuli.taps("Ya, tidak jadi")
    await yuli.sees("Baik, tidak jadi ikut")
    assert await seats(town, event) == {"left": 2}


@pytest.mark.parametrize(
    ("words", "first", "note"),
    [
        ("info pelatihan", "Pelatihan kemasan", "Pelatihan yang cocok"),
        ("kapan bazar", "Bazar Desember", "Bazar, pameran yang cocok"),
        (
            "ada acara apa minggu depan",
            "Pelatihan kemasan",
            "Agenda, Senin, 30 Nov 2026 sampai Minggu, 6 Des 2026",
        ),
        ("mau ikut pelatihan halal", "Pelatihan halal", "Pelatihan yang cocok"),
        ("izin kolektif pirt kapan", "Pelatihan kemasan", "Yang itu belum ada. Ini yang ada"),
        ("ada acara besok", "Pelatihan kemasan", "Yang itu belum ada. Ini yang ada"),
        ("temu bank kapan", "Temu bank KUR", "Temu bank yang cocok"),
    ],
)
async def test_plain_words_lead_to_what_is_meant(
    town: Town, yuli: Talker, words: str, first: str, note: str
) -> None:
    await planned(town)
    await planned(town, "Pelatihan halal", "2026-12-10 09:00")
    await planned(town, "Temu bank KUR", "2026-12-12 09:00", kind=EventKind.BANK)
    await planned(
        town, "Bazar Desember", "2026-12-27 09:00", ends="2026-12-31 21:00", kind=EventKind.FAIR, quota=None
    )
    await yuli.says(words)
    shown = await yuli.sees(note)
    assert shown.buttons[0] == f"1. {first}"
    await yuli.taps(f"1. {first}")
    await yuli.sees(first)


async def test_an_event_of_several_days_tells_both_ends(town: Town, yuli: Talker) -> None:
    await planned(town, "Bazar Desember", "2026-12-27 09:00", ends="2026-12-31 21:00", quota=None)
    await yuli.says("/agenda")
    assert "Tanpa batas tempat, sudah 0 ikut" in (await yuli.sees("Bazar Desember")).text
    await yuli.taps("1. Bazar Desember")
    await yuli.sees("Minggu, 27 Des 2026, 09.00 sampai Kamis, 31 Des 2026, 21.00 WIB (33 hari lagi)")


async def test_old_buttons_of_what_is_over_say_so(town: Town, yuli: Talker) -> None:
    await planned(town)
    await yuli.says("/agenda")
    await yuli.sees("Pelatihan kemasan")
    await yuli.taps("1. Pelatihan kemasan")
    card = await yuli.sees("9 hari lagi")
    await at(town, "2026-12-04 09:00")
    await yuli.taps_old(card, "Ikut")
    shown = await yuli.sees("Acara ini sudah lewat.")
    assert shown.buttons == ["ℹ️ Info", "⬅️ Agenda"]
    await yuli.taps("Agenda")
    await yuli.sees("Belum ada acara")


@pytest.mark.parametrize(
    "route",
    ["event", "event_join", "event_leave", "event_info", "event_map", "event_file", "event_attachment"],
)
async def test_forged_buttons_find_nothing_of_other_areas(town: Town, yuli: Talker, route: str) -> None:
    from dataclasses import replace

    from domain.agenda.event import EventState

    other = await planned(town, "Rahasia", "2026-12-03 09:00", "33.26")
    draft = await planned(town, "Rahasia", "2026-12-04 09:00", state=EventState.DRAFT)
    assert replace(draft, id=0) != draft
    for argument in (other.id, draft.id, 999, "", "x", "1.5", "-1", "9" * 30):
        await yuli.forges(f"-:{route}:{argument}")
        shown = await yuli.sees("Acara itu tidak ada di agenda")
        assert "Rahasia" not in shown.text
    assert await town.rows("SELECT * FROM event_members") == []


async def test_strangers_are_asked_to_register_first(town: Town, budi: Talker) -> None:
    await planned(town)
    for words in ("/agenda", "kapan bazar"):
        await budi.says(words)
        shown = await budi.sees("daftar")
        assert "kemasan" not in shown.text
    await budi.forges("-:event_join:1")
    await budi.sees("daftar")
    assert await town.rows("SELECT * FROM event_members") == []
