"""Events for tests, and people who could take part in them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain.agenda.event import Event, EventKind, EventState
from storage.store import Store
from tests.storage.rows import NOW, producer

BATANG, LIMPUNG, BAWANG = "33.25", "33.25.08", "33.25.04"
TRAINING = Event(
    EventKind.TRAINING, "Pelatihan kemasan", NOW + timedelta(days=10), NOW + timedelta(days=10, hours=3),
    "Asia/Jakarta", "Aula Kecamatan Limpung", None, 2, {}, state=EventState.OPEN,
)  # fmt: skip


async def plan(
    store: Store, officer: int, *areas: str, now: datetime = NOW, token: str = "", **changed: Any
) -> Event:
    """An event of this officer, announced unless it says otherwise."""
    event = replace(TRAINING, **changed)
    number = await store.events.add(event, areas or (BATANG,), token or f"t{changed}"[:24], officer, now)
    return replace(event, id=number)


async def settle(store: Store, count: int, area: str = f"{LIMPUNG}.2005", first: int = 1_000) -> list[int]:
    """So many producers of one desa; returns their ids."""
    ids = []
    for number in range(first, first + count):
        person = await store.people.add(number, "id", NOW)
        await store.producers.add(producer(person.id, area=area), NOW)
        ids.append(person.id)
    return ids
