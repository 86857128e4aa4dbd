"""Leaving one maker out of a lot: what is missing then is told before, the maker is told kindly after."""

from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.messages import N_, message
from domain.procurement import lots
from domain.procurement.need import Need, NeedState, Offer, OfferState
from handlers.procurement.common import not_theirs, numbers_of, show
from handlers.procurement.lots import show_lot
from services import seen
from services.procurement import awarding, desk, names, words


async def ask(turn: Turn, argument: str) -> None:
    """ "12.3": how the lot stands without this offer."""
    found = await _chosen(turn, argument)
    if found is not None:
        await _ask(turn, *found, argument=argument)


async def leave_out(turn: Turn, argument: str) -> None:
    """ "12.3.250": yes, without the 250 a month that were shown. A second tap does nothing more."""
    found, numbers = await _chosen(turn, argument), numbers_of(argument)
    if found is None:
        return
    need, offer = found
    if len(numbers) < 3 or numbers[2] != lots.share(need, offer):
        await _ask(turn, need, offer, message(N_("✋ The shares have changed. Please look again.")))
        return
    await awarding.leave_out(turn, need, offer)
    turn.mark_chosen(message(N_("Left out")))
    others = lots.taking_part(await turn.store.need_offers.of_need(need.id))
    left = _missing(need, others)
    name = await _name(turn, offer)
    if left:
        note = message(
            N_("👍 The lot goes on without {name}. {left} a month are missing."), name=name, left=left
        )
    else:
        note = message(N_("👍 The lot goes on without {name}, and it is still full."), name=name)
    await show_lot(turn, need, note)


async def _ask(turn: Turn, need: Need, offer: Offer, note: Line | None = None, argument: str = "") -> None:
    members = lots.taking_part(await turn.store.need_offers.of_need(need.id))
    others = tuple(one for one in members if one.id != offer.id)
    await seen.note(turn, (offer.person_id,), "need offer seen")
    share = lots.share(need, offer)
    question = message(
        N_("➖ Go on without {name} ({share} a month)?"), name=await _name(turn, offer), share=words.counted(share, need.unit)
    )  # fmt: skip
    stands = message(
        N_("Then {makers} makers give {got} of {wanted} a month."), makers=len(others),
        got=words.counted(lots.gathered(need, others), need.unit), wanted=words.counted(need.monthly, need.unit),
    )  # fmt: skip
    kindly = message(N_("I tell them kindly, and ask others for what is missing while answers are taken."))
    yes = Button(message(N_("✅ Yes, without")), route(names.LOT_LEAVE_OUT, f"{need.id}.{offer.id}.{share}"))
    back = Button(message(N_("⬅️ Back")), route(names.LOT, str(need.id)))
    parts = (*((note,) if note else ()), question, *_short(need, others, stands), kindly)
    show(turn, Screen(parts, ((yes,), (back,))), argument, anew=note is not None)


def _short(need: Need, others: tuple[Offer, ...], stands: Line) -> tuple[Line, ...]:
    left = _missing(need, others)
    return (stands, message(N_("⚠️ {left} a month are missing then."), left=left)) if left else (stands,)


def _missing(need: Need, members: tuple[Offer, ...]) -> Literal | None:
    """What nobody gives, in words; None when the lot is full."""
    left = need.monthly - lots.gathered(need, members)
    return words.counted(left, need.unit) if left > 0 else None


async def _name(turn: Turn, offer: Offer) -> Literal:
    producer = await turn.store.producers.find(offer.person_id)
    return Literal(clipped(producer.business if producer else "–", 30))


async def _chosen(turn: Turn, argument: str) -> tuple[Need, Offer] | None:
    """Lot (locked) and offer of a button, if they belong together, are theirs and still wait; an answer for anything else."""
    numbers = numbers_of(argument)
    need = await desk.held(turn, numbers[0])
    offer = await turn.store.need_offers.find(numbers[1]) if len(numbers) > 1 else None
    if need is None or not need.is_lot or offer is None or offer.need_id != need.id:
        not_theirs(turn)
    elif need.state is not NeedState.OPEN:
        await show_lot(turn, need, message(N_("👍 That is decided already.")))
    elif offer.state is not OfferState.OFFERED:
        await show_lot(turn, need, message(N_("👍 That maker is not in the lot any more.")))
    else:
        return need, offer
    return None
