"""Somebody on an imported list comes: by their own number the list is found, and registration asks only for the rest."""

import pytest

from tests.support.lists import HUSBAND, KARMI, NO_PHONE, SITI, csv, imports, officer
from tests.support.town import Talker, Town


@pytest.fixture
async def ratna(town: Town) -> Talker:
    """An officer who has brought in a list with Siti (her phone ends in 110) and others."""
    talker = await officer(town)
    await imports(talker, csv(SITI, KARMI, NO_PHONE))
    return talker


@pytest.fixture
def siti(town: Town) -> Talker:
    return town.person("Siti", 110)


async def _producer(town: Town) -> list[tuple[object, ...]]:
    rows = await town.rows(
        "SELECT producers.name, business, category, producers.area, producers.phone, phone_verified FROM producers JOIN people ON people.id = person_id WHERE chat_id = 110"
    )
    return [tuple(row) for row in rows]


async def test_registration_is_short_for_somebody_on_a_list(town: Town, ratna: Talker, siti: Talker) -> None:
    await siti.starts("d_332508")
    await siti.taps("Daftar sekarang")
    await siti.taps("Ya, setuju")
    await siti.sees("Nomor HP dulu ya.")
    await siti.shares_contact()
    shown = await siti.sees("Keripik Tempe")
    assert "oleh dinas" in shown.text
    assert "Siti Aminah" not in shown.text
    await siti.taps("Ya, punya saya")
    for act, words, sees in (
        ("says", "Keripik Bu Siti", "nomor usaha (NIB)"), ("taps", "Belum punya", "hasil jualan"), ("taps", "Tidak mau jawab", "Sudah benar semua?"),
    ):  # fmt: skip
        await getattr(siti, act)(words)
        await siti.sees(sees)
    shown = siti.screen
    assert "Siti Aminah" in shown.text
    assert "keripik tempe" in shown.text
    await siti.taps("Nama")
    await siti.sees("Siapa nama")
    await siti.says("Bu Siti Aminah")
    await siti.sees("Sudah benar semua?")
    await siti.taps("Simpan")
    await siti.sees("sudah terdaftar")
    assert await _producer(town) == [
        ("Siti Aminah", "Keripik Bu Siti", "makanan_kering", "33.25.08.2005", "+6281234567110", 1)
    ]
    await ratna.says("/sensus")
    shown = await ratna.sees("Kabupaten Batang")
    assert "👤 Terdaftar: 1" in shown.text
    assert "belum daftar: 2" in shown.text


async def test_whoever_has_come_stays_when_the_list_is_taken_back(
    town: Town, ratna: Talker, siti: Talker
) -> None:
    await siti.says("/klaim")
    await siti.sees("6 angka")
    await siti.shares_contact()
    await siti.sees("Ini usaha Ibu/Bapak?")
    await siti.taps("Ya, punya saya")
    await siti.sees("Apakah setuju?")
    await siti.taps("Ya, setuju")
    await siti.sees("Apa nama usahanya")
    await ratna.taps("Batalkan daftar")
    await ratna.sees("3 undangan dihapus")
    for act, words, sees in (
        ("says", "Keripik Siti", "NIB"), ("taps", "Belum punya", "hasil jualan"), ("taps", "Tidak mau jawab", "Sudah benar semua?"),
        ("taps", "Simpan", "sudah terdaftar"),
    ):  # fmt: skip
        await getattr(siti, act)(words)
        await siti.sees(sees)
    await ratna.taps("Tidak")
    await ratna.sees("Sudah daftar sendiri: 1")
    await ratna.taps("Batalkan daftar")
    shown = await ratna.sees("2 undangan dihapus")
    assert "1 orang sudah datang" in shown.text
    await ratna.taps("Ya, batalkan")
    shown = await ratna.sees("sudah dibatalkan: 2 undangan dihapus")
    assert "tetap terdaftar" in shown.text
    assert len(await _producer(town)) == 1


