"""The words of reminders about events. Days are told as seen on the day on which it is really said."""

from datetime import date

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Line, Literal, route
from domain.agenda.event import Event, EventKind, EventState, from_json
from domain.clip import clipped
from domain.messages import N_, message
from services.agenda.aftermath import ANSWERS
from services.agenda.words import clock_there, first_day, last_day, short_when, when
from services.reminders import Notice, Reminder

_TITLE, _PLACE, _NOTE = 50, 50, 120
SEE, JOIN, LEAVE, MAP, FILE, LIST = "event", "event_join", "event_leave", "event_map", "event_file", "agenda"
RATE, LATER, ROLL, PAPERS = "event_rate", "event_later", "event_members", "event_papers"
"""Routes that handlers.agenda answers."""


def news(reminder: Reminder, _today: date) -> Notice:
    """A new event that fits."""
    event = from_json(reminder.params)
    line = message(
        N_("📅 New: {title}, {when}, {place}."),
        title=title_of(event),
        when=short_when(event),
        place=place_of(event),
    )
    full = (
        (message(N_("It is full by now, but you may wait for a place.")),) if reminder.params["full"] else ()
    )
    join = N_("⏳ Wait for a place") if reminder.params["full"] else N_("✅ Join")
    buttons = (
        (Button(message(join), route(JOIN, str(event.id))),),
        (Button(message(N_("ℹ️ See it")), _to(SEE, event)),),
    )
    whole = message(N_("📅 <b>{title}</b>"), title=title_of(event))
    return Notice(line, (whole, _where_and_when(event), *_bring(event), *full), buttons)


def soon(reminder: Reminder, today: date) -> Notice:
    """What somebody joined comes closer."""
    event = from_json(reminder.params)
    line = message(
        N_("📅 {day}, {time}: {title}, {place}."), day=day_of(event, today), time=clock_there(event.starts_at, event.zone),
        title=title_of(event), place=place_of(event),
    )  # fmt: skip
    buttons = (
        (Button(message(N_("ℹ️ See it")), _to(SEE, event)), *_map(event)),
        (*_papers(event), Button(message(N_("✖️ I cannot come")), route(LEAVE, str(event.id)))),
    )
    return Notice(line, (line, _where_and_when(event), *_bring(event)), buttons)


def changed(reminder: Reminder, _today: date) -> Notice:
    """What somebody joined was moved, or does not take place."""
    event = from_json(reminder.params)
    if event.state is EventState.CANCELLED:
        return _cancelled(event)
    can_leave = (Button(message(N_("✖️ I cannot come")), route(LEAVE, str(event.id))),)
    calendar = (Button(message(N_("📆 New calendar file")), route(FILE, str(event.id))), *_map(event))
    return _moved(reminder, event, (calendar, can_leave))


def corrected(reminder: Reminder, _today: date) -> Notice:
    """What somebody was told of was moved, or does not take place."""
    event = from_json(reminder.params)
    if event.state is EventState.CANCELLED:
        return _cancelled(event)
    return _moved(reminder, event, ((Button(message(N_("ℹ️ See it")), _to(SEE, event)),),))


def _moved(reminder: Reminder, event: Event, buttons: tuple[tuple[Button, ...], ...]) -> Notice:
    before = from_json(reminder.params["before"])
    line = message(
        N_("🔁 Changed: {title} is now {when}, {place}."),
        title=title_of(event),
        when=short_when(event),
        place=place_of(event),
    )
    was = message(
        N_("It was: {title}, {when}, {place}."),
        title=title_of(before),
        when=short_when(before),
        place=place_of(before),
    )
    head = message(N_("🔁 <b>{title}</b> has changed."), title=title_of(event))
    return Notice(line, (head, _where_and_when(event), was), buttons)


def _cancelled(event: Event) -> Notice:
    line = message(N_("❌ Cancelled: {title}, {when}."), title=title_of(event), when=short_when(event))
    why = (message(N_("Why: {reason}"), reason=Literal(event.reason)),) if event.reason else ()
    buttons = ((Button(message(N_("📅 Other events")), route(LIST)),),)
    return Notice(line, (line, *why, message(N_("Sorry for the trouble."))), buttons)


