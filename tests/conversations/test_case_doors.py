"""Ways to an officer from everywhere: stuck in a form, plain words, a refused product, a late bill, no officer at all."""

import json

import pytest

from tests.conversations.officers import asks, number_in, officer, quiet, takes
from tests.conversations.shops import CARD, opens
from tests.conversations.way import asks as stands
from tests.conversations.way import finishes, form, reaches
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    town.sim.clock.at("2026-11-24 09:00")
    return await officer(town, "Ratna", 201)


async def test_stuck_in_a_form_the_question_goes_to_an_officer_and_the_form_waits(
    town: Town, budi: Talker, ratna: Talker
) -> None:
    await reaches(budi, "nib")
    await budi.says("apa itu")
    await budi.says("apa sih")
    await budi.sees("Ketuk salah satu tombol")
    await budi.taps("Tanya petugas")
    await budi.sees("Bagian mana yang bingung?")
    await budi.says("NIB itu apa ya?")
    number = number_in(await budi.sees("Sudah dikirim. Nomornya"))
    await stands(budi, "nib")
    alert = await ratna.sees(f"🆕 #{number}")
    assert "“NIB itu apa ya?”" in alert.text
    assert "Limpung" in alert.text  # told in the form already
    await takes(ratna, number)
    await ratna.sees("Terhenti di pendaftaran: “Sudah punya nomor usaha (NIB)?")
    await ratna.taps("Jawab")
    await ratna.sees(f"Jawaban untuk Budi (#{number}):")
    await ratna.says("Nomor usaha gratis. Kalau belum punya, ketuk Belum punya.")
    answer = await budi.sees("Nomor usaha gratis.")
    await budi.replies(answer, "oh begitu, makasih")
    await budi.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    await stands(budi, "nib")
    await budi.taps("Balas")
    await budi.sees(f"Mau bilang apa ke petugas soal #{number}?")
    await budi.taps("Batal")
    await stands(budi, "nib")
    await budi.taps("Belum punya")
    await finishes(budi, "turnover")
    await ratna.sees("oh begitu, makasih")


@pytest.mark.parametrize("words", ["mau tanya petugas", "minta tolong", "Tanya admin dong"])
async def test_plain_words_lead_to_an_officer_in_a_form_and_outside(
    town: Town, budi: Talker, ratna: Talker, words: str
) -> None:
    await budi.says(words)
    await budi.sees("Mau tanya apa?")
    await budi.taps("Batal")
    await budi.sees("dibatalkan")
    await reaches(budi, "business")
    await budi.says(words)
    await budi.sees("Bagian mana yang bingung?")
    await budi.taps("Kirim saja")
    number = number_in(await budi.sees("Sudah dikirim. Nomornya"))
    await finishes(budi, "business")
    assert "“Terhenti di pendaftaran: “Apa nama usahanya?" in (await ratna.sees(f"🆕 #{number}")).text


async def test_leaving_the_question_to_an_officer_leaves_the_form_as_it_was(
    town: Town, budi: Talker, ratna: Talker
) -> None:
    await reaches(budi, "sells")
    before = (await form(town, budi) or {})["answers"]
    await budi.says("tanya petugas")
    await budi.sees("Bagian mana yang bingung?")
    await budi.says("/menu")  # nothing was asked yet: only the form is worth keeping
    await budi.gets_answer()
    await budi.taps("Lanjutkan")
    await stands(budi, "sells")
    assert (await form(town, budi) or {})["answers"] == before
    await finishes(budi, "sells")


async def test_words_that_may_be_a_record_are_asked_back(town: Town, tini: Talker) -> None:
    town.sim.clock.at("2026-11-24 09:00")
    ratna = await officer(town, "Ratna", 201)
    number = await asks(tini, "Titipan di warung tidak laku, gimana?")
    await takes(ratna, number)
    await ratna.taps("Jawab")
    await ratna.says("Berapa yang laku Bu?")
    await tini.sees("Berapa yang laku Bu?")
    await tini.says("laku 12 sisa 38")
    await tini.sees(f"Ini untuk Petugas Ratna (#{number})?")
    await tini.taps("Ya, kirim")
    await tini.sees(f"📨 Diteruskan ke Petugas Ratna (#{number}).")
    await ratna.sees("laku 12 sisa 38")
    await ratna.taps("Jawab")
    await ratna.says("Coba catat di Laris Bu.")
    await tini.sees("Coba catat di Laris Bu.")
    await tini.says("laku 12 sisa 38")
    await tini.sees(f"Ini untuk Petugas Ratna (#{number})?")
    await tini.taps("Tidak")
    await tini.sees("Saya catat begini?")
    await tini.taps("Simpan")
    await tini.sees("Sudah dicatat")
    await quiet(town)
    assert len([m for m in ratna.chat if "laku 12 sisa 38" in m.text and m.by_bot]) <= 2


