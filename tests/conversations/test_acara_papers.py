"""Collective permits: what each member still lacks, for themselves and for the office.

It is Tuesday, 24 November 2026, 09.00; the day of permits is on 3 December. Yuli sells keripik tempe and rempeyek.
"""

import pytest

from tests.conversations.events import planned
from tests.conversations.permits import joins, opens, permits
from tests.conversations.planning import officer
from tests.conversations.reminding import at, id_of
from tests.support.town import Talker, Town


async def test_a_member_sees_what_is_still_missing_and_ticks_what_is_ready(town: Town, yuli: Talker) -> None:
    await permits(town)
    said = await joins(yuli)
    assert "📄 Berkas saya" in said.buttons
    await yuli.taps("Berkas saya")
    mine = await yuli.sees("📄 Berkas Anda untuk Izin kolektif")
    for words in (
        "❌ NIB: belum ada",
        "❔ PIRT, keripik tempe: masih ada pertanyaan. Urus dulu: NIB",
        "❔ PIRT, rempeyek: masih ada pertanyaan. Urus dulu: NIB",
    ):
        assert words.casefold() in mine.text.casefold()
    await yuli.taps("📋 NIB (0/5)")
    await yuli.sees("NIB: yang disiapkan")
    await yuli.taps("⬜ 1")
    await yuli.sees("1 dari 5 siap.")
    await yuli.says("/agenda")
    await yuli.sees("Izin kolektif")
    await yuli.taps("1. Izin kolektif")
    await yuli.sees("Sudah terdaftar")
    await yuli.taps("Berkas saya")
    mine = await yuli.sees("Berkas Anda")
    assert "📋 NIB (1/5)" in mine.buttons
    await yuli.taps("Jawab pertanyaan")
    await yuli.sees("Produk mana yang mau dicek?")


async def test_a_week_before_the_reminder_leads_to_the_papers(town: Town, yuli: Talker) -> None:
    await permits(town)
    await joins(yuli)
    await at(town, "2026-11-26 08:05")
    said = await yuli.sees("7 hari lagi")
    assert "📄 Berkas saya" in said.buttons


async def test_other_events_have_no_papers(town: Town, yuli: Talker) -> None:
    event = await planned(town)
    await yuli.says("/agenda")
    said = await yuli.sees("Pelatihan kemasan")
    await yuli.forges(f"-:event_papers:{event.id}", said)
    await yuli.sees("Acara itu tidak ada di agenda")


async def test_the_office_sees_what_each_member_lacks_in_its_own_area_only(town: Town, yuli: Talker) -> None:
    event = await permits(town, people=6)
    await joins(yuli)
    ratna = await officer(town)
    shown = await opens(town, ratna, event)
    assert "berkas 7 peserta" in shown.text
    assert "NIB" in shown.text
    assert "❔ PIRT 0/6" in shown.text
    await ratna.taps("Lainnya")
    await ratna.sees("Ibu Yuli: ❌ NIB 0/5 · ❔ PIRT 0/6")
    await ratna.taps("7")
    one = await ratna.sees("👤 Ibu Yuli")
    assert "📋 Berkas siap: NIB 0/5 · PIRT 0/6" in one.text
    assert one.buttons[:2] == ["💾 NIB terbit", "💾 PIRT terbit"]
    noted = await town.rows(
        "SELECT count(DISTINCT subject_id) AS n FROM audit_log WHERE action = 'event papers seen'"
    )
    assert noted[0].n == 7
    away = await officer(town, "Tono", 107, "33.25.01")
    await away.forges(f"-:acara_papers:{event.id}")
    shown = await away.sees("berkas 0 peserta")
    assert "Yuli" not in shown.text
    person = await id_of(town, yuli)
    for data in (
        f"acara_member:{event.id}.{person}.0",
        f"acara_issue:{event.id}.{person}.nib.0",
        "acara_member:9.9.9",
    ):
        await away.forges(f"-:{data}", shown)
        await away.sees("Acara itu bukan di wilayah")


@pytest.mark.parametrize(
    "data", ["acara_papers:1", "acara_member:1.1.0", "acara_issue:1.1.nib.0", "acara_results:1", "acara_results_form:1",
             "acara_results_send:1", "acara_results_take:1.1"],
)  # fmt: skip
async def test_producers_reach_nothing_of_it(town: Town, yuli: Talker, data: str) -> None:
    await permits(town)
    said = await joins(yuli)
    await yuli.forges(f"-:{data}", said)
    await yuli.sees("khusus petugas")
