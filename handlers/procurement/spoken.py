"""What a producer says in words for a need that waits: "saya bisa 150 kotak 14rb", "ora iso, repot"; of several, which one is asked."""

from collections.abc import Sequence

from bot.conversation import begin
from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.event import Said
from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
from domain.messages import N_, Rejected, message
from domain.procurement.capacity import in_unit
from domain.procurement.need import Need, check_answer
from domain.procurement.remarks import is_refusal
from domain.procurement.talk_offers import HeardOffer, offer_in
from handlers.procurement import answering as answers
from handlers.procurement.common import numbers_of
from services.procurement import answering, names, words

_WHICH = 5
_UNCLEAR = 10**12
"""In a button: a figure that was said, but not clearly."""


async def hears(turn: Turn) -> bool:
    """ "Saya bisa 150 kotak 14rb", "ora iso, repot": for the need that waits for an answer; which of several, is asked."""
    text = turn.event.text if isinstance(turn.event, Said) and turn.person.is_producer else ""
    heard = offer_in(text) if text else None
    told = (heard.quantity, heard.price) if heard else (None, None)
    is_no = told == (None, None) and is_refusal(text)
    if told == (None, None) and not is_no:
        return False
    asked = [need for need, is_asked in await answering.open_needs(turn) if is_asked]
    if not asked:
        return False
    if len(asked) > 1:
        _ask_which(turn, asked, heard)
    elif heard is None or is_no:
        await answers.ask_why(turn, str(asked[0].id))
    else:
        await _answer(turn, asked[0], heard)
    return True


def _ask_which(turn: Turn, asked: Sequence[Need], heard: HeardOffer | None) -> None:
    """The needs that wait, to be tapped; what was said goes with the tap."""

    def signed(need: Need) -> str:
        if heard is None or (heard.quantity is None and heard.price is None):
            return route(names.NO, f"{need.id}{NEW_MESSAGE}")
        price = (heard.price or 0) if heard.price or not heard.is_priced else _UNCLEAR
        quantity = None if heard.quantity is None else _pieces(need, heard)
        return route(names.SAID, f"{need.id}.{_told(quantity)}.{price}")

    rows = tuple(
        (Button(message(N_("{place}. {item}"), place=place, item=words.brief(need)), signed(need)),)
        for place, need in enumerate(asked[:_WHICH], 1)
    )
    turn.show(Screen((message(N_("🛒 For which order? Tap it.")),), rows))


def _told(quantity: int | None) -> int:
    """0 stands for what was not said, so none at all is told as too many, and refused."""
    return 0 if quantity is None else min(quantity or _UNCLEAR, _UNCLEAR)


async def said(turn: Turn, argument: str) -> None:
    """What was said before, for the need that was tapped."""
    numbers = (*numbers_of(argument), 0, 0)
    seen = await answers.theirs(turn, str(numbers[0]))
    if seen is None:
        return
    price = None if numbers[2] in (0, _UNCLEAR) else numbers[2]
    heard = HeardOffer(numbers[1] or None, price, is_priced=numbers[2] > 0)
    await _answer(turn, seen.need, heard)


def _pieces(need: Need, heard: HeardOffer) -> int:
    """What was said in the unit of the need: 2 lusin are 24 kotak; a unit that cannot be compared is only counted."""
    said = heard.quantity or 0
    told = in_unit(said, heard.unit, need.unit)
    return said if told is None else told


async def _answer(turn: Turn, need: Need, heard: HeardOffer) -> None:
    price = heard.price if heard.is_priced else need.budget
    quantity = need.quantity if heard.quantity is None else _pieces(need, heard) * need.months
    try:
        check_answer(need, quantity, price or 1, turn.now)
        if price is None:
            await begin(
                turn,
                answers.OFFER,
                {**answers.about(need), "quantity": {"pieces": quantity // need.months, "unit": need.unit}},
            )
        else:
            await answers.make_offer(turn, need, quantity, price)
    except Rejected as refusal:
        turn.say(refusal.message)
