"""Orders on both sides: what comes next, delivered and paid as each side says it, and what the two say differently."""

from dataclasses import replace

from bot.dialog.argument import bare
from bot.dialog.event import Said
from bot.dialog.room import fitting
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.dates import short
from domain.messages import N_, message
from domain.procurement.need import Delivery, Need
from domain.procurement.receipt import amount_of
from domain.procurement.terms import may_propose, open_proposal
from domain.roles import Role
from domain.rupiah import Rupiah
from handlers import paging
from handlers.paging import Place
from handlers.procurement.common import Rows, gone, show
from services.procurement import delivering, desk, names, words
from services.procurement.delivering import Job
from services.procurement.term_notices import deal
from storage.need_rows import Order


async def open_orders(turn: Turn, argument: str = "") -> None:
    """A producer's own orders, or (from the desk) those of the office; what is still to do first."""
    told = bare(argument)
    place = paging.read(told.removeprefix(names.OF_DESK))
    is_desk = told.startswith(names.OF_DESK) or place.said == names.OF_DESK
    shown, total, place = await _page(turn, Place(place.page, names.OF_DESK if is_desk else ""))
    needs = await turn.store.needs.these({one.need_id for one in shown})
    lines = tuple(_line(turn, needs[one.need_id], one) for one in shown)
    rows = paging.rows([_button(needs[one.need_id], one) for one in shown])
    back = Button(message(N_("⬅️ Back")), route(names.DESK if is_desk else names.HUB))
    head = (
        message(N_("📦 <b>Orders</b> ({count})"), count=total) if total else message(N_("📦 No orders yet."))
    )
    parts = (head, *((Lines(lines),) if lines else ()))
    turning = paging.turning(names.ORDERS, place, total)
    show(turn, Screen(parts, (*rows, *turning, (back,))), argument, anew=isinstance(turn.event, Said))


async def _page(turn: Turn, place: Place) -> tuple[tuple[Order, ...], int, Place]:
    """What is on that page, how many there are, and which page it is: the last one when the list is shorter by now."""
    shown, total = await _read(turn, place)
    if shown or not total:
        return shown, total, place
    last = paging.within(place, total)
    return (await _read(turn, last))[0], total, last


async def _read(turn: Turn, place: Place) -> tuple[tuple[Order, ...], int]:
    offers, size = turn.store.need_offers, paging.PAGE
    if place.said != names.OF_DESK:
        return await offers.page_of(turn.person.id, place.first, size)
    own = await desk.grants(turn)
    offices = tuple(one.area for one in own if one.role is not Role.BUYER)
    if offices:
        return await offers.page_within(offices, None, place.first, size)
    return await offers.page_within(tuple(one.area for one in own), turn.person.id, place.first, size)


def _button(need: Need, order: Order) -> Button:
    key = f"{order.delivery.offer_id}.{order.delivery.number}"
    return Button(_label(need, order), route(names.ORDER, key))


def _label(need: Need, order: Order) -> Line:
    item = Literal(clipped(words.some(order.delivery.quantity, need), 22))
    return message(N_("{item}, {day}"), item=item, day=words.day(order.delivery.due_at, need))


def _line(turn: Turn, need: Need, order: Order) -> Line:
    one = order.delivery
    return message(
        N_("{day}: {what}. {standing}"), day=words.day(one.due_at, need),
        what=Literal(clipped(words.some(one.quantity, need), 24)), standing=_standing(turn, one),
    )  # fmt: skip


def _standing(turn: Turn, one: Delivery) -> Line:
    if one.disputes:
        return message(N_("⚠️ You two say different things"))
    if not one.owed:
        return message(N_("❌ Nothing came, nothing is to be paid"))
    if one.is_paid:
        return message(N_("✅ Paid"))
    if one.is_late(turn.today):
        return message(N_("🔴 Payment is {days} days late"), days=(turn.today - one.pay_by).days)
    if one.came:
        return message(N_("💰 To be paid by {day}"), day=short(one.pay_by))
    return (
        message(N_("🚚 To be delivered")) if one.due_at > turn.now else message(N_("📦 Delivered? Tell us"))
    )


async def open_order(turn: Turn, argument: str) -> None:
    """The order of a button."""
    job = await delivering.find(turn, bare(argument))
    if job is None:
        gone(turn)
        return
    await show_order(turn, job, argument=argument)


async def show_order(turn: Turn, job: Job, note: Line | None = None, argument: str = "") -> None:
    """What was agreed, what both sides say, what is next."""
    need, one = job.need, job.delivery
    producer = await turn.store.producers.find(job.offer.person_id)
    title = message(N_("📦 <b>{what}</b>"), what=words.titled(need))
    agreed = message(
        N_("🤝 {agreed}\n🧑‍🍳 {maker}\n🏛 {buyer}\n🗓 {when}\n📍 {place}"), agreed=words.delivered(need, one),
        maker=Literal(clipped(producer.business if producer else "–", 40)), buyer=words.buyer(need),
        when=words.moment(one.due_at, need), place=Literal(clipped(need.place, 60)),
    )  # fmt: skip
    said = [line for line in (_said(job, "buyer"), _said(job, "maker")) if line is not None]
    talk = Lines(tuple(said)) if said else None
    parts = fitting(
        turn.texts.plain, note, title, agreed, talk, _standing(turn, one), _moved(job), _proposed(turn, job)
    )
    show(turn, Screen(parts, _buttons(turn, job)), argument, anew=note is not None)


