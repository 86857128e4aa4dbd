"""Posting a need, repeating an old one, changing and cancelling it. Whoever was told hears what matters, once."""

import secrets
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.turn import Turn
from domain.areas import is_within, zone
from domain.calendar import local_day
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected
from domain.procurement.changes import Order
from domain.procurement.ladder import crossed
from domain.procurement.need import PAY_DAYS, Need, NeedState, Payment, default_deadline
from services.procurement import desk, plans, waves
from services.procurement.names import (
    AGREED,
    ANSWERED,
    ASKED,
    CHANGED,
    CONFIRM,
    DECIDE,
    DUE,
    OUTCOME,
    PAY,
    PROPOSED,
    REVISED,
    SETTLED,
    STUCK,
    WAVE,
)

_SEED_BYTES = 4
MONTHLY = "m"


class Moment(FormAnswers):
    """Local to the place: `2026-12-04T09:00`."""

    start: str
    end: str | None = None


class Amount(FormAnswers):
    """How many of which unit ("" when it was not named)."""

    pieces: int
    unit: str = ""


class NeedAnswers(FormAnswers):
    """`papers`: "none" or ids with commas; `deadline` None: the usual; `rhythm`: "m" when `quantity` is
    wanted each of so many `months`."""

    item: str
    kind: str
    quantity: Amount
    when: Moment
    place: str
    area: str
    budget: int | None = None
    papers: str = "none"
    payment: Payment
    deadline: Moment | None = None
    rhythm: str = "1"
    months: str = "1"
    spec: str | None = None


async def home(turn: Turn) -> str:
    """The area for which this person posts needs: that of their first role for it, no wider than a regency."""
    own = await desk.grants(turn)
    area = own[0].area if own else ""
    return area if "." in area else turn.office.area


async def post(turn: Turn, answers: NeedAnswers) -> Need:
    """Write it down and begin to ask. Raises `Rejected` for what may not be."""
    own = await desk.grants(turn)
    grant = next((one for one in own if is_within(answers.area, one.area)), None)
    if grant is None:
        raise Rejected(N_("That area is not yours any more. Please choose another one."))
    need = replace(
        _need(turn, answers), reach=grant.area or _regency(answers.area), organisation=grant.organisation
    )
    if need.at <= turn.now:
        raise Rejected(N_("That moment is over by now. Please choose a day to come."))
    if not turn.now < need.deadline <= need.at:
        raise Rejected(N_("Answers must come before the delivery. Please choose another moment."))
    number = await turn.store.needs.add(need, turn.now)
    need = replace(need, id=number)
    await note(turn, "need posted", number)
    await waves.begin(turn.store, need, turn.now)
    await turn.store.reminders.plan(plans.decide(need), turn.now)
    turn.wakes_clock = True
    return need


def _regency(area: str) -> str:
    return ".".join(area.split(".")[:2])


def _need(turn: Turn, answers: NeedAnswers) -> Need:
    where, months = zone(answers.area), int(answers.months if answers.rhythm == MONTHLY else 1)
    at = moment(answers.when.start, where)
    told = answers.deadline
    return Need(
        item=answers.item, kinds=tuple(answers.kind.split(",")), quantity=answers.quantity.pieces * months,
        unit=answers.quantity.unit, at=at, zone=where, place=answers.place, area=answers.area, budget=answers.budget,
        papers=() if answers.papers == "none" else tuple(answers.papers.split(",")),
        deadline=moment(told.start, where) if told else default_deadline(at, turn.now), payment=answers.payment,
        pay_days=PAY_DAYS[answers.payment], reach="", seed=secrets.token_hex(_SEED_BYTES), months=months,
        spec=answers.spec, posted_by=turn.person.id,
    )  # fmt: skip


def moment(local: str, where: str) -> datetime:
    """A moment that was told in local time."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(where)).astimezone(UTC)


def as_answers(need: Need) -> dict[str, Any]:
    """An old need in the shape of the form's answers, to be asked for again: everything but day and deadline."""
    return {
        "item": need.item, "kind": ",".join(need.kinds), "quantity": {"pieces": need.monthly, "unit": need.unit},
        "place": need.place, "area": need.area, "budget": need.budget, "papers": ",".join(need.papers) or "none",
        "payment": need.payment,
    } | ({"rhythm": MONTHLY, "months": str(need.months), "spec": need.spec} if need.is_lot else {"rhythm": "1"})  # fmt: skip


async def crossed_by(turn: Turn, answers: Mapping[str, Any]) -> int | None:
    """The limit that the need in these answers stays under, but not together with the buyer's others of the same kind of
    goods and day."""
    return await crossed_with(turn, _need(turn, NeedAnswers.model_validate(answers)))


async def crossed_with(turn: Turn, need: Need) -> int | None:
    """The same for a need, also one that is posted already."""
    day = local_day(need.at, need.zone)
    first = datetime.combine(day, time(0), ZoneInfo(need.zone))
    last = datetime.combine(day, time(23, 59), ZoneInfo(need.zone))
    others = await turn.store.needs.same_day(need, first.astimezone(UTC), last.astimezone(UTC))
    total = need.total or 0
    return crossed(total, total + sum(one.total or 0 for one in others)) if others and total else None


async def cancel(turn: Turn, need: Need, reason: str | None) -> bool:
    """It is not needed any more, orders included: nothing more is said about it but that. False when it was over already, or
    something came of it by now."""
    if await _has_begun(turn, need):
        return False
    if not await turn.store.needs.end(
        need.id, NeedState.CANCELLED, reason, turn.now, also_closed=need.at > turn.now
    ):
        return False
    people = set(await turn.store.need_offers.drop(need.id, turn.now))
    told = {one.person_id for one in await turn.store.needs.asked(need.id)}
    answered = await turn.store.need_offers.of_need(need.id)
    gave_up = {one.person_id for one in answered} - people
    subject = str(need.id)
    for kind in (
        ASKED,
        ANSWERED,
        OUTCOME,
        DUE,
        DECIDE,
        STUCK,
        CONFIRM,
        PAY,
        REVISED,
        AGREED,
        PROPOSED,
        SETTLED,
        WAVE,
    ):
        await turn.store.reminders.cancel(kind, subject)
    concerned = (people | told) - gave_up | ({need.posted_by} - {turn.person.id})
    plan = [plans.told(CHANGED, need, one, turn.now, reason=reason) for one in sorted(concerned)]
    await turn.store.reminders.plan(plan, turn.now)
    await note(turn, "need cancelled", need.id)
    turn.wakes_clock = True
    return True


async def _has_begun(turn: Turn, need: Need) -> bool:
    """Whether anything that was ordered is due or said to have come."""
    offers = await turn.store.need_offers.of_need(need.id)
    found = await turn.store.need_offers.deliveries([one.id for one in offers if one.awarded])
    return any(len(Order(tuple(ones)).to_come(turn.now)) < len(ones) for ones in found.values())


async def note(turn: Turn, action: str, need: int, subject: int | None = None, **more: Any) -> None:
    """Write down who did it."""
    await turn.store.audit.add(turn.now, turn.person.id, subject, action, need=need, **more)
