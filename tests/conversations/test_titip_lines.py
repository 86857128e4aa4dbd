"""One line of free text tells what happened in a shop: understood, shown as a card, saved after one tap."""

import pytest

from tests.conversations.shops import CARD, SAVED, adds_shop, brings, entries, lying, open_money, told
from tests.support.town import Talker, Town


async def second_shop(talker: Talker) -> None:
    await adds_shop(talker, "Hypermart Batang", "Harga setor", "30 hari")
    await brings(talker, 40, "rempeyek", "9rb")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("setor 30 keripik ke warung bu tini 8rb", ("Toko: Warung Bu Tini", "Barang: 30 keripik tempe", "Harga: Rp8.000")),
        ("nitip 2 lusin kripik tempe di bu tini", ("Barang: 24 keripik tempe", "Harga: Rp8.000")),
        ("kmrn setor 10 keripik 8.500 ed 1 jan 2027",
         ("Harga: Rp8.500", "Tahan sampai: Jumat, 1 Jan 2027", "Tanggal: Sabtu, 21 Nov 2026")),
        ("laku 12 sisa 38", ("Hitungan: keripik tempe laku 12, sisa 38", "Dibayar: belum dibayar")),
        ("sisa 7 rusak 2", ("Hitungan: keripik tempe laku 41, rusak 2, sisa 7",)),
        ("laku 12 sisa 38 dibayar 86.400", ("laku 12, sisa 38", "Dibayar: Rp86.400", "Sesudah ini semua lunas")),
        ("ludes bu tini", ("Hitungan: keripik tempe laku 50, sisa 0",)),
        ("payu kabeh", ("Hitungan: keripik tempe laku 50, sisa 0",)),
        ("titip 50 laku 38", ("Hitungan: keripik tempe laku 38, sisa 12",)),
        ("setor 30 keripik 8rb diterima 26", ("Barang: 30 keripik tempe, ditolak 4", "dapat Rp187.200")),
        ("ditolak 4", ("Barang: 4 keripik tempe, ditolak toko",)),
        ("toko cuma terima 46 keripik", ("Barang: 4 keripik tempe, ditolak toko",)),
        ("retur 3 rusak", ("Barang: 3 keripik tempe, rusak",)),
        ("2 keripik kadaluarsa di bu tini", ("Barang: 2 keripik tempe, kadaluarsa",)),
        ("td ditransfer 1,2jt sm bu tini", ("Uang: Rp1.200.000",)),
        ("harga keripik jadi 9rb", ("Barang: keripik tempe", "Harga baru: Rp9.000")),
    ],
)  # fmt: skip
async def test_a_clear_line_becomes_a_card(
    town: Town, tini: Talker, line: str, shown: tuple[str, ...]
) -> None:
    before = await entries(town)
    await tini.says(line)
    card = await tini.sees(CARD)
    assert [one for one in shown if one not in card.text] == [], card.text
    assert await entries(town) == before
    await tini.taps_twice("Simpan")
    await tini.sees(SAVED)
    await town.settled()
    assert await entries(town) >= before + 1
    assert len(await told(town)) == 2


async def test_which_shop_is_asked(town: Town, tini: Talker) -> None:
    await second_shop(tini)
    await tini.says("setor 20 keripik 8rb")
    asked = await tini.sees("Di toko mana?")
    assert asked.buttons == ["Hypermart Batang", "Warung Bu Tini", "➕ Toko baru", "✖️ Batal"]
    await tini.says("bu tinni")
    assert "Toko: Warung Bu Tini" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 70, "rempeyek": 40}


async def test_an_unknown_shop_is_added_and_the_line_is_not_lost(town: Town, tini: Talker) -> None:
    await tini.says("setor 20 keripik ke toko makmur 7500")
    asked = await tini.sees("“Toko Makmur” belum ada di daftar. Tambahkan?")
    assert asked.buttons[:2] == ["➕ Tambah Toko Makmur", "📋 Semua toko saya"]
    await tini.taps("Tambah Toko Makmur")
    for question, words in (
        ("kecamatan mana", "Limpung"), ("Bagaimana cara titip", "Harga setor"),
        ("Kapan toko ini membayar?", "14 hari"), ("Berapa sering mampir", "Tidak tentu"),
        ("Tokonya sudah benar?", "Simpan"),
    ):  # fmt: skip
        await tini.sees(question)
        await tini.taps(words)
    card = await tini.sees(CARD)
    assert "Toko: Toko Makmur\nBarang: 20 keripik tempe\nHarga: Rp7.500" in card.text
    assert "Tanggal: Minggu, 22 Nov 2026" in card.text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert [row.name for row in await town.rows("SELECT name FROM outlets ORDER BY id")] == [
        "Warung Bu Tini", "Toko Makmur",
    ]  # fmt: skip


async def test_an_unknown_shop_may_be_one_of_mine(town: Town, tini: Talker) -> None:
    await tini.says("setor 20 keripik ke toko makmur 8rb")
    await tini.sees("belum ada di daftar. Tambahkan?")
    await tini.taps("Semua toko saya")
    await tini.sees("Di toko mana?")
    await tini.taps("Warung Bu Tini")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 70}


async def test_an_unknown_product_is_added_when_one_says_so(town: Town, tini: Talker) -> None:
    await tini.says("setor 30 emping 10rb ke bu tini")
    asked = await tini.sees("Saya belum kenal “emping”. Yang 30 itu barang apa?")
    assert asked.buttons[:3] == ["keripik tempe", "rempeyek", "➕ Baru: emping"]
    await tini.taps("Baru: emping")
    assert "Barang: 30 emping\nHarga: Rp10.000" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"emping": 30, "keripik tempe": 50}


