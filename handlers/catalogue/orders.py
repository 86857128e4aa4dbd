"""Pre-orders in the chat: a buyer orders in a few answers; both see how it stands (/pesanan) and go on with one tap."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.conversation import Conversation, Entry, begin
from bot.dialog.argument import number_in
from bot.dialog.day_field import Day, today
from bot.dialog.fields import PhoneNumber, Text
from bot.dialog.form import Context, Form, Step
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Literal, Screen, route, whatsapp
from bot.texts import Texts
from bot.turn import Turn
from domain.clip import clipped
from domain.heard_days import Lean
from domain.messages import N_, Message, message
from domain.preorders import FURTHEST_DAYS, Move, pieces
from domain.rupiah import Rupiah
from domain.spoken import person_name
from handlers.catalogue import card
from services import preorders
from services.preorders import MOVE, SEE, OrderAnswers
from storage.preorders import Preorder

LIST, ASK = "orders", "order_ask"
_IN_LIST = 5


async def ask(turn: Turn, code: str) -> None:
    """Order a good, by its link."""
    good = await turn.store.catalogue.of_code(code[:16])
    if good is None:
        turn.say(message(card.GONE))
        return
    if good.producer_id == turn.person.id:
        turn.say(message(N_("These are your own goods.")))
        return
    known = await turn.store.producers.find(turn.person.id)
    given: dict[str, Any] = {"code": good.code, "good": good.name}
    if known is not None:
        given |= {"name": known.business}
    await begin(turn, ORDER, given)


async def _load(turn: Turn, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    good = await turn.store.catalogue.of_code(str(answers.get("code", "")))
    return {"weekly": good.weekly_capacity if good else None, "unit": good.unit if good else None}


def _how_many(context: Context) -> Line:
    good = clipped(str(context.answers.get("good", "")), 40)
    if context.facts.get("unit"):
        return message(
            N_("How many {unit} of {good} do you want?"), unit=str(context.facts["unit"]), good=good
        )
    return message(N_("How many of {good} do you want?"), good=good)


def _usual(context: Context) -> tuple[Line, ...]:
    weekly = context.facts.get("weekly")
    return (message(N_("🏭 Up to {count} a week"), count=weekly),) if weekly else ()


def _last_day(context: Context) -> date:
    return today(context) + timedelta(days=FURTHEST_DAYS)


async def _ordered(turn: Turn, answers: OrderAnswers) -> None:
    order = await preorders.ask(turn, answers)
    turn.show(
        Screen(
            (
                message(
                    N_(
                        "✅ Your order is on its way to the maker. You hear from us as soon as there is an answer."
                    )
                ),
                preorders.said(order, to_maker=False),
                message(N_("Payment is between you and the maker; Laris handles no money.")),
            ),
            ((Button(message(N_("👀 The order")), route(SEE, str(order.id))),),),
        )
    )


async def open_order(turn: Turn, argument: str) -> None:
    order = await preorders.find(turn, argument)
    if order is None:
        await _show_list(turn, message(N_("That order is not here.")))
    else:
        show(turn, order)


def show(turn: Turn, order: Preorder, note: Line | None = None) -> None:
    is_maker = order.producer_id == turn.person.id
    lines: list[Line] = [preorders.said(order, to_maker=is_maker)]
    if order.price is not None:
        total = Rupiah(order.price * order.quantity)
        lines.append(message(N_("💰 {price} each, {total} in all"), price=Rupiah(order.price), total=total))
    rows = [*preorders.signs(order, to_maker=is_maker)]
    if is_maker and order.buyer_phone:
        asks = message(N_("Hello, about your order of {goods}:"), goods=preorders.goods(order))
        write = whatsapp(Texts("id").plain(asks), order.buyer_phone)
        rows.append((Button(message(N_("📤 WhatsApp")), write),))
    rows.append((Button(message(N_("⬅️ All orders")), route(LIST)),))
    turn.show(Screen((*((note,) if note else ()), *lines), tuple(rows)))


async def go_on(turn: Turn, argument: str) -> None:
    """One tap of one side; a second one, or one that comes too late, shows how it stands."""
    number, _, what = argument.partition(".")
    order = await preorders.find(turn, number)
    if order is None:
        await _show_list(turn, message(N_("That order is not here.")))
        return
    moved = await preorders.move(turn, order, Move(what)) if what in set(Move) else None
    if moved is None:
        show(turn, order, message(N_("That is done already. So it stands:")))
    else:
        turn.mark_chosen(Message(preorders.SIGNS[Move(what)]))
        show(turn, moved)


async def open_list(turn: Turn, page: str = "") -> None:
    await _show_list(turn, None, page)


async def _show_list(turn: Turn, note: Line | None, page: str = "") -> None:
    number = number_in(page, 3)
    first = number * _IN_LIST
    found = await turn.store.preorders.of(turn.person.id, first, _IN_LIST + 1) if turn.person.id else ()
    rows = tuple((_button(one),) for one in found[:_IN_LIST])
    turns = turning(number, lambda to: route(LIST, str(to)), is_more=len(found) > _IN_LIST)
    menu = () if found else ((Button(message(N_("🏠 Menu")), route("menu")),),)
    text = N_("🧾 Your orders. Tap one.") if found else N_("🧾 There are no orders yet.")
    turn.show(Screen((*((note,) if note else ()), message(text)), (*rows, *turns, *menu)))


_MARKS = {
    "asked": "⏳", "accepted": "👍", "sent": "📦", "received": "🎉", "declined": "❌", "cancelled": "✖️",
}  # fmt: skip


def _button(order: Preorder) -> Button:
    label = message(N_("{icon} {goods}"), icon=_MARKS[order.state], goods=preorders.goods(order, 12))
    return Button(label, route(SEE, str(order.id)))


ORDER = Form(
    name="preorder", version=1, title=N_("your order"),
    steps=(
        Step(
            "quantity", N_("How many"), N_("How many do you want?"),
            Text(pieces, lambda value: message(N_("{count}"), count=value)), asks=_how_many, tells=_usual,
        ),
        Step(
            "day", N_("Needed on"), N_("On which day do you need it?"),
            Day(Lean.FUTURE, quick=(1, 2), not_before=today, not_after=_last_day),
        ),
        Step(
            "name", N_("Name"), N_("In whose name? For example: Endah, Dinas Pertanian"),
            Text(lambda text: person_name(text).name, lambda value: Literal(str(value))),
        ),
        Step(
            "phone", N_("Phone"), N_("Your phone number, so that the maker can ask you?"), PhoneNumber(), optional=True,
            why=N_("Only the maker sees it."),
        ),
    ),
    answers=OrderAnswers, finish=_ordered, given=("code", "good"), load_for=_load, about="code",
    card=N_("🛒 Please check. Shall the maker get this order?"), save=N_("✅ Send the order"),
)  # fmt: skip

CONVERSATION = Conversation(
    entries=(Entry(("pesanan", "orders"), open_list, N_("Orders, yours and to you")),),
    forms=(ORDER,),
    routes={ASK: ask, SEE: open_order, MOVE: go_on, LIST: open_list},
)
