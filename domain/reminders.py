"""Reminders in words of the business: what is planned for whom, when it is of use, what becomes of it when it is due.

One mechanism for every subject. Must not know what a certificate or a shop is, nor who sends.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any

from domain.areas import zone
from domain.calendar import Hours, Listening, end_of, morning, place, place_day
from domain.messages import N_


class Topic(StrEnum):
    """What people switch on and off together. The values are stored: never rename one."""

    CERTIFICATES = "certificates"
    CONSIGNMENT = "consignment"
    AGENDA = "agenda"
    PROCUREMENT = "procurement"
    REPORT = "report"
    CASES = "cases"
    ANNOUNCEMENTS = "announcements"


TOPIC_NAMES: Mapping[Topic, str] = {
    Topic.CERTIFICATES: N_("Certificates"),
    Topic.CONSIGNMENT: N_("Consignment, bills"),
    Topic.AGENDA: N_("Agenda"),
    Topic.PROCUREMENT: N_("Ngklarisi"),
    Topic.REPORT: N_("Monthly report"),
    Topic.CASES: N_("Officers' answers"),
    Topic.ANNOUNCEMENTS: N_("News of the office"),
}
TOPIC_ICONS: Mapping[Topic, str] = {
    Topic.CERTIFICATES: "📜",
    Topic.CONSIGNMENT: "📦",
    Topic.AGENDA: "📅",
    Topic.PROCUREMENT: "🛒",
    Topic.REPORT: "📊",
    Topic.CASES: "🙋",
    Topic.ANNOUNCEMENTS: "📣",
}


class Urgency(IntEnum):
    """What stands first when several things are said at once. Only URGENT breaks Sundays, holidays and times of
    prayer; nothing breaks the night or a person's own hours."""

    NORMAL = 0
    IMPORTANT = 1
    URGENT = 2


class State(StrEnum):
    """`held`: the person blocked the bot. `superseded`: a later occasion of the same subject is said instead.
    `skipped`: the person did not want it. `missed`: it came too late to be of use. `void`: it no longer holds.
    `failed`: a fault of ours."""

    PLANNED = "planned"
    HELD = "held"
    SENT = "sent"
    SUPERSEDED = "superseded"
    SKIPPED = "skipped"
    MISSED = "missed"
    VOID = "void"
    CANCELLED = "cancelled"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Plan:
    """One thing to be said to one person.

    `kind`: name of a kind in `services.reminder_kinds`; `subject`: what it is about, unique within the kind (an id).
    `occasion`: why now, unique within the subject; it names the day it counts from, so that another date is another
    occasion ("2027-05-01/30"). `at`: a UTC moment, or a day: then the morning of that day where the person lives.
    `until`: after it the reminder is of no use (a day: the end of that day there); None leaves it to the kind.
    `params`: JSON that the kind needs to find words later.
    `is_deed`: nothing is said to the person, something is done in their matter: at its moment, whatever their hours and
    wishes (`services.deeds`).
    """

    kind: str
    subject: str
    occasion: str
    person_id: int
    at: date | datetime
    until: date | datetime | None = None
    params: Mapping[str, Any] = field(default_factory=dict)
    urgency: Urgency = Urgency.NORMAL
    is_deed: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """A stored plan. `wanted_at`: when it was meant to be said; `due_at`: when it may be (both UTC); `is_day`: it was
    planned for a day, not for an hour of it."""

    id: int
    kind: str
    subject: str
    occasion: str
    person_id: int
    wanted_at: datetime
    is_day: bool
    due_at: datetime
    until: datetime | None
    params: Mapping[str, Any]
    urgency: Urgency


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody chose about being reminded. `topics_off`: values of `Topic`; `paused_until`: nothing before it."""

    topics_off: frozenset[str] = frozenset()
    hours: Hours | None = None
    every_day: bool = False
    paused_until: datetime | None = None


def listening(area: str | None, wishes: Wishes) -> Listening:
    """When somebody who lives in this area (a Kemendagri code) wants to hear something."""
    return Listening(zone(area or ""), wishes.hours, wishes.every_day)


def placed(plan: Plan, listening: Listening) -> tuple[datetime, datetime, datetime | None]:
    """When a plan was meant to be said, when it may be, and until when it is of use: UTC moments."""
    until = plan.until
    if until is not None and not isinstance(until, datetime):
        until = end_of(until, listening.zone)
    urgent = plan.urgency is Urgency.URGENT
    if isinstance(plan.at, datetime):
        return plan.at, place(plan.at, until, listening, urgent=urgent), until
    return morning(plan.at, listening), place_day(plan.at, until, listening, urgent=urgent), until
