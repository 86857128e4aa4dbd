"""Events as officers may see and change them: those whose whole audience lies in their area they plan; of larger ones
they see the people of their own area."""

from dataclasses import dataclass

from bot.dialog.screen import Literal
from bot.turn import Turn
from domain.agenda.event import Event
from domain.areas import covered, full_name, overlap
from domain.areas import find as find_area
from domain.roles import Action, scope


@dataclass(frozen=True, slots=True)
class Desk:
    """An event before an officer. `areas`: where its people may be seen by them; `is_theirs`: whether they plan it."""

    event: Event
    areas: tuple[str, ...]
    is_theirs: bool


async def scope_of(turn: Turn) -> tuple[str, ...]:
    """Where this person plans events."""
    return scope(await turn.store.people.grants(turn.person.id), Action.PLAN_EVENTS)


async def listed(turn: Turn, *, past: bool) -> tuple[Event, ...]:
    """Events that concern their area: to come, or over and cancelled. Drafts are seen by those who plan them."""
    where = await scope_of(turn)
    events = await turn.store.events.near(where, turn.now, past=past)
    drafts = await turn.store.events.areas_of(one.id for one in events if one.published_at is None)
    return tuple(one for one in events if one.id not in drafts or covered(drafts[one.id], where))


async def find(turn: Turn, number: int) -> Desk | None:
    """The event of a button; None for one that concerns none of their areas, also if forged."""
    event = await turn.store.events.find(number)
    where = await scope_of(turn)
    if event is None or not where:
        return None
    areas = await turn.store.events.areas(event.id)
    shared, is_theirs = overlap(areas, where), covered(areas, where)
    if not shared or (event.published_at is None and not is_theirs):
        return None
    return Desk(event, shared, is_theirs)


async def theirs(turn: Turn, number: int) -> Event | None:
    """The event, if they plan it; any officer of its area does."""
    desk = await find(turn, number)
    return desk.event if desk is not None and desk.is_theirs else None


def place_name(area: str) -> Literal:
    """ "Sidomulyo, Limpung" """
    found = find_area(area)
    return Literal(full_name(found) if found else area)
