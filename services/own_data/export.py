"""Everything about somebody as files to keep: a workbook to read, and JSON for another program. Made when they are sent."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from bot.dialog.screen import Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.messages import N_, Message, message
from services.own_data.titles import COLUMNS, TABLES
from storage.store import Store

BOOK, JSON = "own_data_book", "own_data_json"
VERSION = 1
"""Of the JSON: raised when a table or column means something else than before."""
_LONGEST = 32_000


def book(turn: Turn) -> Painting:
    """The workbook, a sheet for each kind of data."""
    return Painting(BOOK, _spec(turn), as_document=True)


def as_json(turn: Turn) -> Painting:
    """The same for another program."""
    return Painting(JSON, _spec(turn), as_document=True)


def _spec(turn: Turn) -> dict[str, Any]:
    return {"person": turn.person.id, "on": turn.today.isoformat()}


async def _gather_book(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    held = await store.own_data.of(spec["person"])
    return {
        "name": f"data-saya-{spec['on']}.xlsx",
        "sheets": [
            _about(spec, texts),
            *(_sheet(name, held[name], texts) for name in TABLES if name in held),
        ],
    }


def _about(spec: Mapping[str, Any], texts: Texts) -> dict[str, Any]:
    notes = (
        message(N_("Everything that Laris holds about you, one sheet for each kind.")),
        message(N_("Photos and voice notes lie with Telegram; here stand their numbers there.")),
        message(
            N_(
                "Not in here: what other people wrote about their own affairs, and notes of officers for one another."
            )
        ),
    )
    return {
        "title": texts.plain(message(N_("About this file"))),
        "notes": [spec["on"], *(texts.plain(one) for one in notes)],
        "columns": [],
        "rows": [],
    }


def _sheet(name: str, rows: list[dict[str, Any]], texts: Texts) -> dict[str, Any]:
    columns = list(rows[0])
    return {
        "title": texts.plain(Message(TABLES[name])),
        "columns": [{"title": _heading(one, texts), "kind": _kind(rows, one)} for one in columns],
        "rows": [[_cell(row[column], texts) for column in columns] for row in rows],
    }


def _heading(column: str, texts: Texts) -> str:
    """In words where there are any; else as the column is called, for whoever wants to know everything."""
    return texts.plain(Message(COLUMNS[column])) if column in COLUMNS else column


def _kind(rows: list[dict[str, Any]], column: str) -> str:
    """Days and moments are such in the workbook, too, so that they can be sorted; everything else is text or a number."""
    told = next((row[column] for row in rows if row[column] is not None), None)
    if isinstance(told, datetime):
        return "moment"
    return "day" if isinstance(told, date) else "text"


def _cell(value: Any, texts: Texts) -> Any:
    if isinstance(value, bool):
        return texts.plain(message(N_("yes")) if value else message(N_("no")))
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(texts.zone)).replace(tzinfo=None).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, int | str):
        return value
    return orjson.dumps(value).decode()[:_LONGEST]


async def _gather_json(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    del texts
    held = await store.own_data.of(spec["person"])
    told = {"laris": VERSION, "on": spec["on"], "data": held}
    return {"name": f"data-saya-{spec['on']}.json", "told": orjson.loads(orjson.dumps(told))}


PAINTERS: dict[str, Painter] = {
    BOOK: Painter(_gather_book, "bot.bench.workbook:write"),
    JSON: Painter(_gather_json, "bot.bench.own_data:write"),
}
