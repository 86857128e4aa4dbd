"""Events for the talks, planned as an office plans them, and people who fill them up."""

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.agenda.event import Event, EventKind, EventState, Pin
from storage.store import Store
from tests.storage.rows import producer
from tests.support.town import Talker, Town

LIMPUNG = "33.25.08"
PIN = Pin(-7.016, 109.928)
OFFICER = 9_001


def wib(words: str) -> datetime:
    """ "2026-12-03 09:00" there, as a moment."""
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo("Asia/Jakarta"))


async def planned(
    town: Town,
    title: str = "Pelatihan kemasan",
    starts: str = "2026-12-03 09:00",
    *areas: str,
    ends: str = "",
    **more: Any,
) -> Event:
    """An announced event of the office of Batang, with its number; of a training's kind unless it says otherwise."""
    assert town.app is not None
    event = Event(
        kind=EventKind.TRAINING, title=title, starts_at=wib(starts), ends_at=wib(ends) if ends else None,
        zone="Asia/Jakarta", place="Aula Kecamatan Limpung", pin=None, quota=30, audience={}, state=EventState.OPEN,
    )  # fmt: skip
    event = replace(event, **more)
    now = town.sim.clock.now()
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        officer = await _officer(town, store)
        number = await store.events.add(event, areas or ("33.25",), f"door{title}{starts}"[:24], officer, now)
    return replace(event, id=number)


async def _officer(town: Town, store: Store) -> int:
    rows = await town.rows("SELECT id FROM people WHERE chat_id = :chat", chat=OFFICER)
    return int(rows[0].id) if rows else (await store.people.add(OFFICER, "id", town.sim.clock.now())).id


async def fill(town: Town, event: Event, people: int) -> list[int]:
    """So many producers of Limpung take part; returns their ids."""
    assert town.app is not None
    now, ids = town.sim.clock.now(), []
    async with town.app.database.transaction() as tx:
        store = Store(tx)
        for number in range(people):
            person = await store.people.add(50_000 + event.id * 1_000 + number, "id", now)
            await store.producers.add(producer(person.id, area=f"{LIMPUNG}.2005"), now)
            await store.event_members.join(event.id, person.id, now)
            ids.append(person.id)
    return ids


async def seats(town: Town, event: Event) -> dict[str, int]:
    """How many have which seat."""
    rows = await town.rows(
        "SELECT seat, count(*) AS people FROM event_members WHERE event_id = :event GROUP BY seat",
        event=event.id,
    )
    return {row.seat: row.people for row in rows}


async def receives(talker: Talker, kind: str) -> Any:
    """What the bot sent of this kind ("venue", "document") since the person's last action."""
    for _ in range(1_000):
        found = [message.body[kind] for message in talker.news if kind in message.body]
        if found:
            return found[-1]
        await asyncio.sleep(0.01)
    raise AssertionError(f"no {kind}")
