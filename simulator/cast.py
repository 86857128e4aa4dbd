"""Who plays in the demo: people and places read from a JSON file, or a small company of its own.

Knows nothing of what they will talk about.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import orjson

from simulator.chats import Json, Person


@dataclass(frozen=True, slots=True)
class Cast:
    people: list[Person] = field(default_factory=list)
    places: list[Json] = field(default_factory=list)


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
        people = [Person(**person) for person in content["people"]]
    except (OSError, ValueError, TypeError, KeyError) as trouble:
        raise ValueError(f"{file} is not a cast of people: {trouble}") from None
    return Cast(people, content.get("places") or PLACES)
