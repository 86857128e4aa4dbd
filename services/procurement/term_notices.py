"""What reminders say of another quantity or price for an order: what is proposed, before and after, and what came of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Line, Lines, Literal, route
from domain.clip import clipped
from domain.messages import N_, message
from domain.rupiah import Rupiah
from services.procurement import names, words
from services.procurement.notices import moment_in
from services.reminders import Notice, Reminder

_ITEM, _NAME, _UNIT = 30, 30, 12


def proposed(reminder: Reminder, _today: date) -> Notice:
    """One side wants an order otherwise: in force with the other side's word alone."""
    p = reminder.params
    terms = p["terms"]
    who, what, when = _name(p, terms["side"]), _order(p, p["was"]), moment_in(p, "due")
    text = N_("✏️ {who} asks to change the order: {what}, {when}.")
    if not terms["quantity"]:
        text = N_("✋ {who} asks to call the order off: {what}, {when}.")
    line = message(text, who=who, what=what, when=when)
    change = (_change(p),) if terms["quantity"] else ()
    door = (Button(message(N_("📋 The order")), route(names.ORDER, f"{_key(p)}{NEW_MESSAGE}")),)
    if terms["side"] == terms["to"]:
        return Notice(line, (line, *change, message(N_("It counts when the maker agrees."))), (door,))
    asks = message(N_("It counts only when you agree. Until then the order stands as it is."))
    return Notice(line, (line, *change, asks), (deal(_key(p), terms["quantity"], terms["price"]), door))


def deal(key: str, quantity: int, price: int) -> tuple[Button, ...]:
    """Bound to what is shown here: another proposal is not agreed to by chance."""
    return tuple(
        Button(message(label), route(names.DEAL, f"{key}.{answer}.{quantity}.{price}"))
        for label, answer in ((N_("✅ Agree"), 1), (N_("❌ No"), 0))
    )


def _change(p: Mapping[str, Any]) -> Line:
    """What is different, line by line, and the sum."""
    terms, unit = p["terms"], clipped(p["unit"], _UNIT)
    lines: list[Line] = []
    if p["was"] != terms["quantity"]:
        lines.append(
            message(N_("🔢 {old} → {new}"), old=p["was"], new=words.counted(terms["quantity"], unit))
        )
    if p["was_price"] != terms["price"]:
        lines.append(message(N_("💰 {old} → {new}"), old=Rupiah(p["was_price"]), new=Rupiah(terms["price"])))
    old, new = p["was"] * p["was_price"], terms["quantity"] * terms["price"]
    lines.append(message(N_("🧮 In all {old} → {new}"), old=Rupiah(old), new=Rupiah(new)))
    return Lines(tuple(lines))


def settled(reminder: Reminder, _today: date) -> Notice:
    """The other side answered, or took it back."""
    p = reminder.params
    terms = p["terms"]
    who, unit = _name(p, terms["by"]), clipped(p["unit"], _UNIT)
    before = _order(p, terms["was"])
    door = Button(message(N_("📋 My orders")), route(names.ORDERS, _desk(terms) + NEW_MESSAGE))
    if terms["answer"] == "yes" and not terms["quantity"]:
        line = message(N_("👋 Agreed: {what} is called off. {who} wants it so too."), who=who, what=before)
        tip = message(
            N_("Need it still? Post it again under 🛒.")
            if terms["to"] == "buyer"
            else N_("You need not make it.")
        )
        return Notice(line, (line, tip), ((door,),))
    if terms["answer"] == "yes":
        line = message(
            N_("👍 {who} agrees: {what}, now {quantity} × {price} = {total}."), who=who, what=Literal(clipped(p["item"], _ITEM)),
            quantity=words.counted(terms["quantity"], unit), price=Rupiah(terms["price"]),
            total=Rupiah(terms["quantity"] * terms["price"]),
        )  # fmt: skip
        return Notice(line, (line,), ((door,),))
    text = N_("✋ {who} does not agree. The order stays as it was: {what} × {price}.")
    if terms["answer"] == "back":
        text = N_("↩️ {who} takes the change back. The order stays as it was: {what} × {price}.")
    line = message(text, who=who, what=before, price=Rupiah(terms["was_price"]))
    return Notice(line, (line,), ((door,),))


def _desk(terms: Mapping[str, Any]) -> str:
    return "d" if terms["to"] == "buyer" else ""


def _order(p: Mapping[str, Any], quantity: int) -> Line:
    item = Literal(clipped(p["item"], _ITEM))
    return message(
        N_("{quantity} {item}"), quantity=words.counted(quantity, clipped(p["unit"], _UNIT)), item=item
    )


def _name(p: Mapping[str, Any], side: str) -> Line:
    if side == "maker":
        return Literal(clipped(p["maker"] or "–", _NAME))
    name = p["organisation"]
    return Literal(clipped(name, _NAME)) if name else message(N_("the UMKM office"))


def _key(p: Mapping[str, Any]) -> str:
    return f"{p['terms']['offer']}.{p['terms']['number']}"
