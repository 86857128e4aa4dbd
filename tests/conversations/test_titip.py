"""Goods in shops by taps: a shop with its agreement, and what is brought there."""

import pytest

from tests.conversations.shops import CARD, SAVED, adds_shop, lying, opens
from tests.support.town import Talker, Town


async def test_a_shop_is_added_with_three_questions_about_the_agreement(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-22 10:00")
    await siti.taps("📦 Titip jual")
    first = await siti.sees("Belum ada toko di daftar.")
    assert first.buttons == ["➕ Toko baru"]
    await siti.taps("Toko baru")
    await siti.sees("Apa nama tokonya?")
    await siti.says("x")
    await siti.sees("Tulis nama tokonya ya")
    await siti.says("berkah jaya")
    await siti.sees("Tokonya jenis apa?")
    await siti.says("toko kelontong")
    await siti.sees("kecamatan mana")
    await siti.says("banyuputi")
    await siti.sees("Bagaimana cara titip")
    await siti.says("terserah")
    await siti.sees("tulis komisinya")
    await siti.says("potong 12,5 persen")
    await siti.sees("Kapan toko ini membayar?")
    await siti.says("kapan-kapan")
    await siti.sees("14 hari, atau 30 hari setelah kontra bon")
    await siti.says("45 hari setelah kontra bon")
    await siti.sees("Berapa sering mampir")
    await siti.says("10 hari sekali")
    card = await siti.sees("Tokonya sudah benar?")
    assert card.text.split("\n\n")[1].splitlines() == [
        "Toko: Berkah Jaya", "Jenis: 🏠 Warung/toko", "Kecamatan: Banyuputih", "Cara: Komisi 12,5%",
        "Dibayar: Kontra bon + 45 hari", "Kunjungan: 10 hari sekali",
    ]  # fmt: skip
    await siti.taps_twice("Simpan")
    shop = await siti.sees("Tokonya sudah masuk daftar.")
    assert shop.buttons == [
        "📦 Setor",
        "🧮 Laku & sisa",
        "↩️ Retur",
        "💰 Dibayar",
        "🧾 Kontra bon",
        "⚙️ Lainnya",
    ]
    assert len(await town.rows("SELECT * FROM outlets")) == 1
    assert len(await town.rows("SELECT * FROM agreements")) == 1


async def test_a_delivery_takes_four_taps(town: Town, tini: Talker) -> None:
    await tini.says("/titip")
    await tini.sees("Di rak toko: 50 barang.")
    await tini.taps("Warung Bu Tini")
    await tini.sees("keripik tempe: 50")
    await tini.taps("Setor")
    await tini.sees("Setor apa ke Warung Bu Tini?")
    await tini.taps("keripik tempe")
    asked = await tini.sees("Setor berapa keripik tempe")
    assert asked.buttons[:5] == ["10", "20", "30", "50", "100"]
    await tini.taps("30")
    card = await tini.sees(CARD)
    assert card.text.split("\n\n")[1].splitlines() == [
        "Toko: Warung Bu Tini", "Barang: 30 keripik tempe", "Harga: Rp8.000", "Tahan sampai: belum diisi",
        "Tanggal: Minggu, 22 Nov 2026", "Foto: belum diisi",
    ]  # fmt: skip
    assert "Kalau laku semua, Ibu/Bapak dapat Rp216.000." in card.text
    await tini.taps("Simpan")
    saved = await tini.sees(SAVED)
    assert "keripik tempe: setor 30 × Rp8.000" in saved.text
    assert await lying(town) == {"keripik tempe": 80}


async def test_one_product_is_not_asked_for(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-22 10:00")
    await adds_shop(siti)
    await siti.says("/produk")
    await siti.sees("Ini produknya.")
    await siti.taps("rempeyek")
    await siti.sees("Nama: rempeyek")
    await siti.taps("Hapus")
    await siti.sees("Yakin hapus")
    await siti.taps("Ya, hapus")
    await siti.sees("sudah dihapus")
    await siti.says("/titip")
    await siti.sees("Ketuk tokonya")
    await siti.taps("Warung Bu Tini")
    await siti.sees("Rak di sini kosong.")
    await siti.taps("Setor")
    await siti.sees("Setor berapa keripik tempe ke Warung Bu Tini?")
    await siti.taps("20")
    await siti.sees("menjual keripik tempe satunya berapa?")
    await siti.says("8.000")
    await siti.sees(CARD)
    await siti.taps("Simpan")
    await siti.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 20}


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ("0", "Itu nol."),
        ("nol", "Itu nol."),
        ("999999999", "Banyak sekali."),
        ("banyak", "Tepatnya berapa?"),
        ("3 dus", "Satu dus isinya berapa?"),
        ("2 kg", "Saya perlu jumlah bijinya."),
        ("-5", "Saya belum paham jumlahnya."),
        ("iya", "Saya belum paham jumlahnya."),
    ],
)
async def test_a_wrong_number_is_refused_until_it_is_right(
    town: Town, tini: Talker, said: str, refusal: str
) -> None:
    await opens(tini)
    await tini.taps("Setor")
    await tini.sees("Setor apa")
    await tini.taps("keripik tempe")
    await tini.sees("Setor berapa")
    await tini.says(said)
    await tini.sees(refusal)
    await tini.says("3 lusin 4 biji")
    assert "Barang: 40 keripik tempe" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 90}


