"""What is planned to be said about orders: that somebody is asked, deadlines, deliveries and payments that come closer,
what came of an offer. Figures are looked up when it is said (`services.procurement.kinds`)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from domain.calendar import local_day
from domain.procurement.need import Delivery, Need
from domain.reminders import Urgency
from services.procurement.names import ASKED, CONFIRM, DECIDE, DUE, PAY
from services.reminders import Plan, upcoming

_CLOSE = timedelta(days=2)


def urgency(need: Need, now: datetime) -> Urgency:
    """What is near breaks Sundays and holidays."""
    return Urgency.URGENT if need.deadline - now < _CLOSE else Urgency.IMPORTANT


def asked(need: Need, person_id: int, wave: int, now: datetime) -> tuple[Plan, ...]:
    """They are asked, and once more before answers close, if there is time for it."""
    subject, urgent = str(need.id), urgency(need, now)
    first = Plan(ASKED, subject, f"wave/{wave}", person_id, at=now, until=need.deadline, urgency=urgent)
    again = need.deadline - timedelta(hours=3)
    if again - now < timedelta(hours=6):
        return (first,)
    return first, Plan(
        ASKED,
        subject,
        f"last/{need.deadline.isoformat()}",
        person_id,
        at=again,
        until=need.deadline,
        urgency=urgent,
    )


def decide(need: Need) -> tuple[Plan, ...]:
    """Whoever posted it chooses when answers are closed."""
    until = max(need.at, need.deadline + timedelta(hours=1))
    return (
        Plan(DECIDE, str(need.id), need.deadline.isoformat(), need.posted_by, at=need.deadline, until=until,
             urgency=Urgency.URGENT),
    )  # fmt: skip


def told(kind: str, need: Need, person_id: int, now: datetime, occasion: str = "", **params: Any) -> Plan:
    """Something happened that they should know of now."""
    useful = max(need.at, now + timedelta(days=2))
    return Plan(
        kind,
        str(need.id),
        occasion or kind,
        person_id,
        at=now,
        until=useful,
        params=params,
        urgency=urgency(need, now),
    )


def delivery(need: Need, one: Delivery, person_id: int, now: datetime, today: date) -> tuple[Plan, ...]:
    """The maker: a day and two hours before, and afterwards whether it is paid. The buyer: whether it came, what is due."""
    subject, name = str(need.id), f"{one.offer_id}.{one.number}/{one.due_at:%Y%m%dT%H%M}"
    params = {"offer": one.offer_id, "number": one.number}
    day = local_day(one.due_at, need.zone)

    def plan(
        kind: str, occasion: str, whom: int, at: date | datetime, until: date | datetime, **more: Any
    ) -> Plan:
        return Plan(
            kind,
            subject,
            f"{name}/{occasion}",
            whom,
            at=at,
            until=until,
            params={**params, **more},
            urgency=Urgency.URGENT,
        )

    after, pay = one.due_at + timedelta(hours=1), one.pay_by
    return upcoming(
        (
            plan(DUE, "1d", person_id, day - timedelta(1), day - timedelta(1)),
            plan(DUE, "2h", person_id, one.due_at - timedelta(hours=2), one.due_at),
            plan(CONFIRM, "maker", person_id, after, one.due_at + timedelta(days=5), side="maker"),
            plan(CONFIRM, "buyer", need.posted_by, after, one.due_at + timedelta(days=5), side="buyer"),
            plan(PAY, "due", need.posted_by, max(pay, day + timedelta(1)), pay + timedelta(5), side="buyer"),
            plan(PAY, "late", person_id, max(pay, day) + timedelta(2), pay + timedelta(14), side="maker"),
        ),
        now,
        today,
    )


def deliveries(need: Need, ones: Iterable[Delivery], person_id: int, now: datetime) -> list[Plan]:
    """The same for all deliveries of an order."""
    today = local_day(now, need.zone)
    return [plan for one in ones for plan in delivery(need, one, person_id, now, today)]
