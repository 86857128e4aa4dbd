"""A question and its answer: alert, the first who takes it, talk both ways, and a closing that only the person gives."""

import pytest

from tests.conversations.officers import asks, officer, takes
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    town.sim.clock.at("2026-11-24 09:00")  # a Tuesday
    return await officer(town, "Ratna", 201)


@pytest.fixture
async def eko(town: Town, ratna: Talker) -> Talker:
    return await officer(town, "Eko", 202)


async def test_from_question_to_confirmed_closing(
    town: Town, siti: Talker, ratna: Talker, eko: Talker
) -> None:
    number = await asks(siti, "PIRT saya hilang, harus bagaimana?")
    told = await siti.sees("Petugas Kabupaten Batang sudah diberi tahu.")
    assert "Dijawab paling lambat Rabu, 25 Nov 2026, 16.00 WIB." in told.text
    alert = await ratna.sees(f"🆕 #{number} · ❓ Pertanyaan")
    assert "Ibu Siti (Keripik Bu Siti), Limpung" in alert.text
    assert "“PIRT saya hilang, harus bagaimana?”" in alert.text
    await eko.sees(f"🆕 #{number}")
    await takes(ratna, number)
    await siti.sees(f"#{number}: Petugas Ratna yang mengurus, dijawab paling lambat Rabu")
    await eko.sees(f"#{number} · ❓ Pertanyaan\nDiambil Petugas Ratna.")
    await ratna.sees(f"#{number} · ❓ Pertanyaan\nDiambil Petugas Ratna.")
    word = await ratna.sees(f"💬 #{number} · Ibu Siti")
    assert "PIRT saya hilang" in word.text
    await ratna.replies(word, "Bawa KTP ke dinas ya Bu, nanti dicetak ulang.")
    await ratna.sees(f"✅ Terkirim ke Ibu Siti (#{number}).")
    answer = await siti.sees(f"🙋 Petugas Ratna (#{number}):")
    assert "Bawa KTP ke dinas ya Bu" in answer.text
    await siti.says("hari Jumat buka tidak?")
    await siti.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    await ratna.sees("hari Jumat buka tidak?")
    await ratna.taps("Jawab")
    await ratna.sees(f"Jawaban untuk Ibu Siti (#{number}):")
    await ratna.says("Buka, sampai jam 11.")
    await ratna.sees(f"✅ Terkirim ke Ibu Siti (#{number}).")
    await siti.sees("Buka, sampai jam 11.")
    await ratna.taps("Sudah beres?")
    await ratna.sees(f"❔ Ibu Siti sudah ditanya: #{number} sudah beres?")
    await siti.sees(f"🙋 #{number}: Petugas Ratna bertanya, sudah beres?")
    await siti.taps("Ya, beres")
    await siti.sees(f"🎉 #{number} ditutup. Terima kasih!")
    await ratna.sees(f"#{number}: 🎉 Ibu Siti bilang sudah beres.")
    assert [tuple(row) for row in await town.rows("SELECT state, outcome FROM cases")] == [
        ("closed", "confirmed")
    ]
    await ratna.says("/kasus")
    figures = await ratna.sees("1 dari 1 dibilang beres oleh warga (100 %)")
    assert "Belum diambil: 0" in figures.text
