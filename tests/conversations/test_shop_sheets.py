"""A shop tells its sales of a month: matched, looked over, sent; producers see both numbers, and nothing is overwritten."""

import pytest

from tests.conversations.shop_sales import sends, tells
from tests.support.market import Market, market
from tests.support.town import Town


@pytest.fixture
async def place(town: Town) -> Market:
    return await market(town)


async def test_toko_26_ibu_30(place: Market) -> None:
    tarno, siti = place.tarno, place.siti
    await sends(tarno)
    shown = await tarno.sees("baris terbaca", 10)
    assert "Indomaret Limpung, Oktober 2026: 2 baris terbaca." in shown.text
    assert "Sama dengan catatan yang menitip: 1" in shown.text
    assert "Beda: 1" in shown.text
    assert (await place.sold())["waits"] == 0
    await tarno.taps("Lihat yang beda")
    await tarno.sees("keripik tempe (Keripik Bu Siti): toko 26, yang menitip 30")
    await tarno.taps("Balik")
    await tarno.sees("Belum ada yang dikirim")
    await tarno.taps_twice("Ya, kirim")
    await tarno.sees("Rekap terkirim ke 1 pelaku usaha.")
    news = await siti.sees("📋 Indomaret Limpung kirim rekap jualan Oktober 2026.")
    assert "✅ Sudah sama: 1 barang" in news.text
    assert "⚖️ keripik tempe – toko: 26, Ibu: 30" in news.text
    assert await place.sold() == {"keripik tempe": 26, "sambal bawang": 12, "waits": 4}
    assert await place.disputes() == [(30, 26, False)]
    await siti.taps("⚖️ Lihat selisih")
    await siti.sees("keripik tempe – toko: 26, Ibu: 30")
    await siti.taps("⚖️ keripik tempe")
    shown = await siti.sees("Untuk Oktober 2026.")
    assert "Hitungan terakhir bulan itu: Rabu, 28 Okt 2026." in shown.text
    await siti.taps("Ikut toko: 26")
    await siti.sees("Berarti 4 tidak laku. Ada di mana?")
    await siti.taps("Masih di rak")
    await siti.sees("Saya catat begini?")
    await siti.taps("Simpan")
    await siti.sees("disepakati laku 26")
    assert await place.disputes() == [(30, 26, True)]
    assert len(await place.town.rows("SELECT id FROM audit_log WHERE action = 'shop sheet told'")) == 1


async def test_the_same_sheet_told_again_doubles_nothing(place: Market) -> None:
    tarno = place.tarno
    await tells(tarno)
    entries = await place.town.rows("SELECT count(*) AS number FROM consignment_entries")
    old = next(message for message in reversed(tarno.chat) if "baris terbaca" in message.text)
    await tells(tarno)
    assert await place.town.rows("SELECT count(*) AS number FROM consignment_entries") == entries
    assert await place.disputes() == [(30, 26, False)]
    await tarno.taps_old(old, "Ya, kirim")
    await tarno.sees("Daftar ini sudah dikirim.")
    assert await place.town.rows("SELECT count(*) AS number FROM consignment_entries") == entries


async def test_a_corrected_sheet_takes_the_place_of_the_first_one(place: Market) -> None:
    for sold, waits in ((26, 4), (28, 2)):
        await tells(place.tarno, f"barang;laku\nkripik tempe bu siti;{sold}\n")
        await place.siti.sees(f"toko: {sold}, Ibu: 30")
        assert await place.sold() == {"keripik tempe": 30 - waits, "sambal bawang": 12, "waits": waits}
    assert await place.disputes() == [(30, 28, False)]
    await tells(place.tarno, "barang;laku\nkripik tempe bu siti;30\n")
    await place.siti.sees("Catatan Ibu/Bapak dan toko sudah sama")
    assert (await place.sold(), await place.disputes()) == (
        {"keripik tempe": 30, "sambal bawang": 12, "waits": 0}, [],
    )  # fmt: skip


async def test_unclear_lines_are_asked_one_by_one(place: Market) -> None:
    tarno = place.tarno
    await sends(tarno, "barang;laku\nKeripik Tempe;8\nkopi sachet;5\nemping;2\nkeripik;1 dus\nTOTAL;16\n")
    shown = await tarno.sees("Belum jelas barang yang mana: 3", 10)
    assert "Beda: 1" in shown.text
    await tarno.taps("Baris belum jelas")
    shown = await tarno.sees("Baris 2: “Keripik Tempe”, laku 8.")
    assert "Tinggal 3 baris" in shown.text
    await tarno.taps("keripik tempe · Karmi")
    await tarno.sees("Baris 3: “kopi sachet”, laku 5.")
    await tarno.taps("Barang lain")
    await tarno.sees("Baris 3: “kopi sachet”")
    await tarno.taps("Bukan titipan")
    await tarno.sees("Baris 5: “keripik”, laku 1.")
    await tarno.taps("keripik tempe · Siti")
    await tarno.sees("Saya tidak tahu isi 1 dus berapa")
    await tarno.taps("Lewati baris ini")
    shown = await tarno.sees("Sama dengan catatan yang menitip: 1")
    assert "Bukan barang titipan: 2" in shown.text
    await tarno.taps("Ya, kirim")
    await tarno.sees("Rekap terkirim ke 1 pelaku usaha.")
    news = await place.karmi.sees("kirim rekap jualan Oktober 2026")
    assert "⚖️ emping melinjo – toko: 2, Ibu: 0" in news.text
    await place.siti.sees_nothing_more()


async def test_what_the_shop_said_is_not_the_producers_to_undo(place: Market) -> None:
    siti = place.siti
    await tells(place.tarno)
    await siti.sees("toko: 26, Ibu: 30")
    [record] = await place.town.rows("SELECT id FROM consignment_records WHERE kind = 'dispute'")
    await siti.forges(f"-:undo:{record.id}")
    shown = await siti.sees("Ini catatan dari toko")
    assert "✖️ Batalkan ini" not in shown.buttons
    await siti.says("batalkan catatan terakhir")
    shown = await siti.sees("Yakin")
    assert "kata toko" not in shown.text
    await siti.taps("Ya, batalkan")
    await siti.sees("Selesaikan dulu")
    assert await place.disputes() == [(30, 26, False)]


async def test_whoever_blocked_the_bot_finds_it_when_they_are_back(place: Market) -> None:
    await place.siti.blocks()
    await tells(place.tarno)
    await place.siti.unblocks()
    await place.siti.says("/tagihan")
    await place.siti.sees("⚖️ Beda catatan dengan toko")