async def test_whoever_leaves_the_registration_half_way_is_found_again(
    town: Town, ratna: Talker, siti: Talker
) -> None:
    for _ in range(2):
        await siti.says("/daftar")
        await siti.taps("Ya, setuju")
        await siti.shares_contact()
        await siti.sees("Keripik Tempe")
        await siti.taps("Ya, punya saya")
        await siti.sees("Apa nama usahanya")
        await siti.says("/batal")
        await siti.taps("Ya, batalkan")
        await siti.sees("dibatalkan")
    await ratna.says("/sensus")
    shown = await ratna.sees("Kabupaten Batang")
    assert "belum daftar: 3" in shown.text


async def test_not_mine_leaves_the_list_alone(town: Town, ratna: Talker, siti: Talker) -> None:
    await siti.says("/daftar")
    await siti.taps("Ya, setuju")
    await siti.shares_contact()
    await siti.sees("Ini usaha Ibu/Bapak?")
    await siti.taps("Bukan")
    await siti.sees("Siapa nama")
    assert await town.rows("SELECT id FROM listed_people WHERE person_id IS NOT NULL") == []


async def test_a_stranger_with_another_number_finds_nothing(town: Town, ratna: Talker, budi: Talker) -> None:
    await budi.says("/klaim")
    await budi.sees("6 angka")
    await budi.shares_contact()
    await budi.sees("Belum ada catatan dengan nomor ini")
    await budi.says("/daftar")
    await budi.taps("Ya, setuju")
    await budi.taps("Lewati")
    await budi.sees("Siapa nama")


async def test_a_registered_producer_puts_both_together(town: Town, ratna: Talker, siti: Talker) -> None:
    await siti.says("/daftar")
    await siti.taps("Ya, setuju")
    await siti.sees("Nomor HP dulu ya.")
    await siti.taps("Lewati")
    for act, words, sees in (
        ("says", "Siti", "Apa nama usahanya"), ("says", "Rempeyek Siti", "Paling banyak bikin apa"), ("says", "rempeyek", "Jual apa saja"),
        ("says", "rempeyek", "kecamatan mana"), ("says", "Limpung", "Desa atau kelurahan mana di Limpung"), ("says", "Sidomulyo", "Nomor HP"),
    ):  # fmt: skip
        await getattr(siti, act)(words)
        await siti.sees(sees)
    await siti.shares_contact()
    await siti.taps("Belum punya")
    await siti.taps("Tidak mau jawab")
    await siti.taps("Simpan")
    await siti.sees("sudah terdaftar")
    await siti.taps("Lihat catatan")
    await siti.sees("Ini usaha Ibu/Bapak?")
    await siti.taps("Ya, punya saya")
    await siti.taps("Gabungkan")
    await siti.sees("Sudah digabung")
    await siti.says("/produk")
    shown = await siti.sees("Ini produknya.")
    assert "keripik tempe" in " ".join(shown.buttons)


async def test_two_on_one_number_are_asked_about_one_after_the_other(town: Town, siti: Talker) -> None:
    ratna = await officer(town)
    await ratna.says("/impor")
    await ratna.sends_document("bpum.csv", csv(SITI, HUSBAND))
    await ratna.sees("semua baris sudah saya cek", 15)
    await ratna.taps("Meragukan: 1")
    await ratna.taps("Orang lain")
    await ratna.sees("✅ Baru: 2")
    await ratna.taps("Masukkan")
    await ratna.sees("2 orang sekarang masuk")
    await siti.says("/daftar")
    await siti.taps("Ya, setuju")
    await siti.shares_contact()
    await siti.sees("Keripik Tempe")
    await siti.taps("Bukan")
    await siti.sees("Tahu")
    await siti.taps("Ya, punya saya")
    await siti.sees("Apa nama usahanya")
    assert [
        row.name for row in await town.rows("SELECT name FROM listed_people WHERE person_id IS NOT NULL")
    ] == ["Joko Susilo"]
