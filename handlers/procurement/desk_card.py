"""One need as its buyer (or an officer of the area) sees it: how many were asked, who answered, what to do next."""

from datetime import datetime

from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.procurement import lots
from domain.procurement.need import Need, NeedState, Offer, OfferState, still_needed
from handlers.procurement.common import Rows, not_theirs, number_of, show
from services.procurement import desk, names, words
from services.procurement.awarding import ordered


async def open_need(turn: Turn, argument: str) -> None:
    """The card of a button."""
    need = await desk.find(turn, number_of(argument))
    if need is None:
        not_theirs(turn)
        return
    await show_need(turn, need, argument=argument)


async def show_need(
    turn: Turn, need: Need, note: Line | None = None, *, anew: bool = False, argument: str = ""
) -> None:
    """How things stand with it."""
    offers = await turn.store.need_offers.of_need(need.id)
    asked = len(await turn.store.needs.asked(need.id))
    title = message(N_("🛒 <b>{what}</b>"), what=words.titled(need))
    parts = fitting(
        turn.texts.plain,
        note,
        title,
        words.facts(need),
        _standing(turn, need, offers, asked),
        Extra(_spec(need)),
    )
    is_officer = await desk.is_officer_for(turn, need)
    show(turn, Screen(parts, _buttons(need, offers, turn.now, is_officer=is_officer)), argument, anew=anew)


def _spec(need: Need) -> Line | None:
    return message(N_("📐 {spec}"), spec=need.spec) if need.spec else None


def _standing(turn: Turn, need: Need, offers: tuple[Offer, ...], asked: int) -> Line:
    if need.state is NeedState.CANCELLED:
        return message(N_("❌ <b>This need is cancelled.</b>"))
    won, waiting = ordered(offers), [one for one in offers if one.state is OfferState.OFFERED]
    if need.state is NeedState.CLOSED:
        return message(
            N_("✅ Decided: {orders} orders, {quantity} of {all}."), orders=len(won),
            quantity=words.counted(sum(one.awarded for one in won), need.unit), all=words.counted(need.quantity, need.unit),
        )  # fmt: skip
    if need.is_lot:
        return _gathering(turn, need, offers, asked)
    offered = sum(one.quantity for one in waiting)
    line = N_("👥 Asked: {asked}. Offers: {offers} ({offered}). Answers until {deadline}.")
    if not need.takes_answers(turn.now):
        line = N_("👥 Asked: {asked}. Offers: {offers} ({offered}). Answers closed {deadline}.")
    return message(
        line, asked=asked, offers=len(waiting), offered=words.counted(offered, need.unit),
        deadline=words.moment(need.deadline, need),
    )  # fmt: skip


def _gathering(turn: Turn, need: Need, offers: tuple[Offer, ...], asked: int) -> Line:
    line = N_("👥 Asked: {asked}. {makers} makers give {got} of {wanted} a month. Answers until {deadline}.")
    if not need.takes_answers(turn.now):
        line = N_(
            "👥 Asked: {asked}. {makers} makers give {got} of {wanted} a month. Answers closed {deadline}."
        )
    members = lots.taking_part(offers)
    return message(
        line, asked=asked, makers=len(members), got=words.counted(lots.gathered(need, members), need.unit),
        wanted=words.counted(need.monthly, need.unit), deadline=words.moment(need.deadline, need),
    )  # fmt: skip


def _buttons(need: Need, offers: tuple[Offer, ...], now: datetime, *, is_officer: bool) -> Rows:
    number = str(need.id)
    back = Button(message(N_("⬅️ Needs")), route(names.DESK))
    guide = Button(message(N_("🧾 Papers, tax")), route(names.GUIDE, number))
    again = Button(message(N_("🔁 Ask again")), route(names.AGAIN, number))
    rows: list[tuple[Button, ...]] = []
    if any(one.state in (OfferState.OFFERED, OfferState.AWARDED) for one in offers):
        label = N_("🏭 The lot") if need.is_lot else N_("👀 Offers, orders")
        rows.append((Button(message(label), route(names.LOT if need.is_lot else names.OFFERS, number)),))
    edit = Button(message(N_("✏️ Change")), route(names.REVISE, number))
    stop = Button(message(N_("❌ Take it down")), route(names.CANCEL, number))
    if need.state is not NeedState.OPEN:
        is_coming = need.state is NeedState.CLOSED and need.at > now and bool(ordered(offers))
        return (*rows, (guide, again), *(((edit, stop),) if is_coming else ()), (back,))
    ranks = (Button(message(N_("🔢 Who is asked")), route(names.RANKS, number)),) if is_officer else ()
    if ordered(offers) and still_needed(need, offers) > 0:
        rows.append((Button(message(N_("🏁 That is enough")), route(names.ENOUGH, number)),))
    return (*rows, (guide, *ranks), (edit, stop), (back,))
