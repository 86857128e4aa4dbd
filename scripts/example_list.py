"""Makes `docs/contoh/daftar-bpum.xlsx`: a list of about sixty made-up people as an office has it, to be sent on the officer's phone
of the demo. It has a heading, merged cells, lost zeros, NIKs, a second sheet without people, and every kind of mistake.

    .venv/bin/python -m scripts.example_list
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from benchmarks.ugly_lists import TITLE_ROW, UglyList

FILE = Path(__file__).parents[1] / "docs" / "contoh" / "daftar-bpum.xlsx"
_HEADING = ("DAFTAR PENERIMA BANTUAN PRODUKTIF USAHA MIKRO (BPUM)", "KABUPATEN BATANG TAHUN 2021")
_KNOWN: tuple[tuple[object, ...], ...] = (
    ("3325080101800001", "SITI AMINAH", "P", "Dk. Krajan RT 01/02", "SIDOMULYO", "LIMPUNG", None, "KERIPIK TEMPE", 81200000101, "HP Siti di demo"),
    ("3325080101800002", "BPK. BUDI SANTOSO", "L", "Dk. Krajan RT 03/01", "SIDOMULYO", "LIMPUNG", "KERIPIK PAK BUDI", "KERIPIK TEMPE", "0812-0000-0102", "sudah terdaftar"),
    ("3325080101800003", "JOKO SUSILO", "L", "Dk. Krajan RT 01/02", "SIDOMULYO", "LIMPUNG", None, "TAHU", 81200000101, "HP sama dengan Siti"),
)  # fmt: skip
_WIDTHS = (5, 19, 30, 5, 24, 20, 16, 24, 20, 18, 20)


def write(file: Path) -> None:
    """The same file every time."""
    book = Workbook(str(file))
    book.set_properties({"created": datetime(2026, 11, 22)})  # noqa: DTZ001  (a workbook knows no zones)
    forms = {
        "head": book.add_format({"bold": True, "align": "center", "font_size": 13}),
        "title": book.add_format(
            {"bold": True, "bg_color": "#E3EFE6", "border": 1, "align": "center", "text_wrap": True}
        ),
    }
    _recap(book.add_worksheet("REKAP"), forms)
    _people(book.add_worksheet("BPUM 2021"), forms)
    book.close()


def _recap(page: Any, forms: dict[str, Any]) -> None:
    page.write_row(0, 0, ("KECAMATAN", "JUMLAH PENERIMA"), forms["title"])
    for line, row in enumerate((("LIMPUNG", 12), ("BAWANG", 9), ("SUBAH", 7)), 1):
        page.write_row(line, 0, row)


def _people(page: Any, forms: dict[str, Any]) -> None:
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    for line, text in enumerate(_HEADING):
        page.merge_range(line, 0, line, len(TITLE_ROW) - 1, text, forms["head"])
    page.write_row(3, 0, TITLE_ROW, forms["title"])
    rows = [row.cells for row in UglyList(60, faulty=0.1, outside=0.05, doubles=0.05, seed=21)]
    line = 4
    for number, cells in enumerate([*((0, *known) for known in _KNOWN), *rows], 1):
        line += number == 31  # an empty line, as where two lists were pasted together
        page.write_row(line, 0, ["" if cell is None else cell for cell in (number, *cells[1:])])
        line += 1
    for below, text in enumerate(("Batang, 22 November 2021", "Kepala Dinas", "Drs. SUPRAPTO, M.Si"), 2):
        page.write(line + below, 8, text)


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    write(FILE)
    print(f"Wrote {FILE.relative_to(Path.cwd())}.")
