"""/ngklarisi: what offices need and a producer can make, one need with the way to answer, and "why not me?"."""

from bot.dialog.event import Said
from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.messages import N_, message
from domain.procurement.lots import choices
from domain.procurement.need import Need, NeedState, Offer, OfferState
from handlers.procurement.common import PAGE, Rows, gone, number_of, pages, show
from services.procurement import answering, lot_notices, names, notices, programmes, words
from services.procurement.answering import Seen


async def open_hub(turn: Turn, argument: str = "") -> None:
    """Open needs that fit; those for which it is their turn first."""
    needs = await answering.open_needs(turn)
    page = number_of(argument) if not isinstance(turn.event, Said) else 0
    page = page if page * PAGE < len(needs) else 0
    shown = needs[page * PAGE : (page + 1) * PAGE]
    offers = {one.need_id: one for one in await turn.store.need_offers.of_person(turn.person.id)}
    lines = tuple(
        _line(place, need, offers.get(need.id), asked)
        for place, (need, asked) in enumerate(shown, page * PAGE + 1)
    )
    rows = tuple(
        (Button(_label(place, need), route(names.NEED, str(need.id))),)
        for place, (need, _) in enumerate(shown, page * PAGE + 1)
    )
    orders = Button(message(N_("📋 My orders")), route(names.ORDERS))
    programme = await programmes.mine(turn)
    parts = (_head(programme.name, bool(needs)), *((Lines(lines),) if lines else ()))
    show(
        turn,
        Screen(parts, (*rows, *pages(names.HUB, page, len(needs)), (orders,))),
        argument,
        anew=isinstance(turn.event, Said),
    )


def _head(name: str, is_any: bool) -> Line:
    if is_any:
        return message(N_("🛒 <b>{name}</b>: what offices need"), name=Literal(name))
    return message(
        N_("🛒 <b>{name}</b>: no office needs what you make just now. When it is your turn, I tell you."),
        name=Literal(name),
    )


def _line(place: int, need: Need, offer: Offer | None, asked: bool) -> Line:
    return message(
        N_("{place}. {day}: <b>{what}</b>, {buyer}. {standing}"), place=place, day=words.day(need.at, need),
        what=words.titled(need), buyer=Literal(clipped(need.organisation or "–", 24)), standing=_in_short(offer, asked),
    )  # fmt: skip


def _in_short(offer: Offer | None, asked: bool) -> Line:
    if offer is not None and offer.state is OfferState.OFFERED:
        return message(N_("✅ You answered"))
    if offer is not None and offer.state is OfferState.REFUSED:
        return message(N_("❌ You cannot"))
    if offer is not None and offer.state is OfferState.PASSED:
        return message(N_("🙏 Without you this time"))
    if offer is not None and offer.state is OfferState.DROPPED:
        return message(N_("👋 Called off"))
    return message(N_("👉 Your turn")) if asked else message(N_("⏳ Not your turn yet"))


def _label(place: int, need: Need) -> Line:
    return message(N_("{place}. {item}"), place=place, item=words.brief(need))


async def open_need(turn: Turn, argument: str) -> None:
    """The card of a button."""
    seen = await answering.find(turn, number_of(argument))
    if seen is None:
        gone(turn)
        return
    show_need(turn, seen, argument=argument)


def show_need(turn: Turn, seen: Seen, note: Line | None = None, argument: str = "") -> None:
    """What is needed, until when, and how one answered."""
    need = seen.need
    title = message(N_("🛒 <b>{what}</b>"), what=words.titled(need))
    spec = message(N_("📐 {spec}"), spec=need.spec) if need.spec else None
    monthly = message(N_("🤝 Several makers together: give only what you can.")) if need.is_lot else None
    parts = fitting(
        turn.texts.plain,
        note,
        title,
        words.facts(need),
        monthly,
        _standing(turn, seen),
        Extra(_pays(need)),
        Extra(spec),
    )
    show(turn, Screen(parts, _buttons(turn, seen)), argument, anew=note is not None)


def _pays(need: Need) -> Line:
    return message(
        N_("💵 {payment}, about {days} days after delivery"),
        payment=message(words.PAYMENTS[need.payment]),
        days=need.pay_days,
    )


def _standing(turn: Turn, seen: Seen) -> Line:
    need, offer = seen.need, seen.offer
    if need.state is NeedState.CANCELLED:
        return message(N_("❌ <b>This order is cancelled.</b>"))
    if offer is not None and offer.state is OfferState.AWARDED:
        return message(N_("🎉 Yours: {offer}"), offer=words.offered(need, offer))
    if offer is not None and offer.state is OfferState.PASSED:
        if need.is_lot and need.state is NeedState.OPEN:
            return message(N_("🙏 The buyer goes on without your share this time."))
        return message(N_("🙏 Somebody else was chosen this time."))
    if offer is not None and offer.state is OfferState.DROPPED:
        return message(N_("👋 Your order for this was called off."))
    if not need.takes_answers(turn.now):
        return message(N_("🔒 Answers are closed."))
    if offer is not None and offer.state is OfferState.OFFERED:
        return message(N_("✅ You offer {offer}. You may change it until {deadline}."), offer=words.offered(need, offer),
                       deadline=words.moment(need.deadline, need))  # fmt: skip
    if not seen.may_answer:
        return message(N_("⏳ It is not your turn yet. Tap “Why not me?” to see your place."))
    return message(N_("⏰ Answer by {deadline}."), deadline=words.moment(need.deadline, need))


def _buttons(turn: Turn, seen: Seen) -> Rows:
    need, offer, number = seen.need, seen.offer, str(seen.need.id)
    back = Button(message(N_("⬅️ Orders")), route(names.HUB))
    why = Button(message(N_("❓ Why not me?")), route(names.WHY_NOT_ME, number))
    if offer is not None and offer.state is OfferState.AWARDED:
        return ((Button(message(N_("📋 My orders")), route(names.ORDERS)), back),)
    is_passed = offer is not None and offer.state in (OfferState.PASSED, OfferState.DROPPED)
    if is_passed or not need.takes_answers(turn.now) or not seen.may_answer:
        return ((why, back),)
    other = Button(message(N_("✏️ Other amount")), route(names.OTHER, number))
    if need.is_lot and (offer is None or offer.state is not OfferState.OFFERED):
        return (
            *lot_notices.shares(notices.told(need) | {"shares": choices(need, seen.possible)})[:-1],
            (back,),
        )
    if offer is not None and offer.state is OfferState.OFFERED:
        take_back = Button(message(N_("↩️ Take it back")), route(names.WITHDRAW, number))
        return ((other, take_back), (back,))
    yes = Button(
        message(N_("✅ I can, {quantity}"), quantity=words.counted(need.quantity, need.unit)),
        route(names.YES, f"{number}.{need.revision}"),
    )
    no = Button(message(N_("❌ I cannot")), route(names.NO, number))
    return ((yes,), (other, no), (back,))
