"""What a person chooses about being reminded, and what they see of it: topics, hours, a pause, what comes next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.turn import Turn
from domain import calendar
from domain.calendar import USUAL_DAY, Hours
from domain.form_answers import FormAnswers
from domain.reminder_talk import LONGEST_PAUSE
from domain.reminders import Reminder, State, Topic, Wishes
from services.reminder_sweep import fresh_params, with_fresh
from services.reminder_words import Said
from services.reminders import Kind

PAUSE = timedelta(days=30)
_LOOK_AHEAD = 30
Kinds = Mapping[str, Kind]


class HoursAnswers(FormAnswers):
    """`hours`: first and last minute of the day, or "usual"; `every_day`: also on Sundays and holidays."""

    hours: tuple[int, int] | Literal["usual"]
    every_day: Literal["yes", "no"]


@dataclass(frozen=True, slots=True)
class Settings:
    """`opens`, `closes`: minutes of the day; `paused_until`: the day on which reminders come again."""

    wishes: Wishes
    opens: int
    closes: int
    paused_until: date | None


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that will be said on that day."""

    day: date
    said: Said


def topics(kinds: Kinds) -> tuple[Topic, ...]:
    """The topics of which there is something to be told, in their own order: officers' announcements are told, too."""
    present = {Topic.ANNOUNCEMENTS, *(kind.topic for kind in kinds.values())}
    return tuple(topic for topic in Topic if topic in present)


async def settings(turn: Turn) -> Settings:
    wishes = await turn.store.reminder_wishes.of(turn.person.id)
    opens, closes = (wishes.hours.opens, wishes.hours.closes) if wishes.hours else USUAL_DAY
    paused = wishes.paused_until if wishes.paused_until and wishes.paused_until > turn.now else None
    zone = (await turn.store.reminder_wishes.listening(turn.person.id)).zone
    return Settings(wishes, opens, closes, calendar.local_day(paused, zone) if paused else None)


async def switch(turn: Turn, chosen: Iterable[Topic], *, on: bool) -> None:
    """Hear of these topics again, or no more."""
    wishes = await turn.store.reminder_wishes.of(turn.person.id)
    off = wishes.topics_off - set(chosen) if on else wishes.topics_off | set(chosen)
    await turn.store.reminder_wishes.keep(turn.person.id, replace(wishes, topics_off=frozenset(off)))


async def pause(turn: Turn, until: date) -> date | None:
    """Silence before that day. Returns it, or None when it does not lie ahead or is too far away."""
    if not turn.today < until <= turn.today + LONGEST_PAUSE:
        return None
    zone = (await turn.store.reminder_wishes.listening(turn.person.id)).zone
    await _paused(turn, calendar.moment_of(until, 0, zone))
    return until


async def go_on(turn: Turn) -> None:
    """End the pause: what it put off and is still of use comes now."""
    await _paused(turn, None)


async def _paused(turn: Turn, until: datetime | None) -> None:
    wishes = await turn.store.reminder_wishes.of(turn.person.id)
    await turn.store.reminder_wishes.keep(turn.person.id, replace(wishes, paused_until=until))
    await turn.store.reminders.place_again(turn.person.id)


async def choose_hours(turn: Turn, answers: HoursAnswers) -> None:
    """Other hours, at once for everything that is planned."""
    wishes = await turn.store.reminder_wishes.of(turn.person.id)
    hours = None if answers.hours == "usual" else Hours(*answers.hours)
    chosen = replace(wishes, hours=hours, every_day=answers.every_day == "yes")
    await turn.store.reminder_wishes.keep(turn.person.id, chosen)
    await turn.store.reminders.place_again(turn.person.id)


async def coming(turn: Turn, kinds: Kinds, most: int) -> list[Coming]:
    """What is said next, of topics that are on and of things that still hold."""
    wishes = await turn.store.reminder_wishes.of(turn.person.id)
    zone = (await turn.store.reminder_wishes.listening(turn.person.id)).zone
    planned = await turn.store.reminders.upcoming(turn.person.id, _LOOK_AHEAD)
    wanted = [one for one in planned if one.kind in kinds and kinds[one.kind].topic not in wishes.topics_off]
    in_words = await _in_words(turn, kinds, _first_of_each(wanted))
    return [Coming(calendar.local_day(one.due_at, zone), said) for one, said in in_words][:most]


def _first_of_each(planned: Sequence[Reminder]) -> list[Reminder]:
    """A certificate that ends is worth one line, not one for each of its occasions."""
    found: dict[tuple[str, str], Reminder] = {}
    for one in planned:
        found.setdefault((one.kind, one.subject), one)
    return list(found.values())


async def said_at(turn: Turn, kinds: Kinds, settled_at: datetime) -> list[Said]:
    """What one message told this person, the most urgent first."""
    told = await turn.store.reminders.said_at(turn.person.id, settled_at)
    states = {reminder.id: state for reminder, state in told}
    known = [reminder for reminder, _ in told if reminder.kind in kinds]
    in_words = await _in_words(turn, kinds, known, only_holding=False)
    shown = [replace(said, is_missed=states[one.id] is State.MISSED) for one, said in in_words]
    return sorted(shown, key=lambda said: said.is_missed)


async def _in_words(
    turn: Turn, kinds: Kinds, asked: Sequence[Reminder], *, only_holding: bool = True
) -> list[tuple[Reminder, Said]]:
    fresh = await fresh_params(kinds, turn.store, asked, turn.now)
    return [
        (one, Said(kinds[one.kind].topic, kinds[one.kind].render(with_fresh(one, fresh), turn.today)))
        for one in asked
        if one.id in fresh or not only_holding
    ]
