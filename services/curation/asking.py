"""What people read when they are asked for a word on an application, or wait for one. Names and figures are looked up then."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.dialog.screen import Button, Line, Literal, route
from domain.clip import clipped
from domain.consignment.months import Trend
from domain.curation.states import WAITING, State
from domain.messages import N_, Message, message
from domain.reminders import Reminder, Topic
from services.curation.looking import TRENDS, sales
from services.curation.waiting import LOOK, PATIENCE, TRIAL, WAITS, local_today, may_still
from services.curation.words import CARD, MINE
from services.reminders import Kind, Notice
from storage.curations import Seen
from storage.store import Store

_NAME = 40
_STILL_JUDGED = WAITING - {State.TRIAL, State.EVALUATION}
_ABOUT: Mapping[str, frozenset[State]] = {
    TRIAL: frozenset({State.TRIAL}), LOOK: frozenset({State.EVALUATION}), WAITS: _STILL_JUDGED, PATIENCE: _STILL_JUDGED,
}  # fmt: skip
"""Where it stands while that is to be said."""


async def _fresh(store: Store, due: Sequence[Reminder], now: datetime) -> Mapping[int, Mapping[str, object]]:
    """Names and figures are looked up when it is said: nothing of them is kept with an officer's reminder."""
    found: dict[int, Mapping[str, object]] = {}
    for one in due:
        seen = await store.curations.held(int(one.subject))
        if (
            seen is None
            or seen.application.state not in _ABOUT[one.kind]
            or not await _concerns(store, one, seen)
        ):
            continue
        told: dict[str, object] = {"goods": seen.goods, "shop": seen.shop}
        if one.kind == LOOK:
            sold = await sales(store, seen, local_today(seen.application, now))
            told |= {"sold": sold.ended.sold, "trend": sold.trend}
        found[one.id] = told
    return found


async def _concerns(store: Store, one: Reminder, seen: Seen) -> bool:
    """A shop's person whose task has ended hears nothing more of it."""
    is_maker = one.kind == PATIENCE and one.person_id == seen.application.producer
    return is_maker or await may_still(store, one.person_id, seen.application)


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


def _waits_words(reminder: Reminder, _today: date) -> Notice:
    told = reminder.params
    line = message(
        N_("🏪 {goods} → {shop} has been waiting for a word for a week or more. How does it go on?"),
        goods=_name(told, "goods"), shop=_name(told, "shop"),
    )  # fmt: skip
    return Notice(line, (line,), _ways(reminder))


def _patience_words(reminder: Reminder, _today: date) -> Notice:
    told = reminder.params
    line = message(
        N_("🕰 {goods} → {shop}: no word yet. I have asked them again, you need not do anything."),
        goods=_name(told, "goods"), shop=_name(told, "shop"),
    )  # fmt: skip
    return Notice(line, (line,), ((Button(message(N_("👀 Look")), route(MINE, reminder.subject)),),))


def _name(told: Mapping[str, object], what: str) -> Line:
    return Literal(clipped(str(told.get(what) or "…"), _NAME))


def _ways(reminder: Reminder) -> tuple[tuple[Button, ...], ...]:
    return ((Button(message(N_("👀 Look")), route(CARD, reminder.subject)),),)


KINDS = (
    Kind(LOOK, Topic.CONSIGNMENT, _look_words, fresh=_fresh, late=timedelta(days=25)),
    Kind(TRIAL, Topic.CONSIGNMENT, _trial_words, fresh=_fresh, late=timedelta(days=25)),
    Kind(WAITS, Topic.CONSIGNMENT, _waits_words, fresh=_fresh, late=timedelta(days=6), tells_missed=False),
    Kind(
        PATIENCE, Topic.CONSIGNMENT, _patience_words, fresh=_fresh, late=timedelta(days=6), tells_missed=False
    ),
)
