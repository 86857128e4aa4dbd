"""/acara for officers: the events of their area, one event with its numbers, announcing it."""

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event, EventKind, EventState
from domain.audience import Audience
from domain.clip import clipped
from domain.messages import N_, Rejected, message
from domain.reminders import Topic
from handlers.agenda.common import Rows, number_of, paged, pages, show
from services.agenda import office, planning
from services.agenda.office import Desk
from services.agenda.reminder_words import ROLL
from services.agenda.words import away, places, short_when, titled, when
from storage.audiences import Asked
from storage.event_members import Counts

DESK, DESK_EVENT, PLAN, CHANGE, ANNOUNCE, CANCEL = (
    "acara",
    "acara_one",
    "acara_new",
    "acara_edit",
    "acara_tell",
    "acara_off",
)
DOOR, REPORT, COHORT = "acara_door", "acara_report", "acara_papers"
_PAGE = 4
_TITLE, _LABEL = 44, 20
_PAST = "past"


async def open_desk(turn: Turn, argument: str = "") -> None:
    """Events to come, or those that are over."""
    which, page = paged(argument)
    events = await office.listed(turn, past=which == _PAST)
    page = page if page * _PAGE < len(events) else 0
    shown = events[page * _PAGE : (page + 1) * _PAGE]
    counts = await turn.store.event_members.counts_of([one.id for one in shown])
    lines = tuple(
        _line(number, one, counts.get(one.id, Counts())) for number, one in enumerate(shown, page * _PAGE + 1)
    )
    buttons = [
        Button(_label(number, one), route(DESK_EVENT, str(one.id)))
        for number, one in enumerate(shown, page * _PAGE + 1)
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    turning = pages(DESK, which, page, len(events), _PAGE)
    parts = (_head(which, len(events)), *((Lines(lines),) if lines else ()))
    show(turn, Screen(parts, (*rows, *turning, _below(which))), argument)


def _head(which: str, count: int) -> Line:
    if which == _PAST:
        return message(N_("🕘 <b>Events that are over</b> ({count})"), count=count)
    if count:
        return message(N_("📅 <b>Events of your area</b> ({count})"), count=count)
    return message(N_("📅 No event is planned in your area. Tap “New event”: it takes six questions."))


def _below(which: str) -> tuple[Button, ...]:
    other = (
        Button(message(N_("📅 To come")), route(DESK))
        if which == _PAST
        else Button(message(N_("🕘 Over")), route(DESK, _PAST))
    )
    return Button(message(N_("➕ New event")), route(PLAN)), other


def _line(number: int, event: Event, counts: Counts) -> Line:
    return message(
        N_("{number}. {when}: <b>{title}</b>. {standing}"), number=number, when=short_when(event),
        title=Literal(clipped(event.title, _TITLE)), standing=_standing(event, counts),
    )  # fmt: skip


def _standing(event: Event, counts: Counts) -> Line:
    if event.state is EventState.CANCELLED:
        return message(N_("❌ cancelled"))
    if event.state is EventState.DRAFT:
        return message(N_("✏️ draft, nobody was told"))
    if event.quota is None:
        return message(N_("{joined} take part"), joined=counts.joined)
    return message(N_("{joined} of {quota} places"), joined=counts.joined, quota=event.quota)


def _label(number: int, event: Event) -> Line:
    return message(N_("{number}. {label}"), number=number, label=Literal(clipped(event.title, _LABEL)))


async def open_event(turn: Turn, argument: str) -> None:
    """One event as its office sees it."""
    await show_event(turn, number_of(argument), argument=argument)


async def show_event(turn: Turn, number: int, note: Line | None = None, argument: str = "") -> None:
    """The card of an event in their area, with the buttons for what can be done now; the list for any other."""
    found = await office.find(turn, number)
    if found is None:
        await gone(turn)
        return
    show(turn, await _card(turn, found, note), argument, anew=note is not None)


async def gone(turn: Turn) -> None:
    """The event of a button is none of their area."""
    back = ((Button(message(N_("📅 Events")), route(DESK, NEW_MESSAGE)),),)
    turn.show(Screen((message(N_("That event is not in your area.")),), back))


async def theirs(turn: Turn, argument: str) -> Event | None:
    """The event of a button that this officer plans; None, with an answer, for any other."""
    event = await office.theirs(turn, number_of(argument))
    if event is None:
        await gone(turn)
    return event


async def _card(turn: Turn, found: Desk, note: Line | None) -> Screen:
    event, counts = found.event, await turn.store.event_members.counts(found.event.id)
    facts = message(
        N_("🗓 {when} ({away})\n📍 {place}\n{places}"), when=when(event), away=away(event, turn.now),
        place=Literal(event.place), places=places(event, counts),
    )  # fmt: skip
    came = message(N_("🙌 {came} were there"), came=counts.came) if counts.came else None
    bring = message(N_("🎒 {note}"), note=Literal(event.note)) if event.note else None
    parts = fitting(
        turn.texts.plain, note, titled(event), facts, came, await _state(turn, found), Extra(bring)
    )
    return Screen(parts, _buttons(turn, found), photo=event.photo)


async def _state(turn: Turn, found: Desk) -> Line | None:
    """What is still to be done: a draft is to be announced, and tells to how many."""
    event = found.event
    if event.state is EventState.CANCELLED:
        return message(N_("❌ <b>This event is cancelled.</b>"))
    if not found.is_theirs:
        return message(N_("👀 Planned for a larger area. You see the people of yours."))
    if event.state is not EventState.DRAFT:
        return None
    asked = Asked(Audience.model_validate(event.audience), found.areas, turn.today, Topic.AGENDA)
    size = await turn.store.audiences.count(asked)
    return message(N_("✏️ <b>Draft.</b> It fits {people} people; nobody was told yet."), people=size.people)


def _buttons(turn: Turn, found: Desk) -> Rows:
    event, number = found.event, str(found.event.id)
    back = (Button(message(N_("⬅️ Events")), route(DESK, NEW_MESSAGE if event.photo else "")),)
    if event.state is EventState.CANCELLED:
        return (back,)
    edit = Button(message(N_("✏️ Change")), route(CHANGE, number))
    cancel = Button(message(N_("❌ Call it off")), route(CANCEL, number))
    if event.state is EventState.DRAFT:
        return ((Button(message(N_("📣 Announce it")), route(ANNOUNCE, number)),), (edit, cancel), back)
    people = [Button(message(N_("👥 People")), route(ROLL, number))]
    if event.kind is EventKind.PERMITS:
        people.append(Button(message(N_("📄 Papers")), route(COHORT, number)))
    report = Button(message(N_("📊 Report")), route(REPORT, number))
    if not found.is_theirs or turn.now >= event.over_at:
        return (tuple(people), (report, *back))
    door = Button(message(N_("🔳 QR for the door")), route(DOOR, number))
    return ((*people, door), (edit, cancel), (report, *back))


async def announce(turn: Turn, argument: str) -> None:
    """Tell everybody whom it fits; a second tap tells nobody again."""
    event = await theirs(turn, argument)
    if event is None:
        return
    try:
        is_new = await planning.announce(turn, event)
    except Rejected as refusal:
        await show_event(turn, event.id, refusal.message)
        return
    told = N_("📣 On its way. Everybody whom it fits is told, at decent hours.")
    already = N_("👍 That was announced already.")
    await show_event(turn, event.id, message(told if is_new else already))
