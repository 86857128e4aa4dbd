"""How long it takes to match one need among 105,000 producers, with 500 needs open, 1,000 events and a year of orders behind.

`make bench-matching`, or `.venv/bin/python -m benchmarks.matching --database postgres`. What is measured is what the clock does
for a wave: everybody who makes such goods within reach judged and ranked, and the next ones chosen; then what a producer waits
for who asks "why not me?"; and what an officer waits for who chooses those who joined an event. Laris alone: nobody else does this.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from domain.audience import Audience
from domain.procurement.need import Need, Payment
from domain.procurement.programme import Programme
from domain.procurement.waves import next_wave
from domain.reminders import Topic
from domain.zones import Zone
from services.procurement import waves
from storage.audiences import Asked
from storage.engine import Database
from storage.store import Store

from . import reminder_events
from .processes import store

NOW = datetime(2026, 11, 24, 2, tzinfo=UTC)
GOAL_SECONDS, GOAL_COUNT_SECONDS = 1.0, 0.2
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86_400_000_000
_NEEDS = (
    ("keripik tempe", "makanan_kering", ("halal", "spp_irt")), ("keripik", "makanan_kering", ()), ("snack box", "jasa_boga", ("halal",)),
    ("seragam batik", "fashion_batik", ()),
)  # fmt: skip
_ZONES = (("Timur", range(1, 8)), ("Barat", range(8, 16)))
_PEOPLE = """
INSERT INTO people (chat_id, language, stopped_at, created_at)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people})
  SELECT 9000000 + i, 'id', CASE WHEN i % 33 = 0 THEN 5 END, 0 FROM n;
INSERT INTO producers (person_id, name, business, category, area, phone, phone_verified, nib_status, registered_at, changed_at)
  SELECT id, 'Warga', 'Usaha', CASE id % 3 WHEN 0 THEN 'makanan_kering' WHEN 1 THEN 'jasa_boga' ELSE 'fashion_batik' END,
         '33.25.' || CASE WHEN id % 15 < 9 THEN '0' ELSE '' END || (1 + id % 15) || '.' || (2001 + id % 17), '+6281200000000', false, 'none', 0, 0 FROM people;
INSERT INTO consents (person_id, version, language, text, given_at, withdrawn_at)
  SELECT id, '1', 'id', 'x', 1, CASE WHEN id % 100 = 0 THEN 5 END FROM people;
INSERT INTO certificates (producer_id, paper, is_odd, is_reckoned, expires_on, state, recorded_at, changed_at)
  SELECT id, 'spp_irt', false, false, '2027-06-30', 'unverified', 0, 0 FROM people WHERE id % 2 = 0;
INSERT INTO certificates (producer_id, paper, is_odd, is_reckoned, state, recorded_at, changed_at)
  SELECT id, 'halal_sd', false, false, 'unverified', 0, 0 FROM people WHERE id % 5 < 3;
INSERT INTO products (producer_id, name, unit, weekly_capacity, created_at)
  SELECT id, CASE id % 4 WHEN 0 THEN 'Keripik tempe' WHEN 1 THEN 'Snack box' WHEN 2 THEN 'Seragam batik' ELSE 'Sambal bawang' END,
         'bungkus', 20 + id % 400, 0 FROM people;
INSERT INTO products (producer_id, name, unit, weekly_capacity, created_at)
  SELECT id, CASE id % 3 WHEN 0 THEN 'Keripik pisang manis' WHEN 1 THEN 'Keripik tempe pedas' ELSE 'Kue kering' END,
         'bungkus', 20 + id % 300, 0 FROM people
"""
_ORDERS = """
INSERT INTO needs (item, kinds, quantity, unit, at, zone, place, area, budget, papers, deadline, payment, pay_days, reach, seed,
                   months, state, ring, posted_by, created_at, changed_at)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {needs})
  SELECT CASE i % 4 WHEN 0 THEN 'keripik tempe' WHEN 1 THEN 'snack box' WHEN 2 THEN 'seragam batik' ELSE 'sambal bawang' END,
         CASE i % 3 WHEN 0 THEN '["makanan_kering"]' WHEN 1 THEN '["jasa_boga"]' ELSE '["fashion_batik"]' END, 100 + i % 400,
         'bungkus', {now} + (i % 30) * {day}, 'Asia/Jakarta', 'Kantor', '33.25.' || CASE WHEN i % 15 < 9 THEN '0' ELSE '' END || (1 + i % 15), 15000, '[]',
         {now} + (1 + i % 29) * {day}, 'transfer', 3, '33.25', 'seed' || i, 1, CASE WHEN i <= {open} THEN 'open' ELSE 'closed' END,
         1, 1, {now} - (i % 360) * {day}, 0 FROM n;
INSERT INTO need_asks (need_id, person_id, wave, place, lot, asked_at)
  WITH RECURSIVE k(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM k WHERE j < {asked})
  SELECT id, 1 + (id * 97 + j * 4001) % {people}, 1, j, j, created_at FROM needs, k;
INSERT INTO need_offers (need_id, person_id, state, quantity, price, answered_at, awarded, awarded_at, awarded_by)
  SELECT need_id, person_id, CASE WHEN place = 1 THEN 'awarded' ELSE 'offered' END, 40, 15000, asked_at,
         CASE WHEN place = 1 THEN 40 ELSE 0 END, CASE WHEN place = 1 THEN asked_at END, CASE WHEN place = 1 THEN 1 END
  FROM need_asks WHERE place <= 3;
