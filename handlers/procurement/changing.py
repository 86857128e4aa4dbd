"""Changing a need that was posted: a card with what may still be changed, line by line; and the maker's word on a changed
order."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot.conversation import begin
from bot.dialog.amount_fields import Amount, rupiah
from bot.dialog.fields import Text
from bot.dialog.form import Answers, Context, Form, Step
from bot.dialog.room import Extra
from bot.dialog.screen import Line, Literal
from bot.turn import Turn
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.procurement.need import Need
from handlers.procurement import desk_card
from handlers.procurement.common import gone, not_theirs, number_of, numbers_of
from handlers.procurement.fields import AmountField
from handlers.procurement.guide import together
from handlers.procurement.orders import show_order
from handlers.procurement.posting import usual_deadline, where_to
from handlers.when_field import WhenField
from services.procurement import changing, delivering, desk, posting, words
from services.procurement.posting import Amount as Quantity
from services.procurement.posting import Moment

_SHOWN = 32


async def change(turn: Turn, argument: str) -> None:
    """The card with what may be changed; of an order only time and place."""
    need = await desk.find(turn, number_of(argument))
    if need is None:
        not_theirs(turn)
    elif not await changing.is_changeable(turn, need):
        over = message(N_("👍 That is over or decided by now, so nothing of it can be changed."))
        await desk_card.show_need(turn, need, over, anew=True)
    elif await changing.orders_of(turn, need):
        await begin(turn, MOVE, {**_of_both(need)})
    else:
        await begin(turn, CHANGE, {**_of_both(need), **_terms(need)})


def _of_both(need: Need) -> dict[str, Any]:
    at = need.at.astimezone(ZoneInfo(need.zone))
    when = {"start": f"{at:%Y-%m-%dT%H:%M}", "end": None}
    return {"id": need.id, "revision": need.revision, "when": when, "place": need.place}


def _terms(need: Need) -> dict[str, Any]:
    until = need.deadline.astimezone(ZoneInfo(need.zone))
    return {
        "quantity": {"pieces": need.monthly, "unit": need.unit}, "budget": need.budget,
        "deadline": {"start": f"{until:%Y-%m-%dT%H:%M}", "end": None},
    }  # fmt: skip


class MoveAnswers(FormAnswers):
    """Time and place as they shall be. `revision`: the one that was on the card."""

    id: int
    revision: int
    when: Moment
    place: str


class ChangeAnswers(MoveAnswers):
    """Everything of a need that may be changed before it is ordered."""

    quantity: Quantity
    budget: int | None = None
    deadline: Moment


async def _load_for(turn: Turn, answers: Answers) -> Mapping[str, Any]:
    need = await turn.store.needs.find(int(answers["id"]))
    facts: dict[str, Any] = {"need": need, "now": turn.now, "zone": need.zone if need else turn.texts.zone}
    if need is not None and all(answers.get(name) for name in ("when", "place", "quantity", "deadline")):
        facts["crossed"] = await posting.crossed_with(turn, _new(need, ChangeAnswers.model_validate(answers)))
    return facts


def _new(need: Need, answers: MoveAnswers) -> Need:
    new = replace(need, at=posting.moment(answers.when.start, need.zone), place=answers.place)
    if not isinstance(answers, ChangeAnswers):
        return new
    return replace(
        new, quantity=answers.quantity.pieces * need.months, unit=answers.quantity.unit or need.unit, budget=answers.budget,
        deadline=posting.moment(answers.deadline.start, need.zone),
    )  # fmt: skip


async def _saved(turn: Turn, answers: MoveAnswers) -> None:
    need = await desk.held(turn, answers.id)
    if need is None:
        not_theirs(turn)
        return
    try:
        changed = await changing.change(turn, need, _new(need, answers), answers.revision)
    except Rejected as refusal:
        await desk_card.show_need(turn, need, refusal.message, anew=True)
        return
    note = message(N_("✏️ Changed. Everybody who was asked or has the order hears it, once."))
    await desk_card.show_need(turn, changed, note, anew=True)


def _remarks(context: Context) -> tuple[Extra, ...]:
    crossed = context.facts.get("crossed")
    return (Extra(together(crossed)),) if crossed else ()


def _order_remarks(_context: Context) -> tuple[Line, ...]:
    return (message(N_("🤝 It is ordered already: the makers are asked whether they can do it that way.")),)


def _short(said: str) -> Line:
    return Literal(clipped(said, _SHOWN))


_WHEN = Step(
    "when", N_("When"), N_("When must it be there? For example: besok jam 9, or 4 Desember 09.00"), WhenField(),
    asks_again=("deadline",),
)  # fmt: skip
_PLACE = Step(
    "place", N_("Where to"), N_("Where to? For example: Dinas Kesehatan, Jl. Slamet Riyadi, Batang"), Text(where_to, _short)
)  # fmt: skip
CHANGE = Form(
    name="change_need", version=1, title=N_("changing a need"),
    steps=(
        Step("quantity", N_("How many"), N_("How many? For example: 150 kotak"), AmountField()),
        _WHEN,
        _PLACE,
        Step(
            "budget", N_("Price limit"), N_("What may one cost at most? For example: 15rb"), Amount(rupiah, words.money),
            optional=True, skip=N_("⏭ They name it"),
        ),
        Step(
            "deadline", N_("Answer by"), N_("Until when may makers answer? For example: besok jam 12"), WhenField(),
            known=usual_deadline,
        ),
    ),
    answers=ChangeAnswers, finish=_saved, load_for=_load_for, about="id", given=("id", "revision"),
    card=N_("✏️ What shall be different? Tap a line."), save=N_("✅ Change it"), remarks=_remarks,
)  # fmt: skip
MOVE = Form(
    name="move_order", version=1, title=N_("changing a need"), steps=(replace(_WHEN, asks_again=()), _PLACE),
    answers=MoveAnswers, finish=_saved, load_for=_load_for, about="id", given=("id", "revision"),
    card=N_("✏️ What shall be different? Tap a line."), save=N_("✅ Change it"), remarks=_order_remarks,
)  # fmt: skip


async def agree(turn: Turn, argument: str) -> None:
    """The maker's word: offer, yes or no, the change that they read."""
    numbers = (*numbers_of(argument), 0, 0)[:3]
    offer = await turn.store.need_offers.find(numbers[0])
    need = await turn.store.needs.held(offer.need_id) if offer and offer.person_id == turn.person.id else None
    job = await _first(turn, numbers[0]) if need is not None else None
    if offer is None or need is None or job is None:
        gone(turn)
        return
    agrees = bool(numbers[1])
    if numbers[2] != need.revision:
        await show_order(turn, job, message(N_("✏️ The buyer changed it meanwhile. Look first, then answer.")))
    elif await changing.agree(turn, need, offer, agrees):
        turn.mark_chosen(message(N_("I can") if agrees else N_("I cannot")))
        note = N_("👍 Noted, the buyer hears it.") if agrees else N_("👍 The buyer hears that you cannot.")
        await show_order(turn, await _first(turn, numbers[0]) or job, message(note))
    else:
        await show_order(turn, job, message(N_("👍 That is noted already.")))


async def _first(turn: Turn, offer: int) -> delivering.Job | None:
    """The next delivery of an order that was moved."""
    found = (await turn.store.need_offers.deliveries([offer])).get(offer, [])
    one = next((line for line in found if line.moved_at is not None and line.due_at > turn.now), None)
    return await delivering.find(turn, f"{offer}.{one.number}") if one else None
