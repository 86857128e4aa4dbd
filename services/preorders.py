"""Pre-orders: a buyer asks, the maker answers in one tap, both say when it was delivered. No money passes here; what the
two hear of one another goes through the one mechanism of reminders, at decent hours."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Literal, route
from bot.turn import Turn
from domain.clip import clipped
from domain.dates import calendar_day
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, Rejected, message
from domain.preorders import MOST_OPEN, Move, State, moved, moves
from domain.reminders import Urgency
from services.reminders import Kind, Notice, Plan, Reminder, Topic, upcoming
from storage.preorders import Preorder
from storage.store import Store

SEE, MOVE = "order", "order_move"
"""Routes that handlers.catalogue.orders answers."""
NEWS, DUE = "preorder_news", "preorder_due"
_ANSWER_WITHIN = timedelta(hours=20)
_UNANSWERED = timedelta(hours=44)
_USEFUL = timedelta(days=14)
SIGNS: dict[Move, str] = {
    Move.ACCEPT: N_("✅ I can do it"),
    Move.DECLINE: N_("❌ I cannot"),
    Move.SEND: N_("📦 Delivered"),
    Move.RECEIVE: N_("✅ Received"),
    Move.MISS: N_("❌ It has not come"),
    Move.CANCEL: N_("✖️ Cancel order"),
}


class OrderAnswers(FormAnswers):
    """What somebody orders. `code`: the good's link; `good`: its name, as it was shown; `day`: when it is needed; `phone`: {"number": E.164}."""

    code: str
    good: str = ""
    quantity: int
    day: date
    name: str
    phone: dict[str, Any] | None = None


async def ask(turn: Turn, answers: OrderAnswers) -> Preorder:
    """Order it, and let its maker know. Raises Rejected when it is gone, is one's own, or too many wait."""
    good = await turn.store.catalogue.of_code(answers.code)
    if good is None:
        raise Rejected(N_("That product is not in the catalogue any more."))
    buyer = await turn.known_person()
    if good.producer_id == buyer.id:
        raise Rejected(N_("These are your own goods."))
    if await turn.store.preorders.waiting_of_buyer(buyer.id) >= MOST_OPEN:
        raise Rejected(
            N_("You have {most} orders that nobody has answered yet. Please wait for them."), most=MOST_OPEN
        )
    phone = str(answers.phone["number"]) if answers.phone else None
    order = Preorder(
        good.id, good.producer_id, buyer.id, good.name, good.unit, good.price, answers.quantity, answers.day,
        answers.name, phone,
    )  # fmt: skip
    number = await turn.store.preorders.add(order, turn.now)
    order = replace(order, id=number)
    await _note(turn, order, "preorder asked")
    await _tell(turn, order, good.producer_id)
    await _plan(turn, order)
    return order


async def find(turn: Turn, argument: str) -> Preorder | None:
    """An order of which this person is one side; a forged number finds nothing."""
    return await turn.store.preorders.find(number_in(argument), turn.person.id)


async def move(turn: Turn, order: Preorder, move: Move) -> Preorder | None:
    """Go on with it; None when that is not to be done now, or was done already."""
    is_maker = order.producer_id == turn.person.id
    state = moved(order.state, move, by_maker=is_maker)
    if state is None or not await turn.store.preorders.move(order, state, turn.now):
        return None
    order = replace(order, state=state)
    await _note(turn, order, f"preorder {state}")
    await _tell(turn, order, order.buyer_id if is_maker else order.producer_id)
    await _plan(turn, order)
    return order


async def _note(turn: Turn, order: Preorder, action: str) -> None:
    other = order.producer_id if turn.person.id == order.buyer_id else order.buyer_id
    await turn.store.audit.add(turn.now, turn.person.id, other, action, order=order.id)


async def _tell(turn: Turn, order: Preorder, whom: int) -> None:
    """The other side hears of it as soon as they want to hear anything."""
    plan = Plan(
        NEWS, str(order.id), f"{order.state}/{int(turn.now.timestamp())}", whom, at=turn.now, until=turn.now + _USEFUL,
        params={"state": order.state}, urgency=Urgency.IMPORTANT,
    )  # fmt: skip
    await turn.store.reminders.plan([plan], turn.now)
    turn.wakes_clock = True


async def _plan(turn: Turn, order: Preorder) -> None:
    """What is still to be reminded of in this state."""
    await turn.store.reminders.replan(
        DUE, str(order.id), upcoming(_plans(order, turn.now), turn.now, turn.today), turn.now
    )


def _plans(order: Preorder, now: datetime) -> tuple[Plan, ...]:
    number, wanted, about = str(order.id), order.wanted_on, {"state": order.state}
    until = wanted + _USEFUL
    if order.state is State.ASKED:
        return (
            Plan(
                DUE, number, "answer", order.producer_id, at=now + _ANSWER_WITHIN, until=until, params=about
            ),
            Plan(DUE, number, "unanswered", order.buyer_id, at=now + _UNANSWERED, until=until, params=about),
        )
    if order.state is State.ACCEPTED:
        eve = Plan(
            DUE, number, f"{wanted}/1", order.producer_id, at=wanted - timedelta(days=1), until=wanted, params=about,
            urgency=Urgency.IMPORTANT,
        )  # fmt: skip
        after = Plan(
            DUE,
            number,
            f"{wanted}/after",
            order.buyer_id,
            at=wanted + timedelta(days=1),
            until=until,
            params=about,
        )
        return eve, after
    if order.state is State.SENT:
        after = Plan(
            DUE, number, "received", order.buyer_id, at=now + timedelta(days=1), until=until, params=about
        )
        return (after,)
    return ()


