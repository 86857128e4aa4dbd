"""What the clock does with listings: on the 1st it opens the look at the month that ended and reminds office and shop of it;
when a trial sale is over it asks them for their word. Planned anew after every move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.dialog.screen import Button, Line, Literal, route
from domain.areas import zone
from domain.clip import clipped
from domain.consignment.months import Figures, Trend, months, trend
from domain.curation.application import Application, first_look, next_first
from domain.curation.states import ON_SHELF, Move, State, Who, way
from domain.messages import N_, Message, message
from domain.outlets import chain_of
from domain.reminders import Plan, Reminder, Topic
from services.curation.reach import reach_for, who_in
from services.deeds import Deed
from services.reminders import Kind, Notice
from storage.curations import Seen
from storage.outbox import Call
from storage.store import Store

MONTH, LOOK, TRIAL = "curation_month", "curation_look", "curation_trial"
_OFFICERS, _NAME = 3, 40
TRENDS: Mapping[Trend, str] = {
    Trend.UP: N_("📈 up"), Trend.FLAT: N_("➡️ about the same"), Trend.DOWN: N_("📉 down"),
    Trend.UNKNOWN: N_("🆕 nothing to compare with yet"),
}  # fmt: skip


async def replan(store: Store, one: Application, now: datetime) -> None:
    """Plan what is to happen by itself from where it stands now; what was planned before is forgotten."""
    subject, reminders = str(one.id), store.reminders
    month = [_month(one, _today(one, now))] if one.state in ON_SHELF else []
    await reminders.replan(MONTH, subject, month, now)
    trial = await _trial(store, one) if one.state is State.TRIAL else []
    await reminders.replan(TRIAL, subject, trial, now)
    if one.state is not State.EVALUATION:
        await reminders.cancel(LOOK, subject)


def _today(one: Application, now: datetime) -> date:
    return now.astimezone(ZoneInfo(zone(one.target.area))).date()


def _month(one: Application, today: date) -> Plan:
    """In the morning of the 1st on which it is looked at next."""
    day = max(first_look(one.listed_on or today), next_first(today))
    at = datetime.combine(day, datetime.min.time(), ZoneInfo(zone(one.target.area))) + timedelta(hours=7)
    return Plan(
        MONTH, str(one.id), day.isoformat(), one.producer, at=at.astimezone(ZoneInfo("UTC")), is_deed=True
    )


async def _trial(store: Store, one: Application) -> list[Plan]:
    seen = await store.curations.held(one.id)
    day = one.trial_until
    if seen is None or day is None:
        return []
    return [
        Plan(TRIAL, str(one.id), day.isoformat(), person, at=day) for person in await curators(store, one)
    ]


async def curators(store: Store, one: Application) -> tuple[int, ...]:
    """Whoever moved it last for the office and for the shop, if they still may; otherwise a few officers of its area."""
    acted = sorted(set((await store.curations.actors(one.id)).values()) - {one.producer})
    still = [person for person in acted if who_in(await reach_for(store, person), one)]
    if still:
        return tuple(still)
    helpers = await store.case_team.helpers(one.home, one.producer)
    return tuple(dict.fromkeys(helper.person_id for helper in helpers))[:_OFFICERS]


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
    month = _today(one, now).replace(day=1).isoformat()
    plans = [
        Plan(LOOK, str(one.id), month, person, at=now, until=now + timedelta(days=25))
        for person in await curators(store, one)
    ]
    await store.reminders.plan(plans, now)
    return ()


async def _fresh(store: Store, due: Sequence[Reminder], now: datetime) -> Mapping[int, Mapping[str, object]]:
    """Names and figures are looked up when it is said: nothing of them is kept with an officer's reminder."""
    found: dict[int, Mapping[str, object]] = {}
    for one in due:
        seen = await store.curations.held(int(one.subject))
        wanted = State.TRIAL if one.kind == TRIAL else State.EVALUATION
        if seen is None or seen.application.state is not wanted:
            continue
        told: dict[str, object] = {"goods": seen.goods, "shop": seen.shop}
        if one.kind == LOOK:
            sold = await sales(store, seen, _today(seen.application, now))
            told |= {"sold": sold.ended.sold, "trend": sold.trend}
        found[one.id] = told
    return found


def _look_words(reminder: Reminder, _today: date) -> Notice:
    told = reminder.params
    line = message(
        N_("🏪 {goods} at {shop}: sold {sold} last month ({trend}). Does it stay?"), goods=_name(told, "goods"),
        shop=_name(told, "shop"), sold=int(str(told.get("sold", 0))),
        trend=Message(TRENDS[Trend(str(told.get("trend", "unknown")))]),
    )  # fmt: skip
    return Notice(line, (line,), _ways(reminder))


def _trial_words(reminder: Reminder, _today: date) -> Notice:
    told = reminder.params
    line = message(
        N_("🏪 The trial sale of {goods} at {shop} is over. Put it on the shelf?"), goods=_name(told, "goods"),
        shop=_name(told, "shop"),
    )  # fmt: skip
    return Notice(line, (line,), _ways(reminder))


def _name(told: Mapping[str, object], what: str) -> Line:
    return Literal(clipped(str(told.get(what) or "…"), _NAME))


def _ways(reminder: Reminder) -> tuple[tuple[Button, ...], ...]:
    return ((Button(message(N_("👀 Look")), route("curation", reminder.subject)),),)


KINDS = (
    Kind(LOOK, Topic.CONSIGNMENT, _look_words, fresh=_fresh, late=timedelta(days=25)),
    Kind(TRIAL, Topic.CONSIGNMENT, _trial_words, fresh=_fresh, late=timedelta(days=25)),
)
DEEDS = (Deed(MONTH, _look),)
