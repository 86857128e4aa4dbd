"""Goods in shops by taps: shops and agreements, delivery, visit, return, payment, kontra bon, each until it is saved."""

import pytest

from tests.conversations.shops import CARD, SAVED, adds_shop, brings, entries, lying, open_money, opens, told
from tests.support.town import Talker, Town


@pytest.fixture(autouse=True)
def on_a_sunday(town: Town) -> None:
    """Sunday, 22 November 2026, ten in the morning in Batang."""
    town.sim.clock.at("2026-11-22 10:00")


@pytest.fixture
async def tini(town: Town, siti: Talker) -> Talker:
    """Siti with a shop that pays on the spot, where 50 keripik tempe lie at 8,000."""
    await adds_shop(siti)
    await brings(siti, 50)
    return siti


async def test_a_shop_is_added_with_three_questions_about_the_agreement(town: Town, siti: Talker) -> None:
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


async def test_a_visit_counts_what_is_left_and_takes_the_money(town: Town, tini: Talker) -> None:
    await opens(tini)
    await tini.taps("Laku & sisa")
    asked = await tini.sees("keripik tempe di Warung Bu Tini: tadinya 50. Sisa berapa?")
    assert asked.buttons[-3:] == ["Habis", "Masih semua 50", "✖️ Batal"]
    await tini.says("12")
    asked = await tini.sees("Warung Bu Tini harus bayar Rp273.600. Dibayar berapa?")
    await tini.taps("Rp273.600 (lunas)")
    card = await tini.sees(CARD)
    assert "Hitungan: keripik tempe laku 38, sisa 12" in card.text
    assert "Sesudah ini semua lunas ✅" in card.text
    await tini.taps_twice("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 12}
    assert await open_money(town) == 0
    assert [kind for kind, _ in await told(town)] == ["delivered", "visited"]


@pytest.mark.parametrize(
    ("said", "shown", "left"),
    [
        ("sisa 7 rusak 2", "laku 41, rusak 2, sisa 7", 7),
        ("laku 12", "laku 12, sisa 38", 38),
        ("habis", "laku 50, sisa 0", 0),
        ("ga laku sama sekali", "laku 0, sisa 50", 50),
        ("laku 30 rusak 3 sisa 17", "laku 30, rusak 3, sisa 17", 17),
        ("2 expired sisa 40", "laku 8, kadaluarsa 2, sisa 40", 40),
    ],
)
async def test_a_count_in_own_words(town: Town, tini: Talker, said: str, shown: str, left: int) -> None:
    await opens(tini)
    await tini.taps("Laku & sisa")
    await tini.sees("Sisa berapa?")
    await tini.says(said)
    asked = await tini.gets_answer()
    if "Dibayar berapa?" in asked.text:
        await tini.taps("Belum dibayar")
    assert shown in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": left}


async def test_more_than_lies_there_is_refused_with_the_open_number_and_a_way_on(
    town: Town, tini: Talker
) -> None:
    await opens(tini)
    await tini.taps("Laku & sisa")
    await tini.sees("Sisa berapa?")
    await tini.says("laku 60")
    asked = await tini.sees("sisa 50 di toko ini, jadi 60 terlalu banyak")
    assert "📦 Catat setoran dulu" in asked.buttons
    assert await entries(town) == 1
    await tini.taps("Catat setoran dulu")
    await tini.sees("Setor apa")
    await tini.says("30 keripik")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    await tini.taps("Catat lagi")
    await tini.sees("keripik tempe: 80")
    await tini.taps("Laku & sisa")
    await tini.sees("tadinya 80")
    await tini.says("laku 60")
    await tini.sees("Dibayar berapa?")
    await tini.taps("Belum dibayar")
    await tini.sees("laku 60, sisa 20")
    await tini.taps("Simpan")
    saved = await tini.sees(SAVED)
    assert "Belum dibayar: Rp432.000" in saved.text
    assert saved.buttons[0] == "💰 Toko membayar"


async def test_pieces_that_are_gone_are_asked_about(town: Town, tini: Talker) -> None:
    await opens(tini)
    await tini.taps("Laku & sisa")
    await tini.sees("Sisa berapa?")
    await tini.says("laku 40 sisa 5")
    asked = await tini.sees("Berarti 5 tidak ketemu. Hilang?")
    assert asked.buttons[:2] == ["✅ Ya, hilang", "🔄 Hitung lagi"]
    await tini.taps("Hitung lagi")
    await tini.sees("Sisa berapa?")
    await tini.says("laku 40 sisa 5")
    await tini.sees("Hilang?")
    await tini.says("ya")
    await tini.sees("Dibayar berapa?")
    await tini.says("setengah")
    await tini.sees("Maksudnya yang mana?")
    await tini.taps("Rp144.000")
    assert "laku 40, hilang 5, sisa 5" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": 5}, 144_000)


async def test_every_product_of_the_shelf_is_counted_or_left_out(town: Town, tini: Talker) -> None:
    await opens(tini)
    await brings(tini, 20, "rempeyek", "10rb")
    await tini.taps("Catat lagi")
    await tini.sees("rempeyek: 20")
    await tini.taps("Laku & sisa")
    await tini.sees("keripik tempe di Warung Bu Tini: tadinya 50.")
    await tini.says("30")
    asked = await tini.sees("rempeyek di Warung Bu Tini: tadinya 20.")
    await tini.taps("Ulang keripik tempe")
    await tini.sees("keripik tempe di Warung Bu Tini: tadinya 50.")
    await tini.says("40")
    asked = await tini.sees("rempeyek di Warung Bu Tini: tadinya 20.")
    assert len([one for one in asked.buttons if one != "✖️ Batal"]) <= 6
    await tini.taps("Tidak dihitung")
    await tini.sees("Dibayar berapa?")
    await tini.taps("Belum dibayar")
    assert "Hitungan: keripik tempe laku 10, sisa 40" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    assert await lying(town) == {"keripik tempe": 40, "rempeyek": 20}


@pytest.mark.parametrize(
    ("way", "shown", "column"),
    [
        (("taps 3 rusak",), "3 keripik tempe, rusak", "lost"),
        (("says 4", "sees Keadaannya bagaimana?", "taps Kadaluarsa"), "4 keripik tempe, kadaluarsa", "lost"),
        (
            ("says 4", "sees Keadaannya bagaimana?", "says masih bagus"),
            "4 keripik tempe, masih bagus",
            "returned",
        ),
        (("says 2 penyok",), "2 keripik tempe, rusak", "lost"),
        (("says 60 rusak", "sees sisa 50 di toko ini", "says 6 hilang"), "6 keripik tempe, hilang", "lost"),
        (("taps Semua 50, bagus",), "50 keripik tempe, masih bagus", "returned"),
    ],
)
async def test_goods_come_back(
    town: Town, tini: Talker, way: tuple[str, ...], shown: str, column: str
) -> None:
    await opens(tini)
    await tini.taps("Retur")
    await tini.sees("Berapa keripik tempe yang ditarik? Di rak ada 50.")
    for line in way:
        action, _, words = line.partition(" ")
        await getattr(tini, action)(words)
    assert f"Barang: {shown}" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    pieces = int(shown.split(" ", 1)[0])
    [row] = await town.rows(f"SELECT shelf, {column} AS gone FROM consignment_batches")
    assert (row.shelf, row.gone) == (50 - pieces, pieces)


async def test_money_is_paid_partly_wholly_and_too_much(town: Town, tini: Talker) -> None:
    await opens(tini)
    await tini.taps("Laku & sisa")
    await tini.sees("Sisa berapa?")
    await tini.says("laku 20")
    await tini.sees("Dibayar berapa?")
    await tini.taps("Belum dibayar")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees("Belum dibayar: Rp144.000")
    await tini.taps("Toko membayar")
    await tini.sees("Yang belum dibayar Rp144.000.")
    await tini.says("50rb-an")
    await tini.sees("Tulis harga pastinya")
    await tini.says("44rb")
    assert "Sesudah ini toko masih harus bayar Rp100.000." in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees("Belum dibayar: Rp100.000")
    await opens(tini)
    await tini.taps("Dibayar")
    await tini.sees("bayar berapa?")
    await tini.says("150.000")
    assert "lebih Rp50.000" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    await opens(tini)
    await tini.sees("Uang toko yang sudah di muka: Rp50.000")
    assert await open_money(town) == 0


async def test_an_empty_shelf_is_not_counted(town: Town, siti: Talker) -> None:
    await adds_shop(siti)
    for button in ("Laku & sisa", "Retur"):
        await siti.taps(button)
        await siti.sees("Di catatan, rak toko ini kosong.")
    await siti.taps("Dibayar")
    await siti.sees("bayar berapa?")
    await siti.says("lunas")
    await siti.sees("toko ini tidak punya tagihan")
    await siti.taps("Batal")
    await siti.gets_answer()
    assert await entries(town) == 0


async def test_the_days_until_payment_begin_with_the_papers(town: Town, siti: Talker) -> None:
    await adds_shop(siti, "Hypermart Batang", "Komisi 15%", "Kontra bon + 30 hari")
    await siti.taps("Kontra bon")
    await siti.sees("tidak ada tagihan yang menunggu")
    await brings(siti, 120)
    await siti.taps("Catat lagi")
    await siti.sees("keripik tempe: 120")
    await siti.taps("Laku & sisa")
    await siti.sees("Sisa berapa?")
    await siti.taps("Habis")
    await siti.sees("Sesudah ini toko masih harus bayar Rp816.000.")
    await siti.taps("Simpan")
    await siti.sees(SAVED)
    await siti.taps("Catat lagi")
    await siti.sees("🏪 Hypermart Batang")
    await siti.taps("Kontra bon")
    await siti.sees("menerima semua surat tagihan")
    await siti.says("kemarin")
    assert "Rp816.000 jatuh tempo Senin, 21 Des 2026." in (await siti.sees(CARD)).text
    await siti.taps("Simpan")
    await siti.sees("jatuh tempo terdekat Senin, 21 Des 2026")
    assert [kind for kind, _ in await told(town)] == ["delivered", "visited", "papers"]


async def test_goods_bought_by_the_shop_are_billed_at_once(town: Town, siti: Talker) -> None:
    await adds_shop(siti, "Koperasi Setda", "Beli putus", "14 hari")
    await siti.taps("Setor")
    await siti.sees("Setor apa")
    await siti.says("50 keripik")
    await siti.sees("Harga setor keripik tempe ke Koperasi Setda satunya berapa?")
    await siti.says("4.000")
    assert "Toko membeli: Ibu/Bapak dapat Rp200.000." in (await siti.sees(CARD)).text
    await siti.taps("Simpan")
    await siti.sees("jatuh tempo terdekat Minggu, 6 Des 2026")
    assert (await lying(town), await open_money(town)) == ({"keripik tempe": 0}, 200_000)


async def test_a_new_price_holds_for_the_next_goods(town: Town, tini: Talker) -> None:
    await opens(tini)
    await tini.taps("Lainnya")
    await tini.sees("apa lagi?")
    await tini.taps("Harga baru")
    await tini.sees("Barang mana yang harganya berubah?")
    await tini.taps("keripik tempe")
    await tini.sees("Sampai sekarang: Rp8.000")
    await tini.says("8.500")
    await tini.sees(CARD)
    await tini.taps("Simpan")
    await tini.sees("harga baru Rp8.500")
    await tini.taps("Catat lagi")
    await tini.sees("Warung Bu Tini")
    await tini.taps("Setor")
    await tini.sees("Setor apa")
    await tini.says("10 keripik")
    assert "Harga: Rp8.500" in (await tini.sees(CARD)).text
    await tini.taps("Simpan")
    await tini.sees(SAVED)
    rows = await town.rows("SELECT price FROM consignment_batches ORDER BY price")
    assert [row.price for row in rows] == [8_000, 8_500]


async def test_the_agreement_is_changed_on_its_card(town: Town, tini: Talker) -> None:
    await opens(tini)
    await tini.taps("Lainnya")
    await tini.sees("Kesepakatan: komisi 10%")
    await tini.taps("Kesepakatan")
    await tini.sees("Kesepakatan dengan toko.")
    for line, question, words, shown in (
        ("Cara", "Bagaimana cara titip", "Harga setor", "Cara: Harga setor"),
        ("Hilang", "Kalau barang hilang", "Toko", "Hilang: Toko"),
        ("Hari libur", "hari libur", "Ya, mundur", "Hari libur: Ya, mundur"),
    ):
        await tini.taps(f"✏️ {line}")
        await tini.sees(question)
        await tini.taps(words)
        assert shown in (await tini.sees("💾 Tersimpan.")).text
    rows = await town.rows("SELECT ended_at IS NULL AS holds FROM agreements ORDER BY id")
    assert [bool(row.holds) for row in rows] == [False, False, False, True]
