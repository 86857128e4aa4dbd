"""One event as a producer sees it: when, where, how many places, what to bring; its map, its calendar file."""

from bot.dialog.argument import NEW_MESSAGE, bare
from bot.dialog.room import Extra, fitting
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event, EventState, Seat, free_places
from domain.messages import N_, message
from handlers.agenda import papers
from handlers.agenda.common import Rows, gone, show
from services.agenda import carrying, files, seen
from services.agenda.carry_words import NEIGHBOURS
from services.agenda.reminder_words import FILE, JOIN, LEAVE, LIST, MAP, SEE
from services.agenda.seen import Seen
from services.agenda.words import away, places, titled, when
from storage.outbox import Lane

INFO, ATTACHMENT, PAPER, RATE_ASK = "event_info", "event_attachment", "event_paper", "event_rate_ask"


async def open_event(turn: Turn, argument: str) -> None:
    """The card of an event that fits, or that was joined."""
    found = await seen.find(turn, bare(argument))
    if found is None:
        gone(turn)
        return
    show(turn, card(turn, found), argument)


def card(turn: Turn, found: Seen, note: Line | None = None) -> Screen:
    """Everything about an event on one screen."""
    event = found.event
    parts = fitting(
        turn.texts.plain,
        note,
        titled(event),
        _facts(turn, found),
        None if note else _standing(turn, found),
        Extra(_note(event)),
    )
    return Screen(parts, _buttons(turn, found), photo=event.photo)


def _facts(turn: Turn, found: Seen) -> Line:
    event = found.event
    if turn.now >= event.over_at:
        return message(N_("🗓 {when}\n📍 {place}"), when=when(event), place=Literal(event.place))
    return message(
        N_("🗓 {when} ({away})\n📍 {place}\n{places}"), when=when(event), away=away(event, turn.now),
        place=Literal(event.place), places=places(event, found.counts),
    )  # fmt: skip


def _note(event: Event) -> Line | None:
    return message(N_("🎒 {note}"), note=Literal(event.note)) if event.note else None


def _standing(turn: Turn, found: Seen) -> Line | None:
    event, part = found.event, found.part
    if event.state is EventState.CANCELLED:
        return message(N_("❌ <b>This event is cancelled.</b>"))
    if part is not None and part.came_at is not None:
        return message(N_("🙌 You were there."))
    if not event.is_open(turn.now):
        return message(N_("This event is over."))
    if found.seat is Seat.JOINED:
        return message(N_("✅ <b>You take part.</b>"))
    return message(N_("⏳ <b>You wait for a place.</b>")) if found.seat is Seat.WAITING else None


def _buttons(turn: Turn, found: Seen) -> Rows:
    event = found.event
    number, mark = str(event.id), NEW_MESSAGE if event.photo else ""
    about = [Button(message(N_("ℹ️ Info")), route(INFO, number + mark))]
    if event.pin is not None:
        about.append(Button(message(N_("🗺 Map")), route(MAP, number)))
    if event.state is EventState.OPEN and event.is_open(turn.now):
        about.append(Button(message(N_("📆 Calendar")), route(FILE, number)))
    back = Button(message(N_("⬅️ Agenda")), route(LIST, mark))
    return (*_deed(turn, found), tuple(about), (*papers.button(event), back))


def _deed(turn: Turn, found: Seen) -> Rows:
    """The one thing to do with it now."""
    event, number = found.event, str(found.event.id)
    if found.part is not None and found.part.came_at is not None:
        paper = Button(message(N_("📜 Attendance paper")), route(PAPER, number))
        return ((paper, Button(message(N_("⭐ Rate it")), route(RATE_ASK, number))),)
    if not event.is_open(turn.now):
        return ()
    if found.seat is not Seat.LEFT:
        leave = N_("✖️ Leave it") if found.seat is Seat.JOINED else N_("✖️ Stop waiting")
        return ((Button(message(leave), route(LEAVE, number)),),)
    is_full = free_places(event.quota, found.counts.joined) == 0
    return ((Button(message(N_("⏳ Wait for a place") if is_full else N_("✅ Join")), route(JOIN, number)),),)


async def open_info(turn: Turn, argument: str) -> None:
    """Who organises it, what to bring, where to read more."""
    found = await seen.find(turn, bare(argument))
    if found is None:
        gone(turn)
        return
    event = found.event
    bring = (
        message(N_("🎒 Bring: {note}"), note=Literal(event.note))
        if event.note
        else message(N_("🎒 There is nothing you must bring."))
    )
    links: list[Button] = []
    if event.link:
        links.append(Button(message(N_("🔗 Read more")), event.link))
    if event.document:
        links.append(Button(message(N_("📎 The file")), route(ATTACHMENT, str(event.id))))
    if await carrying.areas(turn.store, turn.person.id):
        links.append(Button(message(N_("👥 Neighbours")), route(NEIGHBOURS, f"{event.id}{NEW_MESSAGE}")))
    back = Button(message(N_("⬅️ Back")), route(SEE, bare(argument) + (NEW_MESSAGE if event.photo else "")))
    rows = (*((tuple(links),) if links else ()), (back,))
    show(turn, Screen((titled(event), bring, _organiser(turn)), rows), argument)


def _organiser(turn: Turn) -> Line:
    office = Literal(turn.office.name) if turn.office.name else message(N_("the UMKM office"))
    if turn.office.contact:
        return message(
            N_("🏛 By {office}. Questions: {contact}"), office=office, contact=Literal(turn.office.contact)
        )
    return message(N_("🏛 By {office}."), office=office)


async def send_map(turn: Turn, argument: str) -> None:
    """A pin that the phone's map opens; without one the place in words."""
    found = await seen.find(turn, bare(argument))
    if found is None:
        gone(turn)
        return
    if not files.send_pin(turn, found.event):
        turn.say(message(N_("📍 {place}"), place=Literal(found.event.place)))


async def send_calendar(turn: Turn, argument: str) -> None:
    """The file for the phone's own calendar."""
    found = await seen.find(turn, bare(argument))
    if found is None:
        gone(turn)
        return
    files.send_calendar(turn, found.event)


async def send_attachment(turn: Turn, argument: str) -> None:
    """What the office put with it."""
    found = await seen.find(turn, bare(argument))
    document = found.event.document if found else None
    if found is None or document is None:
        gone(turn)
        return
    turn.owe(Lane.REPLY, "sendDocument", {"chat_id": turn.person.chat_id, "document": document["file_id"]})
