"""Taking part: join in one tap, wait for a place, leave after a second thought."""

from bot.conversation import begin
from bot.dialog.argument import NEW_MESSAGE, bare
from bot.dialog.fields import Choice
from bot.dialog.form import Context, Form, Option, Step, Value
from bot.dialog.screen import Button, Line, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event, Seat
from domain.answers import is_no, is_yes
from domain.form_answers import FormAnswers
from domain.messages import N_, message
from handlers.agenda.common import gone
from handlers.agenda.event import card
from handlers.agenda.papers import button
from services.agenda import files, seats, seen
from services.agenda.reminder_words import JOIN, LEAVE, LIST, SEE
from services.agenda.seen import Seen
from services.agenda.words import named, when


async def join(turn: Turn, argument: str) -> None:
    """One tap. A second one, or one that comes too late, only shows how things stand."""
    found = await seen.find(turn, bare(argument))
    if found is None:
        gone(turn)
        return
    if found.seat is not Seat.LEFT or not found.event.is_open(turn.now):
        turn.show(card(turn, found, _already(found)))
        return
    seated = await seats.join(turn, found.event, turn.person.id)
    turn.mark_chosen(message(N_("Join")))
    if seated.seat is Seat.WAITING:
        await _say_waiting(turn, found.event)
    else:
        _say_joined(turn, found.event)


def _already(found: Seen) -> Line | None:
    if found.seat is Seat.JOINED:
        return message(N_("👍 You take part already."))
    return message(N_("👍 You are waiting already.")) if found.seat is Seat.WAITING else None


def _say_joined(turn: Turn, event: Event) -> None:
    """Said first; the calendar file and the pin follow as messages of their own."""
    said = (
        message(N_("✅ You take part in {title}."), title=named(event)),
        message(N_("🗓 {when}"), when=when(event)),
        message(N_("I remind you a week, a day and two hours before.")),
    )
    see, leave = route(SEE, f"{event.id}{NEW_MESSAGE}"), route(LEAVE, str(event.id))
    buttons = (Button(message(N_("ℹ️ See it")), see), Button(message(N_("✖️ Leave it")), leave))
    papers = button(event)
    turn.show(Screen(said, (buttons, papers) if papers else (buttons,)))
    files.send_calendar(turn, event)
    files.send_pin(turn, event)


async def _say_waiting(turn: Turn, event: Event) -> None:
    part = await turn.store.event_members.find(event.id, turn.person.id)
    place = await turn.store.event_members.place_in_line(event.id, part.number) if part else 1
    said = message(N_("⏳ All places are taken. You are number {place} of those who wait."), place=place)
    hope = message(N_("If somebody leaves, the next one gets the place, and I tell you at once."))
    leave = ((Button(message(N_("✖️ Stop waiting")), route(LEAVE, str(event.id))),),)
    turn.show(Screen((said, hope), leave))


async def ask_to_leave(turn: Turn, argument: str) -> None:
    found = await seen.find(turn, bare(argument))
    if found is None:
        gone(turn)
        return
    came = found.part is not None and found.part.came_at is not None
    if found.seat is Seat.LEFT or came or not found.event.is_open(turn.now):
        turn.show(card(turn, found))
        return
    await begin(turn, LEAVING, {"id": found.event.id, "title": found.event.title})


class LeavingAnswers(FormAnswers):
    """Whether somebody really does not take part any more ("yes" or "no")."""

    id: int
    title: str
    sure: str


async def _left(turn: Turn, answers: LeavingAnswers) -> None:
    found = await seen.find(turn, str(answers.id))
    if found is None:
        gone(turn)
        return
    if answers.sure != "yes" or not await seats.leave(turn, found.event, turn.person.id):
        turn.show(card(turn, found))
        return
    again = Button(message(N_("✅ Join again")), route(JOIN, str(answers.id)))
    said = message(N_("👋 All right, you do not take part in {title} any more."), title=named(found.event))
    turn.show(Screen((said,), ((again, Button(message(N_("📅 Agenda")), route(LIST, NEW_MESSAGE))),)))


def _sure(text: str, _context: Context) -> Value | None:
    """ "batal" may mean either: it is asked again."""
    if is_yes(text):
        return Value("yes")
    return Value("no") if is_no(text) else None


def _yes_or_no(_context: Context) -> list[Option]:
    return [Option(message(N_("✖️ Yes, leave")), "yes"), Option(message(N_("⬅️ No, I come")), "no")]


LEAVING = Form(
    name="event_leaving", version=1, title=N_("leaving an event"),
    steps=(
        Step(
            "sure", N_("Sure"), N_("Really leave {title}? Your place goes to the next one who waits."),
            Choice(_yes_or_no, understand=_sure), bare=True,
        ),
    ),
    answers=LeavingAnswers, finish=_left, given=("id", "title"),
)  # fmt: skip
