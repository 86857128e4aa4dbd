"""/datasaya: what Laris knows about somebody, what for, since when and who looked; to take along, to correct, to stop."""

from datetime import datetime

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.calendar import local_day
from domain.dates import CalendarDay, calendar_day
from domain.messages import N_, Message, message
from services import invitations
from services.own_data import consent, export
from storage.own_data import Looker

MY_DATA, BOOK, JSON = "my_data", "my_data_book", "my_data_json"
_MOST_LOOKERS = 3
_COUNTS: dict[str, str] = {
    "products": N_("{count} products"), "certificates": N_("{count} permits"), "outlets": N_("{count} own shops"),
    "consignment_records": N_("{count} notes of goods"), "cases": N_("{count} questions to officers"),
    "event_members": N_("{count} events"),
}  # fmt: skip


async def open_my_data(turn: Turn, _argument: str = "") -> None:
    if not turn.person.id:
        turn.say(message(N_("Laris holds no data about you yet.")), home=True)
        return
    counts = await turn.store.own_data.counts(turn.person.id)
    lookers = await turn.store.own_data.lookers(turn.person.id)
    agreed = await consent.given(turn)
    told = (*_told(turn, counts, agreed), *_looked(turn, lookers))
    turn.show(Screen(told, _buttons(turn, is_agreed=agreed is not None)))


def _told(turn: Turn, counts: dict[str, int], agreed: tuple[str, datetime, str] | None) -> tuple[Line, ...]:
    office = Literal(turn.office.name) if turn.office.name else message(N_("the UMKM office"))
    held = [message(text, count=counts[name]) for name, text in _COUNTS.items() if counts.get(name)]
    lines: list[Line] = [
        message(
            N_("Used by {office} for news of trainings, permits and orders, and for your own notes."),
            office=office,
        )
    ]
    if agreed is not None:
        lines.append(message(N_("Agreed on {day}."), day=_day(turn, agreed[1])))
    elif turn.person.is_producer:
        lines.append(message(N_("🔕 You took your consent back: no messages are sent by themselves.")))
    head = message(N_("📂 <b>My data</b>"))
    kinds: Line = Lines(
        (message(N_("Kept: chat number, profile")), *(message(N_("• {what}"), what=one) for one in held))
    )
    return (head, Lines(tuple(lines)), kinds)


def _day(turn: Turn, moment: datetime) -> CalendarDay:
    """By the clock of whoever reads it."""
    return calendar_day(local_day(moment, turn.texts.zone))


def _looked(turn: Turn, lookers: tuple[Looker, ...]) -> tuple[Line, ...]:
    if not lookers:
        return (message(N_("👀 Nobody else has looked at it.")),)
    shown = [_looker(turn, one) for one in lookers[:_MOST_LOOKERS]]
    return (Lines((message(N_("👀 Looked at it:")), *shown)),)


def _looker(turn: Turn, one: Looker) -> Line:
    day = _day(turn, one.last)
    if one.role is None or one.area is None:
        return message(N_("• somebody else: {times} times, last on {day}"), times=one.times, day=day)
    role, place = Message(invitations.ROLE_NAMES[one.role]), invitations.area_name(one.area)
    return message(
        N_("• {role} of {place}: {times} times, last on {day}"),
        role=role,
        place=place,
        times=one.times,
        day=day,
    )


def _buttons(turn: Turn, *, is_agreed: bool) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = [
        (Button(message(N_("📄 As Excel")), route(BOOK)), Button(message(N_("🧾 As JSON")), route(JSON))),
    ]
    looked = Button(message(N_("👀 Who looked")), route("my_lookers"))
    if turn.person.is_producer:
        stop = Button(message(N_("🔕 Stop messages")), route("consent_stop"))
        again = Button(message(N_("🔔 Messages again")), route("consent_again"))
        rows += [(Button(message(N_("✏️ Correct my data")), route("profile")), stop if is_agreed else again)]
    delete = Button(message(N_("🗑 Delete")), route("forget"))
    return (*rows, (looked, delete))


async def send_book(turn: Turn, _argument: str = "") -> None:
    await _send(turn, BOOK)


async def send_json(turn: Turn, _argument: str = "") -> None:
    await _send(turn, JSON)


async def _send(turn: Turn, which: str) -> None:
    if not turn.person.id:
        await open_my_data(turn)
        return
    await turn.store.audit.add(turn.now, turn.person.id, turn.person.id, "data taken along")
    back = Button(message(N_("⬅️ My data")), route(MY_DATA))
    if which == BOOK:
        caption = message(N_("📄 Everything Laris holds about you. Open it with Excel or Google Sheets."))
        turn.send_document(export.book(turn), caption, buttons=((back,),))
    else:
        caption = message(N_("🧾 The same for another program (JSON)."))
        turn.send_document(export.as_json(turn), caption, buttons=((back,),))


CONVERSATION = Conversation(
    entries=(
        Entry(
            ("datasaya", "mydata"),
            open_my_data,
            N_("My data: see, take along"),
            intents=("my_data",),
            aside=True,
        ),
    ),
    routes={MY_DATA: open_my_data, BOOK: send_book, JSON: send_json},
    aside_routes=frozenset({MY_DATA, BOOK, JSON}),
    painters=export.PAINTERS,
)
