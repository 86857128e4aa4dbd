"""Events that an office plans for producers: what they are, when they are open, how many places are left.

Must not know who asks, how anything is stored or sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from domain.messages import N_


class EventKind(StrEnum):
    """What sort of event it is. The values are stored: never rename one."""

    TRAINING = "training"
    FAIR = "fair"
    PERMITS = "permits"
    BANK = "bank"
    INDUSTRY = "industry"
    OTHER = "other"


KIND_NAMES: Mapping[EventKind, str] = {
    EventKind.TRAINING: N_("🎓 Training"),
    EventKind.FAIR: N_("🎪 Bazaar, fair"),
    EventKind.PERMITS: N_("📝 Permits together"),
    EventKind.BANK: N_("🏦 Meet the bank"),
    EventKind.INDUSTRY: N_("🏭 Meet buyers"),
    EventKind.OTHER: N_("📌 Other"),
}
COHORT_PAPERS = ("nib", "spp_irt", "halal_sd", "bpom_md")
"""Papers that offices arrange for many at once (ids of domain.papers). Source: market.md 3.5."""
MOST_PLACES = 100_000
LONGEST_WITHOUT_END = timedelta(hours=4)
"""An event whose end nobody wrote is taken to be over after so long."""
DOOR_OPENS = timedelta(hours=2)
DOOR_CLOSES = timedelta(hours=3)
"""So long before the start and after the end somebody may say at the door that they are there."""


class EventState(StrEnum):
    """`draft`: only its office sees it."""

    DRAFT = "draft"
    OPEN = "open"
    CANCELLED = "cancelled"


class Seat(StrEnum):
    """How a producer stands to an event."""

    JOINED = "joined"
    WAITING = "waiting"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map, degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Event:
    """`starts_at`, `ends_at`: UTC; `zone`: where the door is. `quota` None: no limit. `audience`: whom it is for, as
    JSON (`domain.audience`). `papers`: what a day of permits is about. `note`: what to bring. `photo`, `document`: what
    Telegram calls them. `revision` grows with each change that people must hear of."""

    kind: EventKind
    title: str
    starts_at: datetime
    ends_at: datetime | None
    zone: str
    place: str
    pin: Pin | None
    quota: int | None
    audience: Mapping[str, Any]
    papers: tuple[str, ...] = ()
    note: str | None = None
    link: str | None = None
    photo: str | None = None
    document: Mapping[str, Any] | None = None
    state: EventState = EventState.DRAFT
    revision: int = 0
    changed_at: datetime | None = None
    published_at: datetime | None = None
    reason: str | None = None
    id: int = 0

    @property
    def over_at(self) -> datetime:
        """When it is over (UTC): as written, or a usual while after its start."""
        return self.ends_at or self.starts_at + LONGEST_WITHOUT_END

    def is_open(self, now: datetime) -> bool:
        """Whether producers may still take a place: it is announced and not over."""
        return self.state is EventState.OPEN and now < self.over_at

    def door_is_open(self, now: datetime) -> bool:
        """Whether somebody who says "I am there" can really be there."""
        opens, closes = self.starts_at - DOOR_OPENS, self.over_at + DOOR_CLOSES
        return self.state is EventState.OPEN and opens <= now <= closes


def free_places(quota: int | None, joined: int) -> int | None:
    """How many places are left; None when there is no limit. Never negative."""
    return None if quota is None else max(0, quota - joined)


def moves_up(quota: int | None, joined: int, waiting: int) -> int:
    """How many of those who wait get a place now."""
    free = free_places(quota, joined)
    return waiting if free is None else min(free, waiting)


def needs_correction(before: Event, after: Event) -> bool:
    """Whether people who know of it must hear of the change: where, when or what has become another."""
    return _told(before) != _told(after)


def _told(event: Event) -> tuple[object, ...]:
    return event.title, event.starts_at, event.ends_at, event.place, event.pin


def as_json(event: Event) -> dict[str, Any]:
    """What a message needs to speak of an event later: JSON, without whom it is for and what Telegram calls its files."""
    return {
        "id": event.id, "kind": event.kind, "title": event.title, "zone": event.zone, "place": event.place,
        "starts": event.starts_at.isoformat(), "ends": event.ends_at.isoformat() if event.ends_at else None,
        "pin": [event.pin.latitude, event.pin.longitude] if event.pin else None, "quota": event.quota,
        "papers": list(event.papers), "note": event.note, "state": event.state, "revision": event.revision,
        "reason": event.reason,
    }  # fmt: skip


def from_json(told: Mapping[str, Any]) -> Event:
    """The event that `as_json` was made of. Raises KeyError or ValueError for anything else."""
    return Event(
        kind=EventKind(told["kind"]),
        title=str(told["title"]),
        starts_at=datetime.fromisoformat(told["starts"]),
        ends_at=datetime.fromisoformat(told["ends"]) if told["ends"] else None,
        zone=str(told["zone"]),
        place=str(told["place"]),
        pin=Pin(*told["pin"]) if told["pin"] else None,
        quota=told["quota"],
        audience={},
        papers=tuple(told["papers"]),
        note=told["note"],
        state=EventState(told["state"]),
        revision=told["revision"],
        reason=told["reason"],
        id=told["id"],
    )
