"""The picture as a workbook: every figure with what it means and where it comes from, and the rows behind it."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.painter import Gather
from bot.texts import Texts
from domain.heard_days import calendar_day, month_of
from domain.messages import N_, Message, message
from services.census.board_words import place
from services.overview import registry
from services.overview.amounts import WITHHELD
from services.overview.figure import ORIGINS, Figure, Table, Unit
from services.overview.view import View
from storage.store import Store

_COLUMNS = (
    (N_("Figure"), "text"), (N_("This month"), "text"), (N_("The month before"), "text"), (N_("Unit"), "text"),
    (N_("Source"), "text"), (N_("As of"), "day"), (N_("What it means"), "text"),
)  # fmt: skip
_UNITS: dict[Unit, str] = {
    Unit.RUPIAH: N_("rupiah"),
    Unit.WHOLE: N_("number"),
    Unit.TENTHS: N_("percent"),
}
Seen = Callable[[Store, Mapping[str, Any]], Awaitable[View | None]]


def gathering(seen: Seen) -> Gather:
    """`seen` says what whoever asked may see when the file is made."""

    async def gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
        shown = await seen(store, spec)
        return _nothing(texts) if shown is None else await _book(store, shown, texts)

    return gather


async def _book(store: Store, shown: View, texts: Texts) -> Any:
    told = await registry.gathered(store, shown)
    head = message(
        N_("Overview of {place}, {month}, as of {day}"),
        place=place(shown.area), month=month_of(shown.month), day=calendar_day(shown.last_day),
    )  # fmt: skip
    note = message(N_("Made by Laris. A figure about fewer than five businesses is left out, and any other from which it could be worked out."))  # fmt: skip
    figures = {
        "title": texts.plain(message(N_("Figures"))),
        "notes": [texts.plain(head), texts.plain(note)],
        "columns": _columns(_COLUMNS, texts),
        "rows": [_row(one, shown, texts) for one in told.figures],
    }
    name = texts.plain(message(N_("overview")))
    return {
        "name": f"{name}-{shown.area or 'laris'}-{shown.month:%Y-%m}.xlsx",
        "sheets": [figures, *(_table(one, texts) for one in told.tables)],
    }


def _row(one: Figure, shown: View, texts: Texts) -> list[Any]:
    return [
        texts.plain(Message(one.title)), _cell(one.now, one.unit, texts),
        _cell(one.before, one.unit, texts) if one.has_before else None, texts.plain(Message(_UNITS[one.unit])),
        texts.plain(Message(ORIGINS[one.origin])), shown.last_day.isoformat(), texts.plain(Message(one.meaning)),
    ]  # fmt: skip


def _cell(value: int | None, unit: Unit, texts: Texts) -> Any:
    """Numbers stay numbers, so that Excel reckons with them."""
    if value is None:
        return texts.plain(message(WITHHELD))
    return f"{value / 10:.1f}" if unit is Unit.TENTHS else value


def _table(one: Table, texts: Texts) -> dict[str, Any]:
    notes = [texts.plain(Message(one.meaning)), texts.plain(Message(ORIGINS[one.origin]))]
    rows = [
        [texts.plain(message(WITHHELD)) if cell is None else cell if isinstance(cell, int) else texts.plain(cell) for cell in row]
        for row in one.rows
    ]  # fmt: skip
    return {"title": texts.plain(Message(one.title)), "notes": notes, "columns": _columns(one.columns, texts), "rows": rows}  # fmt: skip


def _columns(named: tuple[tuple[str, str], ...], texts: Texts) -> list[dict[str, str]]:
    return [{"title": texts.plain(Message(title)), "kind": kind} for title, kind in named]


def _nothing(texts: Texts) -> Any:
    said = texts.plain(message(N_("You have no role any more that lets you see this.")))
    columns = [{"title": said, "kind": "text"}]
    return {"name": "laris.xlsx", "sheets": [{"title": "Laris", "columns": columns, "rows": []}]}
