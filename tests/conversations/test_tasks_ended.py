"""The end of a task or of an invitation: who may, what its holder notices, and what is left behind."""

import json

import pytest

from domain.roles import Role
from tests.conversations.inviting import holding, invites, link_in, menus
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    """An officer of Batang."""
    return await holding(town, "Ratna", 106, Role.OFFICER)


@pytest.fixture
async def tuti(town: Town) -> Talker:
    """The administrator of Batang."""
    return await holding(town, "Tuti", 107, Role.ADMIN)


async def test_the_end_of_a_task_is_told_and_its_commands_go(town: Town, ratna: Talker, budi: Talker) -> None:
    start = await invites(ratna, "Pendamping", "Limpung", "Pak Budi")
    await budi.starts(start)
    await budi.sees("pendamping untuk Kecamatan Limpung")
    await ratna.says("/undang")
    shown = await ratna.sees("Undangan dan tugas")
    assert "👥 Bertugas (1)" in shown.buttons
    await ratna.taps("Bertugas")
    await ratna.sees("Yang bertugas di wilayah ini: 1")
    await ratna.taps("Cari nama")
    await ratna.sees("Cari nama siapa?")
    await ratna.says("udi")
    await ratna.sees("namanya ada “udi”: 1")
    await ratna.taps("Pak Budi – pendamping")
    await ratna.sees("pendamping untuk Kecamatan Limpung, Kabupaten Batang, sejak")
    await ratna.taps("Cabut tugas")
    await ratna.sees("Yakin tugas ini dicabut?")
    await ratna.taps("Ya, cabut")
    await ratna.sees("Tugas Pak Budi sudah dicabut.")
    await budi.sees("Tugasnya sudah selesai: pendamping untuk Kecamatan Limpung")
    assert (await menus(town, budi))[-1] == []
    await ratna.forges("-:holder_ended:2")
    await ratna.sees("Yang bertugas di wilayah ini: 0")
    noted = await town.rows(
        "SELECT actor_id, subject_id, detail FROM audit_log WHERE action = 'role revoked'"
    )
    assert [json.loads(row.detail) for row in noted] == [{"role": "coordinator", "area": "33.25.08"}]


async def test_officers_cannot_end_the_tasks_of_officers_or_of_others_areas(
    town: Town, ratna: Talker, tuti: Talker
) -> None:
    await holding(town, "Karno", 108, Role.COORDINATOR, "33.26")
    await ratna.says("/undang")
    shown = await ratna.sees("Undangan dan tugas")
    assert "👥 Bertugas (0)" in shown.buttons
    for number in range(6):
        for name in ("holder", "holder_end", "holder_ended", "waiting_one", "waiting_ended", "waiting_again"):
            await ratna.forges(f"-:{name}:{number}")
            await ratna.gets_answer()
    await town.settled()
    assert len(await town.rows("SELECT id FROM grants WHERE revoked_at IS NULL")) == 3
    assert "Karno" not in str([message.text for message in ratna.chat])
    assert "Tuti" not in str([message.text for message in ratna.chat])


async def test_the_last_administrator_cannot_be_ended(town: Town, tuti: Talker, budi: Talker) -> None:
    await tuti.forges("-:holder_end:1")
    await tuti.sees("Ini tugas Ibu/Bapak sendiri.")
    await tuti.taps("Ya, cabut")
    await tuti.sees("Ini admin terakhir di situ.")
    assert len(await town.rows("SELECT id FROM grants WHERE revoked_at IS NULL")) == 1
    start = (
        await invites(tuti, "Admin", "Batang", "Pak Budi")
        if False
        else await town.invitation(Role.ADMIN, "33.25")
    )
    await budi.starts(start)
    await budi.sees("admin untuk Kabupaten Batang")
    await tuti.forges("-:holder_ended:1")
    await tuti.sees("sudah dicabut")
    await tuti.sees("Tugasnya sudah selesai")
    await tuti.says("/undang")
    await tuti.sees("Bagian itu khusus petugas.")


async def test_what_an_officer_left_open_ends_with_the_office(
    town: Town, ratna: Talker, tuti: Talker, sari: Talker
) -> None:
    start = await invites(ratna, "Pendamping", "Limpung", "Bu Sari")
    await tuti.says("/undang")
    await tuti.taps("Bertugas")
    await tuti.sees("Yang bertugas di wilayah ini: 2")
    await tuti.taps("Ratna – petugas")
    await tuti.taps("Cabut tugas")
    await tuti.taps("Ya, cabut")
    await tuti.sees("Tugas Ratna sudah dicabut.")
    await ratna.sees("Tugasnya sudah selesai")
    await sari.starts(start)
    await sari.sees("Undangan ini sudah dipakai atau kedaluwarsa.")
    assert await town.rows("SELECT id FROM people WHERE chat_id = :chat", chat=sari.id) == []


async def test_an_open_invitation_is_renewed_and_taken_back(
    town: Town, ratna: Talker, sari: Talker, budi: Talker
) -> None:
    first = await invites(ratna, "Pendamping", "Limpung", "Bu Sari")
    await ratna.starts(first)
    await ratna.sees("Ini undangan buatan sendiri. Kirim link-nya ke Bu Sari")
    await ratna.says("/undang")
    shown = await ratna.sees("Undangan dan tugas")
    assert "✉️ Belum dibuka (1)" in shown.buttons
    await ratna.taps("Belum dibuka")
    await ratna.taps("Bu Sari – pendamping")
    await ratna.sees("Link-nya rahasia")
    await ratna.taps("Link baru")
    second = link_in((await ratna.sees("Berlaku sekali pakai")).text)
    assert second != first
    await sari.starts(first)
    await sari.sees("Undangan ini sudah dipakai atau kedaluwarsa.")
    await ratna.says("/undang")
    await ratna.taps("Belum dibuka")
    await ratna.taps("Bu Sari – pendamping")
    await ratna.taps("Tarik undangan")
    await ratna.sees("Yakin undangan ini ditarik?")
    await ratna.taps("Ya, batalkan")
    await ratna.sees("Undangan yang belum dibuka: 0")
    await sari.starts(second)
    await sari.sees("Undangan ini sudah dipakai atau kedaluwarsa.")
    await sari.starts(await invites(ratna, "Pendamping", "Limpung", "Bu Sari"))
    await sari.sees("Sekarang jadi pendamping")


async def test_a_form_of_an_ended_task_is_gone(town: Town, tuti: Talker, ratna: Talker) -> None:
    await ratna.says("/undang")
    await ratna.taps("Undang orang")
    await ratna.sees("Diundang jadi apa?")
    await ratna.taps("Pendamping")
    await ratna.sees("Untuk wilayah mana?")
    await tuti.says("/undang")
    await tuti.taps("Bertugas")
    await tuti.taps("Ratna – petugas")
    await tuti.taps("Cabut tugas")
    await tuti.taps("Ya, cabut")
    await tuti.sees("Tugas Ratna sudah dicabut.")
    await ratna.sees("Tugasnya sudah selesai")
    await ratna.says("Limpung")
    await ratna.sees("saya belum paham maksudnya")
    assert await town.rows("SELECT form FROM dialogs WHERE chat_id = :chat", chat=ratna.id) == []
