"""Sheets as people and shops send them: encodings, delimiters, workbooks; hostile ones are refused in one word."""

import io
import struct
import zipfile
import zlib
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from bot.bench import Refused, sheet
from bot.bench.sheet import read
from bot.bench.workbook import write
from bot.file_faults import told
from bot.texts import Texts

WANTED = [[1, ["Produk", "Laku"]], [2, ["Keripik tempe", "12"]], [3, ["Kué", "3,5"]]]


def rows(content: bytes) -> list[list[Any]]:
    answer, made = read({"name": "a"}, content)
    assert made == b""
    return [[line, cells] for line, cells in answer["rows"]]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_csv_of_every_kind(delimiter: str, encoding: str, newline: str) -> None:
    text = newline.join(delimiter.join(cells) for _, cells in WANTED) + newline
    assert rows(text.encode(encoding)) == WANTED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n", [[1, ["a", "b"]], [2, ["1", "2"]]]),
        ("sep=;\na;b\n1;2", [[2, ["a", "b"]], [3, ["1", "2"]]]),
        ('"Keripik; pedas";"12"\n\n;\nx;1', [[1, ["Keripik; pedas", "12"]], [4, ["x", "1"]]]),
        ('a;"dua\nbaris"\nb;c', [[2, ["a", "dua baris"]], [3, ["b", "c"]]]),
        ('a;b\n"TB. Maju;1\nc;2\nd;3', [[1, ["a", "b"]], [2, ["TB. Maju", "1"]], [3, ["c", "2"]], [4, ["d", "3"]]]),
        ('a;b\npipa 5";1\nc;2', [[1, ["a", "b"]], [2, ["pipa 5", "1"]], [3, ["c", "2"]]]),
        (f"a;b\nx;{'y' * 200_000}\nc;2", [[1, ["a", "b"]], [2, ["x", "y" * 500]], [3, ["c", "2"]]]),
        ("a;b\n1;2\n\x00\x00", [[1, ["a", "b"]], [2, ["1", "2"]]]),
        ("hanya satu kolom\nlagi", [[1, ["hanya satu kolom"]], [2, ["lagi"]]]),
        ("nama;harga\nkeripik;1.250,50\nsambal;2,5", [[1, ["nama", "harga"]], [2, ["keripik", "1.250,50"]], [3, ["sambal", "2,5"]]]),
        ("  a  ;\tb ;;\n", [[1, ["a", "b"]]]),
    ],
)  # fmt: skip
def test_csv_as_people_write_it(text: str, expected: list[list[Any]]) -> None:
    assert rows(text.encode()) == expected


MOMENT = datetime(2026, 11, 22, 8, 30)  # noqa: DTZ001  (a sheet knows no zones)


def _book(*sheets: tuple[str, list[list[Any]]], hidden: tuple[str, ...] = ()) -> bytes:
    made = io.BytesIO()
    book = Workbook(made, {"default_date_format": "dd/mm/yyyy"})
    for name, cells in sheets:
        page = book.add_worksheet(name)
        if name in hidden:
            page.hide()
        for line, row in enumerate(cells):
            for at, value in enumerate(row):
                page.write(line, at, value)
    book.close()
    return made.getvalue()


def test_a_workbook_with_numbers_days_and_gaps() -> None:
    content = _book(
        ("kosong", []), ("rahasia", [["x"]]),
        ("Penjualan", [[], ["Produk", "Laku", "Tanggal"], ["Keripik", 12, date(2026, 11, 22)], [None], ["Sambal", 2.5, MOMENT], [True, 1e300, ""]]),
        hidden=("rahasia",),
    )  # fmt: skip
    assert read({}, content)[0]["sheet"] == "Penjualan"
    assert rows(content)[:3] == [
        [2, ["Produk", "Laku", "Tanggal"]], [3, ["Keripik", 12, "2026-11-22"]], [5, ["Sambal", "2.5", "2026-11-22 08:30"]],
    ]  # fmt: skip
    assert rows(content)[3][1][0] == "ya"


def test_what_we_write_is_what_we_read_and_formulas_stay_text() -> None:
    evil = [
        '=HYPERLINK("http://x")',
        "+62812",
        "-1+1",
        "@SUM(A1)",
        "=1+1",
        "\t=1",
        "biasa",
        "😀 é \x00 \ud800",
    ]
    columns = [
        {"title": "=Nama", "kind": "text"},
        {"title": "Uang", "kind": "rupiah"},
        {"title": "Hari", "kind": "day"},
    ]
    table = [[text, 1_250_000, "2026-11-22"] for text in evil] + [[None, None, None], ["x", 10**18, None]]
    sheets = [{"title": "Buku: [titip]/jual*?", "notes": ["=catatan"], "columns": columns, "rows": table}] * 2
    about, content = write({"name": "buku.xlsx", "sheets": sheets}, b"")
    assert about["name"] == "buku.xlsx"
    found = rows(content)
    assert found[0] == [1, ["=catatan"]]
    assert [cells[0] for _, cells in found[2:9]] == [
        '=HYPERLINK("http://x")',
        "+62812",
        "-1+1",
        "@SUM(A1)",
        "=1+1",
        "=1",
        "biasa",
    ]
    assert found[2][1][1:] == [1_250_000, "2026-11-22"]
    assert found[-1][1] == ["x", str(10**18)]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in b"".join(archive.read(name) for name in archive.namelist() if "sheet" in name)
        assert b"quotePrefix" in archive.read("xl/styles.xml")


