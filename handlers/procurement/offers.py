"""Offers for a need compared on one screen, and choosing among them: one or several, never more than is known to be meant."""

from collections.abc import Iterable, Mapping
from itertools import islice

from bot.dialog.argument import bare
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.messages import N_, message
from domain.procurement.need import Need, NeedState, Offer, OfferState, still_needed
from domain.rupiah import Rupiah
from handlers.procurement import desk_card, lots
from handlers.procurement.common import PAGE, Rows, not_theirs, number_of, numbers_of, pages, show
from services import seen
from services.procurement import awarding, desk, names, waves, words

_ALIVE = (OfferState.OFFERED, OfferState.AWARDED)


async def open_offers(turn: Turn, argument: str) -> None:
    """The cheapest first; "12", or "12.1" for the second page."""
    numbers = numbers_of(argument)
    need = await desk.find(turn, numbers[0])
    if need is None:
        not_theirs(turn)
        return
    if need.is_lot:
        await lots.show_lot(turn, need, argument=argument)
        return
    await show_offers(turn, need, page=numbers[1] if len(numbers) > 1 else 0, argument=argument)


async def show_offers(
    turn: Turn, need: Need, note: Line | None = None, *, page: int = 0, argument: str = ""
) -> None:
    """What was offered, what is ordered, what is still needed. That somebody looked is written down."""
    offers = await turn.store.need_offers.of_need(need.id)
    alive = [one for one in offers if one.state in _ALIVE]
    page = page if page * PAGE < len(alive) else 0
    shown = dict(islice(enumerate(alive, 1), page * PAGE, (page + 1) * PAGE))
    await seen.note(turn, (one.person_id for one in shown.values()), "need offer seen")
    lines = tuple([await _line(turn, need, one, place) for place, one in shown.items()])
    left = message(
        N_("Still needed: {left} of {all}"), left=words.counted(max(0, still_needed(need, offers)), need.unit),
        all=words.counted(need.quantity, need.unit),
    )  # fmt: skip
    head = message(N_("👀 <b>Offers for {what}</b>"), what=words.titled(need))
    body = Lines(lines) if lines else message(N_("Nobody has answered yet."))
    parts = (*((note,) if note else ()), head, body, left)
    turning = pages(names.OFFERS, page, len(alive), argument=f"{need.id}.")
    rows = (*_picks(need, shown), *turning, *_ways(need, alive))
    show(turn, Screen(parts, rows), argument, anew=note is not None)


async def _line(turn: Turn, need: Need, offer: Offer, place: int) -> Line:
    producer = await turn.store.producers.find(offer.person_id)
    return message(
        N_("{sign} {place}. {name}: {offer}"), sign=Literal("✅" if offer.awarded else "▫️"), place=place,
        name=Literal(clipped(producer.business if producer else "–", 24)), offer=words.offered(need, offer),
    )  # fmt: skip


def _picks(need: Need, shown: Mapping[int, Offer]) -> Rows:
    picks = [
        Button(message(N_("Choose {place}"), place=place), route(names.PICK, f"{need.id}.{one.id}"))
        for place, one in shown.items()
        if need.state is NeedState.OPEN and one.state is OfferState.OFFERED
    ]
    return tuple(tuple(picks[at : at + 2]) for at in range(0, len(picks), 2))


def _ways(need: Need, offers: Iterable[Offer]) -> Rows:
    back = (Button(message(N_("⬅️ Back")), route(names.DESK_NEED, str(need.id))),)
    if not any(one.awarded for one in offers):
        return (back,)
    orders = Button(message(N_("📦 Orders")), route(names.ORDERS, names.OF_DESK))
    if need.state is not NeedState.OPEN:
        return ((orders,), back)
    enough = Button(message(N_("🏁 That is enough")), route(names.ENOUGH, str(need.id)))
    return ((enough, orders), back)


