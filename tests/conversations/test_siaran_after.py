"""What comes after an announcement: answers, a correction, the report, words for WhatsApp."""

import asyncio
import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.conversations.announcing import composes, got, listeners, officer, over
from tests.support.town import Talker, Town


@pytest.fixture
async def people(town: Town) -> dict[str, Talker]:
    town.sim.clock.at("2026-11-24 10:00")
    return await listeners(town)


@pytest.fixture
async def ratna(town: Town, people: dict[str, Talker]) -> Talker:
    return await officer(town)


async def _sends(town: Town, ratna: Talker, words: str = "Besok pelatihan PIRT", buttons: str = "") -> None:
    await composes(ratna, words)
    if buttons:
        await ratna.taps("✏️ Tombol")
        await ratna.sees("tombol apa")
        await (ratna.taps if buttons.startswith("✅") else ratna.says)(buttons)
        await ratna.sees("Sudah benar begini?")
    await ratna.taps("Kirim")
    await over(town)
    await ratna.sees("🏁 Selesai.")


async def test_answers_are_counted_once_each_and_the_last_word_holds(
    town: Town, ratna: Talker, people: dict[str, Talker]
) -> None:
    await _sends(town, ratna, buttons="Ikut, Tidak, Mungkin")
    budi, tini = people["Budi"], people["Tini"]
    await budi.taps("Ikut")
    await budi.sees_toast("Tercatat: Ikut")
    await budi.taps("Mungkin")
    await budi.sees_toast("Tercatat: Mungkin")
    await budi.sees("PIRT")
    assert budi.screen.buttons == ["Ikut", "Tidak", "✅ Mungkin"]
    await tini.taps("Ikut")
    await tini.sees_toast("Tercatat")
    await tini.forges("-:siaran_answer:1.9")
    await tini.sees_toast("bukan untuk Anda")
    for forged in (
        "-:siaran_answer:1.-1",
        "-:siaran_answer:1",
        "-:siaran_read:1",
    ):  # no answer of it, and no such button
        await budi.forges(forged)
        await budi.sees_toast("bukan untuk Anda")
    await ratna.says("/siaran")
    await ratna.sees("3 dari 3")
    await ratna.taps("1")
    shown = await ratna.sees("👁 dibaca 2 orang")
    assert "Ikut: 1" in shown.text
    assert "Mungkin: 1" in shown.text
    await ratna.forges("-:siaran_answer:1.0", shown)
    await ratna.sees_toast("bukan untuk Anda")


async def test_having_read_it_is_one_tap(town: Town, ratna: Talker, people: dict[str, Talker]) -> None:
    await _sends(town, ratna, buttons="✅ Sudah saya baca")
    await people["Sari"].taps("Sudah saya baca")
    await people["Sari"].sees_toast("Terima kasih")
    await town.settled()
    assert people["Sari"].screen.buttons == ["✓ Sudah dibaca"]
    await ratna.taps("📊 Laporan")
    rows = await _report(town, ratna)
    read = {row[0]: row[8] for row in rows if row[0] in people}
    assert {name for name, at in read.items() if at} == {"Sari"}


async def test_a_mistake_in_words_is_changed_where_it_stands(
    town: Town, ratna: Talker, people: dict[str, Talker]
) -> None:
    await _sends(town, ratna, "Besok pelatihan jam 8")
    await ratna.taps("✏️ Ralat")
    await ratna.sees("yang sudah benar")
    await ratna.says("Besok pelatihan jam 9")
    assert "Di 3 chat, pesannya langsung diubah" in (await ratna.sees("Kirim ralat ini?")).text
    await ratna.taps("Kirim ralat")
    await ratna.sees("Siaran 1 sedang diralat")
    await over(town)
    for talker in people.values():
        assert got(talker) == ["Besok pelatihan jam 9"]
    await ratna.sees("Ralat: 3 diubah, 0 dikabari ulang, 0 belum")


async def test_what_cannot_be_changed_is_told_anew_once(
    town: Town, ratna: Talker, people: dict[str, Talker]
) -> None:
    await _sends(town, ratna, "Besok pelatihan jam 8")
    await ratna.taps("✏️ Ralat")
    await ratna.sees("yang sudah benar")
    await ratna.sends_photo("Besok pelatihan jam 9")
    assert "3 orang mendapat satu pesan baru" in (await ratna.sees("Kirim ralat ini?")).text
    await ratna.taps("Kirim ralat")
    await ratna.sees("Siaran 1 sedang diralat")
    await over(town)
    for talker in people.values():
        captions = [m.body.get("caption") for m in talker.chat if m.by_bot]
        assert captions == [None, "⚠️ RALAT dari Dinas UMKM Batang – yang benar:\n\nBesok pelatihan jam 9"]
    await ratna.sees("Ralat: 0 diubah, 3 dikabari ulang")


async def test_whoever_deleted_the_wrong_one_is_told_anew(
    town: Town, ratna: Talker, people: dict[str, Talker]
) -> None:
    """It was read before it was deleted: an edit that finds no message has put nothing right."""
    await _sends(town, ratna, "Besok pelatihan jam 8")
    budi = people["Budi"]
    await budi.deletes(budi.screen)
    await ratna.taps("✏️ Ralat")
    await ratna.sees("yang sudah benar")
    await ratna.says("Besok pelatihan jam 9")
    await ratna.sees("Kirim ralat ini?")
    await ratna.taps("Kirim ralat")
    await ratna.sees("Siaran 1 sedang diralat")
    await over(town)
    assert got(budi) == ["⚠️ RALAT dari Dinas UMKM Batang – yang benar:\n\nBesok pelatihan jam 9"]
    assert got(people["Sari"]) == ["Besok pelatihan jam 9"]
    await ratna.sees("Ralat: 2 diubah, 1 dikabari ulang, 0 belum")


async def test_the_report_tells_what_became_of_each(
    town: Town, ratna: Talker, people: dict[str, Talker]
) -> None:
    await people["Tini"].blocks()
    await town.settled()
    await _sends(town, ratna)
    await ratna.taps("📊 Laporan")
    rows = await _report(town, ratna)
    assert rows[1][:6] == ["Nama", "Usaha", "Kecamatan", "Desa", "Nomor HP", "Keterangan"]
    told = {row[0]: (row[2], row[5]) for row in rows if row[0] in people}
    assert told["Budi"] == ("Limpung", "terkirim")
    assert "Tini" not in told, "whoever blocked the bot before is not in the audience"
    noted = await town.rows("SELECT subject_id FROM audit_log WHERE action = 'announcement report'")
    assert len(noted) == len(set(noted)) == 2


async def _report(town: Town, ratna: Talker) -> list[list[Any]]:
    for _ in range(800):
        files = [m.body["document"] for m in ratna.chat if m.by_bot and "document" in m.body]
        if files:
            break
        await asyncio.sleep(0.02)
    assert files[-1]["file_name"] == "siaran-1.xlsx"
    content = town.sim.world.files.read(town.sim.world.files.get(files[-1]["file_id"]))
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


async def test_its_words_are_ready_for_whatsapp(town: Town, ratna: Talker) -> None:
    await _sends(town, ratna, "Besok pelatihan PIRT & halal")
    await ratna.taps("📤 Untuk WhatsApp")
    shown = await ratna.sees("Besok pelatihan PIRT & halal")
    assert shown.buttons == ["📋 Salin", "📤 WhatsApp"]
    copy, link = shown.inline_buttons
    assert copy["copy_text"]["text"] == "Besok pelatihan PIRT & halal"
    assert link["url"].startswith("https://wa.me/?text=Besok%20pelatihan%20PIRT%20%26")
