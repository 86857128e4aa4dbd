"""The agenda of the demo: two trainings, a day of permits and a bazaar to come, and a training of last month, so that
moving the clock shows what is said a week, a day and two hours before, at the door, and a month later. All made up."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.agenda.event import Event, EventKind, EventState, Pin, Seat
from domain.audience import Audience
from domain.calendar_holidays import is_holiday
from services.agenda import carrying, plans, seats
from storage.store import Store

BATANG, LIMPUNG = "33.25", "33.25.08"
_ZONE = ZoneInfo("Asia/Jakarta")
_SUNDAY = 6
_HALL = ("Aula Kecamatan Limpung", Pin(-7.016, 109.928))
_SQUARE = ("Alun-alun Batang", Pin(-6.908, 109.730))
PACKING_DOOR = "demo-kemasan"
"""What the code at the door of the first training says."""
_ANNOUNCED_AGO = timedelta(days=2)
_GUESTS = 12
"""So many of the other producers take part in the first training and came to the last one."""
_ONLINE_PLACES = 6


@dataclass(frozen=True)
class Cast:
    """Numbers of people: who plans, and who takes part."""

    planner: int
    neighbour: int
    budi: int
    endah: int
    karmi: int
    others: Sequence[int]


async def add(store: Store, cast: Cast, now: datetime) -> None:
    """Budi has joined the first training; the second is full, one waits; Endah and Karmi come for their permits."""
    others = cast.others[:_GUESTS]
    packing = await _plan(store, cast, _packing(now), now, PACKING_DOOR)
    await _join(store, cast, packing, (cast.budi, cast.neighbour, *others), now)
    online = await _plan(store, cast, _online(now), now)
    await _join(store, cast, online, (cast.endah, *cast.others[:_ONLINE_PLACES]), now)
    permits = await _plan(store, cast, _permits(now), now)
    await _join(store, cast, permits, (cast.endah, cast.karmi, *cast.others[:3]), now)
    bazaar = await _plan(store, cast, _bazaar(now), now)
    await _join(store, cast, bazaar, cast.others[3:9], now)
    await carrying.tell_news(store, bazaar, [cast.neighbour], now)
    await _last_month(store, cast, (cast.budi, cast.endah, *others), now)


def _packing(now: datetime) -> Event:
    return _event(
        EventKind.TRAINING, "Pelatihan kemasan dan label", working_day(now, 8), (time(9), time(12)), _HALL, quota=30,
        note="Bawa satu contoh produk dan kemasannya. Gratis, dapat sertifikat.",
    )  # fmt: skip


def _online(now: datetime) -> Event:
    return _event(
        EventKind.TRAINING, "Pelatihan jualan online", working_day(now, 14), (time(13), time(15, 30)),
        ("Dinas UMKM Batang, lantai 2", Pin(-6.910, 109.729)), quota=_ONLINE_PLACES, note="Bawa HP yang ada paket datanya.",
    )  # fmt: skip


def _permits(now: datetime) -> Event:
    return _event(
        EventKind.PERMITS, "Urus NIB, PIRT dan halal bareng-bareng", working_day(now, 10), (time(8), time(14)), _HALL, quota=40,
        papers=("nib", "spp_irt", "halal_sd"), note="Bawa KTP, foto produk dan foto dapur.",
    )  # fmt: skip


def _bazaar(now: datetime) -> Event:
    opens = working_day(now, 20)
    return replace(
        _event(
            EventKind.FAIR, "Bazar UMKM Batang", opens, (time(7), time(21)), _SQUARE, quota=50,
            note="Meja dan tenda disediakan. Bawa taplak dan uang kembalian.",
        ),
        ends_at=moment(opens + timedelta(days=1), time(21)),
    )  # fmt: skip


def _event(
    kind: EventKind, title: str, day: datetime, hours: tuple[time, time], place: tuple[str, Pin], *, quota: int,
    note: str, papers: tuple[str, ...] = (),
) -> Event:  # fmt: skip
    return Event(
        kind=kind, title=title, starts_at=moment(day, hours[0]), ends_at=moment(day, hours[1]), zone=str(_ZONE), place=place[0],
        pin=place[1], quota=quota, audience=Audience(areas=(BATANG,)).model_dump(mode="json"), papers=papers, note=note,
        state=EventState.OPEN,
    )  # fmt: skip


def working_day(now: datetime, days: int) -> datetime:
    """So many days from today, or the next day on which people work."""
    day = now.astimezone(_ZONE) + timedelta(days=days)
    while day.weekday() == _SUNDAY or is_holiday(day.date()):
        day += timedelta(days=1)
    return day


def moment(day: datetime, hour: time) -> datetime:
    """That hour of that day in Batang, in UTC."""
    return datetime.combine(day.date(), hour, _ZONE).astimezone(UTC)


async def _plan(store: Store, cast: Cast, event: Event, now: datetime, door: str = "") -> Event:
    """Written down and announced some days ago; the planner is asked for the attendance when it is over."""
    token = door or secrets.token_urlsafe(9)
    announced = min(now, event.starts_at) - _ANNOUNCED_AGO
    number = await store.events.add(event, (BATANG,), token, cast.planner, announced)
    kept = replace(event, id=number)
    await store.reminders.plan([plans.roll(kept, cast.planner)], now)
    return kept


async def _join(store: Store, cast: Cast, event: Event, people: Sequence[int], now: datetime) -> None:
    """One after the other; whoever finds no place waits for one. The others have no phone on the page to remind."""
    for number, one in enumerate(people):
        at = now - timedelta(hours=30) + timedelta(minutes=7 * number)
        seated = await store.event_members.join(event.id, one, at)
        if seated.seat is Seat.JOINED and one not in cast.others:
            await seats.remind(store, event, [one], now)


async def _last_month(store: Store, cast: Cast, people: Sequence[int], now: datetime) -> None:
    """A training of nearly a month ago: all but three came, most said how it was; soon they are asked what came of it."""
    day = working_day(now - timedelta(days=27), 0)
    event = _event(
        EventKind.TRAINING, "Pelatihan foto produk pakai HP", day, (time(9), time(12)), _HALL, quota=20,
        note="Bawa produk yang mau difoto.",
    )  # fmt: skip
    event = await _plan(store, cast, event, now)
    for number, one in enumerate(people):
        await store.event_members.join(event.id, one, event.starts_at - timedelta(days=1))
        if number < len(people) - 3:
            await _came(store, event, one, number)
            for kind in (plans.AFTER, *((plans.LATER,) if one in cast.others else ())):
                await store.reminders.cancel(kind, str(event.id), one)


async def _came(store: Store, event: Event, person: int, number: int) -> None:
    await seats.came(store, event, person, event.starts_at + timedelta(minutes=number))
    if number % 4 != 3:
        await store.event_members.rate(event.id, person, 3 + number % 2, _WORDS.get(number))


_WORDS = {1: "Enak, langsung praktik. Waktunya kurang lama.", 4: "Minta lanjutan cara bikin video."}
