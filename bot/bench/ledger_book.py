"""The whole book of titip jual as a workbook: a sheet of everything that was told, and one of the months. Runs in the
process for heavy work."""

from datetime import date
from typing import Any

from bot.bench import workbook
from bot.bench.report import books
from domain.consignment.report import report
from domain.consignment.rows import LedgerRow, ledger_rows


def write(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"entries", "until", "names"}` as for `bot.bench.report`, `"name"`: the file's
    name, `"words"`: titles, and `"kinds"`: what each kind of entry is called."""
    ledgers = books(data["entries"])
    sheets = [_entries(data, ledgers), _months(data, ledgers)]
    return workbook.write({"name": data["name"], "sheets": sheets}, content)


def _entries(data: Any, ledgers: Any) -> dict[str, Any]:
    words = data["words"]
    rows = sorted(
        ((row, shop) for shop, ledger in ledgers.items() for row in ledger_rows(ledger)),
        key=lambda pair: pair[0].on,
    )
    return {
        "title": words["entries"],
        "notes": [words["note"]],
        "columns": _columns(words, ("day", "day"), ("shop", "text"), ("what", "text"), ("goods", "text"),
                            ("pieces", "whole"), ("price", "rupiah"), ("sales", "rupiah"), ("rupiah", "rupiah"),
                            ("due", "day"), ("remark", "text"), ("undone", "text")),
        "rows": [_entry(data, row, shop) for row, shop in rows],
    }  # fmt: skip


def _entry(data: Any, row: LedgerRow, shop: int) -> list[Any]:
    goods, shops = data["names"]["goods"], data["names"]["shops"]
    return [
        row.on.isoformat(),
        shops.get(str(shop), "?"),
        data["kinds"].get(row.kind, row.kind),
        goods.get(str(row.product), "?") if row.product is not None else None,
        row.pieces,
        row.price,
        row.net,
        row.rupiah,
        row.due_on.isoformat() if row.due_on else None,
        row.note or None,
        data["words"]["undone"] if row.undone else None,
    ]


def _months(data: Any, ledgers: Any) -> dict[str, Any]:
    words = data["words"]
    told = report(ledgers, date.fromisoformat(data["until"]))
    return {
        "title": words["months"],
        "columns": _columns(words, ("month", "day"), ("sold", "whole"), ("back", "whole"), ("sales", "rupiah"),
                            ("paid", "rupiah"), ("owed", "rupiah")),
        "rows": [[row.first.isoformat(), row.sold, row.back, row.sales, row.paid, row.owed] for row in told.rows],
    }  # fmt: skip


def _columns(words: Any, *columns: tuple[str, str]) -> list[dict[str, str]]:
    return [{"title": words[name], "kind": kind} for name, kind in columns]
