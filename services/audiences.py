"""What the question "for whom?" needs to know: where the asker may act, which shops there are, how many people it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.dialog.audience.picking import Names, read_view
from bot.turn import Turn
from domain.audience import Audience
from domain.clip import clipped
from domain.reminders import Topic
from domain.roles import Action, scope
from storage.audiences import Asked, Size

_TITLE = 14


async def scope_for(turn: Turn, action: Action) -> tuple[str, ...]:
    """Where this person may do that."""
    return scope(await turn.store.people.grants(turn.person.id), action)


async def facts(turn: Turn, action: Action, audience: Audience, *, at: str = "") -> dict[str, Any]:
    """Facts to read and to describe an audience with. `at`: what is being chosen."""
    where = await scope_for(turn, action)
    known = await names(turn, where, audience, at=at)
    return {
        "audience_scope": where, "audience_shops": known.shops, "audience_events": known.events,
        "audience_has_shops": await turn.store.outlets.has_any(where),
        "audience_has_events": bool(await turn.store.events.titles(where)),
    }  # fmt: skip


async def names(turn: Turn, where: tuple[str, ...], audience: Audience, *, at: str = "") -> Names:
    """The names of shops and events of these areas: those that are meant, or all of what is being chosen."""
    shops = await turn.store.outlets.names_of_office(where, None if at == "shop" else audience.outlets)
    events = await turn.store.events.titles(where, None if at == "event" else audience.events)
    return Names(shops, {number: _named(title, day) for number, (title, day) in events.items()})


def _named(title: str, day: datetime) -> str:
    """Several trainings of a year have one title: the day tells them apart, and must stay in sight."""
    return f"{clipped(title, _TITLE)} ({day:%d/%m/%y})"


async def size(turn: Turn, action: Action, audience: Audience, topic: Topic | None = None) -> Size:
    """How many people that are at this moment, within the scope of whoever asks."""
    asked = Asked(audience, await scope_for(turn, action), turn.today, topic)
    return await turn.store.audiences.count(asked)


async def load(turn: Turn, action: Action, view: str) -> Mapping[str, Any]:
    """What the open screen is read with."""
    now = read_view(view)
    return await facts(turn, action, now.audience, at=now.at)


async def count(turn: Turn, action: Action, view: str, topic: Topic | None) -> Mapping[str, Any]:
    """What the open screen shows: the live count."""
    return {"audience_size": await size(turn, action, read_view(view).audience, topic)}
