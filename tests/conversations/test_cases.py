"""A question and its answer: alert, the first who takes it, talk both ways, and a closing that only the person gives."""

import pytest

from tests.conversations.officers import asks, officer, quiet, takes
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
    figures = await ratna.sees("1 dari 1 dibilang beres oleh warga (100%)")
    assert "Belum diambil: 0" in figures.text


async def test_of_two_officers_who_tap_at_once_one_owns_it(
    town: Town, siti: Talker, ratna: Talker, eko: Talker
) -> None:
    number = await asks(siti, "Bagaimana cara urus halal?")
    first, second = await ratna.sees(f"🆕 #{number}"), await eko.sees(f"🆕 #{number}")
    await ratna.phone.taps_old(first, "Saya ambil")
    await eko.phone.taps_old(second, "Saya ambil")
    await siti.sees("yang mengurus, dijawab paling lambat")
    await quiet(town)
    told = [message.text for message in (*ratna.chat, *eko.chat) if message.by_bot]
    assert len([text for text in told if text.startswith("✋ Sudah diambil.")]) == 1
    assert len([text for text in told if text.startswith("✅ Sudah diambil Petugas")]) == 1
    assert len(await town.rows("SELECT id FROM case_steps WHERE step = 'taken'")) == 1
    assert len([m for m in siti.chat if "yang mengurus" in m.text]) == 1


async def test_words_of_two_cases_are_never_mixed_up(
    town: Town, siti: Talker, budi: Talker, ratna: Talker
) -> None:
    await budi.registers()
    one, two = await asks(siti, "soal PIRT"), await asks(budi, "soal halal")
    for talker, number in ((siti, one), (budi, two)):
        alert = next(m for m in ratna.chat if f"🆕 #{number} " in m.text)
        await ratna.taps_old(alert, "Saya ambil")
        await talker.sees(f"#{number}: Petugas Ratna yang mengurus")
    await quiet(town)
    words = {n: next(m for m in ratna.chat if m.text.startswith(f"💬 #{n} ")) for n in (one, two)}
    await ratna.replies(words[two], "Halal gratis lewat SEHATI.")
    await ratna.sees(f"✅ Terkirim ke Budi (#{two}).")
    await budi.sees("Halal gratis lewat SEHATI.")
    await ratna.taps_old(words[two], "Jawab")
    await ratna.sees(f"Jawaban untuk Budi (#{two}):")
    await ratna.replies(words[one], "PIRT gratis, Bu.")  # a reply wins over the open question
    await ratna.sees(f"✅ Terkirim ke Ibu Siti (#{one}).")
    await ratna.sees(f"Jawaban untuk Budi (#{two}):")
    await ratna.says("Bawa fotokopi KTP.")
    await ratna.sees(f"✅ Terkirim ke Budi (#{two}).")
    await budi.sees("Bawa fotokopi KTP.")
    await ratna.says("besok pagi saja mas")  # for whom? nobody guesses
    await ratna.sees("Ini untuk kasus yang mana? Belum dikirim ke siapa pun")
    await quiet(town)
    assert not [m for m in (*siti.chat, *budi.chat) if "besok pagi saja mas" in m.text and m.by_bot]
    await ratna.taps(f"#{one} Siti")
    await ratna.sees(f"✅ Terkirim ke Ibu Siti (#{one}).")
    await siti.sees("besok pagi saja mas")
    assert not [m for m in siti.chat if m.by_bot and ("SEHATI" in m.text or "fotokopi" in m.text)]
    assert not [m for m in budi.chat if m.by_bot and ("PIRT gratis" in m.text or "besok pagi" in m.text)]


async def test_photos_voices_and_places_go_both_ways(town: Town, siti: Talker, ratna: Talker) -> None:
    number = await asks(siti, "Label saya sudah benar?")
    await siti.sends_photo("labelnya begini")
    await siti.sees(f"📨 Ditambahkan ke #{number}.")
    await siti.sends_voice()
    await siti.sees(f"📨 Ditambahkan ke #{number}.")
    await takes(ratna, number)
    await quiet(town)
    photo = next(m for m in ratna.chat if "photo" in m.body)
    assert photo.text == f"💬 #{number} · Ibu Siti\n\nlabelnya begini"
    assert [m for m in ratna.chat if "voice" in m.body and m.text.startswith(f"💬 #{number}")]
    await siti.shares_location(-7.016, 109.928)
    await siti.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    await quiet(town)
    place = next(m for m in reversed(ratna.chat) if "location" in m.body)
    await ratna.replies(place, "", "voice")  # a place has no words: its buttons tell the case
    await ratna.sees(f"✅ Terkirim ke Ibu Siti (#{number}).")
    await siti.sees(f"🙋 Petugas Ratna (#{number}):")
    assert "voice" in siti.screen.body or any("voice" in m.body for m in siti.news)
    await ratna.replies(photo, "Tanggal kedaluwarsa belum ada.", "photo")
    await ratna.sees(f"✅ Terkirim ke Ibu Siti (#{number}).")
    assert (await siti.sees("Tanggal kedaluwarsa belum ada.")).body["photo"]
    await ratna.says("/kasus")
    await ratna.taps(f"#{number} Siti")
    await ratna.sees("👤 Ibu Siti, Limpung")
    await ratna.taps("Lainnya")
    await ratna.taps("Berkas (5)")
    await quiet(town)


