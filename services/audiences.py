"""What the question "for whom?" needs to know: where the asker may act, which shops there are, how many people it is."""

from collections.abc import Mapping
from typing import Any

from bot.dialog.audience.picking import read_view
from bot.turn import Turn
from domain.audience import Audience
from domain.reminders import Topic
from domain.roles import Action, scope
from storage.audiences import Asked, Size


async def scope_for(turn: Turn, action: Action) -> tuple[str, ...]:
    """Where this person may do that."""
    return scope(await turn.store.people.grants(turn.person.id), action)


async def facts(turn: Turn, action: Action, audience: Audience, *, all_shops: bool = False) -> dict[str, Any]:
    """Facts to read and to describe an audience with. `all_shops`: one of them is to be chosen."""
    where = await scope_for(turn, action)
    outlets = turn.store.outlets
    shops = await outlets.names_of_office(where, None if all_shops else audience.outlets)
    return {
        "audience_scope": where, "audience_shops": shops, "audience_has_shops": await outlets.has_any(where)
    }  # fmt: skip


async def size(turn: Turn, action: Action, audience: Audience, topic: Topic | None = None) -> Size:
    """How many people that are at this moment, within the scope of whoever asks."""
    asked = Asked(audience, await scope_for(turn, action), turn.today, topic)
    return await turn.store.audiences.count(asked)


async def load(turn: Turn, action: Action, view: str) -> Mapping[str, Any]:
    """What the open screen is read with."""
    now = read_view(view)
    return await facts(turn, action, now.audience, all_shops=now.at == "shop")


async def count(turn: Turn, action: Action, view: str, topic: Topic | None) -> Mapping[str, Any]:
    """What the open screen shows: the live count."""
    return {"audience_size": await size(turn, action, read_view(view).audience, topic)}
