"""The first words, the keyboard of subjects, help, language, and free text that finds its place."""

import pytest

from tests.conversations.way import HOME, finishes, reaches
from tests.support.town import Talker, Town


async def test_a_stranger_learns_in_two_sentences_what_this_is(budi: Talker) -> None:
    await budi.says("/start")
    shown = await budi.sees("Selamat datang di Laris")
    assert "Gratis, cukup ketuk tombol." in shown.text
    assert shown.text.split("\n\n")[1].count(". ") == 1
    assert shown.buttons == ["📝 Daftar sekarang", "❓ Bantuan", "🌐 Bahasa"]
    assert budi.keyboard == []
    await budi.taps("Bantuan")
    await budi.sees("Langsung saya jawab")
    await budi.taps("Daftar sekarang")
    await budi.sees("Apakah setuju?")
    await finishes(budi, "consent")


@pytest.mark.parametrize(
    ("name", "greeting"), [("Pak Budi", "Bapak Budi"), ("Bu Siti", "Ibu Siti"), ("Joko", "Joko")]
)
async def test_a_producer_is_greeted_by_name(budi: Talker, name: str, greeting: str) -> None:
    await budi.registers(name=name)
    await budi.says("/start")
    await budi.sees(f"Halo {greeting}! Mau apa hari ini?")
    assert budi.keyboard == HOME


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("👤 Profil saya", "Ini profilnya."),
        ("profil saya", "Ini profilnya."),
        ("🧺 Produk saya", "Ini produknya."),
        ("☰ Lainnya", "Mau buka apa?"),
        ("👤 My profile", "Ini profilnya."),
        ("🧺 My products", "Ini produknya."),
        ("☰ More", "Mau buka apa?"),
        ("/menu", "Mau buka apa?"),
        ("menu", "Mau buka apa?"),
        ("/bantuan", "Langsung saya jawab"),
        ("/help@laris_bot", "Langsung saya jawab"),
        ("/Pro_Fil", "Ini profilnya."),
        ("/batal", "Tidak ada yang perlu dibatalkan."),
        ("/daftar", "Usahanya sudah terdaftar."),
        ("/titip", "Belum ada toko di daftar."),
        ("/setor", "Belum ada toko di daftar."),
        ("/tagihan", "Catat dulu setoran ke toko."),
        ("halo", "Halo Ibu Siti!"),
        ("gmn cara ikutan", "Usahanya sudah terdaftar."),
        ("nomor saya ganti", "Ini profilnya."),
        ("tambahin produk kue semprong", "Ini produknya."),
        ("duit titipan toko udh cair blm", "Catat dulu setoran ke toko."),
        ("mau nitip barang ke warung", "Belum ada toko di daftar."),
        ("cuma laku dikit", "Belum ada toko di daftar."),
        ("batalkan catatan terakhir", "Tidak ada catatan yang bisa dibatalkan."),
        ("cara bikin sertifikat halal", "Sertifikat halal gratis"),
        ("📜 Sertifikat", "Izin dan sertifikat"),
        ("qwertyuiop", "saya belum paham maksudnya"),
        ("cuaca hari ini", "saya belum paham maksudnya"),
        ("🙏🙏", "saya belum paham maksudnya"),
    ],
)  # fmt: skip
async def test_words_of_a_producer_lead_to_the_right_place(siti: Talker, said: str, answer: str) -> None:
    await siti.says(said)
    await siti.sees(answer)
    if "belum bisa" in answer or "belum paham" in answer or "tidak kenal" in answer:
        menu = await siti.sees("Mau buka apa?")
        assert menu.buttons == [
            "📦 Titip jual", "💰 Tagihan", "👤 Profil saya", "🧺 Produk saya", "🔔 Pengingat", "❓ Bantuan",
        ]  # fmt: skip
        await siti.taps_old(menu, "Produk saya")
        await siti.sees("Ini produknya.")
    assert siti.keyboard == HOME


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("gmn cara ikutan", "Apakah setuju?"),
        ("mau daftar umkm", "Apakah setuju?"),
        ("nomor saya ganti", "Untuk itu saya perlu kenal usahanya dulu."),
        ("/produk", "Untuk itu saya perlu kenal usahanya dulu."),
        ("assalamualaikum", "Selamat datang di Laris"),
        ("/menu", "Mau buka apa?"),
        ("qwertyuiop", "saya belum paham maksudnya"),
    ],
)
async def test_words_of_a_stranger_lead_to_the_door(budi: Talker, said: str, answer: str) -> None:
    await budi.says(said)
    await budi.sees(answer)
    if answer != "Apakah setuju?":
        await budi.taps("Daftar sekarang")
    await budi.sees("Apakah setuju?")
    await finishes(budi, "consent")


async def test_one_tap_changes_every_word(town: Town, siti: Talker) -> None:
    await siti.says("/bahasa")
    await siti.sees("Mau pakai bahasa apa?")
    await siti.taps("English")
    await siti.sees("From now on in English.")
    assert siti.keyboard == [
        "📦 Goods in shops", "💰 Bills", "📜 Certificates", "📅 Agenda", "🛒 Ngklarisi", "☰ More",
    ]  # fmt: skip
    await siti.taps("More")
    await siti.taps("My products")
    await siti.sees("Your products. Tap one to change it.")
    await siti.says("/start")
    await siti.sees("Hello Ms Siti!")
    await siti.says("/language")
    await siti.sees("Which language do you like?")
    await siti.taps("Bahasa Indonesia")
    await siti.sees("Mulai sekarang pakai Bahasa Indonesia.")
    assert siti.keyboard == HOME
    assert [row.language for row in await town.rows("SELECT language FROM people")] == ["id"]


async def test_an_english_phone_registers_in_english(town: Town) -> None:
    emma = town.person("Emma", 105, language="en")
    await emma.says("/start")
    await emma.sees("Welcome to Laris")
    for tap, sees in (("Register now", "Do you agree?"), ("Yes, I agree", "What is your name?")):
        await emma.taps(tap)
        await emma.sees(sees)
    for said, sees in (
        ("Emma", "What is the name of your business?"), ("Emma's Chips", "What do you mostly make?"),
        ("furniture jati mebel", "What do you sell?"), ("chairs", "In which kecamatan"),
        ("Limpung", "Which desa or kelurahan in Limpung?"), ("Sidomulyo", "Which phone number"),
        ("081234567890", "Do you have a business number"),
    ):  # fmt: skip
        await emma.says(said)
        await emma.sees(sees)
    await emma.taps("Not yet")
    await emma.sees("About how much")
    await emma.taps("More ➡️")
    assert "More than Rp150 million" in (await emma.gets_answer()).buttons
    await emma.taps("Rp50–150 million")
    card = await emma.sees("Is everything right?")
    assert "Sales a month: Rp50–150 million" in card.text
    await emma.taps("Save")
    await emma.sees("Emma's Chips is registered.")
    [consent] = await town.rows("SELECT language, text FROM consents")
    assert consent.language == "en"
    assert "Free of charge" in consent.text


async def test_who_blocks_the_bot_is_left_alone_and_welcomed_back(town: Town, budi: Talker) -> None:
    await reaches(budi, "nib")
    await budi.blocks()
    await town.settled()
    await budi.sees_nothing_more()
    assert [row.stopped_at is not None for row in await town.rows("SELECT stopped_at FROM people")] == [True]
    await finishes_after_coming_back(town, budi)


async def finishes_after_coming_back(town: Town, budi: Talker) -> None:
    await budi.says("belum")
    await finishes(budi, "turnover")
    assert [row.stopped_at for row in await town.rows("SELECT stopped_at FROM people")] == [None]
