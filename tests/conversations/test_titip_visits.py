"""A shelf is counted, goods come back: what was sold is worked out, what is missing is asked."""

import pytest

from tests.conversations.shops import CARD, SAVED, brings, entries, lying, open_money, opens, told
from tests.support.town import Talker, Town


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
    asked = await tini.sees("5 tidak ketemu.")
    assert asked.buttons[:2] == ["✅ Ya, hilang", "🔄 Hitung lagi"]
    await tini.taps("Hitung lagi")
    await tini.sees("Sisa berapa?")
    await tini.says("laku 40 sisa 5")
    await tini.sees("hilang?")
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