async def pick(turn: Turn, argument: str, note: Line | None = None) -> None:
    """Look at what it would be before it is ordered."""
    found = await _chosen(turn, argument)
    if found is None:
        return
    need, offer = found
    offers = await turn.store.need_offers.of_need(need.id)
    left = max(0, still_needed(need, offers))
    quantity = min(offer.quantity, left)
    producer = await turn.store.producers.find(offer.person_id)
    await seen.note(turn, (offer.person_id,), "need offer seen")
    ask = message(
        N_("🤝 Order from {name}: {quantity} × {price} = {total}?"),
        name=Literal(producer.business if producer else "–"), quantity=words.counted(quantity, need.unit),
        price=Rupiah(offer.price), total=Rupiah(offer.price * quantity),
    )  # fmt: skip
    yes = Button(message(N_("✅ Yes, order")), route(names.AWARD, f"{need.id}.{offer.id}.{quantity}"))
    back = Button(message(N_("⬅️ Back")), route(names.OFFERS, str(need.id)))
    told = (
        *((note,) if note else ()),
        ask,
        *await _lacks(turn, need, offer),
        *_warnings(need, offer, quantity),
    )
    show(turn, Screen(told, ((yes,), (back,))), argument, anew=note is not None)


async def _lacks(turn: Turn, need: Need, offer: Offer) -> tuple[Line, ...]:
    """Papers that were asked for and are not there on the day, where the office only warns of that."""
    verdict = await waves.verdict_on(turn.store, need, offer.person_id, turn.now)
    if verdict is None or not verdict.warned:
        return ()
    papers = words.papers(verdict.warned)
    return (message(N_("⚠️ On the day of the delivery they have no valid {papers}."), papers=papers),)


def _warnings(need: Need, offer: Offer, quantity: int) -> tuple[Line, ...]:
    found: list[Line] = []
    if quantity < offer.quantity:
        found.append(
            message(
                N_("They offer {all}; only what is still needed is ordered."),
                all=words.counted(offer.quantity, need.unit),
            )
        )
    if need.revised_at is not None and offer.answered_at is not None and offer.answered_at < need.revised_at:
        found.append(message(N_("⚠️ This offer is from before your change; its maker was told of it.")))
    if need.budget is not None and offer.price > need.budget:
        found.append(message(N_("⚠️ That is above your limit of {limit} each."), limit=Rupiah(need.budget)))
    return tuple(found)


async def _chosen(turn: Turn, argument: str) -> tuple[Need, Offer] | None:
    """Need and offer of a button, if they belong together and are theirs; an answer for anything else."""
    numbers = numbers_of(argument)
    need = await desk.held(turn, numbers[0])
    offer = await turn.store.need_offers.find(numbers[1]) if len(numbers) > 1 else None
    if need is None or offer is None or offer.need_id != need.id:
        not_theirs(turn)
        return None
    if need.state is not NeedState.OPEN:
        await desk_card.show_need(turn, need, message(N_("👍 That is decided already.")))
        return None
    return need, offer


async def award(turn: Turn, argument: str) -> None:
    """The order. A second tap, or one that comes after a withdrawal, changes nothing and says so."""
    found, numbers = await _chosen(turn, argument), numbers_of(argument)
    if found is None:
        return
    need, offer = found
    if not await awarding.award(turn, need, offer, numbers[2] if len(numbers) > 2 else 0):
        await _not_ordered(turn, need, offer)
        return
    turn.mark_chosen(message(N_("Ordered")))
    need = await desk.find(turn, need.id) or need
    left = still_needed(need, await turn.store.need_offers.of_need(need.id))
    if left > 0:
        note = message(N_("🎉 Ordered. {left} are still needed."), left=words.counted(left, need.unit))
    else:
        note = message(N_("🎉 Ordered, and that is all. The others are told kindly."))
    await show_offers(turn, need, note)


async def _not_ordered(turn: Turn, need: Need, offer: Offer) -> None:
    """Why not; when a colleague was faster, what is left is offered in its place."""
    left = still_needed(need, await turn.store.need_offers.of_need(need.id))
    if offer.state is OfferState.OFFERED and left > 0:
        note = message(N_("✋ Only {left} are still needed by now."), left=words.counted(left, need.unit))
        await pick(turn, f"{need.id}.{offer.id}", note)
        return
    said = N_("👍 That is ordered already.") if offer.awarded else N_("✋ That offer is not there any more.")
    await show_offers(turn, need, message(said))


async def enough(turn: Turn, argument: str) -> None:
    """No more than what is ordered."""
    need = await desk.held(turn, number_of(bare(argument)))
    if need is None:
        not_theirs(turn)
        return
    done = await awarding.close(turn, need)
    need = await desk.find(turn, need.id) or need
    said = (
        N_("🏁 Closed. Whoever was not chosen is told kindly.") if done else N_("👍 That is decided already.")
    )
    await desk_card.show_need(turn, need, message(said))
