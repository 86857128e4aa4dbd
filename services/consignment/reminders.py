"""Reminders about shops: the day of a visit, money that falls due or is late, goods that soon expire.

They are planned whenever a record is written, out of the book as it is then; figures are looked up when they are said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.turn import Turn
from domain.consignment.facts import Counted, Delivered, ReturnedDamaged, ReturnedGood, Sold
from domain.consignment.ledger import Ledger
from domain.consignment.rules import rules
from domain.consignment.terms import Agreement
from domain.reminders import Urgency
from services.consignment.reminder_words import due_words, expiry_words, visit_words
from services.reminders import Kind, Plan, Reminder, Topic
from storage.consignment_balances import Place
from storage.consignment_due import Perishing
from storage.store import Store

VISIT, DUE, EXPIRY = "shop_visit", "bill_due", "goods_expire"
_VISITS_AHEAD = 3
_BEFORE_DUE = 3
_WEEKS_LATE = (1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20, 24, 36, 52)
"""Weeks after the day of payment: every week for two months, then less often. It stops when the money is there."""
_AT_THE_SHOP = (Counted, Delivered, ReturnedDamaged, ReturnedGood, Sold)


async def plan(turn: Turn, outlet: int, agreement: Agreement, before: Ledger, after: Ledger) -> None:
    """Plan what this shop's book now asks for; what it asked for before and does no more is cancelled."""
    place = Place(turn.person.id, outlet)
    await plan_for(turn.store, place, agreement, (before, after), Moment(turn.today, turn.now))


@dataclass(frozen=True)
class Moment:
    """`today`: the day where the producer lives; `now`: UTC."""

    today: date
    now: datetime


async def plan_for(
    store: Store, place: Place, agreement: Agreement, books: tuple[Ledger, Ledger], at: Moment
) -> None:
    """The same for any producer: a shop's sheet may change her book, too. `books`: before and after."""
    after, reminders = books[1], store.reminders
    subject = f"{place.producer}/{place.outlet}"
    await reminders.replan(
        VISIT, subject, _ahead(_visits(place, agreement, after, at.today), at.today), at.now
    )
    await reminders.replan(DUE, subject, _ahead(_payments(place, after), at.today), at.now)
    await _plan_expiry(store, place, books, at)


def _ahead(plans: Iterable[Plan], today: date) -> list[Plan]:
    return [one for one in plans if isinstance(one.at, date) and one.at > today]


