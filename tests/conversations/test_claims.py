"""An owner comes for the record that a coordinator wrote: by their own number, by a slip, or when they register."""

from typing import Any

import pytest

from tests.conversations.way import HOME, finishes, product_names
from tests.support.neighbours import coordinator, neighbour, slip
from tests.support.town import Talker, Town

YATI = 120
"""The coordinator's chat."""


@pytest.fixture
async def yati(town: Town) -> Talker:
    talker = town.person("Yati", YATI)
    await talker.says("/start")
    await talker.sees("Selamat datang")
    return talker


@pytest.fixture
async def record(town: Town, yati: Talker) -> int:
    """Emping Bu Karmi, written down with the number of Karmi's phone."""
    return await neighbour(town, await coordinator(town, YATI))


@pytest.fixture
def karmi(town: Town) -> Talker:
    return town.person("Karmi", 110)


async def saved(town: Town, talker: Talker) -> list[Any]:
    return await town.rows(
        "SELECT producers.business, producers.phone, producers.phone_verified FROM producers "
        "JOIN people ON people.id = person_id WHERE chat_id = :chat", chat=talker.id,
    )  # fmt: skip


async def agrees(talker: Talker) -> None:
    await talker.sees("Ini usaha Ibu/Bapak?")
    await talker.taps("Ya, punya saya")
    await talker.sees("Apakah setuju?")
    await talker.taps("Ya, setuju")


async def test_the_own_number_opens_the_record(town: Town, karmi: Talker, yati: Talker, record: int) -> None:
    await karmi.says("/start")
    shown = await karmi.sees("Selamat datang")
    assert "📇 Sudah didata?" in shown.buttons
    await karmi.taps("Sudah didata?")
    await karmi.sees("Usahanya sudah pernah didata")
    await karmi.says("iya")
    await karmi.sees("atau tulis 6 angka di kertasnya")
    await karmi.shares_contact_of("Sri", "+6281234567999")
    await karmi.sees("Itu kontak orang lain.")
    await karmi.shares_contact()
    shown = await karmi.sees("Emping Bu Karmi")
    assert "Sidomulyo" in shown.text
    assert "Lestari" not in shown.text
    await agrees(karmi)
    await karmi.sees("🎉 Beres, Ibu Karmi Lestari! Data Emping Bu Karmi sekarang dipegang sendiri.")
    assert karmi.keyboard == HOME
    assert [tuple(row) for row in await saved(town, karmi)] == [("Emping Bu Karmi", "+6281234567110", 1)]
    assert await town.rows(
        "SELECT id FROM people WHERE id = :id AND chat_id = :chat", id=record, chat=karmi.id
    )
    told = await yati.sees("K. L. sudah buka Laris")
    assert "Emping" not in told.text
    await karmi.says("/produk")
    assert "emping melinjo" in " ".join((await karmi.sees("Ini produknya.")).buttons)
    given = await town.rows("SELECT recorded_by FROM consents WHERE person_id = :id ORDER BY id", id=record)
    assert [row.recorded_by is None for row in given] == [False, True]


async def test_registering_begins_with_the_number_where_records_wait(
    town: Town, karmi: Talker, record: int
) -> None:
    await karmi.says("/daftar")
    await karmi.sees("Apakah setuju?")
    await karmi.taps("Ya, setuju")
    await karmi.sees("Nomor HP dulu ya.")
    assert await town.rows("SELECT id FROM people WHERE chat_id = :chat", chat=karmi.id) == []
    await karmi.shares_contact()
    await karmi.sees("Ini usaha Ibu/Bapak?")
    await karmi.says("iya")
    await karmi.sees("sekarang dipegang sendiri")
    assert len(await saved(town, karmi)) == 1
    assert len(await town.rows("SELECT id FROM consents WHERE person_id = :id", id=record)) == 2


async def test_a_record_of_somebody_else_is_left_alone_and_registering_goes_on(
    town: Town, karmi: Talker, record: int
) -> None:
    await karmi.starts("d_332508")
    await karmi.taps("Daftar sekarang")
    await karmi.taps("Ya, setuju")
    await karmi.sees("Nomor HP dulu ya.")
    await karmi.shares_contact()
    await karmi.sees("Ini usaha Ibu/Bapak?")
    await karmi.taps("Bukan")
    for act, words, sees in (
        ("says", "Sri", "Apa nama usahanya"), ("says", "Kue Sri", "Paling banyak bikin apa"),
        ("says", "kue basah", "Jual apa saja"), ("says", "serabi", "Desa atau kelurahan mana di Limpung"),
        ("says", "Sidomulyo", "nomor usaha (NIB)"), ("taps", "Belum punya", "hasil jualan"),
        ("taps", "Tidak mau jawab", "Sudah benar semua?"), ("taps", "Simpan", "sudah terdaftar"),
    ):  # fmt: skip
        await getattr(karmi, act)(words)
        await karmi.sees(sees)
    await karmi.sees("Ternyata sudah ada catatan usaha dengan nomor ini.")
    await karmi.taps("Lihat catatan")
    await karmi.sees("Emping Bu Karmi")
    await karmi.taps("Bukan")
    await karmi.sees("Tidak ada yang berubah.")
    assert [tuple(row) for row in await saved(town, karmi)] == [("Kue Sri", "+6281234567110", 1)]
    assert await town.rows("SELECT claimed_at FROM neighbours WHERE claimed_at IS NOT NULL") == []


