"""The file of a shop's sales: our form there and back, other shops, other months, what cannot be read."""

import io
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from simulator.chats import Message
from tests.conversations.shop_sales import SHEET, begins, sends
from tests.support.market import Market, market
from tests.support.town import Town


@pytest.fixture
async def place(town: Town) -> Market:
    return await market(town)


async def test_the_form_is_filled_in_and_comes_back_whole(place: Market) -> None:
    tarno = place.tarno
    await tarno.says("/toko")
    await tarno.taps("📄 Isian rekap")
    await tarno.sees("Isian untuk bulan apa?")
    await tarno.taps("📄 Oktober 2026")
    form = _file(place.town, await tarno.sees("Isi kolom “Terjual”", 10))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(form)).get_sheet_by_index(0).to_python()
    header = next(at for at, row in enumerate(rows) if "Terjual" in row)
    assert [(row[1], row[2], row[4]) for row in rows[header + 1 :]] == [
        ("Dapur Karmi", "emping melinjo", ""),
        ("Dapur Karmi", "keripik tempe", ""),
        ("Keripik Bu Siti", "keripik tempe", ""),
        ("Keripik Bu Siti", "sambal bawang", ""),
    ]
    sold: list[Any] = ["", 8, 26, 12]
    await begins(tarno)
    filled = _filled(rows, header, sold)
    await tarno.sends_document("rekap.xlsx", filled, "application/octet-stream")
    shown = await tarno.sees("3 baris terbaca", 10)
    assert "Sama dengan catatan yang menitip: 2" in shown.text
    assert "Beda: 1" in shown.text
    await tarno.taps("Jangan kirim")
    await tarno.sees("tidak ada yang dikirim")
    assert await place.disputes() == []


def _file(town: Town, shown: Message) -> bytes:
    stored = town.sim.world.files.get(shown.body["document"]["file_id"])
    assert stored is not None
    return town.sim.world.files.read(stored)


def _filled(rows: list[list[Any]], header: int, sold: list[Any], heading: str = "") -> bytes:
    made = io.BytesIO()
    book = Workbook(made)
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        cells = [*row[:4], sold[at - header - 1], *row[5:]] if at > header else list(row)
        if heading and at < header:
            cells[0] = heading
        sheet.write_row(at, 0, cells)
    book.close()
    return made.getvalue()


async def test_a_form_of_another_shop_is_refused_and_the_right_one_taken(place: Market) -> None:
    tarno = place.tarno
    await sends(tarno, f"Rekap, Toko Sari (TOKO-{place.batang});\nbarang;laku\nkripik tempe bu siti;26\n")
    await tarno.sees("Isian ini dibuat untuk toko lain. Pakai isian Indomaret Limpung", 10)
    await tarno.taps("📤 Kirim lagi")
    await tarno.sees("Rekap bulan apa?")
    await tarno.says("oktober")
    await tarno.sees("Kirim daftarnya")
    await tarno.sends_document("a.csv", SHEET.encode())
    await tarno.sees("2 baris terbaca", 10)


async def test_a_sheet_about_other_goods_tells_nobody_anything(place: Market) -> None:
    await sends(place.tarno, "barang;laku\nes dawet;26\nbakso;3\n")
    shown = await place.tarno.sees("Sudah benar daftarnya?", 10)
    assert "✅ Ya, kirim" not in shown.buttons
    number = (await place.town.rows("SELECT id FROM shop_sheets"))[0].id
    await place.tarno.forges(f"-:sheet_send:{number}")
    await place.tarno.sees("Sudah benar daftarnya?")
    assert await place.town.rows("SELECT id FROM shop_sheets WHERE state = 'told'") == []


@pytest.mark.parametrize(
    ("answer", "month"), [("September 2026", "2026-09-01"), ("Oktober 2026", "2026-10-01")]
)
async def test_a_sheet_of_another_month_is_asked_back(place: Market, answer: str, month: str) -> None:
    await sends(
        place.tarno, "barang;laku;periode\nsambal bawang;12;Sep 2026\nkripik tempe bu siti;30;sep 2026\n"
    )
    shown = await place.tarno.sees(
        "Di berkasnya tertulis September 2026, tadi yang dipilih Oktober 2026.", 10
    )
    assert shown.buttons[:2] == ["September 2026", "Oktober 2026"]
    await place.tarno.taps(answer)
    await place.tarno.sees(f"{answer}: 2 baris terbaca.")
    [row] = await place.town.rows("SELECT month FROM shop_sheets")
    assert str(row.month) == month


async def test_only_the_rows_of_the_month_count(place: Market) -> None:
    await sends(
        place.tarno,
        "barang;laku;tanggal\nsambal bawang;7;5/10/2026\nsambal bawang;5;20/10/2026\nsambal bawang;9;2/11/2026\n",
    )
    shown = await place.tarno.sees("Oktober 2026: 2 baris terbaca.", 10)
    assert "Sama dengan catatan yang menitip: 1" in shown.text


@pytest.mark.parametrize(("content", "why"), [
    ("sambal;12\nrempeyek;5\n", "Nama Barang"),
    ("barang;laku\nsambal bawang;\n", "Isi kolom “Terjual”"),
    ("", "kosong"),
])  # fmt: skip
async def test_a_file_that_cannot_be_used_is_told_why_and_the_next_one_is_taken(
    place: Market, content: str, why: str
) -> None:
    await sends(place.tarno, content or " ")
    shown = await place.tarno.sees("berkas ini belum bisa dipakai", 10)
    assert why in shown.text
    await place.tarno.taps("📤 Kirim lagi")
    await place.tarno.taps("Oktober 2026")
    await place.tarno.sees("Kirim daftarnya")
    await place.tarno.says("ini")
    await place.tarno.sees("Kirim berkasnya")
    await place.tarno.sends_document("foto.jpg", b"x")
    await place.tarno.sees(".xlsx, .xls, .csv")
    await place.tarno.sends_document("a.csv", SHEET.encode())
    await place.tarno.sees("2 baris terbaca", 10)


async def test_lines_that_cannot_be_read_are_named_and_the_others_go_on(place: Market) -> None:
    await sends(place.tarno, "barang;laku\nsambal bawang;12\nkripik tempe bu siti;banyak\n")
    shown = await place.tarno.sees("1 baris terbaca", 10)
    assert "⚠️ Baris 3:" in shown.text
    assert "“banyak”" in shown.text


async def test_a_file_out_of_nowhere_is_taken_for_the_sales_of_a_shop(place: Market) -> None:
    await place.tarno.sends_document("penjualan okt.csv", SHEET.encode())
    await place.tarno.sees("Rekap bulan apa?")
    await place.tarno.taps("Oktober 2026")
    await place.tarno.sees("2 baris terbaca", 10)
    await place.tarno.taps("Jangan kirim")
    await place.tarno.says("mau kirim laporan penjualan")
    await place.tarno.sees("🏪 Indomaret Limpung")
    await place.siti.sends_document("penjualan okt.csv", SHEET.encode())
    await place.siti.sees("Terima kasih berkasnya")
