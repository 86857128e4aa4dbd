"""Which events a producer sees, and how they stand to each: what fits them and is still open, and what they joined."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialog.argument import number_in
from bot.turn import Turn
from domain.agenda.event import Event, EventState, Seat
from domain.agenda.fitting import Facts, is_for, is_for_the_told
from domain.agenda.talk import AgendaQuestion, fits, wider
from domain.areas import is_within
from domain.audience import Audience
from services.agenda.plans import NEWS
from storage.certificates import Review
from storage.event_members import Counts, Member
from storage.producers import Producer


@dataclass(frozen=True, slots=True)
class Seen:
    """An event as one producer sees it. `part` None: they never joined."""

    event: Event
    part: Member | None
    counts: Counts

    @property
    def seat(self) -> Seat:
        return self.part.seat if self.part else Seat.LEFT


@dataclass(frozen=True, slots=True)
class Found:
    """What is there for a question, and the question that was answered: a wider one, when nothing fitted."""

    events: tuple[Event, ...]
    asked: AgendaQuestion
    parts: dict[int, Member]


async def answer(turn: Turn, question: AgendaQuestion) -> Found:
    """Events to show, soonest first; of those that are over the last one first."""
    parts = await turn.store.event_members.of_person(turn.person.id)
    everything = await _everything(turn, question, parts)
    for asked in (question, *wider(question)):
        found = tuple(event for event in everything if fits(asked, event))
        if found:
            return Found(found, asked, parts)
    return Found((), question, parts)


async def _everything(turn: Turn, question: AgendaQuestion, parts: dict[int, Member]) -> tuple[Event, ...]:
    if question.past:
        return await _past(turn, parts)
    return await (_mine(turn, parts) if question.mine else open_to(turn))


async def _past(turn: Turn, parts: dict[int, Member]) -> tuple[Event, ...]:
    """What they had a place in and took place."""
    events = (await turn.store.events.these(parts)).values()
    over = (one for one in events if one.state is EventState.OPEN and one.over_at <= turn.now)
    had_place = (one for one in over if parts[one.id].seat is Seat.JOINED)
    return tuple(sorted(had_place, key=lambda one: (one.starts_at, one.id), reverse=True))


async def _mine(turn: Turn, parts: dict[int, Member]) -> tuple[Event, ...]:
    """What somebody joined or waits for, as long as it is not over."""
    events = (await turn.store.events.these(parts)).values()
    return tuple(
        sorted((one for one in events if one.is_open(turn.now)), key=lambda one: (one.starts_at, one.id))
    )


async def open_to(turn: Turn) -> tuple[Event, ...]:
    """Everything that this producer may still join, or has joined, soonest first."""
    producer = await turn.store.producers.find(turn.person.id)
    if producer is None:
        return ()
    events = await turn.store.events.open_in(producer.area, turn.now)
    return await _fitting(turn, producer, events)


async def _fitting(turn: Turn, producer: Producer, events: Sequence[Event]) -> tuple[Event, ...]:
    facts = await _facts(turn, producer, events)
    told = await _told(turn, [one for one in events if is_for_the_told(_audience(one))])
    parts = await turn.store.event_members.of_person(turn.person.id)
    return tuple(
        one
        for one in events
        if one.id in parts or one.id in told
        or (not is_for_the_told(_audience(one)) and is_for(_audience(one), facts, turn.today))
    )  # fmt: skip


def _audience(event: Event) -> Audience:
    return Audience.model_validate(event.audience)


async def _facts(turn: Turn, producer: Producer, events: Sequence[Event]) -> Facts:
    """What the audiences of these events ask about; papers and shops are looked up only if one of them does."""
    audiences = [_audience(one) for one in events]
    papers, outlets = {}, frozenset[int]()
    if any(one.paper for one in audiences):
        held = await turn.store.certificates.of(producer.person_id)
        papers = {one.paper: one.expires_on for one in held if one.state is not Review.REJECTED}
    if any(one.outlets for one in audiences):
        outlets = frozenset(await turn.store.agreements.current(producer.person_id))
    return Facts(producer.category, papers, outlets)


async def _told(turn: Turn, events: Sequence[Event]) -> frozenset[int]:
    if not events:
        return frozenset()
    subjects = [str(one.id) for one in events]
    return frozenset(
        int(one) for one in await turn.store.reminders.planned_for(NEWS, subjects, turn.person.id)
    )


async def find(turn: Turn, number: str) -> Seen | None:
    """The event of a button: one that fits this producer and was announced, or that they have (had) a part in. None
    for anything else, also if forged."""
    event = await turn.store.events.find(number_in(number))
    producer = await turn.store.producers.find(turn.person.id)
    if event is None or producer is None or event.state is EventState.DRAFT:
        return None
    part = await turn.store.event_members.find(event.id, turn.person.id)
    if part is None and not await _may_see(turn, producer, event):
        return None
    return Seen(event, part, await turn.store.event_members.counts(event.id))


async def _may_see(turn: Turn, producer: Producer, event: Event) -> bool:
    is_near = any(is_within(producer.area, area) for area in await turn.store.events.areas(event.id))
    was_told = bool(await _told(turn, [event]))
    return was_told or (is_near and bool(await _fitting(turn, producer, [event])))
