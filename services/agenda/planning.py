"""Planning an event: written down as a draft, announced, changed, cancelled. Whoever knows of it hears what matters."""

import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.turn import Turn
from domain.agenda.event import Event, EventKind, EventState, Pin, as_json, needs_correction
from domain.areas import zone
from domain.audience import Audience
from domain.form_answers import FormAnswers
from domain.messages import N_, Rejected
from services.agenda import carrying, office, plans, rounds, seats
from services.agenda.rounds import CORRECT, REMIND, TELL

_TOKEN_BYTES = 9
_GONE = N_("That event is not here any more.")


class When(FormAnswers):
    """Local to the door: `2026-12-03T09:00`."""

    start: str
    end: str | None = None


class Door(FormAnswers):
    """`pin`: latitude and longitude, degrees."""

    name: str
    pin: tuple[float, float] | None = None


class Extras(FormAnswers):
    """What goes along; `photo` and `document`: what Telegram calls them."""

    note: str | None = None
    link: str | None = None
    photo: str | None = None
    document: dict[str, str] | None = None


class EventAnswers(FormAnswers):
    """`id` None: a new event. `papers`: for a day of permits."""

    id: int | None = None
    title: str
    kind: EventKind
    papers: list[str] | None = None
    when: When
    place: Door
    quota: int | Literal["none"]
    audience: Audience
    extras: Extras | Literal[""] | None = None


async def zone_of(turn: Turn) -> str:
    """Where the doors of this officer's events are."""
    where = await office.scope_of(turn)
    return zone((where[0] if where else "") or turn.office.area)


def as_answers(event: Event) -> dict[str, object]:
    """An event in the shape of the form's answers."""
    local = [
        one.astimezone(ZoneInfo(event.zone)) if one else None for one in (event.starts_at, event.ends_at)
    ]
    start, end = (f"{one:%Y-%m-%dT%H:%M}" if one else None for one in local)
    extras = {"note": event.note, "link": event.link, "photo": event.photo, "document": event.document}
    return {
        "id": event.id, "title": event.title, "kind": event.kind, "papers": list(event.papers) or None,
        "when": {"start": start, "end": end},
        "place": {"name": event.place, "pin": [event.pin.latitude, event.pin.longitude] if event.pin else None},
        "quota": event.quota or "none", "audience": dict(event.audience),
        "extras": extras if any(extras.values()) else None,
    }  # fmt: skip


async def save(turn: Turn, answers: EventAnswers) -> Event:
    """Write it down: a new one as a draft, a known one as it is now. Raises `Rejected` for what may not be."""
    areas = answers.audience.within(await office.scope_of(turn))
    if not areas:
        raise Rejected(N_("That area is not yours any more. Please choose another one."))
    event = _event(answers, await zone_of(turn))
    if answers.id is None:
        return await _add(turn, event, areas)
    before = await office.theirs(turn, answers.id)
    if before is None or before.state is EventState.CANCELLED:
        raise Rejected(_GONE)
    return await _change(turn, before, replace(event, id=before.id, state=before.state), areas)


def _event(answers: EventAnswers, where: str) -> Event:
    extras = answers.extras or Extras()
    return Event(
        kind=answers.kind, title=answers.title, starts_at=_moment(answers.when.start, where),
        ends_at=_moment(answers.when.end, where) if answers.when.end else None, zone=where, place=answers.place.name,
        pin=Pin(*answers.place.pin) if answers.place.pin else None,
        quota=None if answers.quota == "none" else answers.quota, audience=answers.audience.model_dump(mode="json"),
        papers=tuple(answers.papers or ()) if answers.kind is EventKind.PERMITS else (), note=extras.note,
        link=extras.link, photo=extras.photo, document=extras.document,
    )  # fmt: skip


def _moment(local: str, where: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(where)).astimezone(UTC)


async def _add(turn: Turn, event: Event, areas: tuple[str, ...]) -> Event:
    if event.starts_at <= turn.now:
        raise Rejected(N_("That moment is over by now. Please choose a day to come."))
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    number = await turn.store.events.add(event, areas, token, turn.person.id, turn.now)
    await _note(turn, "event planned", number)
    return replace(event, id=number)


async def _change(turn: Turn, before: Event, event: Event, areas: tuple[str, ...]) -> Event:
    members = turn.store.event_members
    taken = await members.locked_counts(event.id)
    if event.quota is not None and event.quota < taken.joined:
        raise too_few(taken.joined)
    matters = event.state is EventState.OPEN and needs_correction(before, event)
    event = replace(event, revision=before.revision + matters)
    await turn.store.events.change(event, areas, turn.now)
    await _note(turn, "event changed", event.id)
    if event.state is EventState.OPEN:
        await _tell_of_change(turn, before, event, matters=matters)
    return event


def too_few(taken: int) -> Rejected:
    """Fewer places than people who have one."""
    text = N_("{joined} people have a place already. Please write at least so many, or tap “No limit”.")
    return Rejected(text, joined=taken)


async def _tell_of_change(turn: Turn, before: Event, event: Event, *, matters: bool) -> None:
    await seats.fill(turn.store, event, turn.now)
    if matters:
        for kind in (plans.SOON, carrying.SOON):
            await turn.store.reminders.cancel(kind, str(event.id))
        await _round(turn, event, CORRECT, before=as_json(before))
        await _round(turn, event, REMIND)
    if before.audience != event.audience:
        await _round(turn, event, TELL)


async def announce(turn: Turn, event: Event) -> bool:
    """Tell everybody whom it fits. Returns False when it was announced before. Raises `Rejected` when it is too late."""
    if event.starts_at <= turn.now:
        raise Rejected(N_("That moment is over by now. Please choose a day to come."))
    is_new = await turn.store.events.announce(event.id, turn.now)
    if is_new:
        await _note(turn, "event announced", event.id)
        await turn.store.reminders.plan([plans.roll(event, turn.person.id)], turn.now)
        await _round(turn, event, TELL)
    return is_new


async def cancel(turn: Turn, event: Event, reason: str | None) -> bool:
    """It does not take place: nothing more is reminded of, and whoever knows of it hears it. False when it was so."""
    is_new = await turn.store.events.cancel(event.id, reason, turn.now)
    if not is_new:
        return False
    await _note(turn, "event cancelled", event.id)
    for kind in (plans.SOON, carrying.SOON, plans.PLACE, plans.ROLL):
        await turn.store.reminders.cancel(kind, str(event.id))
    if event.state is EventState.OPEN:
        cancelled = await turn.store.events.find(event.id)
        await _round(turn, cancelled or event, CORRECT, before=as_json(event))
    return True


async def _round(turn: Turn, event: Event, sort: str, **params: Any) -> None:
    await rounds.ask(turn.store, event, sort, turn.person.id, turn.now, **params)
    turn.wakes_clock = True


async def _note(turn: Turn, action: str, event: int) -> None:
    await turn.store.audit.add(turn.now, turn.person.id, None, action, event=event)
