"""/laporan: the picture of twelve months, goods and shops one by one, why a month went so, the book as a file."""

import io
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from simulator.chats import Message
from tests.conversations.reminding import at, id_of
from tests.conversations.shops import adds_shop, brings, opens
from tests.support.sales_year import year_of
from tests.support.town import Talker, Town


@pytest.fixture
async def siti(town: Town) -> Talker:
    """A producer of keripik tempe and rempeyek with a year of sales in two shops, on 22 November 2026."""
    town.sim.clock.at("2026-11-22 10:00")
    talker = town.person("Siti", 103)
    await talker.registers(name="Bu Siti", business="Keripik Bu Siti")
    assert town.app is not None
    await year_of(town.app.database, await id_of(town, talker))
    return talker


def _file(town: Town, shown: Message) -> bytes:
    document = shown.body["document"]
    stored = town.sim.world.files.get(document["file_id"])
    assert stored is not None
    return town.sim.world.files.read(stored)


async def test_twelve_months_at_a_glance(siti: Talker) -> None:
    await siti.says("/laporan")
    shown = await siti.sees("12 bulan terakhir", 10)
    assert shown.body["photo"][-1]["width"] == 1080
    assert "Laku 1.810, kembali 240" in shown.text
    assert "Paling laris: rempeyek. Toko terbaik: Warung Sari." in shown.text
    assert "Oktober 2026 naik 20% dibanding September 2026." in shown.text
    assert shown.buttons == ["🧺 Per barang", "🏪 Per toko", "❓ Kenapa naik?", "📄 Berkas Excel"]
    assert len(shown.text) <= 450


@pytest.mark.parametrize("words", ["grafik jualan saya", "rekap bulan lalu", "/grafik", "/report"])
async def test_many_words_lead_to_the_report(siti: Talker, words: str) -> None:
    await siti.says(words)
    await siti.sees("12 bulan terakhir", 10)


async def test_why_it_went_up_is_asked_kept_and_shown_again(town: Town, siti: Talker) -> None:
    await siti.says("/laporan")
    await siti.sees("Kira-kira kenapa?", 10)
    await siti.taps("Kenapa naik?")
    asked = await siti.sees("Kenapa jualan Oktober 2026 naik?")
    assert asked.buttons[:5] == [
        "🎉 Musim ramai",
        "📦 Titip lebih banyak",
        "🏪 Toko baru",
        "🏷️ Harga pas",
        "🤷 Tidak tahu",
    ]
    await siti.says("??")
    await siti.sees("Ketuk salah satu tombol")
    await siti.taps("Toko baru")
    await siti.sees("Tercatat untuk Oktober 2026: 🏪 Toko baru")
    await siti.taps("📊 Laporan")
    shown = await siti.sees("Kata Ibu/Bapak: 🏪 Toko baru", 10)
    assert "❓ Kenapa naik?" not in shown.buttons
    assert await _reasons(town) == [("2026-10-01", "up", "new_shop", None)]


async def test_own_words_count_and_an_old_button_takes_the_newer_answer(town: Town, siti: Talker) -> None:
    await siti.says("/laporan")
    old = await siti.sees("Kira-kira kenapa?", 10)
    await siti.taps("Kenapa naik?")
    await siti.says("banyak pesanan hajatan tetangga")
    await siti.sees("Tercatat untuk Oktober 2026: banyak pesanan hajatan tetangga")
    await siti.taps_old(old, "❓ Kenapa naik?")
    await siti.sees("Kenapa jualan Oktober 2026 naik?")
    await siti.says("1")
    await siti.sees("Tercatat untuk Oktober 2026: 🎉 Musim ramai")
    assert await _reasons(town) == [("2026-10-01", "up", "season", None)]


async def _reasons(town: Town) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in await town.rows("SELECT month, trend, reason, note FROM month_reasons")]


async def test_goods_and_shops_one_by_one(siti: Talker) -> None:
    await siti.says("/laporan")
    await siti.sees("12 bulan terakhir", 10)
    await siti.taps("Per barang")
    shown = await siti.sees("Barang dalam 12 bulan", 10)
    assert shown.buttons == ["rempeyek", "keripik tempe", "📊 Laporan"]
    await siti.taps("rempeyek")
    shown = await siti.sees(
        "rempeyek dalam 12 bulan: laku 905, kembali 120. Bagian Ibu/Bapak: Rp8.145.000.", 10
    )
    assert "naik 20%" in shown.text
    await siti.taps("📊 Laporan")
    await siti.taps("Per toko")
    shown = await siti.sees("Toko dalam 12 bulan", 10)
    assert shown.buttons == ["Warung Sari", "Toko Jaya", "📊 Laporan"]
    await siti.taps("Toko Jaya")
    await siti.sees("Toko Jaya dalam 12 bulan: laku 602, kembali 120. Dibayar Rp", 10)
    await siti.taps("📊 Laporan")
    await siti.sees("12 bulan terakhir", 10)


async def test_the_whole_book_as_a_file(town: Town, siti: Talker) -> None:
    await siti.says("/laporan")
    await siti.sees("12 bulan terakhir", 10)
    await siti.taps("Berkas Excel")
    shown = await siti.sees("Seluruh buku titip jual", 10)
    assert shown.body["document"]["file_name"] == "buku-titip-2026-11-22.xlsx"
    book = CalamineWorkbook.from_filelike(io.BytesIO(_file(town, shown)))
    assert book.sheet_names[0] == "Catatan"
    rows = book.get_sheet_by_name("Catatan").to_python()
    assert rows[1] == [
        "Tanggal",
        "Toko",
        "Kejadian",
        "Barang",
        "Jumlah",
        "Harga",
        "Bagian Ibu/Bapak",
        "Rupiah",
        "Jatuh tempo",
        "Keterangan",
        "dibatalkan",
    ]
    told = [row for row in rows[2:] if row[1] == "Warung Sari" and row[2] == "dititip"]
    assert len(told) == 24
    assert told[0][3:6] == ["keripik tempe", 45, 8_000]
    months = book.get_sheet_by_name(book.sheet_names[1]).to_python()
    assert months[-2][1:3] == [2 * (72 + 36), 20]


