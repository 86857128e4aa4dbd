"""Who plays in the demo: people, groups and places read from a JSON file, or a small company of its own.

Knows nothing of what they will talk about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import orjson

from simulator.chats import Chat, Json, Person, World
from simulator.forum import MANAGE


@dataclass(frozen=True, slots=True)
class Cast:
    people: list[Person] = field(default_factory=list)
    places: list[Json] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    started: frozenset[int] = frozenset()
    """People whom the bot may write to at once."""

    def enter(self, world: World) -> None:
        """Everybody and every group that is not there yet."""
        for person in self.people:
            world.add_person(person)
            world.chats[person.id].started |= person.id in self.started
        for group in self.groups:
            if group.id not in world.chats:
                world.chats[group.id] = group.as_chat()


@dataclass(frozen=True, slots=True)
class Group:
    """A forum of some people, with the bot as administrator who may make topics."""

    id: int
    title: str
    members: list[int]

    def as_chat(self) -> Chat:
        return Chat(
            self.id,
            "supergroup",
            self.title,
            started=True,
            is_forum=True,
            rights=[MANAGE],
            members=self.members,
        )


PLACES: list[Json] = [
    {"name": "Limpung", "latitude": -7.0167, "longitude": 109.9264},
    {"name": "Batang", "latitude": -6.9075, "longitude": 109.7300},
    {"name": "Bandar", "latitude": -7.0436, "longitude": 109.7906},
    {"name": "Jayapura, Papua", "latitude": -2.5337, "longitude": 140.7181},
]
STANDARD = Cast(
    [
        Person(7001, "Siti", phone="+6281234567001", role_label="Produsen"),
        Person(7002, "Budi", phone="+6281234567002", role_label="Produsen"),
        Person(7003, "Ratna", phone="+6281234567003", role_label="Petugas"),
    ],
    PLACES,
)


def read_cast(file: str | Path | None) -> Cast:
    """Raises ValueError in words when the file is no cast."""
    if file is None:
        return STANDARD
    try:
        content = orjson.loads(Path(file).read_bytes())
        started = frozenset(one["id"] for one in content["people"] if one.pop("started", False))
        people = [Person(**person) for person in content["people"]]
        groups = [Group(**group) for group in content.get("groups", ())]
    except (OSError, ValueError, TypeError, KeyError) as trouble:
        raise ValueError(f"{file} is not a cast of people: {trouble}") from None
    return Cast(people, content.get("places") or PLACES, groups, started)
