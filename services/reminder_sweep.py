"""What the clock does about reminders: a batch of people at a time, in one transaction, finds what is due to them,
says what is of use, and writes down what became of the rest. Run again after a crash it doubles and loses nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.texts import Texts, closest_language
from bot.wire import message_params
from domain import reminder_fates
from domain.calendar import local_day
from domain.reminder_fates import Fate, Rule
from domain.reminders import Reminder, State
from services.deeds import Deed, carry_out
from services.reminder_words import Said, screen
from services.reminders import Kind
from storage import due_reminders, outbox
from storage.due_reminders import DueFor
from storage.outbox import Call, Lane
from storage.store import Store

MOST_WAITING = 1_000
"""So many notices may wait for Telegram; more stay with us, where they can still be cancelled or become useless."""
_STUCK, _TRIES = 3, 4
"""With so many notices refused so often the way to Telegram is blocked: nothing is handed over until it is free."""
_TOLD = (State.SENT, State.MISSED)
_log = structlog.get_logger()
Kinds = Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class Swept:
    """What one batch did. `people` 0: nothing is due, or another process is at it. `is_full`: Telegram has enough
    to take for now, and this is not yet all."""

    people: int = 0
    messages: int = 0
    is_full: bool = False


async def sweep(
    kinds: Kinds,
    deeds: Mapping[str, Deed],
    tx: AsyncConnection,
    now: datetime,
    machine_now: datetime,
    people: int,
) -> Swept:
    """One batch: of deeds, or when none is due of people. `now` is the time people live in, `machine_now` the
    machine's, for the outbox."""
    if done := await carry_out(deeds, tx, now, machine_now):
        return Swept(done.deeds, done.calls)
    waiting, stuck = await outbox.waiting_notices(tx, MOST_WAITING, _TRIES)
    room = 0 if stuck >= _STUCK else MOST_WAITING - waiting
    if room <= 0:
        return Swept(is_full=True)
    due = await due_reminders.take(tx, now, min(people, room))
    if not due:
        return Swept()
    told = await _decided(kinds, Store(tx), due, now)
    calls = [call for call, _ in told if call is not None]
    numbers = iter(await outbox.add_numbered(tx, calls, machine_now))
    settled: list[tuple[Fate, int | None]] = []
    for call, fates in told:
        message = next(numbers) if call is not None else None
        settled += [(fate, message if fate.state in _TOLD else None) for fate in fates]
    await due_reminders.settle(tx, settled, now)
    return Swept(len(due), len(calls))


async def _decided(
    kinds: Kinds, store: Store, due: Sequence[DueFor], now: datetime
) -> list[tuple[Call | None, tuple[Fate, ...]]]:
    """The messages that people get, each with what was due and is settled by it; without a message, what is settled
    in silence."""
    rules = {
        kind.name: Rule(kind.topic, kind.late, kind.latest_only, kind.is_answer) for kind in kinds.values()
    }
    sifted = [reminder_fates.unsaid(one.reminders, rules, one.hearer, now) for one in due]
    fresh = await fresh_params(kinds, store, [left for _, leave in sifted for left in leave], now)
    return [
        told
        for one, (early, left) in zip(due, sifted, strict=True)
        for told in _told(kinds, one, now, early, reminder_fates.said(left, rules, fresh, now), fresh)
    ]


Fresh = Mapping[int, Mapping[str, object]]


async def fresh_params(kinds: Kinds, store: Store, asked: Sequence[Reminder], now: datetime) -> Fresh:
    """For the id of each reminder that still holds, what its kind knows better by now."""
    found: dict[int, Mapping[str, object]] = {}
    for name in {one.kind for one in asked} & set(kinds):
        own, ask = [one for one in asked if one.kind == name], kinds[name].fresh
        found |= {one.id: {} for one in own} if ask is None else await ask(store, own, now)
    return found


def _told(
    kinds: Kinds, one: DueFor, now: datetime, early: tuple[Fate, ...], late: tuple[Fate, ...], fresh: Fresh
) -> list[tuple[Call | None, tuple[Fate, ...]]]:
    """What belongs together in one message; a picture is a message of its own."""
    texts = Texts(closest_language(one.language), one.hearer.listening.zone)
    words: list[Said] = []
    fates = list(early)
    pictures: list[tuple[Call | None, tuple[Fate, ...]]] = []
    for fate in sorted(late, key=_first):
        try:
            said = _words(kinds[fate.reminder.kind], fate, fresh, texts, now)
        except Exception as fault:  # one reminder without words must not silence the others
            _log.error("a reminder has no words", row=fate.reminder.id, fault=type(fault).__name__)
            fates.append(replace(fate, state=State.FAILED))
            continue
        if said and said[0].notice.painting is not None and not said[0].is_missed:
            pictures.append((_call(one.chat_id, said, texts, now), (fate,)))
        else:
            words += said
            fates.append(fate)
    return [(_call(one.chat_id, words, texts, now), tuple(fates)), *pictures]


def _first(fate: Fate) -> tuple[bool, int, datetime, int]:
    """What is still of use first, and of that the most urgent."""
    reminder = fate.reminder
    return fate.state is not State.SENT, -reminder.urgency, reminder.wanted_at, reminder.id


def _words(kind: Kind, fate: Fate, fresh: Fresh, texts: Texts, now: datetime) -> list[Said]:
    """The words of this reminder, tried out: what cannot be made into sentences raises here."""
    is_missed = fate.state is State.MISSED
    if not (fate.state is State.SENT or (is_missed and kind.tells_missed)):
        return []
    notice = kind.render(with_fresh(fate.reminder, fresh), local_day(now, texts.zone))
    for line in (notice.line, *notice.parts, *(button.label for row in notice.buttons for button in row)):
        texts.plain(line)
    return [Said(kind.topic, notice, is_missed)]


def with_fresh(reminder: Reminder, fresh: Fresh) -> Reminder:
    """The reminder with what is known better by now laid over its params."""
    return replace(reminder, params={**reminder.params, **fresh.get(reminder.id, {})})


def _call(chat_id: int, words: Sequence[Said], texts: Texts, now: datetime) -> Call | None:
    if not words:
        return None
    method, params = message_params(chat_id, screen(words, now, texts.plain), texts)
    return Call(chat_id, Lane.NOTICE, method, params)