async def test_a_note_stays_among_officers_and_a_colleague_goes_on(
    town: Town, siti: Talker, ratna: Talker, eko: Talker
) -> None:
    number = await asks(siti, "Izin edar untuk sambal?")
    await takes(ratna, number)
    await ratna.taps("Lainnya")
    await ratna.taps("Catatan")
    await ratna.sees(f"Catatan untuk #{number}, hanya untuk petugas:")
    await ratna.says("orangnya sudah pernah ke kantor")
    await ratna.sees("📝 Dicatat, hanya untuk petugas.")
    await ratna.taps("Lainnya")
    await ratna.taps("Masih diurus")
    await ratna.sees(
        "⏳ Orangnya sudah diberi tahu. Kabar berikutnya paling lambat Jumat, 27 Nov 2026, 16.30 WIB"
    )
    await siti.sees("Petugas Ratna masih mengurusnya. Kabar berikutnya paling lambat Jumat")
    await ratna.says("/kasus")
    await ratna.sees("Belum diambil: 0 · 👤 saya: 1")
    await ratna.taps(f"#{number} Siti")
    await ratna.taps("Lainnya")
    await ratna.taps("Oper")
    await ratna.sees(f"Siapa yang meneruskan #{number}?")
    await ratna.taps("Eko")
    await ratna.sees(f"↪️ Petugas Eko meneruskan #{number}.")
    await eko.sees(f"💬 #{number} · Ibu Siti")
    await eko.sees(f"#{number}: ↪️ dioper ke sini.")
    await siti.sees(f"#{number}: Petugas Eko yang mengurus")
    await eko.taps("Lihat")
    assert "📝 orangnya sudah pernah ke kantor" in (await eko.sees("👤 Ibu Siti, Limpung")).text
    await siti.says("/lapor")
    await siti.taps("Urusan saya")
    await siti.taps(f"#{number}")
    shown = await siti.sees("Saya: Izin edar untuk sambal?")
    assert "pernah ke kantor" not in shown.text
    await quiet(town)
    assert not [m for m in siti.chat if "pernah ke kantor" in m.text]


async def test_it_is_closed_by_words_and_opened_again_by_words(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    number = await asks(siti, "Kapan ada pelatihan kemasan?")
    await takes(ratna, number)
    await ratna.taps("Sudah beres?")
    await siti.sees(f"🙋 #{number}: Petugas Ratna bertanya, sudah beres?")
    await siti.says("belum")
    await siti.sees("Baik. Apa yang belum beres?")
    await ratna.sees(f"#{number}: ✋ Ibu Siti bilang belum beres.")
    await siti.says("Jadwalnya belum dikasih tahu")
    await siti.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    await ratna.sees("Jadwalnya belum dikasih tahu")
    await ratna.taps("Sudah beres?")
    await siti.sees(f"🙋 #{number}: Petugas Ratna bertanya, sudah beres?")
    await siti.says("iya")
    closing = await siti.sees(f"🎉 #{number} ditutup. Terima kasih!")
    assert [tuple(row) for row in await town.rows("SELECT state, outcome FROM cases")] == [
        ("closed", "confirmed")
    ]
    town.sim.clock.move(days=30)
    await siti.replies(closing, "Maaf, ternyata jadwalnya berubah")
    await siti.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    await ratna.sees("Maaf, ternyata jadwalnya berubah")
    assert [tuple(row) for row in await town.rows("SELECT state, outcome FROM cases")] == [("open", None)]
    await siti.says("/lapor")
    await siti.taps("Urusan saya")
    await siti.taps(f"#{number}")
    await siti.taps("Sudah beres")
    await siti.sees(f"🎉 #{number} ditutup.")
    await siti.taps("Belum beres")
    await siti.sees(f"Mau bilang apa ke petugas soal #{number}?")
    await siti.says("satu lagi")
    await siti.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    steps = [row.step for row in await town.rows("SELECT step FROM case_steps ORDER BY id")]
    assert steps.count("reopened") == 2