def _zip(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


def _with_far_cell(reference: str) -> bytes:
    """An ordinary workbook with one cell where nobody writes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_book(("a", [["x"]])))) as found, zipfile.ZipFile(made, "w") as archive:
        for name in found.namelist():
            content = found.read(name)
            if name == "xl/worksheets/sheet1.xml":
                digits = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
                far = f'<row r="{digits}"><c r="{reference}"><v>1</v></c></row></sheetData>'
                content = content.replace(b"</sheetData>", far.encode())
            archive.writestr(name, content)
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty"), (b"\xef\xbb\xbf\r\n\r\n", "empty"), (b";;;\n;;\n", "empty"), (_book(("a", [])), "empty"),
        (b"%PDF-1.7 ...", "not_a_sheet"), (b"\x89PNG\r\n\x1a\n....", "not_a_sheet"), (b"\xff\xd8\xff\xe0 jpeg", "not_a_sheet"),
        (b"a\x00b\x00", "not_a_sheet"), (_zip(word__document=b"<x/>"), "not_a_sheet"), (b"PK\x03\x04 broken", "not_a_sheet"),
        (_zip(xl__workbook=b"<nonsense"), "not_a_sheet"), (OLE, "not_a_sheet"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (_zip(xl__workbook=b"x" * (151 * 1024**2)), "too_big_inside"),
        (_with_far_cell("XFD1048576"), "too_many_columns"), (_with_far_cell("CV1048576"), "too_many_rows"),
        (_with_far_cell("ZZ2"), "too_many_columns"), (_with_far_cell("A300000"), "too_many_rows"),
        (b"x\n" * 5_001, "too_many_rows"), (b";".join([b"x"] * 61), "too_many_columns"),
        (b"x" * 1_100_000 + b";1\n", "not_a_sheet"),
        (b"\r\n <html><table><tr><td>Nama", "unreadable"), (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook>', "unreadable"),
        (_zip(content=b"<office:document-content"), "unreadable"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_one_word(content: bytes, fault: str) -> None:
    with pytest.raises(Refused) as found:
        read({}, content)
    assert str(found.value) == fault
    sentence = Texts("id").plain(told(fault))
    assert sentence != Texts("en").plain(told(fault))
    assert len(sentence) < 200


def test_a_stray_cell_far_down_is_forgiven() -> None:
    assert rows(_with_far_cell("C90000")) == [[1, ["x"]], [90_000, [None, None, 1]]]


def test_a_truncated_zip_entry_is_no_sheet() -> None:
    content = _book(("a", [["x"]]))
    with pytest.raises(Refused, match="not_a_sheet"):
        read({}, content[: len(content) // 2])


def test_an_archive_that_lies_about_its_size_does_no_harm() -> None:
    """The header says 10 bytes; whatever the reader makes of it, it ends with an answer."""
    content = _zip(xl__workbook=b"0" * 5_000_000)
    raw = zlib.crc32(b"0" * 5_000_000)
    assert struct.pack("<I", raw) in content
    lying = content.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 10))
    with pytest.raises(Refused):
        read({}, lying)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_sheet_or_are_refused(content: bytes) -> None:
    try:
        answer, _ = read({}, content)
    except Refused as refusal:
        found = str(refusal)
    else:
        found = ""
        assert all(cells and len(cells) <= sheet.SMALL.columns for _, cells in answer["rows"])
    assert found in ("", "empty", "not_a_sheet", "unreadable", "locked", "too_many_columns", "too_many_rows")


_CELL = st.one_of(
    st.none(), st.integers(-(10**14), 10**14), st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Cn", "Co"]), min_size=1, max_size=30),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELL, min_size=1, max_size=5), min_size=1, max_size=8))
def test_cells_survive_a_journey_through_a_workbook(table: list[list[Any]]) -> None:
    columns = [{"title": f"k{at}", "kind": "text"} for at in range(5)]
    _, content = write({"name": "a", "sheets": [{"title": "a", "columns": columns, "rows": table}]}, b"")
    expected = []
    for row in table:
        while row and row[-1] is None:
            row.pop()
        if row:
            expected.append(row)
    assert [cells for _, cells in rows(content)[1:]] == expected