def goods(order: Preorder, most: int = 40) -> Line:
    """ "30 bungkus keripik tempe" """
    name = clipped(order.product, most)
    if order.unit is None:
        return message(N_("{count} × {product}"), count=order.quantity, product=name)
    return message(
        N_("{count} {unit} {product}"), count=order.quantity, unit=Literal(order.unit), product=name
    )


_TOLD: dict[tuple[State, bool], str] = {
    (State.ASKED, True): N_("🛒 {buyer} wants to order {goods}, for {day}."),
    (State.ASKED, False): N_("⏳ Your order of {goods} for {day} is waiting for an answer."),
    (State.ACCEPTED, True): N_("👍 You make {goods} for {buyer}, for {day}."),
    (State.ACCEPTED, False): N_("👍 Your order is accepted: {goods}, for {day}."),
    (State.SENT, True): N_("📦 You delivered {goods} to {buyer}. We ask whether it arrived."),
    (State.SENT, False): N_("📦 {goods} is delivered, says the maker. Did you receive it?"),
    (State.RECEIVED, True): N_("🎉 {buyer} received {goods}."),
    (State.RECEIVED, False): N_("🎉 You received {goods}."),
    (State.DECLINED, True): N_("❌ You do not make {goods} for {buyer}."),
    (State.DECLINED, False): N_(
        "😔 The maker cannot do it: {goods}, for {day}. Please look for another one."
    ),
    (State.CANCELLED, True): N_("✖️ {buyer} cancelled the order: {goods}, for {day}."),
    (State.CANCELLED, False): N_("✖️ You cancelled the order: {goods}, for {day}."),
}
_AGAIN: dict[str, str] = {
    "answer": N_("⏰ {buyer} still waits for your answer: {goods}, for {day}."),
    "unanswered": N_("⏳ Nobody has answered yet: {goods}, for {day}. You may look for another maker."),
    "1": N_("⏰ Tomorrow is the day: {goods} for {buyer} ({day})."),
    "after": N_("📦 Did you receive your order? {goods}, for {day}."),
    "received": N_("📦 Did you receive your order? {goods}, for {day}."),
}


def said(order: Preorder, *, to_maker: bool) -> Message:
    """How it stands, in one sentence."""
    return _sentence(_TOLD[order.state, to_maker], order)


def _sentence(words: str, order: Preorder) -> Message:
    buyer = clipped(order.buyer_name, 30)
    return message(words, buyer=buyer, goods=goods(order), day=calendar_day(order.wanted_on))


def signs(order: Preorder, *, to_maker: bool) -> tuple[tuple[Button, ...], ...]:
    """One tap for each thing that may be done now, two in a row."""
    buttons = [
        Button(Message(SIGNS[move]), route(MOVE, f"{order.id}.{move}"))
        for move in moves(order.state, by_maker=to_maker)
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


async def _fresh(store: Store, due: Sequence[Reminder], _now: datetime) -> Mapping[int, Mapping[str, Any]]:
    """Only where nothing has changed since."""
    orders = await store.preorders.by_numbers([int(one.subject) for one in due])
    found: dict[int, Mapping[str, Any]] = {}
    for one in due:
        order = orders.get(int(one.subject))
        if order is not None and order.state == one.params.get("state"):
            found[one.id] = {**asdict(order), "wanted_on": order.wanted_on.isoformat()}
    return found


def _order(reminder: Reminder) -> Preorder:
    told = {name: reminder.params[name] for name in Preorder.__slots__}
    day = date.fromisoformat(str(told["wanted_on"]))
    return Preorder(**{**told, "wanted_on": day, "state": State(str(told["state"]))})


def _news(reminder: Reminder, _today: date) -> Notice:
    order = _order(reminder)
    to_maker = reminder.person_id == order.producer_id
    return _notice(said(order, to_maker=to_maker), order, to_maker)


def _due(reminder: Reminder, _today: date) -> Notice:
    order = _order(reminder)
    words = _AGAIN.get(reminder.occasion.rpartition("/")[2], _AGAIN["answer"])
    return _notice(_sentence(words, order), order, reminder.person_id == order.producer_id)


def _notice(line: Message, order: Preorder, to_maker: bool) -> Notice:
    see = (Button(message(N_("👀 The order")), route(SEE, str(order.id))),)
    return Notice(line, (line,), (*signs(order, to_maker=to_maker), see))


KINDS = (
    Kind(NEWS, Topic.PROCUREMENT, _news, _fresh, late=_USEFUL, tells_missed=False, is_answer=True),
    Kind(DUE, Topic.PROCUREMENT, _due, _fresh, latest_only=False, tells_missed=False),
)
