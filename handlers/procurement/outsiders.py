"""Officers see who is too far for a need and may let somebody in, for this one need, with a reason that is kept and shown."""

from bot.conversation import begin
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from domain.procurement.need import Need
from domain.zones import reason_given
from handlers.procurement.common import not_theirs, numbers_of, pages, show
from services.procurement import desk, names, outsiders, words
from services.procurement.outsiders import Outsider

_SHOWN = 3


async def _theirs(turn: Turn, number: int) -> Need | None:
    """The need, for an officer of its area; an answer for anybody else."""
    need = await desk.find(turn, number)
    if need is None or not await desk.is_officer_for(turn, need):
        not_theirs(turn)
        return None
    return need


async def open_outsiders(turn: Turn, argument: str) -> None:
    """ "12", or "12.1" for its second page."""
    numbers = numbers_of(argument)
    need = await _theirs(turn, numbers[0])
    if need is not None:
        await _show(turn, need, page=numbers[1] if len(numbers) > 1 else 0, argument=argument)


async def _show(
    turn: Turn, need: Need, note: Line | None = None, *, page: int = 0, argument: str = ""
) -> None:
    everybody = await outsiders.of_need(turn, need)
    page = page if page * _SHOWN < len(everybody) else 0
    shown = await outsiders.named(turn, everybody[page * _SHOWN : (page + 1) * _SHOWN])
    head = message(
        N_("🚚 <b>Outside the zone: {count}</b>\n{what}"), count=len(everybody), what=words.titled(need)
    )
    told = message(N_("They are not asked. You may let somebody in for this need; the reason is kept."))
    if not everybody:
        told = message(N_("Nobody who makes it is outside the zone of this place."))
    lines = (Lines(tuple(_line(one) for one in shown)),) if shown else ()
    rows = tuple((_way(need, one),) for one in shown)
    back = Button(message(N_("⬅️ Back")), route(names.RANKS, str(need.id)))
    turning = pages(names.OUTSIDERS, page, len(everybody), _SHOWN, argument=f"{need.id}.")
    parts = (*((note,) if note else ()), head, *lines, told)
    show(turn, Screen(parts, (*rows, *turning, (back,))), argument, anew=note is not None)


def _line(one: Outsider) -> Line:
    name = Literal(clipped(one.producer.business, 24))
    if one.far is not None:
        return message(N_("• {name}: {why}"), name=name, why=one.far)
    return message(N_("✅ {name}: {why}"), name=name, why=Literal(clipped(one.reason or "", 50)))


def _way(need: Need, one: Outsider) -> Button:
    argument, name = f"{need.id}.{one.producer.person_id}", Literal(clipped(one.producer.business, 14))
    if one.far is None:
        return Button(message(N_("✖️ End: {who}"), who=name), route(names.LET_OUT, argument))
    return Button(message(N_("➕ Let in: {who}"), who=name), route(names.LET_IN, argument))


async def _one(turn: Turn, argument: str) -> tuple[Need, Outsider] | None:
    """Need and producer of a button, if the one is this officer's and the other outside its zone."""
    numbers = numbers_of(argument)
    need = await _theirs(turn, numbers[0])
    if need is None:
        return None
    found = await outsiders.find(turn, need, numbers[1] if len(numbers) > 1 else 0)
    if found is None:
        await _show(turn, need)
        return None
    return need, found


async def ask_reason(turn: Turn, argument: str) -> None:
    """Why?"""
    found = await _one(turn, argument)
    if found is None:
        return
    need, outsider = found
    if outsider.far is None:
        await _show(turn, need)
        return
    given = {"need": need.id, "producer": outsider.producer.person_id, "who": outsider.producer.business}
    await begin(turn, LETTING_IN, given, outsider.far)


class LettingInAnswers(FormAnswers):
    """Whom to let in, and why."""

    need: int
    producer: int
    who: str
    reason: str


async def _let_in(turn: Turn, answers: LettingInAnswers) -> None:
    found = await _one(turn, f"{answers.need}.{answers.producer}")
    if found is None:
        return
    need, outsider = found
    if outsider.far is not None:
        await outsiders.let_in(turn, need, answers.producer, answers.reason)
    await _show(turn, need, message(N_("✅ {who} is let in for this need."), who=Literal(answers.who)))


async def let_out(turn: Turn, argument: str) -> None:
    """The zones count again."""
    found = await _one(turn, argument)
    if found is None:
        return
    need, outsider = found
    await outsiders.end(turn, need, outsider.producer.person_id)
    await _show(
        turn,
        need,
        message(N_("👍 For {who} the zone counts again."), who=Literal(outsider.producer.business)),
    )


LETTING_IN = Form(
    name="need_let_in", version=1, title=N_("the exception"),
    steps=(
        Step(
            "reason", N_("Reason"),
            N_("Why may {who} supply this need all the same? For example: nobody nearer makes it."), Text(reason_given),
            why=N_("The reason is kept and shown."),
        ),
    ),
    answers=LettingInAnswers, finish=_let_in, given=("need", "producer", "who"),
)  # fmt: skip
