"""Writes a workbook (XLSX) for a person to keep. Runs in the process for heavy work.

What people wrote is text and stays text: a cell that begins with =, +, - or @ is never a formula, neither here nor
when the file is saved anew.
"""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORMATS = {
    "rupiah": '"Rp"#,##0;[Red]-"Rp"#,##0',
    "whole": "#,##0",
    "day": "dd/mm/yyyy",
    "moment": "dd/mm/yyyy hh:mm",
}
_LARGEST = 10**15
_LONGEST = 32_000
_WIDTHS = {"rupiah": 16, "whole": 10, "day": 12, "moment": 17, "text": 24}


def write(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"name": file name, "sheets": [{"title", "notes": [text], "columns": [{"title",
    "kind": "text"|"whole"|"rupiah"|"day"|"moment"}], "rows": [[…]]}]}`; days and moments (as clocks there show them) are ISO
    texts, None stays empty."""
    del content
    from xlsxwriter import Workbook

    made = io.BytesIO()
    book = Workbook(made, {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    })  # fmt: skip
    formats = {kind: book.add_format({"num_format": form}) for kind, form in _FORMATS.items()}
    formats |= {
        "head": book.add_format({"bold": True, "bg_color": "#E3EFE6", "bottom": 1, "text_wrap": True}),
        "note": book.add_format({"italic": True, "font_color": "#555555"}),
        "quoted": book.add_format({"quote_prefix": True}),
    }
    for number, sheet in enumerate(data["sheets"], 1):
        _write_sheet(book.add_worksheet(_title(sheet["title"], number)), sheet, formats)
    book.close()
    return {"name": data["name"], "mime": MIME}, made.getvalue()


def _write_sheet(to: Any, sheet: dict[str, Any], formats: dict[str, Any]) -> None:
    """In constant memory rows must be written in order, so titles come first and widths before everything."""
    columns = sheet["columns"]
    for at, column in enumerate(columns):
        to.set_column(at, at, _WIDTHS.get(column["kind"], 24))
    line = 0
    for note in sheet.get("notes", ()):
        _write_text(to, line, 0, str(note), formats["note"])
        line += 1
    for at, column in enumerate(columns):
        to.write_string(line, at, str(column["title"])[:_LONGEST], formats["head"])
    to.freeze_panes(line + 1, 0)
    if sheet["rows"]:
        to.autofilter(line, 0, line + len(sheet["rows"]), max(0, len(columns) - 1))
    for row in sheet["rows"]:
        line += 1
        _write_row(to, line, row, [column["kind"] for column in columns], formats)


def _write_row(to: Any, line: int, row: Sequence[Any], kinds: Sequence[str], formats: dict[str, Any]) -> None:
    for at, (value, kind) in enumerate(zip(row, kinds, strict=False)):
        if value is None:
            continue
        if kind == "day":
            to.write_datetime(line, at, date.fromisoformat(value), formats["day"])
        elif kind == "moment":
            to.write_datetime(line, at, datetime.fromisoformat(value), formats["moment"])
        elif isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST:
            to.write_number(line, at, value, formats.get(kind))
        else:
            _write_text(
                to, line, at, str(value), formats["quoted"] if str(value).startswith(_FORMULA) else None
            )


def _write_text(to: Any, line: int, at: int, text: str, form: Any) -> None:
    to.write_string(
        line, at, re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)[:_LONGEST], form
    )


def _title(wanted: str, number: int) -> str:
    """Excel refuses some characters, long names and doubles; the number keeps names apart."""
    plain = re.sub(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff]", " ", wanted).strip(" '")[:27]
    return f"{plain} {number}" if number > 1 and plain else plain or f"{number}"
