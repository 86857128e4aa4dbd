"""The people of an event before an officer: ticked off, taken off the list, found; only those of the own area.

It is Tuesday, 24 November 2026, 09.00; the training is on 3 December, 09.00-12.00.
"""

import pytest

from tests.conversations.events import fill, planned, seats
from tests.conversations.planning import officer
from tests.conversations.reminding import at, heard
from tests.support.town import Talker, Town

START, END = "2026-12-03 09:00", "2026-12-03 12:00"


async def test_officers_tick_off_and_take_it_back(town: Town, ratna: Talker, yuli: Talker) -> None:
    event = await planned(town, "Pelatihan kemasan", START, ends=END, quota=1)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("Sudah terdaftar di")
    await ratna.forges(f"-:event_members:{event.id}")
    shown = await ratna.sees("👥 Pelatihan kemasan: 1 ikut, 0 antre, 0 hadir")
    assert "1. ▫️ Ibu Yuli, Sambal Bu Yuli" in shown.text
    await ratna.taps("⬜ Yuli")
    shown = await ratna.sees("👤 Ibu Yuli")
    assert "📱 0812-3456-7890" in shown.text
    assert "📍 " in shown.text
    await at(town, "2026-12-03 09:10")
    await ratna.taps("Balik")
    await ratna.sees("1 ikut")
    await ratna.taps("⬜ Yuli")
    await ratna.sees("1 ikut, 0 antre, 1 hadir")
    await ratna.taps("✅ Yuli")
    await ratna.sees("0 hadir")
    await ratna.taps("⬜ Yuli")
    await ratna.sees("1 hadir")
    seen_by = await town.rows(
        "SELECT action FROM audit_log WHERE action LIKE 'event p%' OR action LIKE '%attend%' ORDER BY id"
    )
    assert {"event people seen", "event person seen", "event attended", "attendance taken back"} <= {
        row.action for row in seen_by
    }


async def test_an_officer_takes_somebody_off_and_the_next_one_moves_up(
    town: Town, ratna: Talker, yuli: Talker
) -> None:
    event = await planned(town, "Pelatihan kemasan", START, ends=END, quota=1)
    [first] = await fill(town, event, 1)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("antrean ke-1")
    await ratna.forges(f"-:event_member:{event.id}.{first}.0")
    await ratna.sees("👤")
    await ratna.taps("Keluarkan")
    await ratna.sees("1 ikut, 0 antre")
    await yuli.sees("🎉 Ada tempat kosong")


async def test_many_people_are_paged_and_found_by_name(town: Town, ratna: Talker, yuli: Talker) -> None:
    event = await planned(town, "Pelatihan kemasan", START, ends=END)
    await fill(town, event, 8)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("Sudah terdaftar di")
    await ratna.forges(f"-:event_members:{event.id}")
    shown = await ratna.sees("9 ikut")
    assert "Lainnya ➡️" in shown.buttons
    assert len(set(shown.buttons)) == len(shown.buttons)
    await ratna.taps("Lainnya")
    await ratna.sees("7. ")
    await ratna.taps("Cari nama")
    await ratna.gets_answer()
    await ratna.says("yul")
    shown = await ratna.sees("1 orang dengan nama “yul”")
    assert "⬜ Yuli" in shown.buttons


@pytest.mark.parametrize(("area", "people"), [("33.25.08", 2), ("33.25.04", 0)])
async def test_officers_of_a_part_see_only_its_people(
    town: Town, ratna: Talker, yuli: Talker, area: str, people: int
) -> None:
    event = await planned(town, "Pelatihan kemasan", START, ends=END)
    [one] = await fill(town, event, 1)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("Sudah terdaftar di")
    other = await officer(town, "Wahyu", 107, area)
    await other.forges(f"-:event_members:{event.id}")
    await other.sees(f"{people} ikut")
    await other.forges(f"-:event_member:{event.id}.{one}.0")
    await other.sees("👤" if people else "bukan di wilayah")
    await other.forges(f"-:event_out:{event.id}.{one}")
    await other.gets_answer()
    assert await seats(town, event) == {"joined": 2}
    stranger = await officer(town, "Jauh", 110, "33.26")
    for name in (
        f"event_members:{event.id}",
        f"event_tick:{event.id}.{one}.0",
        f"acara_report:{event.id}",
        f"acara_sheet:{event.id}",
        f"acara_door:{event.id}",
    ):
        await stranger.forges(f"-:{name}")
        await stranger.sees("bukan di wilayah")
    assert [text for text in heard(stranger) if "Budi" in text] == []
