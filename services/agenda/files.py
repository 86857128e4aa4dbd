"""What goes along with an event: a pin on the map, and a file for the phone's own calendar."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from bot.dialog.screen import Literal, Painting
from bot.painter import Painter
from bot.texts import Texts
from bot.turn import Turn
from domain.agenda.calendar_file import CalendarWords, calendar_file
from domain.agenda.event import Event, EventState
from domain.messages import N_, message
from services.agenda.words import named, short_when
from storage.outbox import Lane
from storage.store import Store

CALENDAR = "event_calendar"
_LONGEST_ADDRESS = 120


def send_pin(turn: Turn, event: Event) -> bool:
    """A place that the phone's map opens. Returns False for an event without one."""
    if event.pin is None:
        return False
    turn.owe(Lane.REPLY, "sendVenue", {
        "chat_id": turn.person.chat_id, "latitude": event.pin.latitude, "longitude": event.pin.longitude,
        "title": event.title, "address": event.place[:_LONGEST_ADDRESS],
    })  # fmt: skip
    return True


def send_calendar(turn: Turn, event: Event) -> None:
    """The file, made as the event is when it leaves."""
    spec = {
        "event": event.id, "home": urlsplit(turn.house.link("x")).path.strip("/") or "laris",
        "office": turn.office.name, "contact": turn.office.contact, "at": turn.now.isoformat(),
    }  # fmt: skip
    said = (
        N_("📆 {title} is cancelled. Open the file to take it out of your calendar.")
        if event.state is EventState.CANCELLED
        else N_("📆 {title}. Open the file: your phone then reminds you, too.")
    )
    turn.send_document(Painting(CALENDAR, spec, as_document=True), message(said, title=named(event)))


async def _gather(store: Store, spec: Mapping[str, Any], texts: Texts) -> Any:
    event = await store.events.find(spec["event"])
    if event is None:
        raise LookupError("the event is gone")
    office = spec["office"] or texts.plain(message(N_("the UMKM office")))
    lines = [event.note or "", spec["contact"]]
    alarm = texts.plain(message(N_("{title}, {when}"), title=Literal(event.title), when=short_when(event)))
    words = CalendarWords("\n".join(line for line in lines if line), office, alarm)
    at = datetime.fromisoformat(spec["at"]).astimezone(UTC)
    made = calendar_file(event, words, f"{spec['home']}.t.me", at)
    return {"name": f"acara-{event.id}.ics", "mime": "text/calendar", "text": made.decode()}


PAINTERS: dict[str, Painter] = {CALENDAR: Painter(_gather, "bot.bench.plain:write")}
