"""The census as a workbook: every kecamatan, every desa, and where the figures come from."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.dialog.screen import Painting
from bot.painter import Painter
from bot.texts import Texts
from domain.areas import find, full_name
from domain.census import Count, percent
from domain.messages import N_, Message
from services.census.board import Board, board
from storage.store import Store

NAME = "census"
_WORDS: dict[str, str] = {
    "kecamatan": N_("Kecamatan"), "desa": N_("Desa"), "sources": N_("Sources"), "code": N_("Code"), "place": N_("Place"),
    "registered": N_("Registered"), "target": N_("Target"), "share": N_("Percent"), "invited": N_("Invited, not registered"),
    "source": N_("Source"), "day": N_("Day"), "awaited": N_("Awaited"), "own": N_("Registrations in Laris"),
    "note": N_("Made by Laris. A shared target is a part of the one above, by the people known there."),
    "origin": N_("Set or shared"), "set": N_("set"), "shared": N_("shared"),
    "unknown": N_("Village unknown"), "name": N_("census"),
}  # fmt: skip
_FIGURES = (
    ("code", "text"),
    ("place", "text"),
    ("registered", "whole"),
    ("target", "whole"),
    ("origin", "text"),
    ("share", "whole"),
    ("invited", "whole"),
)


def painting(scope: Sequence[str], area: str, day: str) -> Painting:
    """The workbook of an area; `scope`: what whoever asks may see."""
    return Painting(NAME, {"scope": list(scope), "area": area, "day": day}, as_document=True)


async def gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    words = {name: texts.plain(Message(text)) for name, text in _WORDS.items()}
    above, kecamatan, desa = await _boards(store, spec["scope"], spec["area"])
    sheets = [
        {"title": words["kecamatan"], "notes": [words["note"]], "columns": _columns(words, _FIGURES), "rows": _rows(kecamatan, words)},
        {"title": words["desa"], "columns": _columns(words, _FIGURES), "rows": _rows(desa, words)},
        {
            "title": words["sources"], "columns": _columns(words, (("source", "text"), ("day", "day"), ("awaited", "whole"))),
            "rows": [[words["own"], spec["day"], None], *([one.name, one.as_of.isoformat(), one.awaited] for one in above.sources)],
        },
    ]  # fmt: skip
    return {"name": f"{words['name']}-{spec['area'] or 'laris'}-{spec['day']}.xlsx", "sheets": sheets}


async def _boards(store: Store, scope: Sequence[str], area: str) -> tuple[Board, list[Board], list[Board]]:
    """The board of the area, and those whose rows are kecamatan, and desa; only areas where anybody is known are gone into."""
    above = await board(store, scope, area)
    open_, kecamatan, desa = [above], list[Board](), list[Board]()
    while open_:
        one = open_.pop(0)
        level = max((row.area.count(".") for row in one.rows), default=3)
        if level >= 3:
            desa.append(one)
            continue
        if level == 2:
            kecamatan.append(one)
        open_ += [await board(store, scope, row.area) for row in one.rows if row.known or level == 2]
    return above, kecamatan, desa


def _rows(boards: Sequence[Board], words: Mapping[str, str]) -> list[list[Any]]:
    return [_row(row, one, words) for one in boards for row in one.rows]


def _row(one: Count, of: Board, words: Mapping[str, str]) -> list[Any]:
    is_unknown = one.area == of.area
    area = find(one.area)
    target = None if is_unknown else of.targets.get(one.area)
    place = (
        f"{words['unknown']}, {full_name(area)}"
        if is_unknown and area
        else full_name(area)
        if area
        else one.area
    )
    share = percent(one.registered, target.people) if target else None
    origin = None if target is None else words["set" if target.is_set else "shared"]
    return [one.area, place, one.registered, target and target.people, origin, share, one.invited]


def _columns(words: Mapping[str, str], named: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"title": words[name], "kind": kind} for name, kind in named]


PAINTERS = {NAME: Painter(gather, "bot.bench.workbook:write")}
