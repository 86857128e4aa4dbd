""" "Saya bisa" in one tap, with another amount or price, "tidak bisa" with a reason, and changes of mind."""

from collections.abc import Mapping
from typing import Any

from bot.conversation import begin
from bot.dialog.amount_fields import Amount, rupiah
from bot.dialog.form import Answers, Form, Step
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, message
from domain.procurement.need import MOST_QUANTITY, Need, OfferState
from domain.rupiah import Rupiah
from handlers.procurement.common import gone, numbers_of, show
from handlers.procurement.fields import AmountField
from handlers.procurement.mine import show_need
from services.procurement import answering, names, words
from services.procurement.answering import Seen
from services.procurement.posting import Amount as Quantity

_REASONS = (
    N_("Too many"),
    N_("No time"),
    N_("Price too low"),
    N_("Too far"),
    N_("No goods"),
    N_("Something else"),
)


async def theirs(turn: Turn, argument: str) -> Seen | None:
    """The need of a button that this producer may answer now; None, with an answer, for any other."""
    seen = await answering.find(turn, numbers_of(argument)[0])
    if seen is None:
        gone(turn)
        return None
    is_ordered = seen.offer is not None and seen.offer.state is OfferState.AWARDED
    if is_ordered or not seen.may_answer or not seen.need.takes_answers(turn.now):
        show_need(turn, seen)
        return None
    return seen


def _at(argument: str, place: int) -> int:
    """Which version of the need a button was made for; buttons without a number are of the first."""
    numbers = numbers_of(argument)
    return numbers[place] if len(numbers) > place else 0


def _is_known(turn: Turn, seen: Seen, revision: int) -> bool:
    """Whether they answer the need as it is now; if not, it is shown."""
    if seen.need.revision == revision:
        return True
    show_need(turn, seen, message(N_("✏️ The buyer changed it meanwhile. Look first, then answer.")))
    return False


async def can(turn: Turn, argument: str) -> None:
    """One tap: all of it at the price limit, or as much as they can make. Without a limit the price is asked, of a lot the
    share."""
    seen = await theirs(turn, argument)
    if seen is None or not _is_known(turn, seen, _at(argument, 1)):
        return
    if seen.need.is_lot:
        show_need(turn, seen, argument=argument)
        return
    possible = await answering.possible(turn, seen.need)
    quantity = seen.need.quantity if possible is None else possible
    if seen.need.budget is None:
        await begin(
            turn, OFFER, {**about(seen.need), "quantity": {"pieces": quantity, "unit": seen.need.unit}}
        )
        return
    await make_offer(turn, seen.need, quantity, seen.need.budget, is_sure=possible is not None)


def about(need: Need) -> dict[str, int]:
    """Which need, as it is now."""
    return {"id": need.id, "revision": need.revision}


async def give_share(turn: Turn, argument: str) -> None:
    """One tap: so many a month of a lot, at its price."""
    numbers = numbers_of(argument)
    seen = await theirs(turn, str(numbers[0]))
    if seen is None or not _is_known(turn, seen, _at(argument, 2)):
        return
    need, share = seen.need, numbers[1] if len(numbers) > 1 else 0
    if not need.is_lot or not 0 < share <= need.monthly:
        show_need(turn, seen)
    elif need.budget is None:
        await begin(turn, OFFER, {**about(need), "quantity": {"pieces": share, "unit": need.unit}})
    else:
        await make_offer(turn, need, share * need.months, need.budget)


async def make_offer(turn: Turn, need: Need, quantity: int, price: int, *, is_sure: bool = True) -> None:
    made = await answering.offer(turn, need.id, quantity, price)
    turn.mark_chosen(message(N_("I can")))
    seen = await answering.find(turn, need.id)
    if seen is None:
        gone(turn)
        return
    if made is None:
        show_need(turn, seen, message(N_("👍 That is decided already.")))
        return
    sent = N_("👍 Sent to the buyer: {offer}")
    if not is_sure:
        sent = N_("👍 Sent to the buyer: {offer}. Too many for you? Tap “Other amount”.")
    note = message(sent, offer=words.offered(need, made))
    show_need(turn, seen, note)


