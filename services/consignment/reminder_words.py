"""The words of reminders about shops. Pure: figures and names come with the reminder."""

from datetime import date

from bot.dialog.screen import Button, Line, Literal, route
from domain.clip import clipped
from domain.dates import calendar_day
from domain.messages import N_, message
from domain.rupiah import Rupiah
from services.reminders import Notice, Reminder

_MOST_NAME = 32


def visit_words(reminder: Reminder, _today: date) -> Notice:
    """It is time to look in."""
    told, outlet = reminder.params, _outlet(reminder)
    shop, pieces, owed = _name(reminder, "shop"), int(told.get("pieces", 0)), int(told.get("owed", 0))
    if owed:
        line: Line = message(
            N_("📦 Time to look in at {shop}: {pieces} pieces lie there, {money} is open."),
            shop=shop, pieces=pieces, money=Rupiah(owed),
        )  # fmt: skip
    else:
        line = message(
            N_("📦 Time to look in at {shop}: {pieces} pieces lie there."), shop=shop, pieces=pieces
        )
    buttons = (
        (Button(message(N_("🧮 Sold & left")), route("visit", outlet)),),
        (Button(message(N_("📦 Bring goods")), route("deliver", outlet)),),
    )
    return Notice(line, (line,), buttons)


def due_words(reminder: Reminder, today: date) -> Notice:
    """Money falls due, or is late; said without blaming anybody."""
    told, outlet = reminder.params, _outlet(reminder)
    shop, money, due = (
        _name(reminder, "shop"),
        Rupiah(int(told.get("rupiah", 0))),
        date.fromisoformat(str(told["due"])),
    )
    left, day = (due - today).days, calendar_day(due)
    if left > 0:
        line: Line = message(
            N_("💰 {money} of {shop} is due in {days} days ({day})."),
            money=money,
            shop=shop,
            days=left,
            day=day,
        )
    elif left == 0:
        line = message(N_("💰 {money} of {shop} is due today."), money=money, shop=shop)
    else:
        line = message(
            N_("🔴 {money} of {shop} was due {days} days ago ({day})."),
            money=money,
            shop=shop,
            days=-left,
            day=day,
        )
    more = (Button(message(N_("✉️ Letter to shop")), route("letter", outlet)),) if left < 0 else ()
    buttons = (
        (Button(message(N_("💰 The shop paid")), route("paid", outlet)),),
        (Button(message(N_("📊 What is owed")), route("statement", outlet)), *more),
    )
    return Notice(line, (line,), buttons)


def expiry_words(reminder: Reminder, today: date) -> Notice:
    """Goods soon expire: pull them, sell them off, or let them be. Nothing is written off by this (W19)."""
    told = reminder.params
    expires = date.fromisoformat(str(told["expires"]))
    left, day = (expires - today).days, calendar_day(expires)
    words = {
        "pieces": int(told.get("pieces", 0)), "product": _name(reminder, "product"), "shop": _name(reminder, "shop"),
        "day": day,
    }  # fmt: skip
    if left > 1:
        line: Line = message(
            N_("⏳ {pieces} {product} at {shop} expire in {days} days ({day})."), **words, days=left
        )
    elif left == 1:
        line = message(N_("⏳ {pieces} {product} at {shop} expire tomorrow ({day})."), **words)
    else:
        line = message(N_("⏳ {pieces} {product} at {shop} expire today ({day})."), **words)
    about = reminder.subject.partition("/")[2]
    buttons = (
        (
            Button(message(N_("↩️ Pull them")), route("expiry_pull", about)),
            Button(message(N_("🏷 Sell off")), route("expiry_sale", about)),
        ),
        (Button(message(N_("👌 Let them be")), route("expiry_let", about)),),
    )
    return Notice(line, (line, message(N_("What shall we do with them?"))), buttons)


def _outlet(reminder: Reminder) -> str:
    return reminder.subject.split("/")[1]


def _name(reminder: Reminder, what: str) -> Literal:
    return Literal(clipped(str(reminder.params.get(what) or "…"), _MOST_NAME))
