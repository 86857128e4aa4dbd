"""The papers that come out of a collective permit, written into the books of its members by the officer who has them
in hand. Each member is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.dialog.argument import NEW_MESSAGE
from bot.dialog.screen import Button, Line, Literal, route
from bot.turn import Turn
from domain.agenda.event import Event
from domain.messages import N_, message
from domain.paper_numbers import show
from domain.reminders import Urgency
from services import certificates
from services.agenda import carrying
from services.certificate_words import paper_name
from services.certificates import EVERY_PRODUCT, Numbered, RecordAnswers
from services.reminders import Kind, Notice, Plan, Reminder, Topic
from storage.certificates import NIB, Certificate, Review
from storage.event_results import Result
from storage.store import Store

ISSUED = "event_issued"
_NEWER = timedelta(days=180)
"""A new paper takes the place of one that ends within so many days."""
_USEFUL = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Issue:
    """One paper of one member. `product` None: for all of their products, or the whole business."""

    person: int
    paper: str
    product: int | None
    number: Numbered
    issued: date | None = None


async def record(turn: Turn, event: Event, issue: Issue) -> bool:
    """Write it down, verified: the officer has it in hand (but for a number that cannot be). Returns False when this event has told it before. Raises
    Rejected when the member's book takes no more."""
    before = await _like(turn.store, issue)
    known = next((one for one in before if one.number == issue.number.number), None)
    if known is None:
        number = await certificates.record(turn, _answers(issue, before, turn.today), of=issue.person)
    else:
        number = known.id
    if number is not None and not issue.number.odd:
        await turn.store.certificates.review(number, Review.VERIFIED, turn.person.id, turn.now)
    result = Result(issue.person, issue.paper, number)
    is_new = await turn.store.event_results.issued(event.id, result, turn.person.id, turn.now)
    if is_new:
        await _tell(turn, event, issue, number)
    return is_new


async def _like(store: Store, issue: Issue) -> tuple[Certificate, ...]:
    """The same paper for the same goods."""
    held = await store.certificates.of(issue.person)
    return tuple(one for one in held if (one.paper, one.product_id) == (issue.paper, issue.product))


def _answers(issue: Issue, before: Sequence[Certificate], today: date) -> RecordAnswers:
    ends = certificates.reckoned(issue.paper, issue.issued, issue.number.number)
    return RecordAnswers(
        paper=issue.paper, product=str(issue.product) if issue.product else EVERY_PRODUCT, number=issue.number,
        issued=issue.issued, expires=next((day for day in ends if day >= (issue.issued or today)), None),
        renews=next((one.id for one in before if _gives_way(one, today)), None),
    )  # fmt: skip


def _gives_way(one: Certificate, today: date) -> bool:
    """A paper without its number is this one; one that ends soon is followed by it. A NIB is never renewed."""
    ends_soon = one.expires_on is not None and one.expires_on <= today + _NEWER
    return one.paper != NIB and (one.number is None or ends_soon)


async def _tell(turn: Turn, event: Event, issue: Issue, number: int | None) -> None:
    params = {"paper": issue.paper, "number": issue.number.number, "title": event.title}
    plan = Plan(
        ISSUED, str(event.id), f"{issue.paper}/{number or 0}", issue.person, at=turn.now, until=turn.now + _USEFUL,
        params=params, urgency=Urgency.IMPORTANT,
    )  # fmt: skip
    await turn.store.reminders.plan([plan], turn.now)
    told = {"person": issue.person, "paper": issue.paper, "number": issue.number.number}
    occasion = f"{carrying.ISSUED}/{issue.person}/{issue.paper}/{number or 0}"
    await carrying.tell(turn.store, event, [issue.person], carrying.ISSUED, occasion, turn.now, **told)
    turn.wakes_clock = True


async def _fresh(store: Store, due: Sequence[Reminder], _now: datetime) -> Mapping[int, Mapping[str, Any]]:
    """Not of papers that are gone by now."""
    held = await store.certificates.still_held([number for one in due if (number := _number(one))])
    return {
        one.id: {"token": str(number) if number else NIB, "goods": held[number].product if number else None}
        for one in due
        if (number := _number(one)) == 0 or number in held
    }


def _number(one: Reminder) -> int:
    return int(one.occasion.partition("/")[2])


def _render(reminder: Reminder, _today: date) -> Notice:
    told = reminder.params
    line = message(N_("🎉 {paper} is ready: {number}."), paper=_called(told), number=_shown(told))
    noted = message(
        N_("It came out of {title}, and stands in your certificates."), title=Literal(str(told["title"]))
    )
    see = Button(message(N_("📜 See it")), route("certificate", f"{told['token']}{NEW_MESSAGE}"))
    return Notice(line, (line, noted), ((see,),))


def _called(told: Mapping[str, Any]) -> Line:
    name = paper_name(str(told["paper"]))
    if not told["goods"]:
        return name
    return message(N_("{paper}, {goods}"), paper=name, goods=Literal(str(told["goods"])))


def _shown(told: Mapping[str, Any]) -> Literal:
    return Literal(show(str(told["paper"]), str(told["number"])))


KIND = Kind(ISSUED, Topic.AGENDA, _render, _fresh, is_answer=True)
