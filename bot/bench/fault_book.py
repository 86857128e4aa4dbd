"""The rows of a list that were not taken, as a workbook to be mended and sent again: each as it was, with its line and the reason.
Runs in the process for heavy work."""

from collections.abc import Iterable
from typing import Any

from bot.bench import workbook


def write(data: Any, content: bytes) -> tuple[Any, bytes]:
    """A job of `bot.bench`. `data`: `{"name", "words": {"faulty", "outside", "skipped", "line", "reason", "name",
    "place", "phone", "beyond"}, "templates": {id: sentence}, "verdicts": {verdict: sentence}, "sheets": [{"name", "titles"}],
    "faults": [[sheet, line, kind, cells, reasons]], "skipped": [[sheet, line, name, place, phone, verdict, other line]]}`."""
    made = [
        sheet
        for kind in ("faulty", "outside")
        for number, told in enumerate(data["sheets"])
        if (sheet := _faults(data, kind, number, told))
    ]
    if data["skipped"]:
        made.append(_skipped(data))
    return workbook.write({"name": data["name"], "sheets": made or [_nothing(data)]}, content)


def _faults(data: Any, kind: str, number: int, told: dict[str, Any]) -> dict[str, Any] | None:
    words = data["words"]
    rows = [
        [row[1], _reason(data, row), *row[3]] for row in data["faults"] if row[0] == number and row[2] == kind
    ]
    if not rows:
        return None
    width = max(len(row) for row in rows) - 2
    titles = [*told["titles"][:width], *[""] * (width - len(told["titles"]))]
    columns = [{"title": words["line"], "kind": "whole"}, {"title": words["reason"], "kind": "text"}]
    columns += [{"title": title, "kind": "text"} for title in titles]
    return {"title": f"{words[kind]} {told['name']}".strip(), "columns": columns, "rows": rows}


def _reason(data: Any, row: list[Any]) -> str:
    if row[2] == "outside":
        return str(data["words"]["beyond"])
    return " ".join(data["templates"][reason].format_map(params) for reason, params in row[4])


def _skipped(data: Any) -> dict[str, Any]:
    words = data["words"]
    named = (("line", "whole"), ("reason", "text"), ("name", "text"), ("place", "text"), ("phone", "text"))
    rows = [
        [line, data["verdicts"][verdict].format_map({"line": other}), name, place, phone]
        for _, line, name, place, phone, verdict, other in data["skipped"]
    ]
    return {"title": words["skipped"], "columns": _columns(words, named), "rows": rows}


def _nothing(data: Any) -> dict[str, Any]:
    return {
        "title": data["words"]["faulty"],
        "columns": [{"title": data["words"]["line"], "kind": "whole"}],
        "rows": [],
    }


def _columns(words: Any, named: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"title": words[name], "kind": kind} for name, kind in named]
