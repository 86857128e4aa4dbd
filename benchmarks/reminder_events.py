"""A thousand events for the benchmark of reminders: every producer has a place in some, and one more is announced to all."""

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import text

from domain.agenda.event import Event, EventKind, EventState
from domain.audience import Audience
from services import reminder_sweep
from services.agenda import plans, rounds
from services.reminder_kinds import DEEDS, KINDS
from storage.engine import Database
from storage.store import Store

_AREA = "33.25"
_SEED = """
INSERT INTO events (kind, title, starts_at, over_at, zone, place, quota, audience, papers, state, token, planned_by, created_at, changed_at, published_at)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {events})
  SELECT 'training', 'Pelatihan', {later} + n.i * 3600000000, {later} + n.i * 3600000000 + 14400000000, 'Asia/Jakarta', 'Aula', 500,
         '{{"areas": ["33.25"]}}', '[]', 'open', 'bench' || CAST(n.i AS VARCHAR(20)), (SELECT min(id) FROM people), 0, 0, 0 FROM n;
INSERT INTO event_areas (event_id, area) SELECT id, '33.25' FROM events;
INSERT INTO event_members (event_id, person_id, number, seat, since)
  SELECT e.id, p.id, p.id, 'joined', 0 FROM people p JOIN (SELECT 0 AS step UNION ALL SELECT 7) s ON true
  JOIN events e ON e.id = (SELECT min(id) FROM events) + (p.id + s.step) % {events};
INSERT INTO reminders (kind, subject, occasion, person_id, wanted_at, is_day, due_at, until, urgency, params, state)
  SELECT '{soon}', CAST(m.event_id AS VARCHAR(20)), '/' || CAST(d.days AS VARCHAR(2)), m.person_id,
         e.starts_at - d.days * 86400000000, true, e.starts_at - d.days * 86400000000, e.starts_at, 0, '{{}}', 'planned'
  FROM event_members m JOIN events e ON e.id = m.event_id JOIN (SELECT 0 AS days UNION ALL SELECT 1 UNION ALL SELECT 7) d ON true;
ANALYZE
"""


async def seed(database: Database, options: argparse.Namespace, later: int) -> int:
    """So many announced events from that moment (microseconds) on, one an hour; everybody has places in two of them and
    is to be reminded three times. Returns the number of places."""
    for statement in _statements(options.events, later):
        async with database.transaction() as tx:
            await tx.execute(text(statement))
    async with database.reading() as tx:
        return await tx.scalar(text("SELECT count(*) FROM event_members")) or 0


def _statements(events: int, later: int) -> Iterator[str]:
    filled = _SEED.format(events=events, later=later, soon=plans.SOON)
    return (statement.replace(":", "\\:") for statement in filled.strip().split(";\n"))


async def announce(database: Database, now: datetime, most: int) -> list[float]:
    """Milliseconds of each round of telling a regency of a new event: two hundred people planned in one transaction. Ends
    after so many rounds, and calls the event off, so that what is measured afterwards is as before."""
    async with database.transaction() as tx:
        event = await _planned(Store(tx), now)
        await rounds.ask(Store(tx), event, rounds.TELL, 1, now)
    spent = [await _round(database, now) for _ in range(most)]
    async with database.transaction() as tx:
        for kind in (rounds.ROUND, plans.NEWS):
            await Store(tx).reminders.cancel(kind, str(event.id))
    return spent


async def _planned(store: Store, now: datetime) -> Event:
    event = Event(
        EventKind.TRAINING, "Pelatihan kemasan", now + timedelta(days=30), None, "Asia/Jakarta", "Aula", None, 500,
        Audience(areas=(_AREA,)).model_dump(mode="json"), state=EventState.OPEN,
    )  # fmt: skip
    return replace(event, id=await store.events.add(event, (_AREA,), "announced", 1, now))


async def _round(database: Database, now: datetime) -> float:
    began = time.perf_counter()
    async with database.transaction() as tx:
        swept = await reminder_sweep.sweep(KINDS, DEEDS, tx, now, now, 40)
    assert swept.people == 1, swept
    return (time.perf_counter() - began) * 1000
