"""How an event is written: its day and hours at its own door, its places, how far away it is."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.dialog.screen import Line, Literal
from bot.texts import ZONE_LETTERS
from domain.agenda.event import Event, EventKind, free_places
from domain.calendar import local_day
from domain.dates import short
from domain.messages import N_, message
from storage.event_members import Counts

_ICONS = {
    EventKind.TRAINING: "🎓", EventKind.FAIR: "🎪", EventKind.PERMITS: "📝", EventKind.BANK: "🏦",
    EventKind.INDUSTRY: "🏭", EventKind.OTHER: "📌",
}  # fmt: skip


def first_day(event: Event) -> date:
    """The day of its start, where its door is."""
    return local_day(event.starts_at, event.zone)


def last_day(event: Event) -> date:
    """The day of its end; of an event without one the day of its start."""
    return local_day(event.ends_at or event.starts_at, event.zone)


def titled(event: Event) -> Line:
    """ "🎓 Pelatihan kemasan" """
    return message(N_("{icon} <b>{title}</b>"), icon=_ICONS[event.kind], title=Literal(event.title))


def named(event: Event) -> Literal:
    """The bare title, for the middle of a sentence."""
    return Literal(event.title)


def when(event: Event) -> Line:
    """ "Kamis, 3 Des 2026, 09.00–12.00 WIB" """
    return span(event.starts_at, event.ends_at, event.zone)


def span(starts_at: datetime, ends_at: datetime | None, zone: str) -> Line:
    """The same for moments alone."""
    first, letters = local_day(starts_at, zone), Literal(ZONE_LETTERS.get(zone, ""))
    start = clock(starts_at, zone)
    if ends_at is None:
        return message(N_("{day}, {start} {zone}"), day=first, start=start, zone=letters)
    last, end = local_day(ends_at, zone), clock(ends_at, zone)
    if first == last:
        return message(N_("{day}, {start}–{end} {zone}"), day=first, start=start, end=end, zone=letters)
    return message(
        N_("{day}, {start} to {last}, {end} {zone}"), day=first, start=start, last=last, end=end, zone=letters
    )


def short_when(event: Event) -> Line:
    """ "Kam, 3 Des 09.00" """
    start = clock(event.starts_at, event.zone)
    return message(N_("{day} {start}"), day=short(first_day(event)), start=start)


def clock(moment: datetime, zone: str) -> Literal:
    """ "09.00", with a dot, as Indonesians write."""
    return Literal(f"{moment.astimezone(ZoneInfo(zone)):%H.%M}")


def clock_there(moment: datetime, zone: str) -> Literal:
    """ "09.00 WIB": for whoever may live in another zone."""
    return Literal(f"{clock(moment, zone).text} {ZONE_LETTERS.get(zone, '')}".rstrip())


def away(event: Event, now: datetime) -> Line:
    """ "2 hari lagi", seen from the door."""
    if now >= event.over_at:
        return message(N_("it is over"))
    if now >= event.starts_at:
        return message(N_("going on now"))
    days = (first_day(event) - local_day(now, event.zone)).days
    if days > 1:
        return message(N_("in {days} days"), days=days)
    return message(N_("tomorrow")) if days else message(N_("today"))


def places(event: Event, counts: Counts) -> Line:
    """How many places are left, or how many wait for one."""
    free = free_places(event.quota, counts.joined)
    if free is None:
        return message(N_("🎟 Room for everybody, {joined} take part"), joined=counts.joined)
    if free:
        return message(N_("🎟 {free} of {quota} places left"), free=free, quota=event.quota)
    return message(
        N_("🎟 Full ({quota} places), {waiting} waiting"), quota=event.quota, waiting=counts.waiting
    )
