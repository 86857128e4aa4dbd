"""/daftar from the first word to the saved business, and the kinds of answers that each question takes."""

import pytest

from tests.conversations.way import (
    DONE,
    HOME,
    QUESTIONS,
    answers,
    finishes,
    form,
    producer,
    product_names,
    reaches,
)
from tests.support.town import Talker, Town


async def test_a_producer_registers_by_tapping_and_typing(town: Town, budi: Talker) -> None:
    await budi.registers(name="Bu Siti Aminah", business="Keripik Bu Siti")
    saved = await producer(town, budi)
    assert (saved["name"], saved["honorific"], saved["business"]) == ("Siti Aminah", "ibu", "Keripik Bu Siti")
    assert (saved["category"], saved["area"]) == ("makanan_kering", "33.25.08.2005")
    assert (saved["phone"], bool(saved["phone_verified"])) == ("+6281234567890", False)
    assert (saved["nib_status"], saved["nib"], saved["turnover"]) == ("none", None, None)
    assert await product_names(town) == ["keripik tempe", "rempeyek"]
    assert budi.keyboard == HOME


async def test_who_says_no_to_the_consent_is_left_in_peace_and_may_come_back(
    town: Town, budi: Talker
) -> None:
    await budi.says("/daftar")
    await budi.sees("Apakah setuju?")
    await budi.says("mboten")
    await budi.sees("Tidak ada yang disimpan")
    assert await town.rows("SELECT * FROM people") == []
    await budi.says("/daftar")
    await budi.sees("Apakah setuju?")
    await budi.taps("Tidak")
    await budi.sees("Kapan saja bisa daftar")
    assert await town.rows("SELECT * FROM consents") == []
    await reaches(budi, "name")
    await finishes(budi, "name")


async def test_the_consent_is_kept_in_the_very_words_that_were_shown(town: Town, budi: Talker) -> None:
    await budi.says("/daftar")
    shown = (await budi.sees("Apakah setuju?")).text
    await budi.says("nggih")
    await budi.sees("Siapa nama")
    [consent] = await town.rows("SELECT version, language, text FROM consents")
    assert shown == f"{consent.text}\n\nApakah setuju?"
    assert (consent.version, consent.language) == ("2026-11-28", "id")
    assert "Dinas UMKM Batang" in consent.text
    assert "Bukan untuk pajak" not in consent.text
    await finishes(budi, "name")


async def test_an_unclear_answer_to_the_consent_is_no_consent(town: Town, budi: Talker) -> None:
    await reaches(budi, "consent")
    for words in ("apa itu?", "12345", "🙏"):
        await budi.says(words)
        await budi.sees("Ketuk salah satu tombol")
    assert await town.rows("SELECT * FROM consents") == []
    await finishes(budi, "consent")


@pytest.mark.parametrize(
    ("said", "name", "honorific", "greeting"),
    [
        ("pak budi santoso", "Budi Santoso", "bapak", "Bapak Budi Santoso"),
        ("nama saya Bu Siti", "Siti", "ibu", "Ibu Siti"),
        ("Slamet", "Slamet", None, "Slamet"),
    ],
)
async def test_people_are_called_as_they_call_themselves(
    town: Town, budi: Talker, said: str, name: str, honorific: str | None, greeting: str
) -> None:
    await reaches(budi, "name")
    await budi.says(said)
    await finishes(budi, "business")
    await budi.sees(f"Selesai, {greeting}!")
    saved = await producer(town, budi)
    assert (saved["name"], saved["honorific"]) == (name, honorific)


async def test_a_word_for_another_button_is_no_name(town: Town, budi: Talker) -> None:
    await reaches(budi, "name")
    await budi.says("kembali")
    await budi.sees("Ini pertanyaan pertama.")
    await budi.says("ya")
    await budi.sees("Tulis namanya dengan huruf")
    await budi.says("lewati")
    await budi.sees("tidak bisa dilewati")
    await finishes(budi, "name")
    assert (await producer(town, budi))["name"] == "Siti"


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        ((("taps", "Makanan"), ("taps", "Makanan basah")), "makanan_basah"),
        ((("says", "1"), ("says", "2")), "makanan_basah"),
        ((("says", "makanan"), ("says", "makanan basah")), "makanan_basah"),
        ((("says", "mebel jati"),), "mebel"),
        ((("says", "keripik singkong"),), "makanan_kering"),
        ((("says", "bakso"), ("taps", "Makanan beku")), "frozen"),
        ((("taps", "Minuman"), ("taps", "Semua jenis"), ("taps", "Jasa"), ("taps", "Katering")), "jasa_boga"),
        ((("says", "qwerty"), ("taps", "Lainnya")), "lainnya"),
    ],
)
async def test_the_kind_is_found_by_tapping_and_by_telling(
    town: Town, budi: Talker, way: tuple[tuple[str, str], ...], kind: str
) -> None:
    await reaches(budi, "category")
    for action, words in way:
        await getattr(budi, action)(words)
        await budi.gets_answer()
    await finishes(budi, "sells")
    assert (await producer(town, budi))["category"] == kind


