"""What is planned to be said about events: a new one that fits, what is coming up, what has changed, a place that
became free, what is asked afterwards. Figures are looked up when it is said (`services.agenda.fresh`).
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from domain.agenda.event import Event
from domain.reminders import Urgency
from services.agenda.words import first_day, last_day
from services.reminders import Plan, upcoming
from storage.event_members import Member
from storage.store import Store

NEWS, SOON, CHANGED, CORRECTED = "event_news", "event_soon", "event_changed", "event_corrected"
PLACE, AFTER, LATER, ROLL = "event_place", "event_after", "event_later", "event_roll"
ANNOUNCED = "announced"
DAYS_BEFORE = (7, 1)
HOURS_BEFORE = 2
DAYS_AFTER = (30, 90)
_CLOSE = timedelta(days=2)
_ASKED_AFTER = timedelta(hours=1)
_ANSWERED_WITHIN = timedelta(days=7)
_ANSWERED_LATER = timedelta(days=21)


def soon(event: Event, person_id: int, now: datetime, today: date, kind: str = SOON) -> tuple[Plan, ...]:
    """A week, a day and two hours before; as much of it as lies ahead."""
    first = first_day(event)
    days = tuple(
        Plan(
            kind, str(event.id), occasion(event, days), person_id, at=first - timedelta(days),
            until=first - timedelta(2 if days > 1 else 1), urgency=Urgency.NORMAL if days > 1 else Urgency.URGENT,
        )
        for days in DAYS_BEFORE
    )  # fmt: skip
    hours = Plan(
        kind, str(event.id), occasion(event, 0), person_id, at=event.starts_at - timedelta(hours=HOURS_BEFORE),
        until=event.starts_at, urgency=Urgency.URGENT,
    )  # fmt: skip
    return upcoming((*days, hours), now, today)


def occasion(event: Event, days: int) -> str:
    """Names the moment it counts from: another start is another occasion."""
    return f"{event.starts_at.astimezone(UTC).isoformat(timespec='minutes')}/{days}"


def is_of_now(event: Event, said: str) -> bool:
    """Whether an occasion counts from the start that the event has now."""
    return said.startswith(occasion(event, 0)[:-1])


def news(event: Event, person_id: int, now: datetime) -> Plan:
    """It is new, and for them."""
    return Plan(NEWS, str(event.id), ANNOUNCED, person_id, at=now, until=event.starts_at)


def changed(
    event: Event, before: Mapping[str, Any], person_id: int, moment: datetime, now: datetime, *, joined: bool
) -> Plan:
    """It was moved, or does not take place. `before`: as it was, for the words; `moment`: when it was changed."""
    kind, useful = (CHANGED if joined else CORRECTED), max(event.over_at, now + timedelta(days=1))
    params = {"before": dict(before), "at": moment.isoformat()}
    return Plan(
        kind, str(event.id), str(event.revision), person_id, at=now, until=useful, params=params,
        urgency=urgency(event, now),
    )  # fmt: skip


def got_place(event: Event, member: Member, now: datetime) -> Plan:
    """Somebody who waited has a place now."""
    return Plan(
        PLACE, str(event.id), str(member.number), member.person_id, at=now, until=event.over_at,
        urgency=urgency(event, now),
    )  # fmt: skip


def urgency(event: Event, now: datetime) -> Urgency:
    """What is near breaks Sundays and holidays: whoever waits till Monday would stand before a closed door."""
    return Urgency.URGENT if event.starts_at - now < _CLOSE else Urgency.IMPORTANT


def afterwards(event: Event, person_id: int, now: datetime, today: date) -> tuple[Plan, ...]:
    """What is asked of whoever came: soon after, and a month and three months later."""
    asked = event.over_at + _ASKED_AFTER
    first = Plan(AFTER, str(event.id), "rate", person_id, at=max(asked, now), until=asked + _ANSWERED_WITHIN)
    days = [last_day(event) + timedelta(days) for days in DAYS_AFTER]
    later = tuple(
        Plan(LATER, str(event.id), str(number), person_id, at=day, until=day + _ANSWERED_LATER, params={"days": number})
        for number, day in zip(DAYS_AFTER, days, strict=True)
    )  # fmt: skip
    return (first, *upcoming(later, now, today))


def roll(event: Event, officer: int) -> Plan:
    """Whoever planned it is asked to tick off who came."""
    asked = event.over_at + _ASKED_AFTER
    return Plan(
        ROLL, str(event.id), event.over_at.isoformat(), officer, at=asked, until=asked + _ANSWERED_WITHIN
    )


async def forget(store: Store, event_id: int, person_id: int) -> None:
    """They do not take part: nothing more is said to them about what is to come or has been."""
    for kind in (SOON, PLACE, AFTER, LATER):
        await store.reminders.cancel(kind, str(event_id), person_id)
