"""An event as a calendar file (RFC 5545, 5546), so that the phone's own calendar reminds, too.

A later file with the same UID and a higher SEQUENCE takes the place of an earlier one; a cancelled event is taken out.
Indonesia has no daylight saving, so a zone is one offset.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.agenda.event import Event, EventState

_ALARMS = ("-P1D", "-PT2H")
_NOBODY = "mailto:tidak-dibalas@laris.invalid"
"""RFC 5546 wants an organizer with an address; an office on Telegram has none that could be written to."""
_LONGEST_LINE = 75
_LETTERS = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Words of the file: `details` under the title (what to bring, who to ask), `organiser`, `alarm` shown before."""

    details: str
    organiser: str
    alarm: str


def calendar_file(event: Event, words: CalendarWords, domain: str, now: datetime) -> bytes:
    """The file. `domain` makes the UID one of this installation; `now`: UTC."""
    cancelled = event.state is EventState.CANCELLED
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Laris//Agenda//ID", "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if cancelled else 'PUBLISH'}",
        *_zone(event), *_event(event, words, domain, now), "END:VCALENDAR",
    )  # fmt: skip
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _zone(event: Event) -> Iterator[str]:
    offset = event.starts_at.astimezone(ZoneInfo(event.zone)).utcoffset() or timedelta()
    written = f"{'+' if offset >= timedelta() else '-'}{abs(offset) // timedelta(hours=1):02}00"
    yield from (
        "BEGIN:VTIMEZONE", f"TZID:{event.zone}", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        f"TZOFFSETFROM:{written}", f"TZOFFSETTO:{written}", f"TZNAME:{_LETTERS.get(offset, written)}",
        "END:STANDARD", "END:VTIMEZONE",
    )  # fmt: skip


def _event(event: Event, words: CalendarWords, domain: str, now: datetime) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:acara-{event.id}@{domain}", f"SEQUENCE:{event.revision}")
    yield from (f"DTSTAMP:{_utc(now)}", f"LAST-MODIFIED:{_utc(event.changed_at or now)}")
    yield f"DTSTART;TZID={event.zone}:{_local(event.starts_at, event.zone)}"
    if event.ends_at is not None:
        yield f"DTEND;TZID={event.zone}:{_local(event.ends_at, event.zone)}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"LOCATION:{_text(event.place)}"
    if event.pin is not None:
        yield f"GEO:{event.pin.latitude:.6f};{event.pin.longitude:.6f}"
    if words.details:
        yield f"DESCRIPTION:{_text(words.details)}"
    if event.link:
        yield f"URL:{event.link}"
    yield f"ORGANIZER;CN={_quoted(words.organiser)}:{_NOBODY}"
    yield f"STATUS:{'CANCELLED' if event.state is EventState.CANCELLED else 'CONFIRMED'}"
    yield from () if event.state is EventState.CANCELLED else _alarms(words)
    yield "END:VEVENT"


def _alarms(words: CalendarWords) -> Iterator[str]:
    for trigger in _ALARMS:
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{_text(words.alarm)}",
            f"TRIGGER:{trigger}",
        )
        yield "END:VALARM"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _local(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y%m%dT%H%M%S}"


def _text(value: str) -> str:
    """RFC 5545, 3.3.11."""
    for sign, written in (
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\\n"),
        ("\n", "\\n"),
        ("\r", "\\n"),
    ):
        value = value.replace(sign, written)
    return value


def _quoted(value: str) -> str:
    """A parameter value; quotes and control characters may not stand in one."""
    return f'"{" ".join(value.replace(chr(34), "").split())}"'


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; what follows begins with a blank. No character is cut apart."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST_LINE:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part
