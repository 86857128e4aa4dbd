"""At the door: a code opens a link, whoever has a place is on the list, others come in if there is room.

It is Tuesday, 24 November 2026, 09.00; the training is on 3 December, 09.00-12.00.
"""

import io

import pytest
from pypdf import PdfReader

from tests.conversations.events import fill, planned, receives, seats
from tests.conversations.reminding import at
from tests.support.town import Talker, Town

START, END = "2026-12-03 09:00", "2026-12-03 12:00"


async def the_training(town: Town, **more: object) -> tuple[object, str]:
    """An event and the start parameter on its door."""
    event = await planned(town, "Pelatihan kemasan", START, ends=END, **more)
    [row] = await town.rows("SELECT token FROM events WHERE id = :id", id=event.id)
    return event, f"h_{row.token}"


async def pdf(town: Town, talker: Talker) -> str:
    """The text of the document that came."""
    file = await receives(talker, "document")
    assert file["mime_type"] == "application/pdf"
    content = town.sim.world.files.read(town.sim.world.files.get(file["file_id"]))
    return " ".join(PdfReader(io.BytesIO(content)).pages[0].extract_text().split())


async def test_whoever_has_a_place_is_on_the_list_and_gets_a_paper(
    town: Town, ratna: Talker, yuli: Talker
) -> None:
    event, link = await the_training(town)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("Sudah terdaftar di")
    await at(town, "2026-12-03 08:40")
    await yuli.starts(link)
    await yuli.sees("🙌 Selamat datang di Pelatihan kemasan! Sudah tercatat hadir (jam 08.40).")
    await yuli.starts(link)
    await yuli.sees("👍 Sudah tercatat hadir")
    await yuli.taps("Lihat")
    await yuli.sees("🙌 Sudah hadir.")
    await yuli.taps("Sertifikat hadir")
    await yuli.sees("Sertifikatnya bisa diambil setelah Pelatihan kemasan selesai.")
    await at(town, "2026-12-03 12:05")
    await yuli.says("acara saya")
    await yuli.taps("Sudah lewat")
    shown = await yuli.sees("🕘 Acara yang sudah diikuti")
    assert "Pelatihan kemasan. 🙌 Hadir" in shown.text
    await yuli.says("minta sertifikat pelatihan dong")
    await yuli.sees("🕘 Acara yang sudah diikuti")
    await yuli.taps("1. Pelatihan kemasan")
    await yuli.sees("🙌 Sudah hadir.")
    await yuli.taps("Sertifikat hadir")
    text = await pdf(town, yuli)
    [row] = await town.rows("SELECT code FROM event_members WHERE code IS NOT NULL")
    for words in (
        "SERTIFIKAT KEHADIRAN",
        "Yuli",
        "Sambal Bu Yuli",
        "Pelatihan kemasan",
        "3 Desember 2026",
        "Dinas UMKM Batang",
        row.code,
    ):
        assert words in text
    stranger = town.person("Tono", 109)
    await stranger.starts(f"v_{row.code}")
    await stranger.sees("✅ Asli: Ibu Yuli hadir di Pelatihan kemasan, Kamis, 3 Des 2026")
    await stranger.starts("v_NOSUCHCODE")
    await stranger.sees("❌ Tidak ada sertifikat kami dengan kode itu.")
    noted = await town.rows("SELECT count(*) AS n FROM audit_log WHERE action = 'attendance verified'")
    assert noted[0].n == 1


async def test_the_office_prints_a_sheet_whose_code_may_be_changed(
    town: Town, ratna: Talker, yuli: Talker
) -> None:
    event, link = await the_training(town)
    await ratna.forges(f"-:acara_one:{event.id}")
    await ratna.sees("Pelatihan kemasan")
    await ratna.taps("QR pintu masuk")
    text = await pdf(town, ratna)
    assert "DAFTAR HADIR" in text
    assert "Kamis, 3 Des 2026, 09.00–12.00 WIB" in text
    await ratna.taps("Kode baru")
    await ratna.sees("kode lama sudah tidak berlaku")
    await at(town, "2026-12-03 08:40")
    await yuli.starts(link)
    await yuli.sees("Kode itu sudah tidak dipakai.")
    [row] = await town.rows("SELECT token FROM events")
    await yuli.starts(f"h_{row.token}")
    await yuli.sees("🙌 Selamat datang")


