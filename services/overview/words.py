"""What stands below the picture: the figures in words, and the ways from here. At most 450 characters; what does not fit is in
the picture."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.dialog.room import MOST_LETTERS
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.texts import Texts
from domain.areas import find, full_name
from domain.clip import clipped
from domain.heard_days import month_of
from domain.messages import N_, message
from domain.small_numbers import level_of
from services.overview.amounts import change, written
from services.overview.figure import Figure, Told, Unit
from services.overview.view import View, argument

REKAP, WHERE, FILE = "rekap", "rekap_where", "rekap_file"
"""Routes; their arguments are read by `services.overview.view.asked`."""
_PLACE = 60
Rows = tuple[tuple[Button, ...], ...]


def kept(shown: View, told: Told, texts: Texts) -> dict[str, Any]:
    """The JSON that `tell` needs."""
    comma = "." if texts.language == "en" else ","
    return {
        "view": {
            "area": shown.area, "month": shown.month.isoformat(), "before": shown.before.isoformat(),
            "after": shown.after.isoformat() if shown.after else None,
        },
        "lines": [texts.plain(line) for line in _lines(shown, told, comma)],
        "troubles": [
            {"line": texts.plain(one.line), "label": texts.plain(one.button), "to": one.to} for one in told.problems
        ],
    }  # fmt: skip


def _lines(shown: View, told: Told, comma: str) -> list[Line]:
    figures = {one.name: one for one in told.figures}
    return [
        _sold(figures["sold"], shown, comma),
        _people(figures, comma),
        *_owed(figures, comma),
        *_orders(figures, comma),
    ]


def _head(area: str, month: date) -> Line:
    found = find(area)
    place: Line = Literal(clipped(full_name(found), _PLACE)) if found else message(N_("your areas"))
    return message(N_("📊 <b>Overview of {place}, {month}</b>"), place=place, month=month_of(month))


def _sold(sold: Figure, shown: View, comma: str) -> Line:
    """A month that still runs is not set against a whole one: that would always look like a fall."""
    now = written(sold.now, Unit.RUPIAH, comma=comma)
    if shown.is_running:
        before = written(sold.before, Unit.RUPIAH, comma=comma)
        return message(
            N_("💰 Sold on consignment: {rupiah} so far (all of {month}: {before})."),
            rupiah=now, month=month_of(shown.before), before=before,
        )  # fmt: skip
    changed = change(sold.now, sold.before)
    if changed is None:
        return message(N_("💰 Sold on consignment: {rupiah}."), rupiah=now)
    up, down = N_("💰 Sold on consignment: {rupiah}, up {percent}% on {month}."), N_("💰 Sold on consignment: {rupiah}, down {percent}% on {month}.")  # fmt: skip
    text = up if changed >= 0 else down
    return message(text, rupiah=now, percent=abs(changed), month=month_of(shown.before))


def _people(figures: Mapping[str, Figure], comma: str) -> Line:
    active, registered = figures["active"], figures["registered"]
    return message(
        N_("👥 Active businesses: {active}. Registered: {registered}."),
        active=written(active.now, Unit.WHOLE), registered=written(registered.now, Unit.WHOLE, comma=comma),
    )  # fmt: skip


def _owed(figures: Mapping[str, Figure], comma: str) -> tuple[Line, ...]:
    owed, late = figures["owed"], figures.get("late")
    said = written(owed.now, Unit.RUPIAH, comma=comma)
    if late is None or not late.now:
        return (message(N_("⏳ Not yet paid by shops: {rupiah}."), rupiah=said),)
    return (
        message(
            N_("⏳ Not yet paid by shops: {rupiah}, of it late: {late}."),
            rupiah=said, late=written(late.now, Unit.RUPIAH, comma=comma),
        ),
    )  # fmt: skip


def _orders(figures: Mapping[str, Figure], comma: str) -> tuple[Line, ...]:
    """Where no office orders there is nothing to tell."""
    needs, ordered = figures["needs"], figures["ordered"]
    if not needs.now and ordered.now == 0:
        return ()
    said = written(ordered.now, Unit.RUPIAH, comma=comma)
    text = N_("🛒 Ordered by offices: {rupiah} (asked for: {count}).")
    return (message(text, rupiah=said, count=needs.now),)


def tell(data: Mapping[str, Any], _made: Mapping[str, Any], texts: Texts) -> Screen:
    """Words and buttons of the picture that was drawn."""
    if data.get("nothing"):
        return Screen((message(N_("You have no role any more that lets you see this.")),))
    head = _head(data["view"]["area"], date.fromisoformat(data["view"]["month"]))
    lines = [*data["lines"], *(f"{number}. {one['line']}" for number, one in enumerate(data["troubles"], 1))]
    while len(lines) > 1 and len("\n".join([texts.plain(head), *lines])) > MOST_LETTERS:
        lines.pop()
    return Screen((Lines((head, *(Literal(line) for line in lines))),), _buttons(data))


def _buttons(data: Mapping[str, Any]) -> Rows:
    seen = data["view"]
    area, month = seen["area"], date.fromisoformat(seen["month"])
    here = argument(area, month)
    troubles = tuple(
        Button(message(N_("{number}. {what}"), number=number, what=Literal(one["label"])), one["to"])
        for number, one in enumerate(data["troubles"], 1)
    )
    turning = [_to_month(seen["before"], area)]
    if seen["after"]:
        turning.append(_to_month(seen["after"], area))
    down = (Button(message(N_("📍 Area")), route(WHERE, here)),) if level_of(area) < 4 else ()
    if data["of_notice"]:
        return tuple(row for row in (troubles, (Button(message(N_("📄 Excel")), route(FILE, here)),)) if row)
    ways = (*down, Button(message(N_("📄 Excel")), route(FILE, here)))
    return tuple(row for row in (troubles, tuple(turning), ways) if row)


def _to_month(month: str, area: str) -> Button:
    first = date.fromisoformat(month)
    return Button(message(N_("🗓 {month}"), month=month_of(first)), route(REKAP, argument(area, first)))
