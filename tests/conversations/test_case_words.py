"""Plain words lead where they mean to: a complaint to its form, "it is solved" to the one open case, "my report" to the list."""

import pytest

from tests.conversations.officers import asks, officer, quiet, takes
from tests.conversations.paper_talk import settles
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    town.sim.clock.at("2026-11-24 09:00")
    return await officer(town, "Ratna", 201)


@pytest.fixture
async def siti(town: Town) -> Talker:
    talker = town.person("Siti", 103)
    await settles(town, talker, "makanan_kering", "keripik tempe")
    return talker


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("tokonya nolak barang saya padahal sudah ada pirt", "Produk mana yang ditolak?"),
        ("tokone ora gelem nampa daganganku", "Produk mana yang ditolak?"),
        ("diminta bayar sama orang dinas", "Siapa yang minta, berapa"),
        ("mau ngadu", "Mau dibantu petugas soal apa?"),
    ],
)
async def test_a_complaint_leads_straight_on(town: Town, siti: Talker, said: str, asked: str) -> None:
    await siti.says(said)
    await siti.sees(asked)


async def test_it_is_solved_is_understood_at_any_time(town: Town, siti: Talker, ratna: Talker) -> None:
    await siti.says("masalahnya sudah kelar")
    await siti.gets_answer()  # nothing is open: just kind words
    number = await asks(siti, "Label saya kurang apa ya?")
    await takes(ratna, number)
    await siti.says("pertanyaan saya sampai mana ya")
    await siti.sees("Urusan saya")
    await siti.says("sudah selesai masalahnya")
    await siti.sees(f"#{number}: sudah beres?")
    await siti.taps("Belum")
    await siti.sees("Apa yang belum beres?")
    await siti.taps("Lewati")
    await ratna.taps("Sudah beres?")
    await siti.sees("Petugas Ratna bertanya, sudah beres?")
    await siti.says("wis rampung masalahe, matur nuwun")
    await siti.sees(f"🎉 #{number} ditutup. Terima kasih!")
    await quiet(town)
    assert [tuple(row) for row in await town.rows("SELECT state, outcome FROM cases")] == [
        ("closed", "confirmed")
    ]
