"""What the picture is made of: asked for when it is sent, drawn in another process, with its words and buttons below it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date

from bot.dialog.screen import Line, Literal, Painting
from bot.painter import Painter
from bot.texts import Texts
from domain.heard_days import calendar_day, month_of
from domain.messages import N_, Message, message
from domain.roles import Action, scope
from services.census.board_words import place
from services.overview import registry, sheet, view, words
from services.overview.amounts import change, rupiah, written
from services.overview.figure import ORIGINS, Figure, Told
from services.overview.view import View
from storage.store import Store

NAME, SHEET = "overview", "overview_sheet"
_WORDS: dict[str, str] = {
    "sold": N_("Sold on consignment"), "paid": N_("Paid by shops"),
    "active": N_("Active businesses"), "owed": N_("Not yet paid"), "late": N_("late"), "very_late": N_("more than 30 days late"),
    "best": N_("Shops that sold most"), "worst": N_("Shops that sold least"), "few": N_("No shop with five businesses or more yet."),
    "registered": N_("Registered businesses"), "papers": N_("Papers issued"), "none": N_("none"),
    "linked": N_("Linked to retail or industry"), "baseline": N_("Indonesia: 7% linked to industry (2022–2023)"),
    "orders": N_("Orders of offices (Nglarisi)"), "order_paid": N_("paid"), "needs": N_("Orders asked for"), "unmet": N_("nobody can"),
    "order_open": N_("not yet paid"), "order_late": N_("late"),
    "problems": N_("To be decided"), "quiet": N_("Nothing waits for a decision by these rules."),
    "over": N_("This month is over: what waits for a decision stands in the picture of today."),
}  # fmt: skip


def painting(person: int, wanted: str, now: datetime, *, of_notice: bool = False) -> Painting:
    """The picture for this person; `wanted` as `view.asked` reads it. What they may see is asked when it is drawn."""
    return Painting(NAME, {"person": person, "wanted": wanted, "at": now.isoformat(), "of_notice": of_notice})


def workbook(person: int, wanted: str, now: datetime) -> Painting:
    """The same figures as a workbook, with what each means and the rows behind it."""
    spec = {"person": person, "wanted": wanted, "at": now.isoformat()}
    return Painting(SHEET, spec, as_document=True)


async def seen(store: Store, spec: Mapping[str, Any]) -> View | None:
    """What whoever asked may see at this moment; None when their role was taken back."""
    reach = scope(await store.people.grants(int(spec["person"])), Action.SEE_OVERVIEW)
    at = datetime.fromisoformat(spec["at"])
    return view.view(reach, view.asked(str(spec["wanted"])), at) if reach else None


async def gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    shown = await seen(store, spec)
    if shown is None:
        return {"nothing": True}
    told = await registry.gathered(store, shown)
    return {
        **words.kept(shown, told, texts),
        "of_notice": bool(spec["of_notice"]),
        "title": texts.plain(place(shown.area)),
        "period": texts.plain(_period(shown)),
        "words": {name: texts.plain(Message(text)) for name, text in _WORDS.items()},
        **_drawn(shown, told, texts),
    }


def _period(shown: View) -> Line:
    if shown.is_running:
        return message(N_("{month}, until {day}"), month=month_of(shown.month), day=calendar_day(shown.today))
    return message(N_("{month}"), month=month_of(shown.month))


def _drawn(shown: View, told: Told, texts: Texts) -> dict[str, Any]:
    comma = "." if texts.language == "en" else ","
    figures = {one.name: _figure(one, texts, comma, is_over=not shown.is_running) for one in told.figures}
    bars = told.drawn["sold_by_month"]
    outlets = {
        side: [
            {**one, "written": texts.plain(rupiah(one["rupiah"], comma=comma))} for one in told.drawn[side]
        ]
        for side in ("best", "worst")
    }
    papers = next((table.rows for table in told.tables if table.name == "papers"), ())
    return {
        "figures": figures,
        "is_recent": shown.is_recent,
        "month_before": texts.plain(_whole(shown, texts)),
        "bars": [
            {"month": _short(month, texts), "value": value}
            for month, value in zip(shown.months, bars, strict=True)
        ],
        **outlets,
        "papers": [
            {"name": texts.plain(row[0]), "count": row[1], "verified": row[2]}
            for row in papers if not isinstance(row[0], int | None)
        ],
        "verified": texts.plain(message(N_("{verified} verified"), verified=_verified(told))),
        "baseline": told.drawn["baseline"],
        "problems": [texts.plain(one.line) for one in told.problems],
        "source": texts.plain(_source(shown)),
    }  # fmt: skip


def _figure(one: Figure, texts: Texts, comma: str, *, is_over: bool) -> dict[str, Any]:
    changed = change(one.now, one.before) if one.has_before and is_over else None
    return {
        "now": one.now, "written": texts.plain(written(one.now, one.unit, comma=comma)),
        "before": texts.plain(written(one.before, one.unit, comma=comma)) if one.has_before else None,
        "change": changed, "changed": _changed(changed), "origin": texts.plain(Message(ORIGINS[one.origin])),
    }  # fmt: skip


def _changed(percent: int | None) -> str:
    return "" if percent is None else f"+{percent}%" if percent >= 0 else f"−{-percent}%"


def _verified(told: Told) -> int:
    table = next((one for one in told.tables if one.name == "papers"), None)
    return sum(int(row[2]) for row in table.rows if isinstance(row[2], int)) if table else 0


def _short(month: date, texts: Texts) -> str:
    return format_date(month, "LLL", locale=texts.language)[:3]


def _whole(shown: View, texts: Texts) -> Line:
    """How the month before is called beside this one."""
    name = Literal(_short(shown.before, texts))
    return message(N_("{month} (whole)") if shown.is_running else N_("{month}"), month=name)


def _source(shown: View) -> Line:
    return message(
        N_("Source: money – told by the businesses; papers – the businesses, partly verified by officers; census – Laris. As of {day}. Figures about fewer than 5 businesses are left out."),
        day=calendar_day(shown.last_day),
    )  # fmt: skip


PAINTERS: dict[str, Painter] = {
    NAME: Painter(gather, "bot.bench.overview:draw", words.tell),
    SHEET: Painter(sheet.gathering(seen), "bot.bench.workbook:write"),
}
