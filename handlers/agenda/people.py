"""The people of an event before an officer: who takes part, who waits, who was there; ticked off with a tap."""

from collections import Counter

from bot.conversation import begin
from bot.dialog.argument import NEW_MESSAGE, bare
from bot.dialog.fields import Text
from bot.dialog.form import Form, Step
from bot.dialog.pages import turning
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event, Seat
from domain.clip import clipped
from domain.form_answers import FormAnswers
from domain.messages import N_, Message, Rejected, message
from domain.phone import parse_phone
from domain.phone import show as show_phone
from domain.spoken import clean
from handlers.agenda import desk
from handlers.agenda.common import Rows, called, number_of, show
from handlers.agenda.desk import DESK_EVENT
from services import seen
from services.agenda import attendance, office, seats
from services.agenda.attendance import Roll
from services.agenda.office import Desk
from services.agenda.reminder_words import ROLL
from services.agenda.words import named
from storage.event_members import Counts
from storage.event_people import Participant

ONE, TICK, FIND, OUT = "event_member", "event_tick", "event_find", "event_out"
_PAGE = 6
_NAME, _BUSINESS, _LABEL = 24, 24, 18


async def open_people(turn: Turn, argument: str) -> None:
    """ "12~1~sit": the second page of those whose name has "sit" in it."""
    number, page, said = _read(argument)
    found = await office.find(turn, number)
    if found is None:
        await desk.gone(turn)
        return
    counts = await turn.store.event_people.counts(number, found.areas, said)
    page = page if page * _PAGE < counts.joined + counts.waiting else 0
    people = await turn.store.event_people.listed(number, found.areas, said, page * _PAGE, _PAGE)
    await seen.note(turn, (one.person_id for one in people), "event people seen")
    lines = tuple(_line(at, one) for at, one in enumerate(people, page * _PAGE + 1))
    parts = (
        _head(found.event, counts, said),
        *((Lines(lines),) if lines else ()),
        *_hint(turn, found.event, people),
    )
    show(turn, Screen(parts, _rows(turn, found, people, (page, said), counts)), argument)


def _read(argument: str) -> tuple[int, int, str]:
    event, _, rest = bare(argument).partition("~")
    page, _, said = rest.partition("~")
    return number_of(event), number_of(page) if len(page) < 4 else 0, said


def _head(event: Event, counts: Counts, said: str) -> Line:
    if said:
        return message(
            N_("👥 <b>{title}</b>: {count} with “{name}” in the name"), title=named(event),
            count=counts.joined + counts.waiting, name=Literal(said),
        )  # fmt: skip
    return message(
        N_("👥 <b>{title}</b>: {joined} take part, {waiting} wait, {came} were there"), title=named(event),
        joined=counts.joined, waiting=counts.waiting, came=counts.came,
    )  # fmt: skip


def _line(number: int, one: Participant) -> Line:
    sign = "✅" if one.came_at else "⏳" if one.seat is Seat.WAITING else "▫️"
    return message(
        N_("{number}. {sign} {name}, {business}"), number=number, sign=sign, name=called(one, _NAME),
        business=Literal(clipped(one.business, _BUSINESS)),
    )  # fmt: skip


def _hint(turn: Turn, event: Event, people: tuple[Participant, ...]) -> tuple[Line, ...]:
    if not people:
        return (message(N_("Nobody of your area takes part yet.")),)
    if attendance.may_tick(event, turn):
        return (message(N_("Tap a name to tick it off; once more takes the tick away.")),)
    return ()


