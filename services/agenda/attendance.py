"""Who was there: said by themselves at the door, or ticked off by an officer; and the paper that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from babel.dates import format_date

from bot.dialog.screen import Line, Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.agenda.event import Event, EventState, Seat
from domain.areas import is_within
from domain.messages import N_, Message, message
from services import registration
from services.agenda import office, seats
from services.agenda.office import Desk
from services.agenda.words import first_day, last_day, when
from storage.event_members import Member
from storage.event_people import Participant
from storage.producers import Producer
from storage.store import Store

DOOR_LINK, PROOF_LINK = "h_", "v_"
PAPER, POSTER = "event_paper", "event_poster"


class Met(StrEnum):
    """What came of somebody who stood at the door."""

    WELCOME = "welcome"
    AGAIN = "again"
    EARLY = "early"
    LATE = "late"
    FULL = "full"
    ELSEWHERE = "elsewhere"
    CANCELLED = "cancelled"


async def arrive(turn: Turn, event: Event, producer: Producer) -> Met:
    """They are at the door. Whoever has no place gets one, if there is room and the event is for their area."""
    if event.state is not EventState.OPEN:
        return Met.CANCELLED
    if not event.door_is_open(turn.now):
        return Met.EARLY if turn.now < event.starts_at else Met.LATE
    part = await turn.store.event_members.find(event.id, producer.person_id)
    if part is not None and part.came_at is not None:
        return Met.AGAIN
    if part is None or part.seat is not Seat.JOINED:
        areas = await turn.store.events.areas(event.id)
        if not any(is_within(producer.area, area) for area in areas):
            return Met.ELSEWHERE
        if not await _take_free_place(turn, event, producer.person_id):
            return Met.FULL
    await seats.came(turn.store, event, producer.person_id, turn.now)
    await turn.store.audit.add(turn.now, turn.person.id, producer.person_id, "event attended", event=event.id)
    return Met.WELCOME


async def _take_free_place(turn: Turn, event: Event, person_id: int) -> bool:
    seated = await turn.store.event_members.join(event.id, person_id, turn.now, may_wait=False)
    return seated.seat is Seat.JOINED


@dataclass(frozen=True, slots=True)
class Roll:
    """One of the people of an event, before an officer who may see them."""

    desk: Desk
    one: Participant


async def find(turn: Turn, event: int, person: int) -> Roll | None:
    """Somebody of an event in the officer's areas; None for anybody else, also if forged."""
    desk = await office.find(turn, event)
    one = await turn.store.event_people.find(event, desk.areas, person) if desk else None
    return Roll(desk, one) if desk is not None and one is not None else None


async def tick(turn: Turn, roll: Roll) -> None:
    """They were there, or (a second tap) they were not after all."""
    event, person = roll.desk.event, roll.one.person_id
    if roll.one.came_at is not None:
        changed = await seats.did_not_come(turn.store, event, person)
    else:
        changed = await seats.came(turn.store, event, person, turn.now, turn.person.id)
    if changed:
        what = "attendance taken back" if roll.one.came_at else "event attended"
        await turn.store.audit.add(turn.now, turn.person.id, person, what, event=event.id)


def may_tick(event: Event, turn: Turn) -> bool:
    """Attendance is taken from when the door opens, and for as long as somebody wants to complete it."""
    return event.state is EventState.OPEN and (event.door_is_open(turn.now) or turn.now >= event.over_at)


async def proven(turn: Turn, code: str) -> Line | None:
    """What a certificate says, for whoever checks its code; None for an unknown one."""
    part = await turn.store.event_members.by_code(code.upper())
    event = await turn.store.events.find(part.event_id) if part else None
    producer = await turn.store.producers.find(part.person_id) if part else None
    if part is None or event is None or producer is None:
        return None
    await turn.store.audit.add(
        turn.now, turn.person.id or None, producer.person_id, "attendance verified", event=event.id
    )
    name = registration.address(producer.name, producer.honorific)
    return message(
        N_("✅ Genuine: {name} was at {title}, {when}. {office}"), name=name, title=event.title, when=when(event),
        office=turn.office.name,
    )  # fmt: skip


def paper(turn: Turn, event: Event, part: Member) -> Painting:
    """The certificate of attendance, made when it is sent."""
    spec = {
        "event": event.id, "person": part.person_id, "office": turn.office.name,
        "link": turn.house.link(PROOF_LINK + (part.code or "")),
    }  # fmt: skip
    return Painting(PAPER, spec, as_document=True)


async def _gather_paper(store: Store, spec: Mapping[str, Any], _texts: Texts) -> Any:
    event = await store.events.find(spec["event"])
    part = await store.event_members.find(spec["event"], spec["person"])
    producer = await store.producers.find(spec["person"])
    if event is None or part is None or producer is None or part.code is None:
        raise LookupError("nobody was there")
    say = Texts("id", event.zone)  # an official paper, whatever language the phone has
    words = {name: say.plain(Message(text)) for name, text in _PAPER_WORDS.items()}
    return {
        "name": f"sertifikat-{part.code}.pdf", "words": words, "person": producer.name, "business": producer.business,
        "title": event.title, "days": _days(event), "place": event.place, "code": part.code, "link": spec["link"],
        "office": spec["office"] or say.plain(message(N_("the UMKM office"))),
    }  # fmt: skip


_PAPER_WORDS = {
    "head": N_("CERTIFICATE OF ATTENDANCE"), "given": N_("given to"), "for": N_("for taking part in"),
    "proof": N_("Verification code"), "scan": N_("Scan to verify"),
}  # fmt: skip


def _days(event: Event) -> str:
    first, last = first_day(event), last_day(event)
    shown = [format_date(day, "d MMMM y", locale="id") for day in (first, last)]
    return shown[0] if first == last else " – ".join(shown)


async def door(turn: Turn, event: Event) -> str:
    """The link that says "I am there"."""
    return turn.house.link(DOOR_LINK + await turn.store.events.token(event.id))


def poster(turn: Turn, event: Event, link: str) -> Painting:
    """A sheet for the door, with that link as a code to point a phone at."""
    spec = {"event": event.id, "link": link, "office": turn.office.name}
    return Painting(POSTER, spec, as_document=True)


async def _gather_poster(store: Store, spec: Mapping[str, Any], _texts: Texts) -> Any:
    event = await store.events.find(spec["event"])
    if event is None:
        raise LookupError("the event is gone")
    say = Texts("id", event.zone)
    return {
        "name": f"qr-acara-{event.id}.pdf", "title": event.title, "when": say.plain(when(event)), "place": event.place,
        "link": spec["link"], "office": spec["office"], "head": say.plain(message(N_("ATTENDANCE"))),
        "steps": [say.plain(Message(text)) for text in _STEPS],
    }  # fmt: skip


_STEPS = (
    N_("1. Point the camera of your phone at this code."),
    N_("2. Tap the link, then START."),
    N_("3. Done: you are on the list."),
    N_("Not registered for it? You may still come in, if there is room."),
)
PAINTERS: dict[str, Painter] = {
    PAPER: Painter(_gather_paper, "bot.bench.attendance:certificate"),
    POSTER: Painter(_gather_poster, "bot.bench.attendance:poster"),
}