def got_place(reminder: Reminder, _today: date) -> Notice:
    """Whoever waited has a place now."""
    event = from_json(reminder.params)
    line = message(
        N_("🎉 You have a place now: {title}, {when}."), title=title_of(event), when=short_when(event)
    )
    buttons = (
        (Button(message(N_("ℹ️ See it")), _to(SEE, event)), *_map(event)),
        (Button(message(N_("✖️ I cannot come")), route(LEAVE, str(event.id))),),
    )
    return Notice(line, (line, _where_and_when(event), *_bring(event)), buttons)


FACES = ("😞", "😐", "🙂", "😍")
FACE_WORDS = (N_("😞 Poor"), N_("😐 So-so"), N_("🙂 Good"), N_("😍 Very good"))


def rate(reminder: Reminder, _today: date) -> Notice:
    """How was it? One tap on a face."""
    event = from_json(reminder.params)
    line = message(N_("⭐ How was {title}?"), title=title_of(event))
    faces = tuple(
        Button(message(word), route(RATE, f"{event.id}.{at}")) for at, word in enumerate(FACE_WORDS, 1)
    )
    why = message(N_("One tap is enough. It helps the office to do better."))
    return Notice(line, (line, why), (faces[:2], faces[2:]))


def later(reminder: Reminder, _today: date) -> Notice:
    """Weeks later: is there a new product, a new paper?"""
    event, days = from_json(reminder.params), int(reminder.params["days"])
    line = message(
        N_("🌱 {days} days after {title}: do you have a new product or permit?"),
        days=days,
        title=title_of(event),
    )
    buttons = [
        Button(message(label), route(LATER, f"{event.id}.{days}.{told}")) for told, label in ANSWERS.items()
    ]
    return Notice(line, (line,), (tuple(buttons[:2]), tuple(buttons[2:])))


def roll(reminder: Reminder, _today: date) -> Notice:
    """To whoever planned it: who came?"""
    event = from_json(reminder.params)
    line = message(
        N_("📋 {title} is over: {came} of {joined} were seen. Please tick off who came."),
        title=title_of(event), came=reminder.params["came"], joined=reminder.params["joined"],
    )  # fmt: skip
    return Notice(line, (line,), ((Button(message(N_("📋 Attendance")), route(ROLL, str(event.id))),),))


def title_of(event: Event) -> Literal:
    """As much of it as fits into a sentence."""
    return Literal(clipped(event.title, _TITLE))


def place_of(event: Event) -> Literal:
    """The same of its place."""
    return Literal(clipped(event.place, _PLACE))


def _where_and_when(event: Event) -> Line:
    return message(N_("🗓 {when}\n📍 {place}"), when=when(event), place=place_of(event))


def _bring(event: Event) -> tuple[Line, ...]:
    return (message(N_("🎒 {note}"), note=Literal(clipped(event.note, _NOTE))),) if event.note else ()


def _map(event: Event) -> tuple[Button, ...]:
    return (Button(message(N_("🗺 Map")), route(MAP, str(event.id))),) if event.pin else ()


def _papers(event: Event) -> tuple[Button, ...]:
    if event.kind is not EventKind.PERMITS:
        return ()
    return (Button(message(N_("📄 My papers")), _to(PAPERS, event)),)


def _to(name: str, event: Event) -> str:
    return route(name, f"{event.id}{NEW_MESSAGE}")


def day_of(event: Event, today: date) -> Line:
    """How far away it is, at the beginning of a sentence."""
    first = first_day(event)
    days = (first - today).days
    if days > 1:
        return message(N_("In {days} days ({day})"), days=days, day=first)
    if days == 1:
        return message(N_("Tomorrow"))
    if days == 0 or today <= last_day(event):
        return message(N_("Today"))
    return message(N_("{day}"), day=first)
