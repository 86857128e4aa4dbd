"""Who may see a case: nobody of another regency, no forged number, nobody but the administrator of a secret one."""

import pytest

from domain.roles import Role
from services.cases import words
from tests.conversations.officers import asks, number_in, officer, quiet, takes
from tests.support.town import Talker, Town

ROUTES = (
    words.OPEN, words.TAKE, words.ANSWER, words.ASK_SOLVED, words.PROMISE, "case_note", "case_pass", "case_more",
    "case_evidence", "case_sources", "case_files", "case_history",
)  # fmt: skip
OWN = (words.OWN, words.SAY, words.SOLVED, words.NOT_SOLVED)


@pytest.fixture
async def ratna(town: Town) -> Talker:
    town.sim.clock.at("2026-11-24 09:00")
    return await officer(town, "Ratna", 201)


@pytest.fixture
async def far(town: Town, ratna: Talker) -> Talker:
    """An officer of the neighbouring regency."""
    return await officer(town, "Joko", 203, "33.26")


async def stands(town: Town) -> list[tuple[object, ...]]:
    """How the cases stand, and what was said and done."""
    return [
        tuple(row)
        for query in ("SELECT * FROM cases", "SELECT * FROM case_words", "SELECT * FROM case_steps")
        for row in await town.rows(query)
    ]


async def test_a_case_of_another_regency_is_invisible(
    town: Town, siti: Talker, ratna: Talker, far: Talker
) -> None:
    number = await asks(siti, "Rahasia dagang saya")
    await takes(ratna, number)
    await quiet(town)
    before = await stands(town)
    await far.says("/kasus")
    shown = await far.sees("Terbuka: 0")
    assert "Siti" not in shown.text
    for name in ROUTES:
        for argument in (number, f"{number}.1", "999", "0", "-1", "", "x", "9" * 20):
            data = f"-:{name}:{argument}"
            await far.forges(data)
            await far.sees("Kasus itu tidak ada di wilayah ini.")
    for argument in ("all", "open.0", "open.999", "closed.x", "own.-1"):
        await far.forges(f"-:cases:{argument}")
        await far.sees("Terbuka: 0")
    await far.starts(f"kasus_{number}")
    await far.sees("Kasus itu tidak ada di wilayah ini.")
    await quiet(town)
    assert not [m for m in far.chat if m.by_bot and ("Siti" in m.text or "Rahasia" in m.text)]
    assert await stands(town) == before
    await ratna.says("/kasus")
    await ratna.taps(f"#{number} Siti")
    await ratna.sees("👤 Ibu Siti, Limpung")


async def test_who_is_no_officer_gets_nowhere(town: Town, siti: Talker, budi: Talker, ratna: Talker) -> None:
    number = await asks(siti, "Rahasia dagang saya")
    await quiet(town)
    before = await stands(town)
    await budi.says("/kasus")
    await budi.sees("Bagian itu khusus petugas.")
    for name in (*ROUTES, "cases", "case_group", "case_group_off"):
        await budi.forges(f"-:{name}:{number}")
        await budi.sees("Bagian itu khusus petugas.")
    for name in OWN:
        await budi.forges(f"-:{name}:{number}")
        assert "Rahasia" not in (await budi.gets_answer()).text
    await quiet(town)
    assert await stands(town) == before
    await siti.says("/lapor")
    await siti.taps("Urusan saya")
    await siti.taps(f"#{number}")
    await siti.sees("Saya: Rahasia dagang saya")


async def test_every_look_at_a_case_is_noted(town: Town, siti: Talker, ratna: Talker) -> None:
    number = await asks(siti, "halo")
    await takes(ratna, number)
    await ratna.taps("Lainnya")
    await ratna.taps("Riwayat")
    await ratna.sees("• dibuka")
    await quiet(town)
    rows = await town.rows(
        "SELECT action FROM audit_log WHERE subject_id IS NOT NULL AND action LIKE 'case%' ORDER BY id"
    )
    assert [row.action for row in rows] == ["case opened", "case taken", "case seen", "case history seen"]


async def test_illegal_fees_are_read_by_the_administrator_alone(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    boss = await officer(town, "Wahyu", 204, role=Role.ADMIN)
    await siti.says("ada pungli di kantor desa")
    await siti.sees("Siapa yang minta, berapa, untuk apa")
    await siti.says("Pak Anu minta 200rb untuk surat usaha")
    card = await siti.sees("Kirim ini ke petugas?")
    assert "🔒 Namanya dirahasiakan." in card.text
    await siti.taps("Kirim")
    told = await siti.sees("🔒 Hanya admin Kabupaten Batang yang membacanya")
    number = number_in(told)
    alert = await boss.sees(f"🆕 #{number}")
    for secret in ("Siti", "Pak Anu", "200rb"):
        assert secret not in alert.text
    assert "S., Limpung" in alert.text
    await quiet(town)
    assert not [m for m in ratna.chat if f"#{number}" in m.text]
    await ratna.says("/kasus")
    assert f"#{number}" not in str((await ratna.sees("Terbuka: 0")).buttons)
    for name in ROUTES:
        await ratna.forges(f"-:{name}:{number}")
        await ratna.sees("Kasus itu tidak ada di wilayah ini.")
    await boss.taps("Lihat")
    looked = await boss.sees("🔒 Nama dan cerita baru terlihat setelah diambil.")
    assert "Siti" not in looked.text
    await boss.forges(f"-:case_history:{number}")
    assert "Pak Anu" not in (await boss.sees("🔒 Nama dan cerita")).text
    await boss.taps("Saya ambil")
    await boss.sees("Pak Anu minta 200rb")
    await boss.sees(f"💬 #{number} · Ibu Siti")


async def test_without_an_administrator_fees_go_to_the_widest_area(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    near = await officer(town, "Dewi", 205, "33.25.08")
    await siti.says("/lapor")
    await siti.taps("Dimintai uang")
    await siti.sees("Siapa yang minta, berapa")
    await siti.says("petugas kecamatan minta uang rokok")
    await siti.taps("Kirim")
    await ratna.sees("🔒 Nama dan cerita baru terlihat setelah diambil.")
    await quiet(town)
    assert not [m for m in near.chat if "🆕" in m.text]
