"""What becomes of the reminders of one person that are due at a moment. Pure: the figures were fetched before."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from domain import calendar
from domain.calendar import Listening
from domain.reminders import Reminder, State, Urgency, Wishes


@dataclass(frozen=True, slots=True)
class Rule:
    """What the fate needs to know of a kind; see `services.reminders.Kind`."""

    topic: str
    late: timedelta
    latest_only: bool
    is_answer: bool = False


@dataclass(frozen=True, slots=True)
class Fate:
    """`state` PLANNED: put off to `due_at`. SENT: to be said now."""

    reminder: Reminder
    state: State
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Hearer:
    """Whose reminders these are. `is_stopped`: they blocked the bot and have not come back."""

    listening: Listening
    wishes: Wishes
    is_stopped: bool


def unsaid(
    due: Iterable[Reminder], rules: Mapping[str, Rule], hearer: Hearer, now: datetime
) -> tuple[tuple[Fate, ...], tuple[Reminder, ...]]:
    """The fates that need no further look (not wanted, not now, not ours), and the reminders that are left."""
    fates, left = [], []
    for reminder in due:
        fate = _unsaid(reminder, rules.get(reminder.kind), hearer, now)
        if fate is None:
            left.append(reminder)
        else:
            fates.append(fate)
    return tuple(fates), tuple(left)


def _unsaid(reminder: Reminder, rule: Rule | None, hearer: Hearer, now: datetime) -> Fate | None:
    if hearer.is_stopped:
        return Fate(reminder, State.HELD)
    if rule is None:
        return Fate(reminder, State.FAILED)
    wishes = hearer.wishes
    if rule.topic in wishes.topics_off and not rule.is_answer:
        return Fate(reminder, State.SKIPPED)
    if wishes.paused_until is not None and now < wishes.paused_until and not rule.is_answer:
        then = _next(reminder, hearer.listening, wishes.paused_until)
        is_too_late = then > of_use_until(reminder, rule)
        return Fate(reminder, State.SKIPPED if is_too_late else State.PLANNED, then)
    then = _next(reminder, hearer.listening, now)
    return Fate(reminder, State.PLANNED, then) if then > now else None


def _next(reminder: Reminder, listening: Listening, moment: datetime) -> datetime:
    """This moment if the reminder may be said at it, else the first one after."""
    following = calendar.next_morning if reminder.is_day else calendar.next_open
    return following(moment, listening, urgent=reminder.urgency is Urgency.URGENT)


def of_use_until(reminder: Reminder, rule: Rule) -> datetime:
    """After this moment it is of no use to say it."""
    return reminder.until or reminder.wanted_at + rule.late


def said(
    left: Sequence[Reminder], rules: Mapping[str, Rule], still_hold: Container[int], now: datetime
) -> tuple[Fate, ...]:
    """The fates of reminders that may be said now, given the ids of those that still hold."""
    fates = [Fate(one, State.VOID) for one in left if one.id not in still_hold]
    holding = sorted((one for one in left if one.id in still_hold), key=_series)
    for _, series in groupby(holding, key=_subject):
        ordered = list(series)
        if rules[ordered[0].kind].latest_only:
            fates += _of_one(ordered, rules, now)
        else:
            fates += [Fate(one, _alone(one, rules, now)) for one in ordered]
    return tuple(fates)


def _subject(reminder: Reminder) -> tuple[str, str]:
    return reminder.kind, reminder.subject


def _series(reminder: Reminder) -> tuple[str, str, datetime, int]:
    return (*_subject(reminder), reminder.wanted_at, reminder.id)


def _alone(reminder: Reminder, rules: Mapping[str, Rule], now: datetime) -> State:
    return State.SENT if now <= of_use_until(reminder, rules[reminder.kind]) else State.MISSED


def _of_one(ordered: Sequence[Reminder], rules: Mapping[str, Rule], now: datetime) -> list[Fate]:
    """Of several occasions of one subject only the last useful one is said, or the last one is missed."""
    states = [_alone(one, rules, now) for one in ordered]
    useful = [number for number, state in enumerate(states) if state is State.SENT]
    spoken = useful[-1] if useful else len(ordered) - 1
    return [
        Fate(one, states[number] if number == spoken else State.SUPERSEDED)
        for number, one in enumerate(ordered)
    ]
