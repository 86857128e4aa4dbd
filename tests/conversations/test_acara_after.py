"""After an event: how it was, what came of it a month and three months later, and what its office sees of that.

It is Tuesday, 24 November 2026, 09.00; the training is on 3 December, 09.00-12.00.
"""

import io

import pytest
from python_calamine import CalamineWorkbook

from domain.agenda.event import EventKind
from tests.conversations.events import fill, planned, receives
from tests.conversations.planning import about, officer
from tests.conversations.reminding import at
from tests.support.town import Talker, Town

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def attended(town: Town, yuli: Talker, **more: object) -> object:
    """Yuli was at a training, and three others had a place."""
    event = await planned(town, "Pelatihan kemasan", "2026-12-03 09:00", ends="2026-12-03 12:00", **more)
    await fill(town, event, 3)
    [row] = await town.rows("SELECT token FROM events WHERE id = :id", id=event.id)
    await at(town, "2026-12-03 08:40")
    await yuli.starts(f"h_{row.token}")
    await yuli.sees("🙌 Selamat datang")
    return event


async def test_two_taps_say_how_it_was(town: Town, yuli: Talker) -> None:
    event = await attended(town, yuli)
    await at(town, "2026-12-03 13:05")
    said = await yuli.sees("⭐ Bagaimana acaranya: Pelatihan kemasan?")
    assert said.buttons[:4] == ["😞 Kurang", "😐 Biasa saja", "🙂 Bagus", "😍 Bagus sekali"]
    await yuli.taps("Bagus sekali")
    await yuli.sees("Mau tambah pesan?")
    await yuli.taps("Tambah pesan")
    await yuli.sees("Apa yang bagus")
    await yuli.says("materinya jelas, tempatnya panas")
    await yuli.sees("🙏 Terima kasih, pesannya dibaca dinas.")
    await yuli.forges(f"-:event_rate:{event.id}.2", said)
    await yuli.sees("Mau tambah pesan?")
    await yuli.taps("Cukup")
    await yuli.sees("👍")
    rows = await town.rows("SELECT rating, word FROM event_members WHERE rating IS NOT NULL")
    assert [(row.rating, row.word) for row in rows] == [(2, "materinya jelas, tempatnya panas")]
    await at(town, "2026-12-05 13:05")
    assert about(yuli, "Bagaimana") == []


async def test_who_did_not_come_is_asked_nothing(town: Town, yuli: Talker, sari: Talker) -> None:
    await sari.registers(name="Bu Sari", business="Kue Sari")
    event = await attended(town, yuli)
    await sari.says("/menu")
    await sari.sees("Mau buka apa?")
    await sari.forges(f"-:event_join:{event.id}")
    await sari.sees("Sudah terdaftar di")
    await at(town, "2026-12-03 13:05")
    assert about(sari, "Bagaimana") == []
    for data in (
        "event_rate:{}.4",
        "event_word:{}",
        "event_later:{}.30.p",
        "event_rate_ask:{}",
        "event_paper:{}",
    ):
        await sari.forges("-:" + data.format(event.id))
        await sari.sees("Acara itu tidak ada di agenda" if "paper" not in data else "Pelatihan kemasan")
    assert await town.rows("SELECT * FROM event_aftermath") == []


@pytest.mark.parametrize(
    ("tap", "then", "button", "question", "kept"),
    [
        ("Produk baru", "🎉 Hebat!", "Tambah produknya", "Apa nama produknya?", (1, 0)),
        ("Izin baru", "🎉 Hebat!", "Catat izinnya", "Untuk produk yang mana?", (0, 1)),
        ("Dua-duanya", "🎉 Hebat!", "Catat izinnya", "Untuk produk yang mana?", (1, 1)),
        ("Belum ada", "👍 Terima kasih kabarnya.", None, None, (0, 0)),
    ],
)
async def test_a_month_later_two_taps_lead_to_where_it_is_written_down(
    town: Town,
    yuli: Talker,
    tap: str,
    then: str,
    button: str | None,
    question: str | None,
    kept: tuple[int, int],
) -> None:
    await attended(town, yuli, kind=EventKind.PERMITS, papers=("spp_irt",))
    await at(town, "2026-12-03 13:05")
    await yuli.taps("Bagus sekali")
    await yuli.sees("Mau tambah pesan?")
    await at(town, "2027-01-02 08:05")
    said = await yuli.sees("🌱 Sudah 30 hari sejak Pelatihan kemasan. Sudah ada produk baru atau izin baru?")
    assert said.buttons[:4] == ["🧺 Produk baru", "📜 Izin baru", "🎉 Dua-duanya", "⏳ Belum ada"]
    await yuli.taps(tap)
    await yuli.sees(then)
    if button and question:
        await yuli.taps(button)
        await yuli.sees(question)
    rows = await town.rows("SELECT days, products, papers FROM event_aftermath")
    assert [(row.days, row.products, row.papers) for row in rows] == [(30, *kept)]
    await at(town, "2027-03-03 09:05")
    await yuli.sees("🌱 Sudah 90 hari")