@pytest.mark.parametrize("data", ["-:report_one:p99999", "-:report_one:s99999", "-:report_one:x", "-:report_one:p1e9", "-:report_why:2026-13.up", "-:report_why:2020-01.up", "-:report_why:x", "-:report_why:2026-12.up"])  # fmt: skip
async def test_forged_buttons_lead_back_to_the_report(siti: Talker, data: str) -> None:
    await siti.says("/bantuan")
    await siti.forges(data)
    await siti.sees("12 bulan terakhir", 10)


async def test_nobody_sees_the_shop_of_somebody_else(town: Town, siti: Talker) -> None:
    sari = town.person("Sari", 102)
    await sari.registers(name="Sari", business="Sambal Sari")
    assert town.app is not None
    await year_of(town.app.database, await id_of(town, sari), shops=("Warung Rahasia",))
    rows = await town.rows("SELECT id FROM outlets WHERE name = 'Warung Rahasia'")
    await siti.says("/bantuan")
    await siti.forges(f"-:report_one:s{rows[0].id}")
    shown = await siti.sees("12 bulan terakhir", 10)
    assert "Rahasia" not in shown.text


async def test_without_any_note_the_screen_is_honest(town: Town) -> None:
    budi = town.person("Budi", 101)
    await budi.registers()
    for words in ("/laporan", "grafik jualan saya"):
        await budi.says(words)
        shown = await budi.sees("Belum ada yang bisa ditampilkan")
        assert shown.buttons == ["📦 Titip jual"]
    await budi.forges("-:report_book:")
    await budi.sees("Belum ada yang bisa ditampilkan")


async def test_a_book_older_than_a_year_is_told_honestly_too(town: Town, siti: Talker) -> None:
    town.sim.clock.at("2028-05-05 10:00")
    await siti.says("/laporan")
    shown = await siti.sees("Laku 0, kembali 0. Dibayar Rp0, belum dibayar Rp826.200.", 10)
    assert shown.buttons == ["🧺 Per barang", "🏪 Per toko", "📄 Berkas Excel"]
    await siti.taps("Per barang")
    await siti.sees("Tidak ada yang laku dalam 12 bulan.", 10)
    await siti.taps("📊 Laporan")
    await siti.taps("Per toko")
    await siti.sees("Toko dalam 12 bulan", 10)


async def test_in_english(siti: Talker) -> None:
    await siti.says("/bahasa")
    await siti.taps("English")
    await siti.says("/report")
    shown = await siti.sees("The last 12 months", 10)
    assert "Sold 1,810" in shown.text


async def test_an_open_question_stands_again_below_the_report(siti: Talker) -> None:
    await siti.says("/produk")
    await siti.taps("Tambah produk")
    await siti.sees("nama produk")
    await siti.says("/laporan")
    await siti.sees("12 bulan terakhir", 10)


async def test_on_the_first_the_card_of_the_month_comes_once(town: Town, siti: Talker) -> None:
    """Planned by telling something; said on the 1st, in the morning, with its picture."""
    await adds_shop(siti)
    await opens(siti)
    await brings(siti, 20)
    planned = [
        row.occasion
        for row in await town.rows("SELECT occasion FROM reminders WHERE kind = 'month_card' ORDER BY id")
    ]
    assert planned == ["2026-12-01", "2027-01-01"]
    await at(town, "2026-11-30 23:00")
    assert not [message for message in siti.news if "November 2026:" in message.text]
    await at(town, "2026-12-01 09:00")
    shown = await siti.sees("November 2026: laku 90", 10)
    assert shown.body["photo"]
    assert "turun 58% dibanding Oktober 2026" in shown.text
    assert shown.buttons == ["❓ Kenapa turun?", "📊 Laporan", "🔕 Jangan ingatkan"]
    await siti.taps("Kenapa turun?")
    await siti.sees("Kenapa jualan November 2026 turun?")
    await siti.taps("Lagi sepi")
    await siti.sees("Tercatat untuk November 2026: 🌧️ Lagi sepi")
    await at(town, "2026-12-02 09:00")
    await siti.sees_nothing_more(1.2)
    await at(town, "2027-01-02 09:00")
    shown = await siti.sees("Desember 2026: laku 0", 10)
    assert "Dibayar Rp0, belum dibayar Rp826.200" in shown.text


async def test_the_letter_to_a_shop_as_a_page(town: Town, siti: Talker) -> None:
    await siti.says("/tagihan")
    shown = await siti.sees("Uang di toko")
    assert shown.buttons[-2:] == ["📦 Titip jual", "📊 Laporan"]
    await siti.taps("Toko Jaya")
    await siti.taps("Surat ke toko")
    await siti.taps("Jadi PDF")
    shown = await siti.sees("Surat untuk Toko Jaya", 10)
    assert shown.body["document"]["file_name"] == "surat-tagihan-2026-11-22.pdf"
    (page,) = [
        " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(_file(town, shown))).pages
    ]
    for said in (
        "Keripik Bu Siti",
        "Limpung, 22 November 2026",
        "Kepada Yth. Toko Jaya",
        "Jumlah Rp826.200",
        "Hormat kami, Siti",
    ):
        assert said in page, page
    await siti.taps("Kembali")
    await siti.forges("-:letter_page:99999")
    await siti.gets_answer()
