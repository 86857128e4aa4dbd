"""The command menu of each chat, by the roles its owner holds. Whoever holds none sees the menu that everybody sees."""

from collections.abc import Iterable
from typing import Any

from bot.turn import Turn
from domain.roles import Grant
from storage.calls import Call, Lane
from storage.people import Person


async def refresh(turn: Turn, person: Person) -> None:
    """Bring somebody's menu in line with the roles they hold now, which have just changed."""
    grants = await turn.store.people.grants(person.id)
    turn.calls.append(Call(person.chat_id, Lane.TOUCH, *_call(turn, person, grants)))


async def refresh_own(turn: Turn) -> None:
    """The same for the turn's own person, whose language or standing has changed; most people hold no role."""
    grants = await turn.store.people.grants(turn.person.id)
    if grants:
        turn.owe(Lane.TOUCH, *_call(turn, turn.person, grants))


def _call(turn: Turn, person: Person, grants: Iterable[Grant]) -> tuple[str, dict[str, Any]]:
    scope = {"type": "chat", "chat_id": person.chat_id}
    if not grants:
        return "deleteMyCommands", {"scope": scope}
    return "setMyCommands", {"scope": scope, "commands": turn.house.commands(person, grants)}