async def test_a_shop_that_refuses_comes_with_the_check_of_that_day(
    town: Town, siti: Talker, ratna: Talker
) -> None:
    await siti.says("/lapor")
    await siti.taps("Toko menolak")
    await siti.sees("Produk mana yang ditolak?")
    await siti.taps("keripik tempe")
    await siti.sees("Tokonya jenis apa?")
    await siti.taps("Minimarket")
    await siti.sees("Apa nama tokonya?")
    await siti.says("Indomaret Limpung")
    await siti.sees("Apa kata tokonya?")
    await siti.says("Katanya label kurang jelas, padahal sudah sesuai")
    card = await siti.sees("Kirim ini ke petugas?")
    assert "📎 Hasil cek izin hari ini ikut dikirim." in card.text
    await siti.taps("Kirim")
    number = number_in(await siti.sees("Sudah dikirim. Nomornya"))
    await takes(ratna, number)
    await ratna.taps("Bukti")
    shown = await ratna.sees("📎 keripik tempe → Minimarket")
    assert "🏪 Indomaret Limpung" in shown.text
    assert "Keadaan Selasa, 24 Nov 2026, tidak diubah sejak itu." in shown.text
    assert "❌" in shown.text
    await ratna.taps("Sumber")
    await ratna.sees(f"🔗 #{number}: dari mana asalnya")
    before = await town.rows("SELECT body FROM case_evidence")
    await siti.says("/sertifikat")
    await siti.taps("Catat")
    await siti.gets_answer()
    town.sim.clock.move(days=200)
    await ratna.forges(f"-:case_evidence:{number}")
    assert (await ratna.sees("📎 keripik tempe → Minimarket")).text == shown.text
    assert await town.rows("SELECT body FROM case_evidence") == before
    body = json.loads(before[0].body)
    assert {line["icon"] for line in body["lines"]} <= {"✅", "⚠️", "❌", "🚫"}
    assert all(line["sources"] for line in body["lines"])


async def test_a_late_bill_comes_as_it_was_on_that_day(town: Town, tini: Talker) -> None:
    ratna = await officer(town, "Ratna", 201)
    await opens(tini)
    await tini.taps("Laku & sisa")
    await tini.sees("Sisa berapa?")
    await tini.says("20")
    await tini.sees("Dibayar berapa?")
    await tini.taps("Belum dibayar")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees("Sudah dicatat")
    town.sim.clock.at("2026-12-07 09:00")
    await tini.says("/tagihan")
    await tini.taps("Warung Bu Tini")
    await tini.sees("lewat 15 hari")
    await tini.taps("Lapor telat")
    await tini.sees("Sudah ditagih? Apa kata tokonya?")
    await tini.says("Sudah, katanya nanti terus")
    assert "📎 Tagihan hari ini ikut dikirim." in (await tini.sees("Kirim ini ke petugas?")).text
    await tini.taps("Kirim")
    number = number_in(await tini.sees("Sudah dikirim. Nomornya"))
    await takes(ratna, number)
    await ratna.taps("Bukti")
    shown = await ratna.sees("📎 Warung Bu Tini")
    assert "Lewat tempo: Rp216.000 (paling lama 15 hari)" in shown.text
    assert "Keadaan Senin, 7 Des 2026, tidak diubah sejak itu." in shown.text
    await opens(tini)
    await tini.taps("💰 Dibayar")
    await tini.gets_answer()
    await tini.says("216rb")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees("Sudah dicatat")
    await ratna.forges(f"-:case_evidence:{number}")
    assert (await ratna.sees("📎 Warung Bu Tini")).text == shown.text


async def test_somebody_whom_no_officer_serves_is_told_the_office(town: Town, siti: Talker) -> None:
    await siti.says("/lapor")
    await siti.taps("Pertanyaan")
    await siti.says("Ada orang?")
    shown = await siti.sees("Sekarang belum ada petugas yang bisa dihubungi.")
    number = number_in(shown)
    ratna = await officer(town, "Ratna", 201)
    await ratna.says("/kasus")
    await ratna.sees("Belum diambil: 1")
    await ratna.taps(f"#{number} Siti")
    await takes(ratna, number)
    await siti.sees(f"#{number}: Petugas Ratna yang mengurus")


async def test_a_new_officer_hears_at_once_who_waits(town: Town, siti: Talker) -> None:
    number = await asks(siti, "Kapan pelatihan berikutnya?")
    far = await officer(town, "Joko", 206, "33.26")
    assert "Kasus yang menunggu" not in (await far.sees("Selamat datang")).text
    ratna = await officer(town, "Ratna", 201)
    assert "Kasus yang menunggu petugas: 1" in (await ratna.sees("Selamat datang")).text
    await ratna.taps("Kasus")
    await ratna.taps(f"#{number} Siti")
    await ratna.taps("Saya ambil")
    await siti.sees("Petugas Ratna yang mengurus")
    await ratna.says("/petugas")
    assert "Kasus yang menunggu" not in (await ratna.sees("Meja petugas")).text


async def test_an_album_is_evidence_as_a_whole(town: Town, siti: Talker, ratna: Talker) -> None:
    """Three photos at once tell a complaint: all of them reach the officer."""
    await siti.says("/lapor")
    await siti.taps("Masalah lain")
    await siti.sees("Apa yang terjadi?")
    await siti.sends_album("photo", "photo", "photo", caption="rak saya dibongkar orang")
    await siti.sees("Kirim ini ke petugas?")
    await town.settled()
    await siti.taps("Kirim")
    number = number_in(await siti.sees("Sudah dikirim. Nomornya"))
    await takes(ratna, number)
    await quiet(town)
    kept = await town.rows("SELECT kind, words FROM case_words WHERE author = 'person' ORDER BY id")
    assert [(one.kind, one.words) for one in kept] == [
        ("photo", "rak saya dibongkar orang"), ("photo", ""), ("photo", ""),
    ]  # fmt: skip
