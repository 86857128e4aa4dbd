"""The command menu of each chat, by the roles its owner holds. Whoever holds none sees the menu that everybody sees."""

import hashlib
from collections.abc import Iterable
from typing import Any

import orjson

from bot.turn import House, Turn
from domain.roles import Grant
from storage.calls import Call, Lane
from storage.people import Person
from storage.store import Store


async def refresh(turn: Turn, person: Person) -> None:
    """Bring somebody's menu in line with the roles they hold now, which have just changed."""
    turn.calls.append(await _call(turn.store, turn.house, person))


async def refresh_own(turn: Turn) -> None:
    """The same for the turn's own person, whose language or standing has changed; most people hold no role."""
    if await turn.store.people.grants(turn.person.id):
        await refresh(turn, turn.person)


async def outdated(store: Store, house: House) -> list[Call]:
    """Calls for those whose menu is not what this version of Laris would show: it brought new commands, or took some."""
    calls = []
    for person, grants, shown in await store.command_menus.all():
        if shown != _digest(house.commands(person, grants)):
            calls.append(await _call(store, house, person))
    return calls


async def _call(store: Store, house: House, person: Person) -> Call:
    grants = await store.people.grants(person.id)
    method, params = _menu(house, person, grants)
    await store.command_menus.shown(person.id, _digest(params.get("commands", [])))
    return Call(person.chat_id, Lane.TOUCH, method, params)


def _menu(house: House, person: Person, grants: Iterable[Grant]) -> tuple[str, dict[str, Any]]:
    scope = {"type": "chat", "chat_id": person.chat_id}
    if not grants:
        return "deleteMyCommands", {"scope": scope}
    return "setMyCommands", {"scope": scope, "commands": house.commands(person, grants)}


def _digest(commands: list[dict[str, str]]) -> str:
    return hashlib.sha256(orjson.dumps(commands)).hexdigest()
