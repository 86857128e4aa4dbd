"""/tagihan: where the money is – on shelves, sold and unpaid, due this week, late – and the same for each shop."""

from bot.conversation import Conversation, Entry
from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.consignment.clock import Summary
from domain.messages import N_, message
from domain.rupiah import Rupiah
from handlers.consignment.labels import fitting
from handlers.consignment.statement import explain_yardstick, open_letter, open_statement, send_page
from services.consignment import bills, letters
from services.consignment.bills import ShopBills

_SHOPS = 3
_ROOM = 215
"""Letters that the shops' own figures may take on the screen."""


async def open_bills(turn: Turn, page: str = "") -> None:
    """One screen: four figures, and each shop with its own, the latest first."""
    all_together, shops = await bills.overview(turn)
    listed = [shop for shop in shops if shop.is_of_interest]
    first = number_in(page, 3) * _SHOPS
    first = first if first < len(listed) else 0
    shown = listed[first : first + _SHOPS]
    rows: list[tuple[Button, ...]] = [(_shop_button(shop),) for shop in shown]
    if len(listed) > first + _SHOPS:
        rows.append((Button(message(N_("More ➡️")), route("bills", str(first // _SHOPS + 1))),))
    rows.append(
        (
            Button(message(N_("📦 Goods in shops")), route("shops")),
            Button(message(N_("📊 Report")), route("report")),
        )
    )
    if not shops:
        rows.append((Button(message(N_("🙋 Tell an officer")), route("report_menu")),))
    each = (
        (fitting([_shop_line(shop, turn) for shop in shown], turn.texts.plain, _ROOM),)
        if len(shops) > 1 and shown
        else ()
    )
    head, figures, ending = _figures(all_together, shops)
    turn.show(Screen(tuple(line for line in (head, figures, *each, ending) if line is not None), tuple(rows)))


def _shop_line(shop: ShopBills, turn: Turn) -> Line:
    """The same figures of one shop, those that are there."""
    figures = shop.summary
    parts = [message(N_("on the shelf {money}"), money=Rupiah(figures.on_shelf))] if figures.on_shelf else []
    if figures.sold_unpaid:
        parts.append(message(N_("not paid {money}"), money=Rupiah(figures.sold_unpaid)))
    if figures.due_this_week:
        parts.append(message(N_("this week {money}"), money=Rupiah(figures.due_this_week)))
    if figures.overdue:
        parts.append(message(N_("late {money}"), money=Rupiah(figures.overdue)))
    return message(N_("{mark} <b>{shop}</b>: {figures}"), mark=_mark(shop), shop=clipped(shop.standing.name, 18),
                   figures=Literal(", ".join(map(turn.texts.plain, parts))))  # fmt: skip


def _figures(figures: Summary, shops: tuple[ShopBills, ...]) -> tuple[Line, Line | None, Line | None]:
    if not shops:
        nothing = message(N_("💰 Nothing is written down yet. First tell what you bring to a shop."))
        return nothing, None, message(N_("Does a shop not pay you? An officer can help, also without notes."))
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
    return message(N_("💰 <b>Your money in shops</b>")), Lines(tuple(lines)), ending


def _late(figures: Summary) -> Line:
    if not figures.overdue:
        return message(N_("🟢 Late: nothing"))
    return message(
        N_("🔴 Late: {money} (at most {days} days)"),
        money=Rupiah(figures.overdue),
        days=figures.most_days_late,
    )


def _mark(shop: ShopBills) -> str:
    figures = shop.summary
    if figures.overdue:
        return "🔴"
    if figures.due_this_week:
        return "📅"
    return "⚖️" if shop.standing.disputes else "🏪"


def _shop_button(shop: ShopBills) -> Button:
    money = Rupiah(shop.summary.overdue or shop.summary.sold_unpaid)
    name = clipped(shop.standing.name, 20)
    label = (
        message(N_("{mark} {shop} · {money}"), mark=_mark(shop), shop=name, money=money)
        if money
        else message(N_("{mark} {shop}"), mark=_mark(shop), shop=name)
    )
    return Button(label, route("statement", str(shop.standing.outlet)))


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("tagihan", "bills", "tagih"), open_bills, N_("What shops still owe you"), intents=("payouts",),
            key=N_("💰 Bills"), for_producers=True, otherwise="rekap",
        ),
    ),
    routes={
        "bills": open_bills, "statement": open_statement, "letter": open_letter, "letter_page": send_page,
        "yardstick": explain_yardstick,
    },
    painters=letters.PAINTERS,
    for_producers=True,
)  # fmt: skip
