"""Producers without a chat: their coordinator hears of events for them, puts them on the list, is reminded in their place.

It is Tuesday, 24 November 2026, 09.00. Yati is a coordinator in Limpung; Karmi and Darto have no smartphone.
"""

from dataclasses import replace
from typing import Any

import pytest

from domain.agenda.event import Event, EventKind
from domain.roles import Role
from tests.conversations.events import fill, planned, receives, seats
from tests.conversations.inviting import holding
from tests.conversations.permits import NIB
from tests.conversations.planning import about, announces, officer, plans
from tests.conversations.reminding import at, id_of, swept
from tests.support.neighbours import KARMI, coordinator, neighbour
from tests.support.town import Talker, Town

DARTO = replace(KARMI, name="Darto", honorific="bapak", business="Kerupuk Darto", phone=None)


@pytest.fixture
async def yati(town: Town) -> Talker:
    return await holding(town, "Yati", 120, Role.COORDINATOR, "33.25.08")


@pytest.fixture
async def karmi(town: Town, yati: Talker) -> int:
    number = await neighbour(town, await id_of(town, yati))
    await neighbour(town, await id_of(town, yati), DARTO)
    return number


async def test_one_notice_tells_of_an_event_for_all_her_neighbours(
    town: Town, yati: Talker, karmi: int
) -> None:
    ratna = await officer(town)
    await plans(ratna)
    await announces(ratna)
    said = await yati.sees("👥 Ada acara untuk 2 tetangga Anda: Pelatihan kemasan keripik")
    assert len(about(yati, "Pelatihan kemasan keripik")) == 1
    assert said.buttons[:1] == ["👥 Daftarkan tetangga"]
    await yati.taps("Daftarkan tetangga")
    shown = await yati.sees("Ketuk nama tetangga")
    assert shown.buttons[:2] == ["⬜ Darto", "⬜ Karmi Lestari"]
    await yati.taps("⬜ Karmi Lestari")
    await yati.sees("✅ Ibu Karmi Lestari terdaftar ikut.")
    await yati.taps("⬜ Darto")
    shown = await yati.sees("✅ Bapak Darto terdaftar ikut.")
    await yati.taps("✅ Darto")
    await yati.sees("👋 Bapak Darto batal ikut.")
    rows = await town.rows("SELECT person_id, seat, joined_by FROM event_members WHERE seat = 'joined'")
    assert [(row.person_id, row.joined_by) for row in rows] == [(karmi, await id_of(town, yati))]
    noted = await town.rows(
        "SELECT actor_id FROM audit_log WHERE action = 'event joined' AND subject_id = :k", k=karmi
    )
    assert [row.actor_id for row in noted] == [await id_of(town, yati)]


async def joined(town: Town, yati: Talker, **more: Any) -> Event:
    event = await planned(town, "Pelatihan kemasan", **more)
    await yati.forges(f"-:event_neighbours:{event.id}!")
    await yati.sees("Ketuk nama tetangga")
    await yati.taps("⬜ Karmi Lestari")
    await yati.sees("terdaftar ikut")
    return event


async def test_she_is_reminded_in_their_place(town: Town, yati: Talker, karmi: int) -> None:
    await joined(town, yati)
    await at(town, "2026-11-26 08:05")
    await yati.sees(
        "👥 7 hari lagi (Kamis, 3 Des 2026), 09.00 WIB: Pelatihan kemasan. Tolong ingatkan Karmi Lestari."
    )
    await at(town, "2026-12-02 08:05")
    await yati.sees("👥 Besok, 09.00 WIB: Pelatihan kemasan. Tolong ingatkan Karmi Lestari.")
    await yati.taps("Tetangga")
    await yati.sees("Ketuk nama tetangga")
    await yati.taps("✅ Karmi Lestari")
    await yati.sees("batal ikut")
    await at(town, "2026-12-03 07:05")
    assert about(yati, "Tolong ingatkan") == []


async def test_a_change_and_a_place_that_became_free_reach_her(town: Town, yati: Talker, karmi: int) -> None:
    event = await planned(town, "Pelatihan kemasan", quota=1)
    [first] = await fill(town, event, 1)
    await yati.forges(f"-:event_neighbours:{event.id}!")
    await yati.sees("Penuh (1 tempat)")
    await yati.taps("⬜ Karmi Lestari")
    await yati.sees("⏳ Ibu Karmi Lestari masuk antrean.")
    ratna = await officer(town)
    await ratna.forges(f"-:event_out:{event.id}.{first}")
    await ratna.sees("1 ikut, 0 antre")
    await yati.sees("🎉 Karmi Lestari sekarang dapat tempat: Pelatihan kemasan")
    await ratna.forges(f"-:acara_off:{event.id}")
    await ratna.sees("Kenapa")
    await ratna.says("Aula dipakai")
    await ratna.sees("Yakin membatalkan")
    await ratna.taps("Ya, batalkan")
    await ratna.sees("dibatalkan")
    said = await yati.sees("❌ Batal: Pelatihan kemasan")
    assert "Aula dipakai" in said.text
    assert "Tolong kabari Karmi Lestari." in said.text