async def test_a_number_that_was_only_typed_opens_nothing(town: Town, budi: Talker, record: int) -> None:
    await budi.says("/daftar")
    await budi.taps("Ya, setuju")
    await budi.sees("Nomor HP dulu ya.")
    await budi.says("0812 3456 7110")
    shown = await budi.sees("Siapa nama")
    assert "Langkah 1 dari 8" in shown.text
    await budi.says("/batal")
    await budi.taps("Ya, batalkan")
    await budi.sees("Tidak ada yang disimpan")
    await budi.shares_contact_of("Karmi", "+6281234567110")
    await budi.sees("Terima kasih kontaknya.")
    assert await town.rows("SELECT claimed_at FROM neighbours WHERE claimed_at IS NOT NULL") == []


async def test_whoever_skips_the_number_is_asked_for_it_later(town: Town, budi: Talker, record: int) -> None:
    await budi.says("/daftar")
    await budi.taps("Ya, setuju")
    await budi.sees("Nomor HP dulu ya.")
    await budi.taps("Lewati")
    await finishes(budi, "name")


async def test_a_slip_opens_the_record_once(town: Town, budi: Talker, sari: Talker, record: int) -> None:
    await slip(town, record)
    await budi.starts("c_tokenofaslip")
    await agrees(budi)
    await budi.sees("Nomor HP yang bisa dihubungi")
    await budi.says("0857 1234 5678")
    await budi.sees("sekarang dipegang sendiri")
    assert [tuple(row) for row in await saved(town, budi)] == [("Emping Bu Karmi", "+6285712345678", 0)]
    await sari.starts("c_tokenofaslip")
    await sari.sees("Kertas ini sudah dipakai atau kedaluwarsa.")
    await sari.starts("c_madeup")
    await sari.sees("Kertas ini sudah dipakai atau kedaluwarsa.")


async def test_six_digits_need_the_name_on_the_slip(town: Town, budi: Talker, record: int) -> None:
    await slip(town, record)
    await budi.says("402 518")
    await budi.sees("Nama siapa yang tertulis di kertas itu?")
    await budi.says("Slamet")
    await budi.sees("Kode dan nama itu belum cocok.")
    await budi.says("/klaim")
    await budi.sees("Usahanya sudah pernah didata")
    await budi.says("402518")
    await budi.sees("Nama siapa")
    await budi.says("bu karmi")
    await agrees(budi)
    await budi.sees("Nomor HP yang bisa dihubungi")
    await budi.shares_contact()
    await budi.sees("sekarang dipegang sendiri")


async def test_guessing_codes_ends_after_five_tries(town: Town, budi: Talker, record: int) -> None:
    await slip(town, record)
    for guess in range(5):
        await budi.says(f"10000{guess}")
        await budi.sees("Nama siapa")
        await budi.says("Karmi")
        await budi.sees("Kode dan nama itu belum cocok.")
    await budi.says("402518")
    await budi.sees("Nama siapa")
    await budi.says("Karmi")
    await budi.sees("Sudah terlalu sering salah.")
    town.sim.clock.move(hours=25)
    await budi.says("402518")
    await budi.sees("Nama siapa")
    await budi.says("Karmi")
    await agrees(budi)
    await budi.sees("Nomor HP yang bisa")
    await budi.shares_contact()
    await budi.sees("sekarang dipegang sendiri")


async def test_a_producer_puts_both_together(town: Town, karmi: Talker, record: int) -> None:
    await neighbour(town, 1)  # a second record with the same number
    await karmi.says("/bahasa")
    await karmi.taps("Bahasa Indonesia")
    await karmi.shares_contact()
    await agrees(karmi)
    await karmi.sees("sekarang dipegang sendiri")
    await karmi.sees("Ini usaha Ibu/Bapak?")
    await karmi.taps("Ya, punya saya")
    await karmi.sees("Sudah ada Emping Bu Karmi yang terdaftar.")
    await karmi.taps("Gabungkan")
    await karmi.sees("🤝 Sudah digabung.")
    assert sorted(await product_names(town)) == ["emping melinjo", "keripik tempe"]
    assert len(await town.rows("SELECT person_id FROM producers")) == 1
    assert len(await saved(town, karmi)) == 1


async def test_saying_no_to_the_consent_changes_nothing(town: Town, karmi: Talker, record: int) -> None:
    await karmi.shares_contact()
    await karmi.sees("Ini usaha Ibu/Bapak?")
    await karmi.taps("Ya, punya saya")
    await karmi.taps("Tidak")
    await karmi.sees("Tidak ada yang berubah.")
    assert await town.rows("SELECT id FROM people WHERE chat_id = :chat", chat=karmi.id) == []
    await karmi.shares_contact()
    await agrees(karmi)
    await karmi.sees("sekarang dipegang sendiri")
