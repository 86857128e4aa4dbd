"""/cari: an officer finds producers of the own area by name, phone or NIB, and nobody beyond it; every look is noted."""

from dataclasses import replace

import pytest

from domain.roles import Role
from simulator.chats import Message
from tests.conversations.inviting import holding
from tests.support.neighbours import KARMI, coordinator, neighbour
from tests.support.town import Talker, Town


@pytest.fixture
async def karno(town: Town) -> Talker:
    """An officer of Limpung."""
    return await holding(town, "Karno", 108, Role.OFFICER, "33.25.08")


async def noted(town: Town, person: int) -> list[str]:
    rows = await town.rows("SELECT action FROM audit_log WHERE subject_id = :id ORDER BY id", id=person)
    return [row.action for row in rows]


async def test_a_producer_is_found_by_name_phone_and_nib(town: Town, karno: Talker, siti: Talker) -> None:
    number = (await town.rows("SELECT person_id FROM producers"))[0].person_id
    await karno.says("/petugas")
    await karno.sees("Meja petugas")
    await karno.taps("Cari pelaku")
    await karno.sees("Cari siapa?")
    await karno.says("si")
    await karno.sees("paling sedikit 3 huruf")
    await karno.says("SIT")
    await karno.sees("“SIT” di wilayah ini: 1")
    await karno.taps("Siti – Sidomulyo")
    card = await karno.sees("Keripik Bu Siti – Siti")
    for told in (
        "Makanan kering",
        "Sidomulyo",
        "0812-3456-7890",
        "keripik tempe, rempeyek",
        "Menerima pesan",
    ):
        assert told in card.text
    assert await noted(town, number) == ["registered", "producer found", "producer seen"]
    for said in ("0812 3456 7890", "081234567890", "keripik bu"):
        await karno.says(f"/cari {said}")
        await karno.sees("di wilayah ini: 1")
    for said in ("0812 3456 7891", "1234567890123", "%%%", "Wulan"):
        await karno.says(f"/cari {said}")
        await karno.sees("di wilayah ini: 0")


async def test_nobody_beyond_the_area_is_found(town: Town, siti: Talker) -> None:
    bandar = await holding(town, "Wati", 109, Role.OFFICER, "33.25.02")
    number = (await town.rows("SELECT person_id FROM producers"))[0].person_id
    for said in ("Siti", "0812 3456 7890", "keripik"):
        await bandar.says(f"/cari {said}")
        await bandar.sees("di wilayah ini: 0")
    for name in ("producer", "producer_slip", "producer_proof"):
        await bandar.forges(f"-:{name}:{number}")
        await bandar.sees("Orang itu tidak ada di wilayah ini.")
    assert await noted(town, number) == ["registered"]


async def test_a_recording_that_was_deleted_is_not_met_with_silence(town: Town, karno: Talker) -> None:
    wati = town.person("Wati", 121)
    await wati.sends_voice()
    await town.settled()
    recorded = wati.chat[0]
    number = await neighbour(town, await coordinator(town, 121))
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql(f"UPDATE consents SET proof = 'message:{recorded.message_id}'")
    await karno.forges(f"-:producer_proof:{number}", await _card(karno))
    await town.settled()
    assert "voice" in karno.screen.body
    await wati.deletes(recorded)
    await karno.forges(f"-:producer_proof:{number}", await _card(karno))
    await karno.sees("Rekamannya sudah tidak ada")
    async with town.app.database.transaction() as tx:  # Telegram's refusal was wanted here
        await tx.exec_driver_sql("UPDATE outbox SET error = NULL WHERE method = 'copyMessage'")


async def _card(karno: Talker) -> Message:
    await karno.says("/cari karmi")
    return await karno.sees("di wilayah ini: 1")


async def test_whom_a_coordinator_registered_is_told_and_helped(
    town: Town, karno: Talker, budi: Talker
) -> None:
    number = await neighbour(town, await coordinator(town, 121), replace(KARMI, phone=None))
    await karno.says("/cari karmi")
    await karno.taps("Karmi Lestari")
    card = await karno.sees("Dicatat pendamping, setuju")
    assert "tidak ada nomor" in card.text
    await karno.forges(f"-:producer_proof:{number}")
    await karno.sees("Orang itu tidak ada")
    await karno.taps_old(card, "Kertas kode")
    shown = await karno.sees("Kertas kode untuk Karmi Lestari")
    link = shown.inline_buttons[0]["copy_text"]["text"].partition("start=")[2]
    await budi.starts(link)
    await budi.sees("Emping Bu Karmi")
    assert "slip made" in await noted(town, number)


async def test_a_coordinator_looks_nobody_up(town: Town, siti: Talker) -> None:
    yati = await holding(town, "Yati", 120, Role.COORDINATOR, "33.25.08")
    for talker in (yati, siti):
        await talker.says("/cari siti")
        await talker.sees("Bagian itu khusus petugas.")
        await talker.forges("-:lookup_page:0~siti")
        await talker.sees("Bagian itu khusus petugas.")
        await talker.forges("-:go:cari")
        await talker.sees("Bagian itu khusus petugas.")