def _visits(place: Place, agreement: Agreement, book: Ledger, today: date) -> Iterator[Plan]:
    every = agreement.visit_every_days
    last = max(_days_at_the_shop(book), default=None)
    if not every or last is None:
        return
    past = max(0, (today - last).days // every)
    for number in range(past + 1, past + 1 + _VISITS_AHEAD):
        day = last + timedelta(days=every * number)
        until = day + timedelta(days=min(every, 7) - 1)
        yield Plan(
            VISIT, f"{place.producer}/{place.outlet}", day.isoformat(), place.producer, at=day, until=until
        )


def _days_at_the_shop(book: Ledger) -> Iterator[date]:
    for key, event in book.events.items():
        if key not in book.undone and any(isinstance(fact, _AT_THE_SHOP) for fact in event.facts):
            yield event.on


def _payments(place: Place, book: Ledger) -> Iterator[Plan]:
    """Three days before and on the day of each open bill; weekly since the oldest one was due."""
    days = sorted({bill.due_on for bill in book.open_invoices if bill.due_on is not None})
    for day in days:
        yield _payment(place, day, -_BEFORE_DUE, day)
        yield _payment(place, day, 0, day + timedelta(days=6))
    for weeks in _WEEKS_LATE if days else ():
        yield _payment(place, days[0], 7 * weeks, days[0] + timedelta(days=7 * weeks + 6))


def _payment(place: Place, due: date, days: int, until: date) -> Plan:
    return Plan(
        DUE, f"{place.producer}/{place.outlet}", f"{due.isoformat()}/{days}", place.producer,
        at=due + timedelta(days=days), until=until, params={"due": due.isoformat(), "days": days},
        urgency=Urgency.IMPORTANT,
    )  # fmt: skip


async def _plan_expiry(store: Store, place: Place, books: tuple[Ledger, Ledger], at: Moment) -> None:
    """Of goods whose number on the shelf has changed; what is gone is not spoken of any more."""
    old, new = (_perishable(book) for book in books)
    plans: list[Plan] = []
    for goods in sorted({*old, *new}, key=str):
        if old.get(goods, 0) == new.get(goods, 0):
            continue
        subject = f"{place.producer}/{place.outlet}/{goods[0]}/{goods[1].isoformat()}"
        if not new.get(goods, 0):
            await store.reminders.cancel(EXPIRY, subject)
        else:
            plans += _expiries(place, subject, goods[1])
    if ahead := _ahead(plans, at.today):
        await store.reminders.plan(ahead, at.now)


def _perishable(book: Ledger) -> dict[tuple[int, date], int]:
    """Pieces on the shelf by product and last day."""
    found: dict[tuple[int, date], int] = {}
    for batch in book.batches.values():
        if batch.shelf and batch.facts.expires_on:
            key = (batch.facts.product, batch.facts.expires_on)
            found[key] = found.get(key, 0) + batch.shelf
    return found


def _expiries(place: Place, subject: str, day: date) -> list[Plan]:
    return [
        Plan(
            EXPIRY, subject, str(days), place.producer, at=day - timedelta(days=days), until=day,
            params={"expires": day.isoformat()}, urgency=Urgency.IMPORTANT,
        )
        for days in rules().expiry_days
    ]  # fmt: skip


def _place(reminder: Reminder) -> Place:
    producer, outlet = reminder.subject.split("/")[:2]
    return Place(int(producer), int(outlet))


async def _fresh_visit(
    store: Store, due: Sequence[Reminder], _now: datetime
) -> Mapping[int, Mapping[str, Any]]:
    """Only shops where something of hers lies, or that owe her."""
    shops = await store.consignment_due.shops({_place(one) for one in due})
    return {
        one.id: {"shop": shop.name, "pieces": shop.pieces, "owed": shop.owed}
        for one in due
        if (shop := shops.get(_place(one))) is not None and (shop.pieces or shop.owed)
    }


async def _fresh_due(
    store: Store, due: Sequence[Reminder], _now: datetime
) -> Mapping[int, Mapping[str, Any]]:
    """Only what is not paid yet. Of late money all that is late together, counted from the oldest day."""
    shops = await store.consignment_due.shops({_place(one) for one in due})
    found: dict[int, Mapping[str, Any]] = {}
    for one in due:
        shop, day = shops.get(_place(one)), date.fromisoformat(str(one.params["due"]))
        if shop is None:
            continue
        late = int(one.params["days"]) > 0
        open_bills = [(on, rupiah) for on, rupiah in shop.due if (on <= day if late else on == day)]
        if open_bills:
            rupiah, oldest = sum(rupiah for _, rupiah in open_bills), min(on for on, _ in open_bills)
            found[one.id] = {"shop": shop.name, "rupiah": rupiah, "due": oldest.isoformat()}
    return found


def _goods(reminder: Reminder) -> Perishing:
    product, expires = reminder.subject.split("/")[2:]
    return Perishing(_place(reminder), int(product), date.fromisoformat(expires))


async def _fresh_expiry(
    store: Store, due: Sequence[Reminder], _now: datetime
) -> Mapping[int, Mapping[str, Any]]:
    """Only goods that still lie there and were not let be."""
    lying = await store.consignment_due.perishing({_goods(one) for one in due})
    return {
        one.id: {"pieces": lying[goods][0], "product": lying[goods][1], "shop": lying[goods][2]}
        for one in due
        if (goods := _goods(one)) in lying
    }


KINDS = (
    Kind(VISIT, Topic.CONSIGNMENT, visit_words, _fresh_visit, tells_missed=False),
    Kind(DUE, Topic.CONSIGNMENT, due_words, _fresh_due),
    Kind(EXPIRY, Topic.CONSIGNMENT, expiry_words, _fresh_expiry),
)