async def test_the_office_sees_what_became_of_it_on_a_screen_and_in_a_sheet(
    town: Town, ratna: Talker, yuli: Talker
) -> None:
    event = await attended(town, yuli)
    await at(town, "2026-12-03 13:05")
    await yuli.taps("Bagus sekali")
    await yuli.sees("Mau tambah pesan?")
    await yuli.taps("Tambah pesan")
    await yuli.sees("Apa yang bagus")
    await yuli.says("=2+2 mantap")
    await yuli.sees("Terima kasih, pesannya")
    await at(town, "2027-01-02 08:05")
    await yuli.taps("Produk baru")
    await yuli.sees("Hebat!")
    await ratna.forges(f"-:acara_report:{event.id}")
    shown = await ratna.sees("📊 Pelatihan kemasan")
    for words in (
        "4 ikut, 1 hadir (25%), 0 antre", "😞 0  😐 0  🙂 0  😍 1", "🌱 Setelah 30 hari: 1 menjawab, 1 ada produk baru, 0 ada izin baru",
        "🌱 Setelah 90 hari: belum ada jawaban", "💬 “=2+2 mantap”",
    ):  # fmt: skip
        assert words in shown.text
    await ratna.taps("Unduh Excel")
    file = await receives(ratna, "document")
    assert (file["file_name"], file["mime_type"]) == (f"peserta-acara-{event.id}.xlsx", MIME)
    content = town.sim.world.files.read(town.sim.world.files.get(file["file_id"]))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert rows[1][:5] == ["Nama", "Usaha", "Tempat", "Nomor HP", "Status"]
    mine = next(row for row in rows if row[0] == "Yuli")
    assert mine[7:11] == ["😍 Bagus sekali", "=2+2 mantap", "produk baru", ""]
    assert len(rows) == 6
    noted = await town.rows(
        "SELECT count(DISTINCT subject_id) AS n FROM audit_log WHERE action = 'event report seen'"
    )
    assert noted[0].n == 4


async def test_whoever_planned_it_is_asked_to_complete_the_list(town: Town, yuli: Talker) -> None:
    from tests.conversations.planning import announces, plans

    ratna = await officer(town)
    await plans(ratna)
    await announces(ratna)
    await yuli.sees("📅 Pelatihan kemasan keripik")
    await yuli.taps("Ikut")
    await yuli.sees("Sudah terdaftar di")
    await at(town, "2026-12-03 13:05")
    await ratna.sees("📋 Pelatihan kemasan keripik sudah selesai: 0 dari 1 tercatat hadir.")
    await ratna.taps("Daftar hadir")
    await ratna.sees("1 ikut, 0 antre, 0 hadir")
    await ratna.taps("⬜ Yuli")
    await ratna.sees("1 hadir")
    await at(town, "2026-12-03 13:30")
    await yuli.sees("⭐ Bagaimana acaranya: Pelatihan kemasan keripik?")


@pytest.mark.parametrize("data", ["event_rate:1.0", "event_rate:1.5", "event_rate:1.x", "event_rate:1"])
async def test_a_forged_face_asks_again(town: Town, yuli: Talker, data: str) -> None:
    await attended(town, yuli)
    await yuli.forges(f"-:{data}")
    await yuli.sees("⭐ Bagaimana")
    for forged in ("event_later:1.31.p", "event_later:1.30.x", "event_later:1..", "event_later:"):
        await yuli.forges(f"-:{forged}")
        await yuli.sees("Acara itu tidak ada di agenda")
    assert await town.rows("SELECT * FROM event_members WHERE rating IS NOT NULL") == []
    assert await town.rows("SELECT * FROM event_aftermath") == []