async def ask_other(turn: Turn, argument: str) -> None:
    """Another amount, another price."""
    seen = await theirs(turn, argument)
    if seen is not None:
        await begin(turn, OFFER, about(seen.need))


async def ask_why(turn: Turn, argument: str) -> None:
    """A reason in one tap: it helps the buyer."""
    seen = await theirs(turn, argument)
    if seen is None:
        return
    buttons = [
        Button(message(text), route(names.WHY_NO, f"{seen.need.id}.{at}"))
        for at, text in enumerate(_REASONS, 1)
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    back = (Button(message(N_("⬅️ Back")), route(names.NEED, str(seen.need.id))),)
    show(turn, Screen((message(N_("No problem. Why not this time?")),), (*rows, back)), argument)


async def cannot(turn: Turn, argument: str) -> None:
    """They cannot, for this reason."""
    numbers = numbers_of(argument)
    seen = await theirs(turn, str(numbers[0]))
    if seen is None:
        return
    at = numbers[1] if len(numbers) > 1 and 1 <= numbers[1] <= len(_REASONS) else len(_REASONS)
    await answering.refuse(turn, seen.need, _REASONS[at - 1])
    again = await answering.find(turn, seen.need.id)
    if again is not None:
        show_need(turn, again, message(N_("👍 Noted. You may still change your mind until answers close.")))


async def withdraw(turn: Turn, argument: str) -> None:
    """They could, but cannot any more."""
    seen = await theirs(turn, argument)
    if seen is None:
        return
    offer = seen.offer
    if (
        offer is None
        or offer.state is not OfferState.OFFERED
        or not await answering.withdraw(turn, seen.need, offer)
    ):
        show_need(turn, seen)
        return
    again = await answering.find(turn, seen.need.id)
    if again is not None:
        show_need(turn, again, message(N_("↩️ Taken back. You may offer again until answers close.")))


class OfferAnswers(FormAnswers):
    """How many (of a lot: a month) for which price each, whole rupiah."""

    id: int
    quantity: Quantity
    price: int
    revision: int = 0


async def _load_for(turn: Turn, answers: Answers) -> Mapping[str, Any]:
    need = await turn.store.needs.find(int(answers["id"]))
    return {"need": need}


async def _saved(turn: Turn, answers: OfferAnswers) -> None:
    seen = await answering.find(turn, answers.id)
    if seen is None or not seen.may_answer:
        gone(turn)
        return
    if not _is_known(turn, seen, answers.revision):
        return
    need = seen.need
    await make_offer(turn, need, min(answers.quantity.pieces * need.months, _most(need)), answers.price)


def _most(need: Need) -> int:
    """Of a lot nobody gives more than all of it; other offers may be larger than the need."""
    return need.quantity if need.is_lot else MOST_QUANTITY


def _ask_quantity(context: Any) -> Line:
    need: Need | None = context.facts.get("need")
    if need is not None and need.is_lot:
        return message(
            N_("How many can you make a month? {all} are wanted in all."),
            all=words.counted(need.monthly, need.unit),
        )
    return Message(N_("How many can you make? For example: 100 kotak"))


def _known_price(context: Any) -> int | None:
    """A lot has one price for all."""
    need: Need | None = context.facts.get("need")
    return need.budget if need is not None and need.is_lot else None


def _ask_price(context: Any) -> Line:
    need: Need | None = context.facts.get("need")
    if need is None or need.budget is None:
        return Message(N_("What is your price for one? For example: 15rb"))
    return message(N_("What is your price for one? The buyer's limit is {price}."), price=Rupiah(need.budget))


OFFER = Form(
    name="need_offer", version=2, title=N_("your offer"),
    steps=(
        Step("quantity", N_("How many"), N_("How many can you make? For example: 100 kotak"), AmountField(), asks=_ask_quantity),
        Step(
            "price", N_("Price each"), N_("What is your price for one? For example: 15rb"), Amount(rupiah, words.money),
            asks=_ask_price, known=_known_price,
        ),
    ),
    answers=OfferAnswers, finish=_saved, load_for=_load_for, about="id", given=("id", "revision"),
    card=N_("🛒 Please check your offer."), save=N_("📨 Send it"), own=frozenset({"procurement"}),
)  # fmt: skip
