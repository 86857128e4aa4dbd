"""Events come closer: a week, a day and two hours before, at decent hours, and only to who still takes part.

It is Tuesday, 24 November 2026, 09.00.
"""

from services.agenda import seats as deeds
from storage.store import Store
from tests.conversations.events import PIN, fill, planned, wib
from tests.conversations.reminding import at, heard
from tests.support.town import Talker, Town


async def test_a_place_that_is_free_at_night_is_told_in_the_morning(town: Town, yuli: Talker) -> None:
    event = await planned(town, quota=1)
    [first] = await fill(town, event, 1)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("antrean ke-1")
    await at(town, "2026-11-24 22:00")
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        await store.event_members.leave(event.id, first, town.sim.clock.now())
        await deeds.fill(store, event, town.sim.clock.now())
    await at(town, "2026-11-25 06:30")
    assert [text for text in heard(yuli) if "tempat kosong" in text] == []
    await at(town, "2026-11-25 07:05")
    await yuli.sees("Ada tempat kosong")


async def test_a_week_a_day_and_two_hours_before(town: Town, yuli: Talker) -> None:
    event = await planned(town, starts="2026-12-10 13:00", pin=PIN)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("Sudah terdaftar di")
    await at(town, "2026-12-03 08:05")
    await yuli.sees("📅 7 hari lagi (Kamis, 10 Des 2026) jam 13.00 WIB: Pelatihan kemasan")
    await at(town, "2026-12-09 08:05")
    await yuli.sees("📅 Besok jam 13.00 WIB: Pelatihan kemasan")
    await at(town, "2026-12-10 11:05")
    said = await yuli.sees("📅 Hari ini jam 13.00 WIB: Pelatihan kemasan")
    assert said.buttons[:3] == ["ℹ️ Lihat", "🗺 Peta", "✖️ Tidak bisa datang"]
    assert wib("2026-12-10 11:05") < event.starts_at


async def test_whoever_leaves_hears_no_more_of_it(town: Town, yuli: Talker) -> None:
    event = await planned(town)
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("Sudah terdaftar di")
    await yuli.taps("Batal ikut")
    await yuli.sees("Yakin")
    await yuli.taps("Ya, tidak jadi")
    await yuli.sees("tidak jadi ikut")
    await at(town, "2026-12-03 08:00")
    assert [text for text in heard(yuli) if "📅" in text] == []
    await yuli.says("acara saya")
    await yuli.sees("Belum ikut acara apa pun")


async def test_the_day_before_is_told_on_a_sunday_and_the_night_is_kept(town: Town, yuli: Talker) -> None:
    event = await planned(town, starts="2026-12-07 08:00")
    await yuli.forges(f"-:event_join:{event.id}")
    await yuli.sees("Sudah terdaftar di")
    await at(town, "2026-12-06 08:05")
    await yuli.sees("Besok jam 08.00")
    await at(town, "2026-12-07 06:10")
    assert [text for text in heard(yuli) if "Hari ini" in text] == []
    await at(town, "2026-12-07 07:01")
    await yuli.sees("Hari ini jam 08.00")