async def test_her_agenda_is_theirs_and_she_fetches_their_certificates(
    town: Town, yati: Talker, karmi: int
) -> None:
    await yati.says("ada pelatihan apa?")
    await yati.sees("Belum ada acara yang cocok untuk tetangga.")
    event = await planned(town, "Pelatihan kemasan")
    await planned(town, "Bazar Bawang", "2026-12-04 09:00", "33.25.03")
    await yati.says("/agenda")
    shown = await yati.sees("1. Kam, 3 Des 09.00: Pelatihan kemasan. 👥 0 dari 2 ikut")
    assert "Bazar Bawang" not in shown.text
    await yati.taps("1. Pelatihan kemasan")
    await yati.sees("Ketuk nama tetangga")
    await yati.taps("⬜ Karmi Lestari")
    await yati.sees("terdaftar ikut")
    ratna = await officer(town)
    await at(town, "2026-12-03 09:05")
    await ratna.forges(f"-:event_tick:{event.id}.{karmi}.0")
    await ratna.sees("1 hadir")
    await at(town, "2026-12-03 14:05")
    await yati.says("/acara_tetangga")
    await yati.sees("Belum ada acara yang cocok untuk tetangga.")
    await yati.taps("Sudah lewat")
    await yati.sees("👥 1 dari 1 ikut")
    await yati.taps("1. Pelatihan kemasan")
    shown = await yati.sees("Ketuk 🙌 untuk ambil sertifikatnya.")
    assert shown.buttons[0] == "🙌 Karmi Lestari"
    await yati.taps("🙌 Karmi Lestari")
    assert (await receives(yati, "document"))["mime_type"] == "application/pdf"
    noted = await town.rows("SELECT subject_id FROM audit_log WHERE action = 'event certificate fetched'")
    assert [row.subject_id for row in noted] == [karmi]


async def test_a_result_of_a_neighbour_reaches_her(town: Town, yati: Talker, karmi: int) -> None:
    event = await joined(town, yati, kind=EventKind.PERMITS, papers=("nib",))
    ratna = await officer(town)
    await ratna.forges(f"-:acara_issue:{event.id}.{karmi}.nib.0")
    await ratna.sees("nomor")
    await ratna.says(NIB)
    await ratna.sees("Terbit tanggal berapa?")
    await ratna.taps("Tidak tahu")
    await ratna.sees("Sudah benar semua?")
    await ratna.taps("Simpan")
    await ratna.sees("💾 NIB tercatat.")
    await yati.sees("🎉 NIB Karmi Lestari sudah jadi: 9120 0012 34567.")


async def test_nobody_elses_neighbours_and_no_event_of_other_places(
    town: Town, yati: Talker, karmi: int
) -> None:
    elsewhere = await planned(town, "Bazar Bawang", "2026-12-04 09:00", "33.25.03")
    event = await planned(town, "Pelatihan kemasan")
    other = await neighbour(town, await coordinator(town, 9_777), replace(KARMI, name="Paijo", phone=None))
    for data in (
        f"event_neighbours:{elsewhere.id}",
        "event_neighbours:999",
        f"event_neighbour:{elsewhere.id}.{karmi}.i~0",
    ):
        await yati.forges(f"-:{data}")
        await yati.sees("Acara itu tidak cocok untuk tetangga")
    await yati.forges(f"-:event_neighbour:{event.id}.{other}.i~0")
    shown = await yati.sees("Ketuk nama tetangga")
    assert "Paijo" not in " ".join(shown.buttons)
    assert await seats(town, event) == {}
    await swept(town)


async def test_whoever_is_no_coordinator_reaches_nothing_of_it(town: Town, yuli: Talker, karmi: int) -> None:
    event = await planned(town)
    for data in (f"event_neighbours:{event.id}", f"event_neighbour:{event.id}.{karmi}.i~0"):
        await yuli.forges(f"-:{data}")
        await yuli.sees("khusus")
    assert await seats(town, event) == {}
