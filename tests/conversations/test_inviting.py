"""/undang: who may invite whom and where, and the link with its picture."""

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


async def test_an_officer_invites_a_coordinator_from_the_chat(
    town: Town, ratna: Talker, sari: Talker
) -> None:
    start = await invites(ratna, "Pendamping", "Limpung", "Bu Sari")
    shown = ratna.screen
    assert "photo" in shown.body
    assert shown.inline_buttons[0]["copy_text"]["text"].endswith(start)
    assert "wa.me/?text=Halo%20Bu%20Sari" in str(shown.inline_buttons)
    await sari.starts(start)
    await sari.sees("Sekarang jadi pendamping untuk Kecamatan Limpung, Kabupaten Batang")
    told = await ratna.sees("Bu Sari sudah menerima undangan")
    assert "pendamping untuk Kecamatan Limpung" in told.text
    assert "undang" not in (await menus(town, sari))[-1]
    kept = str(await town.rows("SELECT * FROM invitations")) + str(await town.rows("SELECT * FROM audit_log"))
    assert start not in kept
    assert start not in str(await town.rows("SELECT params FROM outbox"))
    row = (await town.rows("SELECT role, area, name FROM grants WHERE area = '33.25.08'"))[0]
    assert tuple(row) == ("coordinator", "33.25.08", "Bu Sari")


async def test_officers_invite_no_officers_and_admins_do(town: Town, ratna: Talker, tuti: Talker) -> None:
    for talker, roles in ((ratna, 3), (tuti, 5)):
        await talker.says("/undang")
        await talker.taps("Undang orang")
        shown = await talker.sees("Diundang jadi apa?")
        assert len([one for one in shown.buttons if "Batal" not in one]) == roles
        await talker.says("admin")
        await talker.sees("Untuk wilayah mana?" if talker is tuti else "Ketuk salah satu tombol")
        await talker.says("/batal")
        await talker.sees("batal" if talker is tuti else "Tidak ada yang disimpan")
    await tuti.taps("Ya, batalkan")
    start = await invites(tuti, "Petugas", "Bandar", "Pak Karno")
    karno = town.person("Karno", 108)
    await karno.starts(start)
    await karno.sees("petugas untuk Kecamatan Bandar")


async def test_nobody_invites_beyond_their_area(town: Town, sari: Talker) -> None:
    """An officer of Limpung cannot name Bandar, Batang as a whole, or a forged area."""
    limpung = await holding(town, "Karno", 108, Role.OFFICER, "33.25.08")
    await limpung.says("/undang")
    await limpung.taps("Undang orang")
    await limpung.sees("Diundang jadi apa?")
    await limpung.taps("Pendamping")
    shown = await limpung.sees("Untuk wilayah mana?")
    assert shown.buttons[0] == "✅ Semua Limpung"
    data = shown.inline_buttons[0]["callback_data"]
    for forged in ("33.25", ".33.25", "33.25.02", ".*", "*", ".33.25.02.2001", "~99", "x"):
        await limpung.forges(data.rpartition(":")[0] + ":" + forged)
        shown = await limpung.sees("wilayah mana?" if forged == "~99" else "Nama itu tidak ada di sini")
        data = shown.inline_buttons[0]["callback_data"]
    await limpung.says("Bandar")
    await limpung.sees("Nama itu tidak ada di sini")
    await limpung.says("Sidomulyo")
    await limpung.sees("Siapa yang diundang?")


async def test_a_buyer_is_invited_for_an_office_and_a_shop_for_its_outlet(town: Town, ratna: Talker) -> None:
    await ratna.says("/undang")
    await ratna.taps("Undang orang")
    for act, words, sees in (
        ("taps", "Pembeli", "Untuk wilayah mana?"), ("taps", "Semua Kab. Batang", "kantor atau perusahaan mana?"),
        ("says", "Dinas Pendidikan", "Siapa yang diundang?"), ("says", "Bu Nur", "berlaku berapa hari?"),
        ("says", "dua tahun", "1 sampai 90"), ("says", "3", "Cek dulu"), ("taps", "Simpan", "sekali pakai, 3 hari"),
    ):  # fmt: skip
        await getattr(ratna, act)(words)
        shown = await ratna.sees(sees)
    nur = town.person("Nur", 109)
    await nur.starts(link_in(shown.text))
    await nur.sees("Sekarang jadi pembeli Dinas Pendidikan untuk Kabupaten Batang")
    await ratna.says("/undang")
    await ratna.taps("Undang orang")
    for act, words, sees in (
        ("taps", "Toko", "Untuk wilayah mana?"), ("taps", "Semua Kab. Batang", "Mewakili toko yang mana?"),
        ("taps", "Semua toko", "Siapa yang diundang?"), ("says", "Pak Tarno", "berlaku berapa hari?"),
        ("taps", "30 hari", "Cek dulu"), ("taps", "Simpan", "sekali pakai, 30 hari"),
    ):  # fmt: skip
        await getattr(ratna, act)(words)
        await ratna.sees(sees)