INSERT INTO need_deliveries (offer_id, number, person_id, quantity, price, due_at, pay_by)
  SELECT o.id, 1, o.person_id, 40, 15000, n.at, '2026-12-31' FROM need_offers o JOIN needs n ON n.id = o.need_id WHERE o.awarded > 0
"""


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--people", type=int, default=105_000)
    parser.add_argument("--events", type=int, default=1_000)
    parser.add_argument("--open", type=int, default=500, help="needs that are open")
    parser.add_argument("--needs", type=int, default=2_500, help="in all, with those of the year behind")
    parser.add_argument("--asked", type=int, default=20, help="people asked for each need")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--dir", default=None, help="where the database lies (a real disk)")
    return parser.parse_args()


def _micro(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _statements(options: argparse.Namespace) -> Iterator[str]:
    filled = (_PEOPLE + ";" + _ORDERS).format(
        people=options.people, needs=options.needs, open=options.open, asked=options.asked, now=_micro(NOW), day=_DAY
    )  # fmt: skip
    return (statement.replace(":", "\\:") for statement in filled.strip().split(";\n"))


async def seed(database: Database, options: argparse.Namespace) -> float:
    """Producers with papers and products, a year of orders, zones, events. Returns the seconds."""
    began = time.perf_counter()
    for statement in _statements(options):
        async with database.transaction(heavy=True) as tx:
            await tx.execute(text(statement))
    async with database.transaction() as tx:
        for name, places in _ZONES:
            await Store(tx).zones.add(
                Zone("33.25", name, tuple(f"33.25.{place:02}" for place in places)), NOW
            )
    await reminder_events.seed(database, options, _micro(NOW + timedelta(days=10)))
    return time.perf_counter() - began


def _need(item: str, kind: str, papers: tuple[str, ...]) -> Need:
    at = NOW + timedelta(days=10)
    return Need(
        item, (kind,), 500, "bungkus", at, "Asia/Jakarta", "Kantor", "33.25.08", 15_000, papers, at - timedelta(days=1),
        Payment.TRANSFER, 3, "33.25", "5eed", ring=1, posted_by=1, id=1,
    )  # fmt: skip


Ask = Callable[[Store], Awaitable[int]]


def _wave(need: Need) -> Ask:
    async def ask(memory: Store) -> int:
        ranks = await waves.queue_of(memory, need, NOW)
        assert next_wave(ranks, ())
        return len(ranks)

    return ask


def _joined(events: range) -> Ask:
    audience = Audience(events=tuple(events))
    return lambda memory: _count(memory, Asked(audience, ("33.25",), NOW.date(), Topic.AGENDA))


async def _count(memory: Store, asked: Asked) -> int:
    return (await memory.audiences.count(asked)).people


Round = tuple[float, float]
"""Seconds by the clock, and of this process' processor time: SQLite works in it, so that a busy machine does not count."""


async def measure(database: Database, ask: Ask, rounds: int) -> tuple[int, list[Round]]:
    """What was found, and what each round took."""
    spent, found = [], 0
    for _ in range(rounds):
        began, worked = time.perf_counter(), time.process_time()
        async with database.reading() as tx:
            found = await ask(Store(tx))
        spent.append((time.perf_counter() - began, time.process_time() - worked))
    return found, spent


def _print(title: str, found: int, spent: list[Round], goal: float) -> None:
    clock, worked = (sorted(one) for one in zip(*spent, strict=True))
    middle = statistics.median(clock)
    print(
        f"{title:44} {found:7,} {middle * 1000:7.0f} ms, longest {clock[-1] * 1000:.0f} ms, "
        f"processor {statistics.median(worked) * 1000:.0f} ms{'' if middle <= goal else '  OVER THE GOAL'}",
        flush=True,
    )


async def run(options: argparse.Namespace) -> None:
    """Everything, printed as it comes."""
    with tempfile.TemporaryDirectory(prefix="laris-bench-", dir=options.dir) as name:
        async with store(options.database, Path(name)) as stored:
            database = Database(stored["DATABASE_URL"])
            seconds = await seed(database, options)
            print(f"{options.database}: {options.people:,} producers, {options.open} open needs of {options.needs:,}, {options.events:,} events (made in {seconds:.0f} s)")  # fmt: skip
            for item, kind, papers in _NEEDS:
                title = f"a wave: {item}, {kind}, {len(papers)} papers"
                _print(
                    title,
                    *await measure(database, _wave(_need(item, kind, papers)), options.rounds),
                    GOAL_SECONDS,
                )
            async with database.transaction() as tx:
                await Store(tx).programmes.choose("33.25", Programme("Nglarisi", False), 1, NOW)
            for item, kind, papers in (one for one in _NEEDS if "halal" in one[2]):
                title = f"halal only warned about: {item}, {len(papers)} papers"
                _print(
                    title,
                    *await measure(database, _wave(_need(item, kind, papers)), options.rounds),
                    GOAL_SECONDS,
                )
            for most in (1, 10, 60):
                title = f"count who joined one of {most} events"
                _print(
                    title,
                    *await measure(database, _joined(range(1, most + 1)), options.rounds),
                    GOAL_COUNT_SECONDS,
                )
            await database.close()


if __name__ == "__main__":
    asyncio.run(run(arguments()))
