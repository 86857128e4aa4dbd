"""Another quantity or price for an order that stands, or its end: asked for by one side, answered by the other."""

from bot.conversation import begin
from bot.dialog.amount_fields import Amount, rupiah
from bot.dialog.argument import bare
from bot.dialog.form import Context, Form, Step
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.procurement.need import Proposal
from domain.procurement.terms import may_propose, open_proposal
from handlers.procurement.common import gone, number_of, show
from handlers.procurement.fields import AmountField
from handlers.procurement.orders import show_order
from services.procurement import names, terms, words
from services.procurement.delivering import Job
from services.procurement.posting import Amount as Quantity

_TOO_LATE = N_("👍 That order is under way or changed by now. Talk to each other, and tell me what came.")


async def ask(turn: Turn, argument: str) -> None:
    """The card with quantity and price as they stand."""
    job = await _open(turn, argument)
    if job is not None:
        one = job.delivery
        quantity = {"pieces": one.quantity, "unit": job.need.unit}
        await begin(turn, TERMS, {"id": job.key, "quantity": quantity, "price": one.price})


async def ask_to_call_off(turn: Turn, argument: str) -> None:
    """ "12.1" asks whether they are sure; "12.1.1" asks the other side."""
    job = await _open(turn, argument)
    if job is None:
        return
    if _part(argument, 2) == 1:
        turn.mark_chosen(message(N_("Asked to call it off")))
        await _propose(turn, job, 0, job.delivery.price)
        return
    question = message(N_("✋ Call off {what}?"), what=words.delivered(job.need, job.delivery))
    agrees = message(N_("I ask the maker at once. The order is off when they agree."))
    if job.side == "maker":
        agrees = message(N_("I tell the buyer at once. The order is off when they agree."))
    yes = Button(message(N_("✋ Yes, call off")), route(names.CALL_OFF, f"{job.key}.1"))
    back = Button(message(N_("⬅️ Back")), route(names.ORDER, job.key))
    show(turn, Screen((question, agrees), ((yes,), (back,))), argument)


async def answer(turn: Turn, argument: str) -> None:
    """ "12.1.1.120.13500": yes (0: no) to so many for so much each, if that is what waits for this side's word."""
    found = await _shown(turn, argument, 3, is_own=False)
    if found is None:
        return
    job, waiting = found
    if _part(argument, 2) == 1:
        turn.mark_chosen(message(N_("Agree")))
        await _agree(turn, job, waiting)
    else:
        turn.mark_chosen(message(N_("No")))
        await terms.refuse(turn, job, waiting)
        await _show(turn, job, N_("👍 Noted. The order stays as it was, the other side hears it."))


async def take_back(turn: Turn, argument: str) -> None:
    """ "12.1.120.13500": whoever proposed this does not want it any more."""
    found = await _shown(turn, argument, 2, is_own=True)
    if found is not None:
        await terms.take_back(turn, *found)
        await _show(turn, found[0], N_("↩️ Taken back. The order stays as it was, the other side hears it."))


async def _shown(turn: Turn, argument: str, place: int, *, is_own: bool) -> tuple[Job, Proposal] | None:
    """The delivery of a button and what waits there, if it is what the button shows from `place` on; else an answer."""
    job = await terms.find(turn, _key(argument))
    if job is None:
        gone(turn)
        return None
    waiting = _waiting(turn, job, _part(argument, place), _part(argument, place + 1), is_own=is_own)
    if waiting is None:
        await show_order(
            turn, job, message(N_("✋ That is answered or different by now. Please look again."))
        )
        return None
    return job, waiting


def _waiting(turn: Turn, job: Job, quantity: int, price: int, *, is_own: bool) -> Proposal | None:
    """What waits for an answer, if it is what was shown, and from the side that may say this."""
    found = open_proposal(job.delivery, turn.now)
    if found is None or (found.quantity, found.price) != (quantity, price):
        return None
    return found if (found.side == job.side) is is_own else None


async def _agree(turn: Turn, job: Job, waiting: Proposal) -> None:
    await terms.agree(turn, job, waiting)
    if waiting.quantity:
        await _show(turn, job, N_("🤝 Agreed. The order is changed, the other side hears it."))
        return
    orders = Button(message(N_("📦 Orders")), route(names.ORDERS, "d" if job.side == "buyer" else ""))
    said = message(
        N_("👋 Agreed: {what} is called off. The other side hears it."),
        what=words.delivered(job.need, job.delivery),
    )
    turn.show(Screen((said,), ((orders,),)))


async def _show(turn: Turn, job: Job, note: str) -> None:
    await show_order(turn, await terms.find(turn, job.key) or job, message(note))


async def _open(turn: Turn, argument: str) -> Job | None:
    """The delivery of a button of which something may still be proposed; an answer for any other."""
    job = await terms.find(turn, _key(argument))
    if job is None:
        gone(turn)
    elif not may_propose(job.delivery, turn.now):
        await show_order(turn, job, message(_TOO_LATE))
    else:
        return job
    return None


def _key(argument: str) -> str:
    return ".".join(bare(argument).split(".")[:2])


def _part(argument: str, place: int) -> int:
    parts = bare(argument).split(".")
    return number_of(parts[place]) if len(parts) > place else -1


class TermsAnswers(FormAnswers):
    """Quantity and price (whole rupiah each) as one side wants them."""

    id: str
    quantity: Quantity
    price: int


async def _saved(turn: Turn, answers: TermsAnswers) -> None:
    job = await terms.find(turn, answers.id)
    if job is None:
        gone(turn)
        return
    quantity, price = answers.quantity.pieces, answers.price
    if (waiting := _waiting(turn, job, quantity, price, is_own=False)) is not None:
        await _agree(turn, job, waiting)
    else:
        await _propose(turn, job, quantity, price)


async def _propose(turn: Turn, job: Job, quantity: int, price: int) -> None:
    try:
        asked = await terms.propose(turn, job, quantity, price)
    except Rejected as refusal:
        await show_order(turn, job, refusal.message)
        return
    await show_order(turn, asked, message(N_("📨 Sent. It counts when the other side agrees; I tell you.")))


def _remarks(_context: Context) -> tuple[Line, ...]:
    return (message(N_("🤝 It counts when the other side agrees.")),)


TERMS = Form(
    name="order_terms", version=1, title=N_("changing an order"),
    steps=(
        Step("quantity", N_("How many"), N_("How many? For example: 150 kotak"), AmountField()),
        Step("price", N_("Price each"), N_("What is your price for one? For example: 15rb"), Amount(rupiah, words.money)),
    ),
    answers=TermsAnswers, finish=_saved, given=("id",), card=N_("✏️ What shall be different? Tap a line."),
    save=N_("📨 Propose it"), remarks=_remarks,
)  # fmt: skip
