"""What one shop owes: its open bills with their clock, the yardstick explained, and a polite letter."""

from urllib.parse import quote

from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.texts import Texts
from bot.turn import Turn
from domain.consignment.clock import OpenBill
from domain.dates import calendar_day
from domain.messages import N_, message
from domain.rupiah import Rupiah
from handlers.consignment.shop_screen import open_shop, own_shop
from services.consignment import bills, letters
from services.consignment.bills import ShopBills

_BILLS = 3
_LETTER_LANGUAGE = "id"
"""Shops of Batang read Indonesian, whatever language the producer's phone has."""


async def open_statement(turn: Turn, argument: str) -> None:
    """One shop's open bills with their clock, three at a time."""
    shop, _, page = argument.partition(".")
    number = await own_shop(turn, shop)
    found = await bills.of_shop(turn, number) if number else None
    if number is None or found is None:
        await open_shop(turn, shop)
        return
    first = number_in(page, 3) * _BILLS
    first = first if first < len(found.days) else 0
    shown = found.days[first : first + _BILLS]
    rows = _ways_on(found, shop)
    if len(found.days) > first + _BILLS:
        rows = ((Button(message(N_("More ➡️")), route("statement", f"{shop}.{first // _BILLS + 1}")),), *rows)
    turn.show(Screen((_head(found), *(_bill(bill, turn) for bill in shown), *_yardstick(shown, found)), rows))


def _head(shop: ShopBills) -> Line:
    figures = shop.summary
    lines: list[Line] = [
        message(N_("📊 <b>{shop}</b>"), shop=shop.standing.name),
        message(N_("Sold and not yet paid: {money}"), money=Rupiah(figures.sold_unpaid)),
    ]
    if figures.unbilled:
        lines.append(message(N_("Not yet billed: {money}"), money=Rupiah(figures.unbilled)))
    if figures.owed_by_producer:
        lines.append(message(N_("Paid ahead by the shop: {money}"), money=Rupiah(figures.owed_by_producer)))
    if shop.standing.disputes:
        lines.append(message(N_("⚖️ You and a shop differ: {money}"), money=Rupiah(figures.disputed)))
    return Lines(tuple(lines))


def _bill(bill: OpenBill, turn: Turn) -> Line:
    money = Rupiah(bill.balance)
    if bill.due_on is None:
        return message(N_("⏳ {money}: waits until the shop has all papers (kontra bon)"), money=money)
    if bill.days_late:
        return message(
            N_("🔴 {money}: due {day}, {days} days ago"), money=money, day=bill.due_on, days=bill.days_late
        )
    days = (bill.due_on - turn.today).days
    if days == 0:
        return message(N_("📅 {money}: due today"), money=money)
    return message(N_("📅 {money}: due {day}, in {days} days"), money=money, day=bill.due_on, days=days)


def _yardstick(shown: tuple[OpenBill, ...], shop: ShopBills) -> tuple[Line, ...]:
    """The day that the old rule named, shown as what it is: something to look up, no verdict."""
    days = [bill.yardstick_on for bill in shown if bill.yardstick_on]
    if not days:
        return ()
    rule = bills.yardstick(shop.yardstick_days)
    return (
        message(N_("ℹ️ <i>For comparison: {days} days after kontra bon is {day} ({label}).</i>"), days=rule.days,
                day=calendar_day(min(days)), label=rule.label),
    )  # fmt: skip


async def explain_yardstick(turn: Turn, argument: str) -> None:
    """What the yardstick is, where it is from, and that it accuses nobody."""
    number = await own_shop(turn, argument)
    found = await bills.of_shop(turn, number) if number else None
    if number is None or found is None:
        await open_shop(turn, argument)
        return
    rule = bills.yardstick(found.yardstick_days)
    checked = message(
        N_(
            "So it only helps to compare. What holds is what you agreed on with the shop. Checked last: {day}."
        ),
        day=calendar_day(rule.checked),
    )
    back = (Button(message(N_("📊 What is owed")), route("statement", argument)),)
    turn.show(Screen((message(N_("ℹ️ <b>The yardstick</b>")), rule.about, rule.note, checked), (back,)))


def _ways_on(shop: ShopBills, number: str) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if shop.standing.disputes:
        rows.append((Button(message(N_("⚖️ Where you differ")), route("disputes", number)),))
    if any(bill.yardstick_on for bill in shop.bills):
        rows.append((Button(message(N_("ℹ️ About the yardstick")), route("yardstick", number)),))
    if shop.bills:
        rows.append(
            (Button(message(N_("✉️ Letter to shop")), route("letter", number)),
             Button(message(N_("💰 Paid")), route("paid", number)))
        )  # fmt: skip
    back = Button(message(N_("⬅️ Back to the shop")), route("shop", number))
    late = Button(message(N_("🙋 Report it")), route("case_late", number))
    rows.append((late, back) if shop.summary.overdue else (back,))
    return tuple(rows)


async def open_letter(turn: Turn, argument: str) -> None:
    """The reminder as text to copy, and a button that opens it in WhatsApp."""
    number = await own_shop(turn, argument)
    found = await bills.of_shop(turn, number) if number else None
    outlet = await turn.store.outlets.find(turn.person.id, number) if number else None
    producer = await turn.store.producers.find(turn.person.id)
    if found is None or outlet is None or producer is None or not found.bills:
        await open_statement(turn, argument)
        return
    words = Texts(_LETTER_LANGUAGE, turn.texts.zone).plain(bills.letter(found, outlet, producer))
    phone = (outlet.phone or "").lstrip("+")
    there = f"https://wa.me/{phone}?text={quote(words)}"
    turn.show(
        Screen(
            (message(N_("✉️ Tap the text to copy it:")), message(N_("<pre>{letter}</pre>"), letter=words)),
            (
                (Button(message(N_("📤 Open WhatsApp")), there),),
                (
                    Button(message(N_("📄 As PDF")), route("letter_page", argument)),
                    Button(message(N_("📊 What is owed")), route("statement", argument)),
                ),
            ),
        )
    )


async def send_page(turn: Turn, argument: str) -> None:
    """The same letter as a page to print or to send on, with all open bills."""
    number = await own_shop(turn, argument)
    found = await bills.of_shop(turn, number) if number else None
    if number is None or found is None or not found.bills:
        await open_statement(turn, argument)
        return
    caption = message(N_("📄 The letter to {shop}. Print it, or send it on."), shop=found.standing.name)
    back = Button(message(N_("⬅️ Back")), route("statement", argument))
    turn.send_document(letters.painting(turn, number), caption, buttons=((back,),))
