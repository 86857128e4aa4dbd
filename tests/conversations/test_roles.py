"""Invitations to a role, and the officers' desk: nobody else gets in, and nobody sees beyond their area."""

import json

import pytest

from domain.roles import Role
from tests.support.town import Talker, Town


async def lives_in(talker: Talker, kecamatan: str, desa: str) -> None:
    await talker.says("/profil")
    await talker.sees("Ini profilnya.")
    await talker.taps("Kecamatan")
    await talker.sees("kecamatan mana")
    await talker.says(kecamatan)
    await talker.sees("Desa atau")
    await talker.says(desa)
    await talker.sees("💾 Tersimpan.")


@pytest.fixture
async def ratna(town: Town) -> Talker:
    """An officer of Batang."""
    talker = town.person("Ratna", 106)
    await talker.starts(await town.invitation(Role.OFFICER, "33.25"))
    await talker.sees("Sekarang jadi petugas untuk Kabupaten Batang")
    return talker


async def test_an_invitation_makes_an_officer_with_a_desk_and_a_menu(town: Town, ratna: Talker) -> None:
    await ratna.taps("Meja petugas")
    shown = await ratna.sees("• petugas untuk Kabupaten Batang")
    assert "Pelaku usaha terdaftar di wilayah ini: 0" in shown.text
    await town.settled()
    menus = [
        call.params for call in town.sim.calls if call.method == "setMyCommands" and "scope" in call.params
    ]
    mine = [menu for menu in menus if "chat_id" in str(menu["scope"]) and str(ratna.id) in str(menu["scope"])]
    assert len(mine) == 1
    assert "petugas" in str(mine[0]["commands"])
    assert [row.role for row in await town.rows("SELECT role FROM grants")] == ["officer"]
    await ratna.says("/menu")
    await ratna.sees("Mau buka apa?")
    await ratna.taps("Meja petugas")
    await ratna.sees("• petugas untuk")


async def test_an_invitation_works_once(town: Town, budi: Talker, sari: Talker) -> None:
    link = await town.invitation(Role.OFFICER, "33.25")
    await budi.starts(link)
    await budi.sees("Sekarang jadi petugas")
    for talker in (sari, budi):
        await talker.starts(link)
        await talker.sees("Undangan ini sudah dipakai atau kedaluwarsa.")
    await sari.says("/petugas")
    await sari.sees("Bagian itu khusus petugas.")
    assert len(await town.rows("SELECT * FROM grants")) == 1
    await sari.starts(await town.invitation(Role.OFFICER, "33.25"))
    await sari.sees("Sekarang jadi petugas")


async def test_an_invitation_that_is_too_old_is_refused_kindly(town: Town, budi: Talker) -> None:
    link = await town.invitation(Role.ADMIN, "33.25", days=7)
    town.sim.clock.move(days=8)
    await budi.starts(link)
    await budi.sees("Silakan minta yang baru.")
    assert await town.rows("SELECT * FROM grants") == []
    await budi.starts(await town.invitation(Role.ADMIN, "33.25"))
    await budi.sees("Sekarang jadi admin untuk Kabupaten Batang")


@pytest.mark.parametrize("token", ["i_", "i_wrong", "i_' OR 1=1 --", "i_" + "x" * 60])
async def test_a_made_up_invitation_opens_nothing(town: Town, budi: Talker, token: str) -> None:
    await budi.starts(token)
    await budi.sees("Undangan ini sudah dipakai atau kedaluwarsa.")
    await budi.says("/petugas")
    await budi.sees("Bagian itu khusus petugas.")
    assert await town.rows("SELECT * FROM grants") == []
    await budi.starts(await town.invitation(Role.OFFICER, "33.25"))
    await budi.sees("Sekarang jadi petugas")


async def test_the_token_is_nowhere_to_be_read(town: Town, budi: Talker) -> None:
    link = await town.invitation(Role.OFFICER, "33.25")
    kept = str(await town.rows("SELECT * FROM invitations")) + str(await town.rows("SELECT * FROM audit_log"))
    assert link not in kept
    assert link.removeprefix("i_") not in kept
    await budi.starts(link)
    await budi.sees("Sekarang jadi petugas")


