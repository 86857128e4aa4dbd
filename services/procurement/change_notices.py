"""What reminders say of a need that was changed: each line that is different, before and after; and what its maker answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Line, Lines, Literal, route
from domain.clip import clipped
from domain.messages import N_, message
from domain.rupiah import Rupiah
from services.procurement import names, words
from services.procurement.notices import buyer_in, moment_in, to_desk, what_in
from services.reminders import Notice, Reminder

_PLACE, _UNIT, _MAKER = 16, 8, 30


def revised(reminder: Reminder, _today: date) -> Notice:
    """The buyer changed what was asked for, or ordered."""
    p = reminder.params
    line = message(N_("✏️ Changed: {what} for {buyer}."), what=what_in(p), buyer=buyer_in(p))
    told = Lines(tuple(_change(p, name) for name in p["changed"]))
    if p["side"] == "buyer":
        return Notice(line, (line, told), ((to_desk(p),),))
    if p["side"] == "maker":
        ask = message(N_("Can you do it that way? The buyer waits for your word."))
        return Notice(line, (line, told, ask), (_answers(p), (_mine(),)))
    keeps = N_("Your offer stands; you may change it or take it back.")
    hint = message(keeps if p.get("has_offered") else N_("Have a look, and answer once more if you like."))
    return Notice(line, (line, told, hint), ((_look(p),),))


def _change(p: Mapping[str, Any], name: str) -> Line:
    """One line: before and after."""
    was = p["was"]
    if name == "quantity":
        return message(
            N_("🔢 {old} → {new}"), old=was["quantity"], new=words.counted(p["quantity"], clipped(p["unit"], _UNIT))
        )  # fmt: skip
    if name == "place":
        return message(
            N_("📍 {old} → {new}"), old=Literal(clipped(was["place"], _PLACE)), new=Literal(clipped(p["place"], _PLACE))
        )  # fmt: skip
    if name == "budget":
        return message(N_("💰 {old} → {new}"), old=_limit(was["budget"]), new=_limit(p["budget"]))
    if name == "at":
        return message(
            N_("🗓 {old} → {new}"), old=moment_in({**p, "at": was["at"]}, "at"), new=moment_in(p, "at")
        )
    return message(N_("⏰ Answers until {new}"), new=moment_in(p, "deadline"))


def _limit(budget: int | None) -> Line:
    return message(N_("no limit")) if budget is None else message(N_("{amount}"), amount=Rupiah(budget))


def _answers(p: Mapping[str, Any]) -> tuple[Button, ...]:
    """Bound to what is told here: after another change they show that one first."""
    key = f"{p['offer']}.{{}}.{p['revision']}"
    return (
        Button(message(N_("👍 I can")), route(names.AGREE, key.format(1))),
        Button(message(N_("✋ I cannot")), route(names.AGREE, key.format(0))),
    )


def _mine() -> Button:
    return Button(message(N_("📋 My orders")), route(names.ORDERS, NEW_MESSAGE))


def _look(p: Mapping[str, Any]) -> Button:
    return Button(message(N_("👀 Look")), route(names.NEED, f"{p['id']}{NEW_MESSAGE}"))


def agreed(reminder: Reminder, _today: date) -> Notice:
    """A maker answered a change of their order."""
    p = reminder.params
    maker = Literal(clipped(p["maker"] or "–", _MAKER))
    if p["agrees"]:
        line = message(N_("👍 {maker} can do {what} as you changed it."), maker=maker, what=what_in(p))
        return Notice(line, (line,), ((to_desk(p),),))
    line = message(N_("✋ {maker} cannot do {what} as you changed it."), maker=maker, what=what_in(p))
    tip = message(N_("Talk to each other, change it again, or call it off."))
    return Notice(line, (line, tip), ((to_desk(p),),))
