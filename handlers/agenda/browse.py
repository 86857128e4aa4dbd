"""/agenda: what fits a producer and is still open, soonest first; plain words narrow it ("kapan bazar")."""

from bot.dialog.event import Said
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import KIND_NAMES, Event, Seat
from domain.agenda.talk import AgendaQuestion, decode, encode, question_of
from domain.clip import clipped
from domain.messages import N_, Message, message
from handlers.agenda.common import paged, pages, show
from services.agenda import seen
from services.agenda.reminder_words import LIST, SEE
from services.agenda.seen import Found
from services.agenda.words import places, short_when
from storage.event_members import Counts

_PAGE = 4
_TITLE, _LABEL = 48, 24


async def open_agenda(turn: Turn, argument: str = "") -> None:
    """The list; what was said or carried by the button narrows it."""
    carried, page = paged(argument)
    question = decode(carried)
    if isinstance(turn.event, Said):
        said = argument if turn.event.text.startswith("/") else turn.event.text
        question, page = question_of(said, turn.today), 0
    show(turn, await _screen(turn, question, page), argument)


async def _screen(turn: Turn, question: AgendaQuestion, page: int) -> Screen:
    found = await seen.answer(turn, question)
    page = page if page * _PAGE < len(found.events) else 0
    shown = found.events[page * _PAGE : (page + 1) * _PAGE]
    counts = await turn.store.event_members.counts_of([one.id for one in shown])
    lines = tuple(
        _line(number, one, found, counts.get(one.id, Counts()))
        for number, one in enumerate(shown, page * _PAGE + 1)
    )
    rows = tuple(
        (Button(_label(number, one), route(SEE, str(one.id))),)
        for number, one in enumerate(shown, page * _PAGE + 1)
    )
    turning = pages(LIST, encode(found.asked), page, len(found.events), _PAGE)
    parts = (_head(question, found), *((Lines(lines),) if lines else ()))
    return Screen(parts, (*rows, *turning, *_below(question, found)))


def _head(question: AgendaQuestion, found: Found) -> Line:
    if question.past:
        return _past_head(found)
    if not found.events and question.mine:
        return message(N_("📅 You have not joined anything that is still to come."))
    if not found.events:
        return message(N_("📅 Nothing is planned that fits you just now. I tell you as soon as there is."))
    if found.asked != question:
        return message(N_("📅 Nothing of that is planned. What there is:"))
    if question.mine:
        return message(N_("📅 <b>What you joined</b>"))
    if question.first is not None and question.last is not None:
        return message(
            N_("📅 <b>{kind}, {first} to {last}</b>"),
            kind=_kind(question),
            first=question.first,
            last=question.last,
        )
    return message(N_("📅 <b>{kind} for you</b>"), kind=_kind(question))


def _past_head(found: Found) -> Line:
    if not found.events:
        return message(N_("🕘 Nothing that you joined is over yet."))
    return message(N_("🕘 <b>What you went to</b>. Tap one for its certificate."))


def _kind(question: AgendaQuestion) -> Line:
    return Message(KIND_NAMES[question.kind]) if question.kind else message(N_("Agenda"))


def _line(number: int, event: Event, found: Found, counts: Counts) -> Line:
    return message(
        N_("{number}. {when}: <b>{title}</b>. {standing}"), number=number, when=short_when(event),
        title=Literal(clipped(event.title, _TITLE)), standing=_standing(event, found, counts),
    )  # fmt: skip


def _standing(event: Event, found: Found, counts: Counts) -> Line:
    part = found.parts.get(event.id)
    if part is not None and found.asked.past:
        return (
            message(N_("🙌 You were there"))
            if part.came_at
            else message(N_("▫️ Not on the list of those who came"))
        )
    if part is not None and part.seat is Seat.JOINED:
        return message(N_("✅ You take part"))
    if part is not None and part.seat is Seat.WAITING:
        return message(N_("⏳ You wait for a place"))
    return places(event, counts)


def _label(number: int, event: Event) -> Line:
    return message(N_("{number}. {label}"), number=number, label=Literal(clipped(event.title, _LABEL - 4)))


def _below(question: AgendaQuestion, found: Found) -> tuple[tuple[Button, ...], ...]:
    """The way to what was joined, to what of it is over, and from a narrowed list to everything."""
    mine = Button(message(N_("⭐ Mine")), route(LIST, encode(AgendaQuestion(mine=True))))
    everything = Button(message(N_("📅 Everything")), route(LIST))
    past = Button(message(N_("🕘 Over")), route(LIST, encode(AgendaQuestion(past=True))))
    if question.is_empty:
        return ((mine,),) if found.parts else ()
    if question.mine:
        return ((past, everything),)
    return ((mine, everything) if found.parts else (everything,),)