@pytest.mark.parametrize("answer", ["taps Rp25.000", "says 2", "says 25 ribu"])
async def test_25_may_be_25_thousand(town: Town, tini: Talker, answer: str) -> None:
    await tini.says("setor 20 rempeyek 25 ke bu tini")
    asked = await tini.sees("menjual rempeyek satunya berapa?")
    assert asked.buttons[:2] == ["Rp25", "Rp25.000"]
    action, _, words = answer.partition(" ")
    await getattr(tini, action)(words)
    assert "Harga: Rp25.000" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)


async def test_too_many_are_refused_with_the_open_number_and_a_way_on(town: Town, tini: Talker) -> None:
    before = await entries(town)
    await tini.says("laku 60")
    asked = await tini.sees("sisa 50 di toko ini, jadi 60 terlalu banyak")
    assert "📦 Catat setoran dulu" in asked.buttons
    await tini.says("laku 45")
    await tini.sees("Dibayar berapa?")
    await tini.taps("Belum dibayar")
    assert "laku 45, sisa 5" in (await tini.sees(CARD)).text
    assert await entries(town) == before
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    await tini.says("retur 9 rusak")
    await tini.sees("sisa 5 di toko ini, jadi 9 terlalu banyak")
    await tini.says("4 rusak")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 1}


async def test_a_day_to_come_is_refused(town: Town, tini: Talker) -> None:
    await tini.says("besok setor 20 keripik ke bu tini")
    await tini.sees("Tanggal berapa itu?")
    await tini.says("lusa")
    await tini.sees("belum datang")
    await tini.says("5 desember")
    await tini.sees("terlalu awal")
    await tini.taps("Kemarin")
    assert "Tanggal: Sabtu, 21 Nov 2026" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert (await told(town))[-1] == ("delivered", "2026-11-21")


async def test_what_does_not_add_up_may_be_missing(town: Town, tini: Talker) -> None:
    await tini.says("laku 40 sisa 5 dibayar 288rb")
    await tini.sees("5 tidak ketemu.")
    await tini.says("iya")
    card = await tini.sees(CARD)
    assert "laku 40, hilang 5, sisa 5" in card.text
    assert "Dibayar: Rp288.000" in card.text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": 5}, 0)


async def test_a_line_that_tells_several_things_is_saved_one_after_the_other(
    town: Town, tini: Talker
) -> None:
    await tini.says("laku 42 sisa 8, setor 30 keripik")
    assert "laku 42, sisa 8" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    await tini.sees("Barang: 30 keripik tempe")
    await tini.taps("Simpan")
    await tini.sees("setor 30")
    assert await lying(town) == {"keripik tempe": 38}
    assert [kind for kind, _ in await told(town)] == ["delivered", "visited", "delivered"]


@pytest.mark.parametrize(
    ("line", "word", "shown"),
    [
        ("30 keripik bu tini", "Setor", "Barang: 30 keripik tempe"),
        ("30 keripik bu tini", "Laku", "laku 30, sisa 20"),
        ("500rb bu tini", "Dibayar toko", "Uang: Rp500.000"),
    ],
)
async def test_what_happened_is_asked_when_the_line_does_not_say(
    town: Town, tini: Talker, line: str, word: str, shown: str
) -> None:
    await tini.says(line)
    await tini.sees(f"“{line}”: ini catatan apa?")
    await tini.taps(word)
    assert shown in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)


async def test_the_same_line_twice_is_remarked_on(town: Town, tini: Talker) -> None:
    for number in range(2):
        await tini.says("laku 5 sisa 45" if number == 0 else "laku 5")
        card = await tini.sees(CARD)
        assert "Catatan yang sama" not in card.text
        await tini.taps("Simpan")
        await tini.sees(SAVED)
    await tini.says("setor 50 keripik 8rb")
    assert "⚠️ Catatan yang sama sudah ada di tanggal itu." in (await tini.sees(CARD)).text
    await tini.taps("Batal")
    await tini.sees("Yakin batal?")
    await tini.taps("Ya, batalkan")
    await tini.sees("dibatalkan")
    assert await lying(town) == {"keripik tempe": 40}


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("duit titipan udah cair blm?", "Uang di toko"),
        ("laku berapa bulan ini?", "12 bulan terakhir"),
        ("gmn cara setor", "Di rak toko"),
        ("cuaca hari ini", "saya belum paham"),
    ],
)
async def test_a_question_is_no_report(town: Town, tini: Talker, line: str, answer: str) -> None:
    before = await entries(town)
    await tini.says(line)
    await tini.sees(answer)
    assert await town.rows("SELECT * FROM dialogs") == []
    assert await entries(town) == before


async def test_a_stranger_who_reports_is_invited_to_register(town: Town, budi: Talker) -> None:
    await budi.says("setor 50 keripik ke Indomaret Limpung 8rb")
    await budi.sees("Untuk itu saya perlu kenal usahanya dulu.")
    assert await town.rows("SELECT * FROM people") == []


async def test_what_the_shop_turned_down_is_back_in_hand(town: Town, tini: Talker) -> None:
    await tini.says("setor 30 keripik 8rb diterima 26")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees("ditolak toko")
    assert await lying(town) == {"keripik tempe": 76}
    await tini.says("ditolak 2")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 74}


async def test_two_versions_of_a_count_are_not_mixed(town: Town, tini: Talker) -> None:
    await tini.says("saya laku 30 kata toko 26")
    await tini.sees("Tulis dulu angka sendiri")
    await tini.says("laku 30")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 20}
