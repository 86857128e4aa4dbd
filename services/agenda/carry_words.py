"""What a coordinator is told about events in the place of neighbours who have no chat."""

from datetime import date

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Line, Literal, route
from domain.agenda.event import Event, EventState, from_json
from domain.clip import clipped
from domain.messages import N_, message
from domain.paper_numbers import show
from services.agenda import carrying
from services.agenda.carrying import CHANGED, ISSUED, NEWS, PLACE, SOON, TOLD
from services.agenda.reminder_words import day_of, place_of, title_of
from services.agenda.words import clock_there, short_when
from services.certificate_words import paper_name
from services.reminders import Kind, Notice, Reminder, Topic

NEIGHBOURS = "event_neighbours"
"""The route that handlers.agenda answers."""
_NAMES, _NAME = 4, 18


def _say_news(reminder: Reminder, _today: date) -> Notice:
    event = from_json(reminder.params)
    line = message(
        N_("👥 New for {count} of your neighbours: {title}, {when}, {place}."), count=reminder.params["count"],
        title=title_of(event), when=short_when(event), place=place_of(event),
    )  # fmt: skip
    ask = message(N_("Please tell them. You can put them on the list yourself."))
    return Notice(line, (line, ask), _button(event, N_("👥 Put on the list")))


def _say_soon(reminder: Reminder, today: date) -> Notice:
    event = from_json(reminder.params)
    line = message(
        N_("👥 {day}, {time}: {title}. Please remind {names}."), day=day_of(event, today),
        time=clock_there(event.starts_at, event.zone), title=title_of(event), names=_names(reminder),
    )  # fmt: skip
    return Notice(line, (line, message(N_("📍 {place}"), place=place_of(event))), _button(event))


def _say_told(reminder: Reminder, _today: date) -> Notice:
    event = from_json(reminder.params)
    line = _LINES[str(reminder.params["sort"])](reminder, event)
    whom = message(N_("Please tell your neighbours."))
    if reminder.params["names"]:
        whom = message(N_("Please tell {names}."), names=_names(reminder))
    is_off = event.state is EventState.CANCELLED and event.reason
    why = (message(N_("Why: {reason}"), reason=Literal(event.reason or "")),) if is_off else ()
    return Notice(line, (line, *why, whom), _button(event))


def _say_changed(_reminder: Reminder, event: Event) -> Line:
    if event.state is EventState.CANCELLED:
        return message(N_("❌ Cancelled: {title}, {when}."), title=title_of(event), when=short_when(event))
    return message(
        N_("🔁 Changed: {title} is now {when}, {place}."), title=title_of(event), when=short_when(event),
        place=place_of(event),
    )  # fmt: skip


def _say_place(reminder: Reminder, event: Event) -> Line:
    return message(
        N_("🎉 {names} has a place now: {title}, {when}."), names=_names(reminder), title=title_of(event),
        when=short_when(event),
    )  # fmt: skip


def _say_issued(reminder: Reminder, _event: Event) -> Line:
    paper = str(reminder.params["paper"])
    return message(
        N_("🎉 {paper} of {names} is ready: {number}."), paper=paper_name(paper), names=_names(reminder),
        number=Literal(show(paper, str(reminder.params["number"]))),
    )  # fmt: skip


_LINES = {CHANGED: _say_changed, PLACE: _say_place, ISSUED: _say_issued}


def _names(reminder: Reminder) -> Literal:
    """The first few names; of many how many more."""
    names = [clipped(name, _NAME) for name in reminder.params["names"]]
    more = f" +{len(names) - _NAMES}" if len(names) > _NAMES else ""
    return Literal(", ".join(names[:_NAMES]) + more)


def _button(event: Event, label: str = N_("👥 Neighbours")) -> tuple[tuple[Button, ...], ...]:
    return ((Button(message(label), route(NEIGHBOURS, f"{event.id}{NEW_MESSAGE}")),),)


KINDS = (
    Kind(NEWS, Topic.AGENDA, _say_news, carrying.news, tells_missed=False),
    Kind(SOON, Topic.AGENDA, _say_soon, carrying.soon, tells_missed=False),
    Kind(TOLD, Topic.AGENDA, _say_told, carrying.told, is_answer=True),
)
