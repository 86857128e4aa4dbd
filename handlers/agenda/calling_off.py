"""Calling an event off: why, if somebody wants to say it, and a second thought."""

from bot.conversation import begin
from bot.dialog.fields import Choice, Text
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.turn import Turn
from domain.agenda.event import EventState
from domain.answers import is_no, is_yes
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected, message
from domain.spoken import clean
from handlers.agenda import desk
from services.agenda import planning

_LONGEST = 120


class OffAnswers(FormAnswers):
    """Whether an event is really called off ("yes" or "no"), and why."""

    id: int
    title: str
    reason: str | None = None
    sure: str


async def ask(turn: Turn, argument: str) -> None:
    event = await desk.theirs(turn, argument)
    if event is None:
        return
    if event.state is EventState.CANCELLED or turn.now >= event.over_at:
        await desk.show_event(turn, event.id)
        return
    await begin(turn, CALL_OFF, {"id": event.id, "title": event.title})


async def _called_off(turn: Turn, answers: OffAnswers) -> None:
    event = await desk.theirs(turn, str(answers.id))
    if event is None:
        return
    note = None
    if answers.sure == "yes" and await planning.cancel(turn, event, answers.reason):
        was_open = event.state is EventState.OPEN
        told = N_("❌ Called off. Everybody who knows of it is told.")
        note = message(told if was_open else N_("❌ Called off. Nobody had been told of it."))
    await desk.show_event(turn, event.id, note)


def _why(text: str) -> str:
    said = clean(text)
    if said.startswith("/") or not any(character.isalpha() for character in said):
        raise Rejected(N_("Please write the reason in a few words, for example: pemateri sakit."))
    if len(said) > _LONGEST:
        raise Rejected(N_("That is too long. Please write up to {limit} letters."), limit=_LONGEST)
    return said


def _sure(text: str, _context: Context) -> Value | None:
    if is_yes(text):
        return Value("yes")
    return Value("no") if is_no(text) else None


def _yes_or_no(_context: Context) -> list[Option]:
    return [Option(message(N_("❌ Yes, call it off")), "yes"), Option(message(N_("⬅️ No, keep it")), "no")]


CALL_OFF = Form(
    name="call_off_event", version=1, title=N_("calling an event off"),
    steps=(
        Step(
            "reason", N_("Reason"), N_("Why is {title} called off? People will read it."), Text(_why), optional=True,
        ),
        Step(
            "sure", N_("Sure"), N_("Really call off {title}? Everybody who knows of it is told."),
            Choice(_yes_or_no, understand=_sure),
        ),
    ),
    answers=OffAnswers, finish=_called_off, given=("id", "title"),
)  # fmt: skip