async def test_others_come_in_as_long_as_there_is_room(town: Town, yuli: Talker, sari: Talker) -> None:
    await sari.registers(name="Bu Sari", business="Kue Sari")
    event, link = await the_training(town, quota=2)
    await fill(town, event, 1)
    await at(town, "2026-12-03 08:40")
    await yuli.starts(link)
    await yuli.sees("🙌 Selamat datang")
    await sari.starts(link)
    await sari.sees("😔 Tempat Pelatihan kemasan sudah penuh.")
    assert await seats(town, event) == {"joined": 2}


async def test_whoever_waits_is_let_in_only_by_a_free_place(town: Town, yuli: Talker) -> None:
    event, link = await the_training(town, quota=1)
    await fill(town, event, 1)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("antrean ke-1")
    await at(town, "2026-12-03 08:40")
    await yuli.starts(link)
    await yuli.sees("sudah penuh")
    assert await seats(town, event) == {"joined": 1, "waiting": 1}


@pytest.mark.parametrize(
    ("moment", "sees"),
    [("2026-12-01 09:00", "⏰ Pelatihan kemasan baru Kamis, 3 Des 2026"), ("2026-12-03 06:59", "⏰"), ("2026-12-03 07:01", "🙌"),
     ("2026-12-03 14:59", "🙌"), ("2026-12-03 15:01", "sudah selesai"), ("2026-12-20 09:00", "sudah selesai")],
)  # fmt: skip
async def test_a_photo_of_the_code_is_worth_nothing_at_another_time(
    town: Town, yuli: Talker, moment: str, sees: str
) -> None:
    _, link = await the_training(town)
    await at(town, moment)
    await yuli.starts(link)
    await yuli.sees(sees)


async def test_the_door_is_for_the_area_of_the_event(town: Town, yuli: Talker) -> None:
    event = await planned(town, "Pelatihan Bawang", START, "33.25.04", ends=END)
    [row] = await town.rows("SELECT token FROM events WHERE id = :id", id=event.id)
    await at(town, "2026-12-03 08:40")
    await yuli.starts(f"h_{row.token}")
    await yuli.sees("untuk usaha di wilayah lain")
    assert await seats(town, event) == {}


@pytest.mark.parametrize("token", ["", "x", "a" * 60, "door", "%27", "../..", "h_h_h_"])
async def test_a_forged_code_opens_nothing(town: Town, yuli: Talker, token: str) -> None:
    await the_training(town)
    await at(town, "2026-12-03 08:40")
    await yuli.starts(f"h_{token}")
    await yuli.sees("Kode itu sudah tidak dipakai.")


async def test_strangers_register_first_and_scan_once_more(town: Town, budi: Talker) -> None:
    event, link = await the_training(town)
    await at(town, "2026-12-03 08:40")
    await budi.starts(link)
    shown = await budi.sees("Selamat datang di Pelatihan kemasan!")
    assert shown.buttons == ["📝 Daftar sekarang"]
    await budi.registers()
    await budi.starts(link)
    await budi.sees("Sudah tercatat hadir")
    assert await seats(town, event) == {"joined": 1}


async def test_a_scan_in_the_middle_of_a_form_leaves_the_form(town: Town, yuli: Talker) -> None:
    _, link = await the_training(town)
    await at(town, "2026-12-03 08:40")
    await yuli.forges("-:add_product:")
    await yuli.sees("Apa nama produknya?")
    await yuli.says("sambal bawang")
    await yuli.sees("Dijual per apa?")
    await yuli.starts(link)
    await yuli.sees("🙌 Selamat datang")
    await yuli.sees("Dijual per apa?")