async def test_one_kind_that_fits_is_taken_and_said_back(budi: Talker) -> None:
    await reaches(budi, "category")
    await budi.says("mebel jati")
    await budi.sees("Tercatat: 🪑 Mebel")
    await finishes(budi, "sells")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("keripik tempe", ["keripik tempe"]),
        ("keripik tempe, rempeyek dan kue semprong", ["keripik tempe", "rempeyek", "kue semprong"]),
        ("1. peyek\n2. keripik\n3. peyek", ["peyek", "keripik"]),
        ("saya jual <b>batik</b> & 'sarung'", ["<b>batik</b>", "'sarung'"]),
    ],
)
async def test_what_is_sold_becomes_products(town: Town, budi: Talker, said: str, names: list[str]) -> None:
    await reaches(budi, "sells")
    await budi.says(said)
    await finishes(budi, "kecamatan")
    assert await product_names(town) == names


async def test_there_are_at_most_ten_questions_and_each_says_what_it_is_for(budi: Talker) -> None:
    await budi.says("/daftar")
    for step in QUESTIONS:
        shown = await budi.sees(QUESTIONS[step])
        if step not in ("consent", "card"):
            assert "ℹ️ Supaya" in shown.text or step in ("nib", "turnover"), shown.text
            assert "dari 9" in shown.text
        await answers(budi, step)
    await budi.sees(DONE)
    assert len(QUESTIONS) - 1 <= 10


async def test_nothing_is_saved_twice_when_save_is_tapped_twice(town: Town, budi: Talker) -> None:
    await reaches(budi, "card")
    await budi.taps_twice("Simpan")
    await budi.sees(DONE)
    await town.settled()
    assert len(await town.rows("SELECT * FROM producers")) == 1
    assert await product_names(town) == ["keripik tempe", "rempeyek"]
    assert len(await town.rows("SELECT * FROM audit_log WHERE action = 'registered'")) == 1


async def test_who_is_registered_is_told_so(town: Town, siti: Talker) -> None:
    await siti.says("/daftar")
    await siti.sees("Usahanya sudah terdaftar")
    await siti.starts("d_332508")
    await siti.sees("Halo Ibu Siti!")
    assert len(await town.rows("SELECT * FROM producers")) == 1


async def test_the_card_shows_every_line_and_each_can_be_changed(town: Town, budi: Talker) -> None:
    await reaches(budi, "card")
    for line, question, words in (
        ("Nama", "Siapa nama", "Pak Budi"),
        ("Usaha", "Apa nama usahanya", "Mebel Budi"),
        ("Produk", "Jual apa saja", "kursi, meja"),
        ("Desa", "Desa atau kelurahan mana di Limpung", "Kalisalak"),
        ("Nomor HP", "Nomor HP yang", "0857 1111 2222"),
        ("NIB", "nomor usaha (NIB)", "1234567890123"),
        ("Jualan sebulan", "hasil jualan", "5 juta"),
    ):
        await budi.taps(line)
        await budi.sees(question)
        await budi.says(words)
        await budi.sees("Sudah benar semua?")
    await budi.taps("Jenis")
    await budi.sees("bikin apa")
    await budi.taps("Makanan")
    await budi.taps("Makanan kering")
    card = await budi.sees("Sudah benar semua?")
    assert card.text.split("\n\n")[1].splitlines() == [
        "Nama: Bapak Budi", "Usaha: Mebel Budi", "Jenis: 🍘 Makanan kering", "Produk: kursi, meja",
        "Kecamatan: Limpung", "Desa: Kalisalak", "Nomor HP: 0857-1111-2222", "NIB: 1234 5678 90123",
        "Jualan sebulan: Rp5–10 juta",
    ]  # fmt: skip
    await budi.taps("Simpan")
    await budi.sees("Selesai, Bapak Budi! Mebel Budi sudah terdaftar.")
    saved = await producer(town, budi)
    assert (saved["nib_status"], saved["nib"], saved["turnover"]) == ("have", "1234567890123", "5m_10m")
    assert await product_names(town) == ["kursi", "meja"]


async def test_another_kecamatan_asks_for_its_desa_and_going_back_leaves_both_as_they_were(
    town: Town, budi: Talker
) -> None:
    await reaches(budi, "card")
    await budi.taps("Kecamatan")
    await budi.sees("kecamatan mana")
    await budi.says("Bawang")
    asked = await budi.sees("Desa atau kelurahan mana di Bawang?")
    assert not [label for label in asked.buttons if "Sidomulyo" in label]
    await budi.taps("Kembali")
    assert "Kecamatan: Limpung\nDesa: Sidomulyo" in (await budi.sees("Sudah benar semua?")).text
    await budi.taps("Kecamatan")
    await budi.sees("kecamatan mana")
    await budi.taps("Tetap: Limpung")
    await budi.sees("Desa atau kelurahan mana di Limpung?")
    await budi.taps("Tetap: Sidomulyo")
    assert "Kecamatan: Limpung\nDesa: Sidomulyo" in (await budi.sees("Sudah benar semua?")).text
    await budi.taps("Kecamatan")
    await budi.sees("kecamatan mana")
    await budi.says("Bawang")
    await budi.sees("Desa atau kelurahan mana di Bawang?")
    await budi.says("Pranten")
    assert "Kecamatan: Bawang\nDesa: Pranten" in (await budi.sees("Sudah benar semua?")).text
    assert (await form(town, budi) or {})["answers"]["desa"].startswith("33.25.05.")
    await finishes(budi, "card")
