"""What shops pay, when the days until payment begin, and prices and agreements that change."""

from tests.conversations.shops import CARD, SAVED, adds_shop, brings, entries, lying, open_money, opens, told
from tests.support.town import Talker, Town


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
    town.sim.clock.at("2026-11-22 10:00")
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
    town.sim.clock.at("2026-11-22 10:00")
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
    await siti.sees("jatuh tempo paling awal Senin, 21 Des 2026")
    assert [kind for kind, _ in await told(town)] == ["delivered", "visited", "papers"]


async def test_goods_bought_by_the_shop_are_billed_at_once(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2026-11-22 10:00")
    await adds_shop(siti, "Koperasi Setda", "Beli putus", "14 hari")
    await siti.taps("Setor")
    await siti.sees("Setor apa")
    await siti.says("50 keripik")
    await siti.sees("Harga setor keripik tempe ke Koperasi Setda satunya berapa?")
    await siti.says("4.000")
    assert "Toko membeli: Ibu/Bapak dapat Rp200.000." in (await siti.sees(CARD)).text
    await siti.taps("Simpan")
    await siti.sees("jatuh tempo paling awal Minggu, 6 Des 2026")
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
