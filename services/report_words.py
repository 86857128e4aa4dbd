"""The words and buttons of a report, found when its figures are known. At most 450 characters, at most six buttons."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.texts import Texts
from domain.clip import clipped
from domain.consignment.months import Trend
from domain.consignment.report import page_size
from domain.heard_days import month_of
from domain.messages import N_, Message, message
from domain.rupiah import Rupiah

_LONGEST_NOTE = 60
REASONS: dict[str, dict[str, str]] = {
    "up": {
        "season": N_("🎉 Feast season"), "more_goods": N_("📦 Brought more"), "new_shop": N_("🏪 A new shop"),
        "price": N_("🏷️ Good price"), "unknown": N_("🤷 Don't know"),
    },
    "down": {
        "quiet": N_("🌧️ Quiet season"), "less_goods": N_("📦 Brought less"), "shop_shut": N_("🏪 A shop shut"),
        "rivals": N_("🏷️ Many rivals"), "unknown": N_("🤷 Don't know"),
    },
}  # fmt: skip
Rows = tuple[tuple[Button, ...], ...]
_BACK = ((Button(message(N_("📊 Report")), route("report")),),)


def tell(data: Mapping[str, Any], made: Mapping[str, Any], _texts: Texts) -> Screen:
    """What stands below the picture; without figures, what to do to have some."""
    told = made["told"]
    if not (told["products"] or told["shops"]):
        return nothing_yet()
    if data["view"] == "goods":
        return _goods(data, told["products"])
    if data["view"] == "shops":
        return _shops(data, told["shops"])
    if data["product"] is not None or data["shop"] is not None:
        return _one(data, told)
    return _card(data, told) if data["view"] == "card" else _all(data, told)


def nothing_yet() -> Screen:
    """An honest screen for somebody whose book is empty."""
    return Screen(
        (
            message(N_("📊 There is nothing to show yet.")),
            message(N_("Tell me what you bring to a shop and what is sold there. Then your report grows by itself.")),
        ),
        ((Button(message(N_("📦 Goods in shops")), route("shops")),),),
    )  # fmt: skip


def _all(data: Mapping[str, Any], told: Mapping[str, Any]) -> Screen:
    total, change = told["total"], told["change"]
    figures = message(
        N_("Sold {sold}, came back {back}. Paid {paid}, still owed {owed}."),
        sold=total["sold"], back=total["back"], paid=Rupiah(total["paid"]), owed=Rupiah(max(0, total["owed"] or 0)),
    )  # fmt: skip
    head = Lines((message(N_("📊 <b>The last 12 months</b>")), figures))
    trend = _trend(change)
    is_asked = trend is not None and change["trend"] in REASONS and data["reason"] is None
    lines = (head, *_best(data, told), trend, _reason(data, change), _why(is_asked))
    by = (
        Button(message(N_("🧺 By goods")), route("report_goods")),
        Button(message(N_("🏪 By shop")), route("report_shops")),
    )
    sheet = ((Button(message(N_("📄 Excel file")), route("report_book")),),)
    shown = tuple(line for line in lines if line is not None)
    return Screen(shown, (by, *(_ask(change) if is_asked else ()), *sheet))


def _card(data: Mapping[str, Any], told: Mapping[str, Any]) -> Screen:
    """On the 1st: the month that is over. The way to the report is among the buttons already."""
    row, change = told["rows"][-1], told["change"]
    figures = message(
        N_("📊 <b>{month}</b>: sold {sold}, came back {back}. Paid {paid}, still owed {owed}."), month=_month(row["first"]),
        sold=row["sold"], back=row["back"], paid=Rupiah(row["paid"]), owed=Rupiah(max(0, row["owed"] or 0)),
    )  # fmt: skip
    trend = _trend(change)
    is_asked = trend is not None and change["trend"] in REASONS and data["reason"] is None
    lines = (figures, *_best(data, told), trend, _reason(data, change), _why(is_asked))
    return Screen(tuple(line for line in lines if line is not None), _ask(change) if is_asked else ())


def _best(data: Mapping[str, Any], told: Mapping[str, Any]) -> tuple[Line, ...]:
    if not told["products"] or told["products"][0]["sales"] <= 0:
        return ()
    best = {"product": _name(data, "goods", told["products"]), "shop": _name(data, "shops", told["shops"])}
    return (message(N_("⭐ Best goods: {product}. Best shop: {shop}."), **best),)


def _one(data: Mapping[str, Any], told: Mapping[str, Any]) -> Screen:
    total = told["total"]
    pieces = {"sold": total["sold"], "back": total["back"]}
    if data["product"] is not None:
        name = data["names"]["goods"].get(str(data["product"]), "?")
        figures = message(
            N_("🧺 <b>{name}</b> in 12 months: sold {sold}, came back {back}. Your share: {sales}."),
            name=Literal(name), **pieces, sales=Rupiah(total["sales"]),
        )  # fmt: skip
    else:
        name = data["names"]["shops"].get(str(data["shop"]), "?")
        figures = message(
            N_("🏪 <b>{name}</b> in 12 months: sold {sold}, came back {back}. Paid {paid}, still owed {owed}."),
            name=Literal(name), **pieces, paid=Rupiah(total["paid"]), owed=Rupiah(max(0, total["owed"] or 0)),
        )  # fmt: skip
    trend = _trend(told["change"])
    return Screen((figures, *((trend,) if trend else ())), _BACK)


def _goods(data: Mapping[str, Any], ranks: Sequence[Mapping[str, Any]]) -> Screen:
    if not ranks:
        return Screen((message(N_("🧺 Nothing was sold in 12 months.")),), _BACK)
    head = message(N_("🧺 <b>Your goods in 12 months, best first.</b> Tap one to see its months."))
    return Screen((head,), _list(data, ranks, "goods", "p"))


def _shops(data: Mapping[str, Any], ranks: Sequence[Mapping[str, Any]]) -> Screen:
    head = message(N_("🏪 <b>Your shops in 12 months, best first.</b> Tap one to see its months."))
    return Screen((head,), _list(data, ranks, "shops", "s"))


def _list(data: Mapping[str, Any], ranks: Sequence[Mapping[str, Any]], kind: str, letter: str) -> Rows:
    """A button for each that the picture shows, in pairs; then the way back, and on when there are more."""
    first, size = data["from"], page_size(len(ranks))
    buttons = [
        Button(Literal(clipped(data["names"][kind].get(str(rank["id"]), "?"))), route("report_one", f"{letter}{rank['id']}"))
        for rank in ranks[first : first + size]
    ]  # fmt: skip
    pairs = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    more = (
        (Button(message(N_("More ➡️")), route(f"report_{kind}", str(first + size))),)
        if len(ranks) > first + size
        else ()
    )
    return (*pairs, (*_BACK[0], *more))


def _trend(change: Mapping[str, Any]) -> Line | None:
    """How the last whole month went; None when there was nothing to compare."""
    months = {"month": _month(change["month"]), "before": _month(change["before"])}
    match change["trend"], change["percent"]:
        case Trend.FLAT, _:
            return message(N_("➡️ {month} was about as good as {before}."), **months)
        case Trend.UP, None:
            return message(N_("📈 {month} went up against {before}."), **months)
        case Trend.UP, percent:
            return message(
                N_("📈 {month} went up by {percent}% against {before}."), percent=percent, **months
            )
        case Trend.DOWN, percent:
            return message(
                N_("📉 {month} went down by {percent}% against {before}."), percent=percent, **months
            )
    return None


def _why(is_asked: bool) -> Line | None:
    return message(N_("Why is that? Your answer helps you plan.")) if is_asked else None


def _reason(data: Mapping[str, Any], change: Mapping[str, Any]) -> Line | None:
    if data["reason"] is None or change["trend"] not in REASONS:
        return None
    name, note = data["reason"]
    return message(N_("💬 You said: {reason}"), reason=reason_told(change["trend"], name, note))


def reason_told(trend: str, name: str, note: str | None) -> Line:
    """An answer about a month in words."""
    if note:
        return Literal(clipped(note, _LONGEST_NOTE))
    offered = {key: text for words in REASONS.values() for key, text in words.items()} | REASONS.get(
        trend, {}
    )
    return Message(offered[name]) if name in offered else Literal(name)


def _ask(change: Mapping[str, Any]) -> Rows:
    label = N_("❓ Why up?") if change["trend"] == Trend.UP else N_("❓ Why down?")
    return ((Button(message(label), route("report_why", f"{change['month'][:7]}.{change['trend']}")),),)


def _month(first: str) -> Line:
    return message(N_("{month}"), month=month_of(date.fromisoformat(first)))


def _name(data: Mapping[str, Any], kind: str, ranks: Sequence[Mapping[str, Any]]) -> Line:
    return Literal(clipped(data["names"][kind].get(str(ranks[0]["id"]), "?"), 40) if ranks else "–")
