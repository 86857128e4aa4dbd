"""Reminding of certificates: before they end, on the day, and once a year those that have no end.

Planned whenever a paper is recorded or corrected; forgotten when it is renewed or removed.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Line, Literal, Written, route
from bot.turn import Turn
from domain.dates import calendar_day
from domain.messages import N_, message
from domain.papers import Occasion, occasions, rules
from domain.reminders import Urgency
from services.reminders import Kind, Notice, Plan, Reminder, Topic
from storage.certificates import Certificate
from storage.store import Store

NAME = "certificate"
YEARS_AHEAD = 5
_NEAR = 7
_USEFUL_AFTER_THE_END = timedelta(days=14)
_USEFUL_AFTER_A_YEAR = timedelta(days=60)


async def plan(turn: Turn, certificate: Certificate, of: int | None = None) -> None:
    """Plan exactly the occasions that lie ahead of this paper. `of`: who holds it, if not the person of the turn."""
    if certificate.id is None:
        return
    wanted = plans(turn.person.id if of is None else of, certificate, turn.today)
    await turn.store.reminders.replan(NAME, str(certificate.id), wanted, turn.now)


async def forget(turn: Turn, certificate_id: int) -> None:
    """Nothing more is said about this paper."""
    await turn.store.reminders.cancel(NAME, str(certificate_id))


def plans(person_id: int, certificate: Certificate, today: date) -> tuple[Plan, ...]:
    """The occasions that lie ahead of a recorded paper; none for those that have passed."""
    product = certificate.product_id
    params = {"paper": certificate.paper, "product": product, "expires": _iso(certificate.expires_on)}
    return tuple(
        Plan(
            NAME, str(certificate.id), _name(one, certificate), person_id, at=one.on,
            until=_until(one, certificate), params={**params, "kind": one.kind}, urgency=_urgency(one),
        )
        for one in _ahead(certificate, today)
    )  # fmt: skip


def _ahead(certificate: Certificate, today: date) -> tuple[Occasion, ...]:
    """The occasions of this paper; of the yearly question those of the next five years."""
    begun = certificate.issued_on or today
    found = occasions(certificate.paper, begun, certificate.expires_on, today)
    while found and found[-1].kind == "yearly" and len(found) < YEARS_AHEAD:
        found += occasions(certificate.paper, begun, None, found[-1].on + timedelta(days=1))
    return tuple(one for one in found if one.on > today)


def _name(occasion: Occasion, certificate: Certificate) -> str:
    if occasion.kind == "yearly":
        return f"yearly/{occasion.on.isoformat()}"
    return f"{_iso(certificate.expires_on)}/{occasion.days_before}"


def _urgency(occasion: Occasion) -> Urgency:
    """What ends within a week stands before what can wait."""
    is_near = occasion.kind == "expiry" and occasion.days_before <= _NEAR
    return Urgency.IMPORTANT if is_near else Urgency.NORMAL


def _until(occasion: Occasion, certificate: Certificate) -> date:
    """Words about the end are of use until it; those of the last day for two weeks more."""
    if certificate.expires_on is None:
        return occasion.on + _USEFUL_AFTER_A_YEAR
    return certificate.expires_on if occasion.days_before else certificate.expires_on + _USEFUL_AFTER_THE_END


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


async def _fresh(store: Store, due: Sequence[Reminder], _now: datetime) -> Mapping[int, Mapping[str, Any]]:
    """Only papers that are still held, with the end they have now and the name of their product."""
    held = await store.certificates.still_held([int(one.subject) for one in due])
    return {
        one.id: {"name": held[int(one.subject)].product}
        for one in due
        if int(one.subject) in held and _iso(held[int(one.subject)].expires_on) == one.params.get("expires")
    }


def _render(reminder: Reminder, today: date) -> Notice:
    if reminder.params.get("kind") == "yearly":
        return _yearly(reminder)
    line = _ending(reminder, today)
    token = reminder.subject + NEW_MESSAGE
    paper = str(reminder.params["paper"])
    buttons = (
        (Button(message(N_("✅ Already renewed")), route("renew_paper", token)),),
        (Button(message(N_("📖 How to renew")), route("paper_guide", paper + NEW_MESSAGE)),),
    )
    renew = message(N_("Please begin in time: the office may need some weeks."))
    return Notice(line, (line, renew), buttons)


def _ending(reminder: Reminder, today: date) -> Line:
    end = date.fromisoformat(str(reminder.params["expires"]))
    left, name, day = (end - today).days, _called(reminder), calendar_day(end)
    if left > 1:
        return message(N_("📜 {paper} ends in {days} days ({day})."), paper=name, days=left, day=day)
    if left == 1:
        return message(N_("📜 {paper} ends tomorrow ({day})."), paper=name, day=day)
    if left == 0:
        return message(N_("📜 Today is the last day of {paper}."), paper=name)
    return message(N_("📜 {paper} ended {days} days ago ({day})."), paper=name, days=-left, day=day)


def _yearly(reminder: Reminder) -> Notice:
    paper = rules().papers.get(str(reminder.params["paper"]))
    asked = paper.terms[-1].validity.question if paper else None
    question: Line = Written(asked.id, asked.en) if asked else message(N_("Has anything changed?"))
    line = message(N_("📜 {paper}: has anything changed?"), paper=_called(reminder))
    whole = message(N_("📜 {paper}: {question}"), paper=_called(reminder), question=question)
    buttons = (
        (
            Button(message(N_("✅ No change")), route("paper_unchanged", reminder.subject)),
            Button(message(N_("🔄 Something changed")), route("paper_changed", reminder.subject)),
        ),
    )
    return Notice(line, (whole,), buttons)


def _called(reminder: Reminder) -> Line:
    """ "PIRT keripik tempe" """
    paper = rules().papers.get(str(reminder.params["paper"]))
    name: Line = Written(paper.name.id, paper.name.en) if paper else Literal(str(reminder.params["paper"]))
    product = reminder.params.get("name")
    if not product:
        return name
    return message(N_("{paper} {product}"), paper=name, product=Literal(str(product)))


KIND = Kind(NAME, Topic.CERTIFICATES, _render, _fresh)
