"""The agenda of a coordinator who is no producer: events that fit their neighbours, and those that neighbours went to."""

from datetime import datetime

from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event, Seat
from domain.clip import clipped
from domain.messages import N_, message
from handlers.agenda.common import Rows, paged, pages, show
from services.agenda import carrying
from services.agenda.carry_words import NEIGHBOURS
from services.agenda.carrying import Ward
from services.agenda.words import short_when

LIST = "event_wards"
_PAGE = 4
_TITLE, _LABEL = 44, 20
_PAST = "past"


async def open_list(turn: Turn, argument: str = "") -> None:
    """What is to come, soonest first, or what is over."""
    which, page = paged(argument if argument.startswith((_PAST, "~")) else "")
    found = await carrying.events(turn.store, turn.person.id, turn.now, past=which == _PAST)
    page = page if page * _PAGE < len(found) else 0
    shown = tuple(enumerate(found[page * _PAGE : (page + 1) * _PAGE], page * _PAGE + 1))
    lines = tuple(_line(number, event, wards) for number, (event, wards) in shown)
    buttons = tuple(
        (Button(_label(number, event), route(NEIGHBOURS, str(event.id))),) for number, (event, _) in shown
    )
    parts = (_head(which, bool(found)), *((Lines(lines),) if lines else ()))
    show(
        turn, Screen(parts, (*buttons, *pages(LIST, which, page, len(found), _PAGE), _below(which))), argument
    )


def _head(which: str, is_any: bool) -> Line:
    if which == _PAST:
        return message(N_("🕘 <b>What your neighbours went to</b>")) if is_any else message(N_("🕘 Nothing that your neighbours joined is over yet."))  # fmt: skip
    if is_any:
        return message(N_("📅 <b>Events for your neighbours</b>"))
    return message(
        N_("📅 Nothing is planned that fits your neighbours just now. I tell you as soon as there is.")
    )


def _line(number: int, event: Event, wards: tuple[Ward, ...]) -> Line:
    joined = sum(one.seat is Seat.JOINED for one in wards)
    return message(
        N_("{number}. {when}: <b>{title}</b>. 👥 {joined} of {count}"), number=number, when=short_when(event),
        title=Literal(clipped(event.title, _TITLE)), joined=joined, count=len(wards),
    )  # fmt: skip


def _label(number: int, event: Event) -> Line:
    return message(N_("{number}. {label}"), number=number, label=Literal(clipped(event.title, _LABEL)))


def _below(which: str) -> tuple[Button, ...]:
    if which == _PAST:
        return (Button(message(N_("📅 To come")), route(LIST)),)
    return (Button(message(N_("🕘 Over")), route(LIST, _PAST)),)


def back(event: Event, now: datetime) -> Rows:
    """From one event to the list it stands in."""
    which = _PAST if event.over_at <= now else ""
    return ((Button(message(N_("⬅️ Events")), route(LIST, which)),),)
