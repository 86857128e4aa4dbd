"""The questions about numbers: phone, NIB and turnover. What cannot be right is asked again, kindly."""

import pytest

from tests.conversations.way import QUESTIONS, asks, finishes, form, producer, reaches
from tests.support.town import Talker, Town


async def test_the_own_number_is_shared_with_one_tap_and_is_verified(town: Town, budi: Talker) -> None:
    await reaches(budi, "phone")
    await budi.taps("Bagikan nomor saya")
    await budi.sees("Tercatat: 0812-3456-7101")
    await finishes(budi, "nib")
    saved = await producer(town, budi)
    assert (saved["phone"], bool(saved["phone_verified"])) == ("+6281234567101", True)


@pytest.mark.parametrize("user_id", [None, 102, 101])
async def test_a_contact_that_was_passed_on_is_refused(town: Town, budi: Talker, user_id: int | None) -> None:
    await reaches(budi, "phone")
    await budi.shares_contact_of("Sari", "+6281299998888", user_id)
    await budi.sees("Itu kontak orang lain.")
    assert "phone" not in (await form(town, budi) or {})["answers"]
    await budi.shares_contact()
    await finishes(budi, "nib")
    assert (await producer(town, budi))["phone"] == "+6281234567101"


@pytest.mark.parametrize(
    "said",
    [
        "0812-3456-7890",
        "+62 812 3456 7890",
        "6281234567890",
        "006281234567890",
        "wa 0812.3456.7890 ya kak",
        "٠٨١٢٣٤٥٦٧٨٩٠",
    ],
)
async def test_a_typed_number_counts_but_is_not_verified(town: Town, budi: Talker, said: str) -> None:
    await reaches(budi, "phone")
    await budi.says(said)
    await finishes(budi, "nib")
    saved = await producer(town, budi)
    assert (saved["phone"], bool(saved["phone_verified"])) == ("+6281234567890", False)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("O812 3456 7890", "Ada huruf di nomornya."),
        ("08123", "belum lengkap"),
        ("3325081234567890", "Itu seperti NIK"),
        ("ga punya hp", "Ada huruf di nomornya."),
        ("112", "Itu nomor layanan."),
        ("0812 3456 7890 / 0857 1111 2222", "lebih dari satu nomor"),
        ("1", "belum lengkap"),
    ],
)
async def test_a_number_that_cannot_be_right_is_asked_again(budi: Talker, said: str, answer: str) -> None:
    await reaches(budi, "phone")
    await budi.says(said)
    asked = await budi.sees(answer)
    assert QUESTIONS["phone"] in asked.text
    assert "📱 Bagikan nomor saya" in budi.keyboard
    await finishes(budi, "phone")


@pytest.mark.parametrize(
    ("way", "status", "nib"),
    [
        ((("taps", "Punya"), ("says", "1234.5678.90123")), "have", "1234567890123"),
        ((("says", "sudah ada"), ("says", "NIB: 1234567890123")), "have", "1234567890123"),
        ((("says", "1234 5678 90123"),), "have", "1234567890123"),
        ((("taps", "Belum punya"),), "none", None),
        ((("says", "belum"),), "none", None),
        ((("says", "ga punya"),), "none", None),
        ((("says", "durung gaduh"),), "none", None),
        ((("says", "masih proses"),), "none", None),
        ((("taps", "Tidak tahu"),), "unknown", None),
        ((("says", "gak tau"),), "unknown", None),
        ((("says", "3"),), "unknown", None),
        ((("says", "apa itu NIB"), ("says", "kurang paham")), "unknown", None),
    ],
)
async def test_the_nib_is_told_in_many_ways(
    town: Town, budi: Talker, way: tuple[tuple[str, str], ...], status: str, nib: str | None
) -> None:
    await reaches(budi, "nib")
    for action, words in way:
        await getattr(budi, action)(words)
        await budi.gets_answer()
    await finishes(budi, "turnover")
    saved = await producer(town, budi)
    assert (saved["nib_status"], saved["nib"]) == (status, nib)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("123456789012", "Saya hitung ada 12 angka."),
        ("12345678901234", "Saya hitung ada 14 angka."),
        ("3325081234567890", "Itu seperti NIK"),
        ("12345678901ab", "NIB hanya berisi angka."),
    ],
)
async def test_a_nib_that_cannot_be_one_is_asked_again(budi: Talker, said: str, answer: str) -> None:
    await reaches(budi, "nib")
    await budi.says(said)
    assert QUESTIONS["nib"] in (await budi.sees(answer)).text
    await budi.says("1234567890123")
    await finishes(budi, "turnover")


@pytest.mark.parametrize(
    ("way", "band"),
    [
        ((("taps", "Rp3–5 juta"),), "3m_5m"),
        ((("taps", "Lainnya"), ("taps", "Di atas Rp150 juta")), "over_150m"),
        ((("taps", "Lainnya"), ("says", "1")), "50m_150m"),
        ((("says", "2"),), "1m_3m"),
        ((("says", "5 juta"),), "5m_10m"),
        ((("says", "kira2 5jtan"),), "5m_10m"),
        ((("says", "3-5 juta"),), "3m_5m"),
        ((("says", "500rb sebulan"),), "under_1m"),
        ((("says", "100rb per hari"), ("says", "3 juta")), "3m_5m"),
        ((("says", "15"), ("says", "15jt")), "10m_25m"),
        ((("says", "banyak"), ("taps", "Rp1–3 juta")), "1m_3m"),
        ((("taps", "Tidak mau jawab"),), None),
        ((("says", "rahasia"),), None),
        ((("says", "gak mau jawab"),), None),
        ((("says", "tidak tahu"),), None),
        ((("says", "nggak tau kak"),), None),
    ],
)
async def test_the_turnover_is_a_band_or_nobodys_business(
    town: Town, budi: Talker, way: tuple[tuple[str, str], ...], band: str | None
) -> None:
    await reaches(budi, "turnover")
    for action, words in way:
        await getattr(budi, action)(words)
        await budi.gets_answer()
    await finishes(budi, "card")
    assert (await producer(town, budi))["turnover"] == band


async def test_after_two_refusals_there_is_somebody_to_ask(town: Town, budi: Talker) -> None:
    await town.close()
    town.asks_for(office_contact="0812-1111-2222 (Bu Ratna)")
    await town.open()
    await reaches(budi, "nib")
    await budi.says("apa itu")
    assert "🙋 Tanya petugas" not in (await budi.sees(QUESTIONS["nib"])).buttons
    await budi.says("apa sih")
    await budi.sees("Ketuk salah satu tombol")
    await budi.taps("Tanya petugas")
    await budi.sees("Bagian mana yang bingung?")
    await budi.taps("Kirim saja")
    await budi.sees("Tanya juga ke sini ya: 0812-1111-2222 (Bu Ratna)")
    await asks(budi, "nib")
    await budi.taps("Belum punya")
    await finishes(budi, "turnover")