async def test_several_goods_and_a_new_one_in_one_answer(town: Town, tini: Talker) -> None:
    await opens(tini)
    await tini.taps("Setor")
    await tini.sees("Setor apa")
    await tini.says("20 bks kripik, rempeyek 15 dan 1 lusin emping")
    await tini.sees("menjual rempeyek satunya berapa?")
    await tini.says("10rb")
    await tini.sees("menjual emping satunya berapa?")
    await tini.says("25")
    asked = await tini.sees("Maksudnya yang mana?")
    assert asked.buttons[:2] == ["Rp25", "Rp25.000"]
    await tini.taps("Rp25.000")
    card = await tini.sees(CARD)
    assert "20 keripik tempe\n15 rempeyek\n12 emping" in card.text
    assert "Harga: Rp8.000, Rp10.000, Rp25.000" in card.text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"emping": 12, "keripik tempe": 70, "rempeyek": 15}
    assert [row.price for row in await town.rows("SELECT price FROM products WHERE name = 'emping'")] == [
        25_000
    ]


async def test_lines_of_the_card_are_changed(town: Town, tini: Talker) -> None:
    await opens(tini)
    await tini.taps("Setor")
    await tini.sees("Setor apa")
    await tini.says("20 keripik")
    await tini.sees(CARD)
    for line, question, words, shown in (
        ("Barang", "Setor", "25 keripik tempe", "Barang: 25 keripik tempe"),
        ("Harga", "satunya berapa", "9rb", "Harga: Rp9.000"),
        (
            "Tahan sampai",
            "tahan sampai tanggal berapa",
            "22 Januari 2027",
            "Tahan sampai: Jumat, 22 Jan 2027",
        ),
        ("Tanggal", "Tanggal berapa", "kemarin", "Tanggal: Sabtu, 21 Nov 2026"),
    ):
        await tini.taps(f"✏️ {line}")
        await tini.sees(question)
        await tini.says(words)
        assert shown in (await tini.sees(CARD)).text
    await tini.taps("✏️ Tanggal")
    await tini.sees("Tanggal berapa")
    await tini.says("besok")
    await tini.sees("belum datang")
    await tini.taps("Hari ini")
    await tini.sees("Tanggal: Minggu, 22 Nov 2026")
    await tini.sends_photo("tanda terima")
    assert "photo" in (await tini.sees("Foto: sudah ada")).body
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    rows = await town.rows("SELECT price, expires_on, accepted FROM consignment_batches ORDER BY batch")
    assert {(row.price, str(row.expires_on), row.accepted) for row in rows} == {
        (8_000, "None", 50), (9_000, "2027-01-22", 25),
    }  # fmt: skip
    assert len(await town.rows("SELECT * FROM consignment_photos")) == 1