def _moved(job: Job) -> Line | None:
    """What the buyer changed, and whether the maker can: the same for both sides."""
    one = job.delivery
    if one.was_due_at is None:
        return None
    was = message(
        N_("{when}, {place}"), when=words.moment(one.was_due_at, job.need), place=Literal(clipped(one.was_place or "", 30))
    )  # fmt: skip
    if one.maker_agrees is None:
        return message(N_("✏️ Changed. Before: {was}. The maker has not answered yet."), was=was)
    if one.maker_agrees:
        return message(N_("✏️ Changed. Before: {was}. The maker can."), was=was)
    return message(N_("✋ Changed. Before: {was}. The maker cannot."), was=was)


def _proposed(turn: Turn, job: Job) -> Line | None:
    """What waits for the other side's word: the same for both sides."""
    waiting = open_proposal(job.delivery, turn.now)
    if waiting is None:
        return None
    who = message(N_("Buyer")) if waiting.side == "buyer" else message(N_("Maker"))
    if not waiting.quantity:
        return message(N_("✋ {who} asks to call it off, and waits for an answer."), who=who)
    terms = words.delivered(job.need, replace(job.delivery, quantity=waiting.quantity, price=waiting.price))
    return message(N_("✏️ {who} asks for {terms}, and waits for an answer."), who=who, terms=terms)


def _said(job: Job, side: str) -> Line | None:
    """What a side says, in a line."""
    word = job.delivery.buyer if side == "buyer" else job.delivery.maker
    who = message(N_("Buyer")) if side == "buyer" else message(N_("Maker"))
    if word.quantity is None and word.paid is None:
        return None
    parts: list[Line] = []
    if word.quantity is not None:
        parts.append(words.came(word.quantity, job.need.unit, on_time=bool(word.on_time)))
    if word.paid is not None:
        parts.append(message(N_("{amount} paid"), amount=Rupiah(word.paid)))
    told = parts[0] if len(parts) == 1 else message(N_("{first}, {rest}"), first=parts[0], rest=parts[1])
    return message(N_("{who}: {told}"), who=who, told=told)


def _buttons(turn: Turn, job: Job) -> Rows:
    key = job.key
    rows: list[tuple[Button, ...]] = []
    if job.side == "maker" and job.delivery.moved_at is not None and job.delivery.maker_agrees is None:
        answer = f"{job.offer.id}.{{}}.{job.need.revision}"
        yes = Button(message(N_("👍 I can")), route(names.AGREE, answer.format(1)))
        no = Button(message(N_("✋ I cannot")), route(names.AGREE, answer.format(0)))
        return ((yes, no), (_back(job),))
    waiting = open_proposal(job.delivery, turn.now)
    if waiting is not None and waiting.side != job.side:
        other = Button(message(N_("✏️ Another idea")), route(names.TERMS, key))
        return (deal(key, waiting.quantity, waiting.price), (other,), (_back(job),))
    if job.own.quantity is None:
        rows.append(
            (
                Button(message(N_("✅ All, in time")), route(names.GOT, f"{key}.1")),
                Button(message(N_("🕘 All, but late")), route(names.GOT, f"{key}.0")),
            )
        )
        rows.append((Button(message(N_("✏️ Not all")), route(names.PART, key)),))
    elif job.own.quantity and (not job.delivery.is_paid or job.own.paid is None):
        rows.append(
            (
                Button(message(N_("✅ Paid")), route(names.PAID, key)),
                Button(message(N_("✏️ Other sum")), route(names.PAID_OTHER, key)),
            )
        )
    if job.own.quantity == 0 or None not in (job.own.quantity, job.own.paid):
        rows.append((Button(message(N_("✏️ Correct it")), route(names.PART, key)),))
    if amount_of(job.delivery) is not None:
        guide = Button(message(N_("🔖 Paper, tax")), route(names.ORDER_GUIDE, key))
        rows.append((Button(message(N_("🧾 Kuitansi")), route(names.RECEIPT, key)), guide))
    return (*rows, *_otherwise(turn, job), (*_trouble(turn, job), _back(job)))


def _otherwise(turn: Turn, job: Job) -> Rows:
    """The ways to ask for another quantity or price, or to call it off, while that is possible."""
    if not may_propose(job.delivery, turn.now):
        return ()
    change = Button(message(N_("✏️ Amount, price")), route(names.TERMS, job.key))
    waiting = open_proposal(job.delivery, turn.now)
    if waiting is not None:
        unsay = Button(
            message(N_("↩️ Take it back")), route(names.UNSAY, f"{job.key}.{waiting.quantity}.{waiting.price}")
        )
        return ((change, unsay),)
    return ((change, Button(message(N_("✋ Call it off")), route(names.CALL_OFF, job.key))),)


def _back(job: Job) -> Button:
    return Button(message(N_("⬅️ Orders")), route(names.ORDERS, names.OF_DESK if job.side == "buyer" else ""))


def _trouble(turn: Turn, job: Job) -> tuple[Button, ...]:
    """To an officer, where something is late or the two say different things."""
    is_overdue = (
        job.side == "buyer" and job.delivery.due_at < turn.now and job.delivery.maker.quantity is None
    )
    if not (job.delivery.disputes or job.delivery.is_late(turn.today) or is_overdue):
        return ()
    return (Button(message(N_("🙋 Tell an officer")), route(names.HELP, job.key)),)
