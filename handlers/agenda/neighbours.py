"""A coordinator puts neighbours who have no chat on the list of an event, takes them off it, and gets their papers."""

from bot.conversation import Conversation, Entry
from bot.dialog.screen import Button, Line, Literal, Screen, route
from bot.turn import Turn
from domain.agenda.event import Event, EventState, Seat
from domain.clip import clipped
from domain.messages import N_, message
from domain.roles import Action
from handlers.agenda import ward_events
from handlers.agenda.common import Rows, number_of, paged, pages, show
from services import registration, seen
from services.agenda import attendance, carrying, seats
from services.agenda.carry_words import NEIGHBOURS
from services.agenda.carrying import Ward
from services.agenda.words import places, titled, when

Wards = tuple[Ward, ...]
ONE = "event_neighbour"
_PAGE = 6
_LABEL = 20
_IN, _OUT, _PAPER = "i", "o", "p"
_SIGNS = {Seat.JOINED: "✅", Seat.WAITING: "⏳", Seat.LEFT: "⬜"}


async def _carried(turn: Turn, number: str) -> tuple[Event, Wards] | None:
    """An announced event that concerns neighbours of this coordinator, with those; None, with an answer, for any other."""
    event = await turn.store.events.find(number_of(number))
    if event is not None and event.state is not EventState.DRAFT:
        wards = await carrying.wards(turn.store, event, turn.person.id, turn.now)
        if wards:
            return event, wards
    turn.show(Screen((message(N_("That event is for none of your neighbours.")),)))
    return None


async def open_neighbours(turn: Turn, argument: str) -> None:
    """Those whom it fits; a tap puts one on the list, another takes them off it."""
    number, page = paged(argument)
    found = await _carried(turn, number)
    if found is not None:
        await _show(turn, *found, page, argument)


async def _show(
    turn: Turn, event: Event, wards: Wards, page: int, argument: str = "", note: Line | None = None
) -> None:
    page = page if page * _PAGE < len(wards) else 0
    shown = wards[page * _PAGE : (page + 1) * _PAGE]
    await seen.note(turn, (one.person_id for one in shown), "event neighbours seen")
    counts = await turn.store.event_members.counts(event.id)
    facts = message(
        N_("🗓 {when}\n📍 {place}\n{places}"),
        when=when(event),
        place=Literal(event.place),
        places=places(event, counts),
    )
    parts = (*((note,) if note else ()), titled(event), facts, _hint(event, wards, turn))
    rows = (*_rows(turn, event, shown, page, len(wards)), *ward_events.back(event, turn.now))
    show(turn, Screen(parts, rows), argument)


def _hint(event: Event, wards: Wards, turn: Turn) -> Line:
    if event.state is EventState.CANCELLED:
        return message(N_("❌ <b>This event is cancelled.</b>"))
    if not event.is_open(turn.now):
        came = any(one.came for one in wards)
        return message(
            N_("This event is over. Tap 🙌 for the certificate.") if came else N_("This event is over.")
        )
    return message(N_("👥 Tap a neighbour to put them on the list (✅), once more to take them off."))


def _rows(turn: Turn, event: Event, shown: Wards, page: int, total: int) -> Rows:
    buttons = [_button(event, one, page, is_open=event.is_open(turn.now)) for one in shown]
    pairs = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return (*pairs, *pages(NEIGHBOURS, str(event.id), page, total, _PAGE))


def _button(event: Event, one: Ward, page: int, *, is_open: bool) -> Button:
    """It says which is wanted, so that a second tap on an old button changes nothing."""
    wanted = (_IN if one.seat is Seat.LEFT else _OUT) if is_open else _PAPER
    sign = "🙌" if one.came else _SIGNS[one.seat]
    label = message(N_("{sign} {name}"), sign=sign, name=Literal(clipped(one.name, _LABEL)))
    return Button(label, route(ONE, f"{event.id}.{one.person_id}.{wanted}~{page}"))


async def put(turn: Turn, argument: str) -> None:
    """ "12.55.i~0": the neighbour 55 shall take part in the event 12."""
    rest, page = paged(argument)
    number, person, wanted = (*rest.split("."), "", "")[:3]
    found = await _carried(turn, number)
    if found is None:
        return
    event, wards = found
    one = next((ward for ward in wards if ward.person_id == number_of(person)), None)
    if one is not None and wanted == _PAPER and one.came and turn.now >= event.over_at:
        await _send_paper(turn, event, one)
        return
    note = await _put(turn, event, one, wanted) if one is not None and event.is_open(turn.now) else None
    if note is not None:
        wards = await carrying.wards(turn.store, event, turn.person.id, turn.now)
    await _show(turn, event, wards, page, note=note)


async def _send_paper(turn: Turn, event: Event, one: Ward) -> None:
    """Whoever has no chat gets the certificate from their coordinator."""
    part = await turn.store.event_members.find(event.id, one.person_id)
    if part is None or part.code is None:
        return
    await turn.store.audit.add(
        turn.now, turn.person.id, one.person_id, "event certificate fetched", event=event.id
    )
    name = registration.address(clipped(one.name, _LABEL), one.honorific)
    said = message(N_("📜 The certificate of {name} for {title}."), name=name, title=Literal(event.title))
    turn.send_document(attendance.paper(turn, event, part), said)


async def _put(turn: Turn, event: Event, one: Ward, wanted: str) -> Line | None:
    name = registration.address(clipped(one.name, _LABEL), one.honorific)
    if wanted == _OUT and one.seat is not Seat.LEFT:
        await seats.leave(turn, event, one.person_id)
        return message(N_("👋 {name} does not take part any more."), name=name)
    if wanted != _IN or one.seat is not Seat.LEFT:
        return None
    seated = await seats.join(turn, event, one.person_id)
    said = N_("✅ {name} takes part.") if seated.seat is Seat.JOINED else N_("⏳ {name} waits for a place.")
    return message(said, name=name)


CARRYING = Conversation(
    entries=(
        Entry(
            ("acara_tetangga",), ward_events.open_list, N_("Events for your neighbours"),
            action=Action.CARRY_ANNOUNCEMENTS, button=N_("📅 Events"), otherwise="acara",
        ),
    ),
    routes={NEIGHBOURS: open_neighbours, ONE: put, ward_events.LIST: ward_events.open_list},
    action=Action.CARRY_ANNOUNCEMENTS,
)  # fmt: skip
