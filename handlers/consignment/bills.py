"""/tagihan: where the money is – on shelves, sold and unpaid, due this week, late – and per shop, with a polite letter."""

from urllib.parse import quote

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.texts import Texts
from bot.turn import Turn
from domain.consignment.clock import OpenBill, Summary
from domain.messages import N_, message
from domain.rupiah import Rupiah
from handlers.consignment.labels import clipped
from handlers.consignment.shop_screen import open_shop, own_shop
from services.consignment import bills, letters
from services.consignment.bills import ShopBills

_SHOPS, _BILLS = 3, 3
_LETTER_LANGUAGE = "id"
"""Shops of Batang read Indonesian, whatever language the producer's phone has."""


async def open_bills(turn: Turn, page: str = "") -> None:
    """One screen: four figures, and the shops that owe, the latest first."""
    all_together, shops = await bills.overview(turn)
    owing = [shop for shop in shops if shop.summary.sold_unpaid or shop.standing.disputes]
    first = int(page) * _SHOPS if page.isascii() and page.isdecimal() and len(page) < 4 else 0
    first = first if first < len(owing) else 0
    rows: list[tuple[Button, ...]] = [(_shop_button(shop),) for shop in owing[first : first + _SHOPS]]
    if len(owing) > first + _SHOPS:
        rows.append((Button(message(N_("More ➡️")), route("bills", str(first // _SHOPS + 1))),))
    rows.append(
        (
            Button(message(N_("📦 Goods in shops")), route("shops")),
            Button(message(N_("📊 Report")), route("report")),
        )
    )
    turn.show(Screen(_figures(all_together, shops), tuple(rows)))


def _figures(figures: Summary, shops: tuple[ShopBills, ...]) -> tuple[Line, ...]:
    if not shops:
        return (message(N_("💰 Nothing is written down yet. First tell what you bring to a shop.")),)
    lines: list[Line] = [
        message(N_("📦 On shelves: {money}"), money=Rupiah(figures.on_shelf)),
        message(N_("🧾 Sold, not yet paid: {money}"), money=Rupiah(figures.sold_unpaid)),
        message(N_("📅 Due this week: {money}"), money=Rupiah(figures.due_this_week)),
        _late(figures),
    ]
    if figures.waiting_for_documents:
        lines.append(
            message(
                N_("⏳ Waits for papers (kontra bon): {money}"), money=Rupiah(figures.waiting_for_documents)
            )
        )
    if figures.disputed:
        lines.append(message(N_("⚖️ You and a shop differ: {money}"), money=Rupiah(figures.disputed)))
    if figures.owed_by_producer:
        lines.append(message(N_("💵 Paid ahead by shops: {money}"), money=Rupiah(figures.owed_by_producer)))
    ending = (
        message(N_("Tap a shop to see its bills.")) if figures.sold_unpaid else message(N_("All is paid ✅"))
    )
    return (message(N_("💰 <b>Your money in shops</b>")), Lines(tuple(lines)), ending)


def _late(figures: Summary) -> Line:
    if not figures.overdue:
        return message(N_("🟢 Late: nothing"))
    return message(
        N_("🔴 Late: {money} (at most {days} days)"),
        money=Rupiah(figures.overdue),
        days=figures.most_days_late,
    )


def _shop_button(shop: ShopBills) -> Button:
    figures = shop.summary
    mark = (
        "🔴"
        if figures.overdue
        else "📅"
        if figures.due_this_week
        else "⚖️"
        if shop.standing.disputes
        else "🏪"
    )
    money = Rupiah(figures.overdue or figures.sold_unpaid)
    label = message(
        N_("{mark} {shop} · {money}"), mark=mark, shop=clipped(shop.standing.name, 20), money=money
    )
    return Button(label, route("statement", str(shop.standing.outlet)))


async def open_statement(turn: Turn, argument: str) -> None:
    """One shop's open bills with their clock, three at a time."""
    shop, _, page = argument.partition(".")
    number = await own_shop(turn, shop)
    found = await bills.of_shop(turn, number) if number else None
    if number is None or found is None:
        await open_shop(turn, shop)
        return
    first = int(page) * _BILLS if page.isascii() and page.isdecimal() and len(page) < 4 else 0
    first = first if first < len(found.days) else 0
    shown = found.days[first : first + _BILLS]
    rows = _ways_on(found, shop)
    if len(found.days) > first + _BILLS:
        rows = ((Button(message(N_("More ➡️")), route("statement", f"{shop}.{first // _BILLS + 1}")),), *rows)
    turn.show(Screen((_head(found), *(_bill(bill, turn) for bill in shown), *_yardstick(shown, turn)), rows))


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


def _yardstick(shown: tuple[OpenBill, ...], turn: Turn) -> tuple[Line, ...]:
    """The day that the old rule named, shown as what it is: something to look up, no verdict."""
    days = [bill.yardstick_on for bill in shown if bill.yardstick_on]
    if not days:
        return ()
    label = Literal(bills.yardstick_label(turn.texts.language))
    return (message(N_("ℹ️ <i>For comparison: {day} ({label}).</i>"), day=min(days), label=label),)


def _ways_on(shop: ShopBills, number: str) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if shop.standing.disputes:
        rows.append((Button(message(N_("⚖️ Where you differ")), route("disputes", number)),))
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


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("tagihan", "bills", "tagih"), open_bills, N_("What shops still owe you"), intents=("payouts",),
            key=N_("💰 Bills"), for_producers=True,
        ),
    ),
    routes={
        "bills": open_bills, "statement": open_statement, "letter": open_letter, "letter_page": send_page,
    },
    painters=letters.PAINTERS,
    for_producers=True,
)  # fmt: skip
