"""/profil: everything that is known of the business, and every line of it can be changed."""

import json

import pytest

from tests.conversations.way import HOME, producer
from tests.support.town import Talker, Town


async def test_the_profile_shows_everything(siti: Talker) -> None:
    await siti.says("👤 Profil saya")
    shown = await siti.sees("Ini profilnya.")
    assert shown.text.split("\n\n")[1].splitlines() == [
        "Nama: Ibu Siti", "Usaha: Keripik Bu Siti", "Jenis: 🍘 Makanan kering", "Kecamatan: Limpung",
        "Desa: Sidomulyo", "Nomor HP: 0812-3456-7890", "NIB: ❌ Belum punya", "Jualan sebulan: belum diisi",
    ]  # fmt: skip
    await siti.taps("Selesai")
    await siti.sees("Ini profilnya.")
    assert siti.keyboard == HOME


@pytest.mark.parametrize(
    ("line", "question", "words", "shown", "field", "value"),
    [
        ("Nama", "Siapa nama", "Pak Joko", "Nama: Bapak Joko", "name", "Joko"),
        ("Usaha", "nama usahanya", "Batik Joko", "Usaha: Batik Joko", "business", "Batik Joko"),
        ("Jenis", "bikin apa", "mebel jati", "Jenis: 🪑 Mebel", "category", "mebel"),
        ("Desa", "Desa atau", "Kalisalak", "Desa: Kalisalak", "area", "33.25.08.2006"),
        ("Nomor HP", "Nomor HP yang", "085711112222", "0857-1111-2222", "phone", "+6285711112222"),
        ("NIB", "nomor usaha", "1234567890123", "1234 5678 90123", "nib", "1234567890123"),
        ("Jualan sebulan", "hasil jualan", "2 juta", "Rp1–3 juta", "turnover", "1m_3m"),
    ],
)
async def test_a_changed_line_is_saved_at_once(
    town: Town, siti: Talker, line: str, question: str, words: str, shown: str, field: str, value: str
) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.taps(line)
    await siti.sees(question)
    await siti.says(words)
    saved = await siti.sees("💾 Tersimpan.")
    assert shown in saved.text
    assert (await producer(town, siti))[field] == value
    assert siti.keyboard == HOME
    assert len([message for message in siti.news if "Tersimpan" in message.text]) == 1


async def test_another_kecamatan_is_saved_with_its_desa(town: Town, siti: Talker) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.taps("Kecamatan")
    await siti.sees("kecamatan mana")
    await siti.says("Bawang")
    await siti.sees("Desa atau kelurahan mana di Bawang?")
    assert (await producer(town, siti))["area"] == "33.25.08.2005"
    await siti.taps("Kembali")
    assert "Kecamatan: Limpung\nDesa: Sidomulyo" in (await siti.sees("Ini profilnya.")).text
    assert (await producer(town, siti))["area"] == "33.25.08.2005"
    await siti.taps("Kecamatan")
    await siti.sees("kecamatan mana")
    await siti.taps("Bawang")
    await siti.sees("Desa atau kelurahan mana di Bawang?")
    await siti.says("Pranten")
    assert "Kecamatan: Bawang\nDesa: Pranten" in (await siti.sees("💾 Tersimpan.")).text
    assert (await producer(town, siti))["area"].startswith("33.25.05.")


async def test_the_own_number_shared_later_is_verified(town: Town, siti: Talker) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.taps("Nomor HP")
    await siti.sees("Nomor HP yang")
    assert siti.keyboard == ["📱 Bagikan nomor saya", "✔️ Tetap: 0812-3456-7890", "↩️ Kembali"]
    await siti.shares_contact()
    await siti.sees("💾 Tersimpan.")
    saved = await producer(town, siti)
    assert (saved["phone"], bool(saved["phone_verified"])) == ("+6281234567103", True)
    assert siti.keyboard == HOME


@pytest.mark.parametrize("words", ["tetap", "↩️ Kembali"])
async def test_a_line_may_stay_as_it_is(town: Town, siti: Talker, words: str) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    for line, question, kept in (
        ("Nomor HP", "Nomor HP yang", "0812-3456-7890"),
        ("Nama", "Siapa nama", "Ibu Siti"),
    ):
        await siti.taps(line)
        await siti.sees(question)
        label = f"✔️ Tetap: {kept}" if words == "tetap" else words
        await siti.says(label)
        await siti.sees("Nama: Ibu Siti")
        assert siti.keyboard == HOME
    assert (await producer(town, siti))["phone"] == "+6281234567890"
    assert await town.rows("SELECT * FROM audit_log WHERE action = 'profile changed'") == []


async def test_the_turnover_can_be_emptied(town: Town, siti: Talker) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.taps("Jualan sebulan")
    await siti.sees("hasil jualan")
    await siti.taps("Rp3–5 juta")
    await siti.sees("Jualan sebulan: Rp3–5 juta")
    await siti.taps("Jualan sebulan")
    await siti.sees("hasil jualan")
    await siti.taps("Kosongkan")
    await siti.sees("Jualan sebulan: belum diisi")
    assert (await producer(town, siti))["turnover"] is None


async def test_the_audit_log_names_fields_and_never_what_they_hold(town: Town, siti: Talker) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.taps("Nama")
    await siti.sees("Siapa nama")
    await siti.says("Ibu Rahasiawati")
    await siti.sees("💾 Tersimpan.")
    rows = await town.rows("SELECT action, detail, actor_id, subject_id FROM audit_log ORDER BY id")
    assert [row.action for row in rows] == ["registered", "profile changed"]
    assert json.loads(rows[1].detail) == {"fields": ["name"]}
    assert rows[1].actor_id == rows[1].subject_id
    assert "Rahasiawati" not in str(rows)


async def test_an_unsuitable_answer_leaves_the_profile_as_it_was(town: Town, siti: Talker) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.taps("NIB")
    await siti.sees("nomor usaha")
    await siti.says("123456789012")
    await siti.sees("Saya hitung ada 12 angka.")
    assert (await producer(town, siti))["nib"] is None
    await siti.says("1234567890123")
    await siti.sees("💾 Tersimpan.")
    assert (await producer(town, siti))["nib"] == "1234567890123"


@pytest.mark.parametrize("words", ["/batal", "selesai"])
async def test_closing_the_profile_in_words_is_answered(town: Town, siti: Talker, words: str) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.says(words)
    await siti.sees("Baik.")
    assert await town.rows("SELECT * FROM dialogs") == []
    assert siti.keyboard == HOME


async def test_words_beside_the_open_profile_lead_to_their_subject(siti: Talker) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.says("tambahin produk kue semprong")
    await siti.sees("Ini produknya.")
    await siti.says("nomor saya ganti")
    await siti.sees("Ini profilnya.")
    await siti.says("qwertyuiop")
    assert "Ini profilnya." in (await siti.sees("belum paham maksudnya")).text
    await siti.says("nama")
    await siti.sees("Siapa nama")
    await siti.says("Ibu Sri")
    await siti.sees("Nama: Ibu Sri")


async def test_a_question_of_the_profile_is_forgotten_over_night(town: Town, siti: Talker) -> None:
    await siti.says("/profil")
    await siti.sees("Ini profilnya.")
    await siti.taps("Nama")
    await siti.sees("Siapa nama")
    town.sim.clock.move(days=2)
    await siti.says("gmn cara ikutan")
    await siti.sees("Usahanya sudah terdaftar")
    assert (await producer(town, siti))["name"] == "Siti"
