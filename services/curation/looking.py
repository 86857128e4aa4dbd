"""What the clock does with listings: on the 1st it opens the look at the month that ended and reminds office and shop of it.
Planned anew after every move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from domain.consignment.months import Figures, Trend, months, trend
from domain.curation.application import Application, first_look, next_first
from domain.curation.states import ON_SHELF, Move, Who, way
from domain.messages import N_
from domain.outlets import chain_of
from domain.reminders import Plan, Reminder
from services.curation import waiting
from services.deeds import Deed
from storage.curations import Seen
from storage.outbox import Call
from storage.store import Store

MONTH = "curation_month"
TRENDS: Mapping[Trend, str] = {
    Trend.UP: N_("📈 up"), Trend.FLAT: N_("➡️ about the same"), Trend.DOWN: N_("📉 down"),
    Trend.UNKNOWN: N_("🆕 nothing to compare with yet"),
}  # fmt: skip


async def replan(store: Store, one: Application, now: datetime) -> None:
    """Plan what is to happen by itself from where it stands now; what was planned before is forgotten."""
    subject, reminders = str(one.id), store.reminders
    month = [_month(one, waiting.local_today(one, now))] if one.state in ON_SHELF else []
    await reminders.replan(MONTH, subject, month, now)
    await waiting.replan(store, one, now)


def _month(one: Application, today: date) -> Plan:
    """In the morning of the 1st on which it is looked at next."""
    day = max(first_look(one.listed_on or today), next_first(today))
    return waiting.in_the_morning(MONTH, one, day)


@dataclass(frozen=True, slots=True)
class Sales:
    """The month that ended, by its first day, and the one before it. From the producer's book."""

    month: date
    ended: Figures
    before: Figures

    @property
    def trend(self) -> Trend:
        return trend(self.before.sold, self.ended.sold)


async def sales(store: Store, seen: Seen, today: date) -> Sales:
    """How the product sold in this shop (or all shops of the chain): sums of the book, nothing estimated."""
    one = seen.application
    books = await store.consignments.books(one.producer)
    if one.target.outlet is not None:
        books = {shop: book for shop, book in books.items() if shop == one.target.outlet}
    else:
        names = await store.outlets.of_producer(one.producer)
        books = {s: book for s, book in books.items() if chain_of(names.get(s, "")) == one.target.chain}
    before, ended = months(books, today.replace(day=1) - timedelta(days=1), 2)
    none = Figures()
    return Sales(
        ended.first, ended.by_product.get(one.product, none), before.by_product.get(one.product, none)
    )


async def _look(store: Store, due: Reminder, now: datetime) -> Sequence[Call]:
    """The month is over: it waits for a word from shop or office, who are told at a decent hour."""
    seen = await store.curations.held(int(due.subject))
    if seen is None or seen.application.state not in ON_SHELF:
        return ()
    one = seen.application
    to = way(one.state, Move.LOOK, frozenset({Who.CLOCK})).to
    after = replace(one, state=to, reason=None, words=None, version=one.version + 1)
    if not await store.curations.move(one, after, Move.LOOK, None, Who.CLOCK, now):
        return ()
    await replan(store, after, now)
    month = waiting.local_today(one, now).replace(day=1).isoformat()
    plans = [
        Plan(waiting.LOOK, str(one.id), month, person, at=now, until=now + timedelta(days=25))
        for person in await waiting.curators(store, one)
    ]
    await store.reminders.plan(plans, now)
    return ()


DEEDS = (Deed(MONTH, _look),)