async def test_officers_count_whom_their_area_holds(
    town: Town, budi: Talker, siti: Talker, sari: Talker
) -> None:
    await sari.registers(name="Sari", business="Kue Sari")
    await lives_in(sari, "Bawang", "Pranten")
    for area, count in (("33.25", 2), ("33.25.08", 1), ("33.25.01", 0), ("33.26", 0), ("", 2)):
        officer = town.person("Petugas", 200 + len(await town.rows("SELECT * FROM grants")))
        await officer.starts(await town.invitation(Role.OFFICER, area))
        await officer.sees("Sekarang jadi petugas")
        await officer.says("/petugas")
        await officer.sees(f"di wilayah ini: {count}")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.BUYER, Role.RETAILER])
async def test_other_roles_have_no_desk(town: Town, budi: Talker, role: Role) -> None:
    await budi.starts(await town.invitation(role, "33.25"))
    shown = await budi.sees("Selamat datang! Sekarang jadi")
    assert "🏛 Meja petugas" not in shown.buttons
    await budi.says("/petugas")
    await budi.sees("Bagian itu khusus petugas.")


async def test_the_desk_is_closed_to_producers_and_strangers(town: Town, budi: Talker, siti: Talker) -> None:
    for talker in (budi, siti):
        await talker.says("/petugas")
        await talker.sees("Bagian itu khusus petugas.")
        for data in ("-:desk:", "-:desk:33.25", "-:desk"):
            await talker.forges(data)
            await talker.sees("Bagian itu khusus petugas.")
    assert await town.rows("SELECT * FROM audit_log WHERE action = 'desk opened'") == []
    await siti.says("/produk")
    await siti.sees("Ini produknya.")


async def test_who_was_invited_and_who_looked_is_noted(town: Town, ratna: Talker) -> None:
    await ratna.says("/petugas")
    await ratna.sees("Meja petugas")
    rows = await town.rows("SELECT action, actor_id, detail FROM audit_log ORDER BY id")
    assert [row.action for row in rows] == ["invited", "role accepted", "desk opened"]
    assert json.loads(rows[0].detail) == {"role": "officer", "area": "33.25"}
    assert rows[0].actor_id is None
    assert rows[1].actor_id == rows[2].actor_id


async def test_an_invitation_in_the_middle_of_a_form_leaves_the_form(town: Town, budi: Talker) -> None:
    await budi.says("/daftar")
    await budi.sees("Apakah setuju?")
    await budi.says("ya")
    await budi.sees("Siapa nama")
    await budi.starts(await town.invitation(Role.OFFICER, "33.25"))
    await budi.sees("Sekarang jadi petugas")
    await budi.sees("Siapa nama")
    await budi.says("/petugas")
    await budi.sees("Meja petugas")
    await budi.sees("Siapa nama")
    await budi.says("Pak Budi")
    await budi.sees("nama usahanya")


async def test_the_officers_menu_follows_the_language(town: Town, ratna: Talker) -> None:
    await ratna.says("/bahasa")
    await ratna.sees("Mau pakai bahasa apa?")
    await ratna.taps("English")
    await ratna.sees("From now on in English.")
    await town.settled()
    await ratna.says("/petugas")
    await ratna.sees("officer for Kabupaten Batang")
    menus = [
        call.params
        for call in town.sim.calls
        if call.method == "setMyCommands" and str(ratna.id) in str(call.params)
    ]
    assert "Officers' desk" in str(menus[-1]["commands"])


async def test_somebody_at_work_is_welcomed_with_their_tasks(town: Town, budi: Talker) -> None:
    await budi.starts(await town.invitation(Role.COORDINATOR, "33.25.08"))
    await budi.sees("Sekarang jadi pendamping")
    await budi.says("/start")
    shown = await budi.sees("• pendamping untuk Kecamatan Limpung, Kabupaten Batang")
    assert "👥 Tetangga" in shown.buttons
    await budi.says("/menu")
    await budi.taps("Tetangga")
    await budi.sees("Tetangga yang dicatat: 0")


async def test_a_new_version_brings_its_commands_to_those_who_have_a_menu_of_their_own(
    town: Town, ratna: Talker
) -> None:
    """Played by making believe that the version before showed something else."""
    assert town.app is not None
    async with town.app.database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE command_menus SET shown = 'of the version before'")
    before = len([call for call in town.sim.calls if call.method == "setMyCommands"])
    for _ in range(2):
        await town.rebuild()
        await town.settled()
    after = [call for call in town.sim.calls if call.method == "setMyCommands"]
    assert len(after) == before + 1
    assert str(ratna.id) in str(after[-1].params["scope"])