def _rows(
    turn: Turn, found: Desk, people: tuple[Participant, ...], place: tuple[int, str], counts: Counts
) -> Rows:
    event, (page, said) = found.event, place
    name = TICK if attendance.may_tick(event, turn) else ONE
    here = f"{page}~{said}" if said else str(page)
    names = Counter(clipped(one.name, _LABEL) for one in people)
    buttons = [
        Button(_label(one, at, names), route(name, f"{event.id}.{one.person_id}.{here}"))
        for at, one in enumerate(people, page * _PAGE + 1)
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    find = Button(message(N_("🔍 Find a name")), route(FIND, str(event.id)))
    back = Button(message(N_("⬅️ The event")), route(DESK_EVENT, str(event.id)))
    return (*rows, *_turning(event, place, counts), (find, back) if people or said else (back,))


def _label(one: Participant, number: int, names: Counter[str]) -> Line:
    """The name; two of the same name are told apart by their numbers in the list."""
    sign = "✅" if one.came_at else "⏳" if one.seat is Seat.WAITING else "⬜"
    name = clipped(one.name, _LABEL)
    shown = name if names[name] == 1 else f"{number}. {name}"
    return message(N_("{sign} {name}"), sign=sign, name=Literal(shown))


def _turning(event: Event, place: tuple[int, str], counts: Counts) -> Rows:
    page, said = place
    end = f"~{said}" if said else ""
    is_more = counts.joined + counts.waiting > (page + 1) * _PAGE
    return turning(page, lambda to: route(ROLL, f"{event.id}~{to}{end}"), is_more=is_more)


async def _roll(turn: Turn, argument: str) -> tuple[Roll, str] | None:
    """Somebody of an event in the officer's areas, and the page they were on; None, with an answer, for anybody else."""
    event, _, rest = argument.partition(".")
    person, _, here = rest.partition(".")
    found = await attendance.find(turn, number_of(event), number_of(person))
    if found is None:
        await desk.gone(turn)
        return None
    return found, f"{found.desk.event.id}~{here}"


async def tick(turn: Turn, argument: str) -> None:
    """They were there. Whoever waits cannot be ticked: they have no place."""
    found = await _roll(turn, argument)
    if found is None:
        return
    roll, page = found
    if not attendance.may_tick(roll.desk.event, turn) or roll.one.seat is Seat.WAITING:
        await _show_one(turn, roll, page)
        return
    await attendance.tick(turn, roll)
    await open_people(turn, page)


async def open_one(turn: Turn, argument: str) -> None:
    """One of the people: who they are and how to reach them."""
    found = await _roll(turn, argument)
    if found is not None:
        await _show_one(turn, *found)


async def _show_one(turn: Turn, roll: Roll, page: str) -> None:
    one, event = roll.one, roll.desk.event
    await seen.note(turn, (one.person_id,), "event person seen")
    phone: tuple[Line, ...] = ()
    if one.phone:
        phone = (message(N_("📱 {phone}"), phone=Literal(show_phone(parse_phone(one.phone)))),)
    standing = N_("⏳ Waits for a place") if one.seat is Seat.WAITING else N_("✅ Has a place")
    parts = (
        message(N_("👤 <b>{name}</b>"), name=called(one, 60)),
        Lines((Literal(one.business), message(N_("📍 {place}"), place=office.place_name(one.area)), *phone)),
        Message(standing),
    )
    back = (Button(message(N_("⬅️ Back")), route(ROLL, page)),)
    out = (Button(message(N_("✖️ Take off the list")), route(OUT, f"{event.id}.{one.person_id}")),)
    rows = (out, back) if roll.desk.is_theirs and one.came_at is None and event.is_open(turn.now) else (back,)
    show(turn, Screen(parts, rows))


async def take_out(turn: Turn, argument: str) -> None:
    """The officer takes somebody off the list (they said so by phone): the next one moves up."""
    found = await _roll(turn, argument)
    if found is None:
        return
    roll, page = found
    if roll.desk.is_theirs and await seats.leave(turn, roll.desk.event, roll.one.person_id):
        turn.mark_chosen(message(N_("Taken off the list")))
    await open_people(turn, f"{page}{NEW_MESSAGE}")


class Sought(FormAnswers):
    """A part of a name, in one event."""

    id: int
    said: str


async def ask_name(turn: Turn, argument: str) -> None:
    if await office.find(turn, number_of(argument)) is None:
        await desk.gone(turn)
        return
    await begin(turn, SEEK, {"id": number_of(argument)})


async def _sought(turn: Turn, answers: Sought) -> None:
    await open_people(turn, f"{answers.id}~0~{_short(answers.said)}{NEW_MESSAGE}")


def _short(said: str) -> str:
    """As much of a name as a button can carry beside the rest, without the signs that part its argument."""
    return said.replace("~", " ").replace(".", " ").encode()[:20].decode(errors="ignore").strip()


def _name(text: str) -> str:
    said = clean(text)
    if not any(character.isalnum() for character in said) or said.startswith("/"):
        raise Rejected(N_("Please write a name or a part of it, for example: yul."))
    return said


SEEK = Form(
    name="find_event_person", version=1, title=N_("the search"),
    steps=(Step("said", N_("Name"), N_("Which name, or a part of it? For example: yul"), Text(_name)),),
    answers=Sought, finish=_sought, given=("id",),
)  # fmt: skip
