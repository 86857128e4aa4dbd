"""How long whoever leads the office waits for the picture of a whole regency, and whether anybody else waits meanwhile.

    .venv/bin/python -m benchmarks.overview [--people 105000] [--sellers 2600] [--database postgres]

A million entries in the book: as many sellers, each with goods in a few of 300 shops through twelve months, drawn from a few
dozen real books (the kept months are those of the replayed entries); all others are registered and sell nothing. Laris alone:
nobody else does this.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from benchmarks.book import history
from domain.consignment.events import to_json
from domain.outlets import Outlet, OutletKind
from domain.roles import Grant, Role
from simulator.phone import Phone
from simulator.server import Simulator
from storage import tables_consignment as t
from storage.consignment_balances import rows_of
from storage.engine import Database
from storage.store import Store
from storage.tables import products
from tests.storage.crowd import crowd

from .contestants import LARIS, Contestant
from .processes import bot, store

GOAL_SECONDS = 3.0
SHOPS, BOOKS, KINDS_OF_BOOKS = 300, 4, 30
_TOKEN, _OFFICER, _ASKER = "7000000001:bench", 9_000_001, 9_000_002
_AT_ONCE = 20_000
Rows = list[dict[str, Any]]


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.overview", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--people", type=int, default=105_000)
    parser.add_argument("--sellers", type=int, default=2_600, help="each with 4 books of 100 entries")
    parser.add_argument("--entries", type=int, default=100, help="of one book")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--dir", default=None, help="where the database lies (a real disk)")
    return parser.parse_args()


def patterns(entries: int, today: date) -> list[tuple[Rows, dict[str, Rows]]]:
    """Some real books, each as its entries and as the balances that they come to."""
    found = []
    for number in range(KINDS_OF_BOOKS):
        ledger, events = history(number, 1, [1], entries - number % 7, today - timedelta(days=number))
        told = [
            {
                "key": one.key,
                "happened_on": one.on,
                "recorded_at": one.stamp.recorded_at,
                "body": to_json(one),
            }
            for one in events
        ]
        kept = rows_of(ledger)
        names = {"bills": "bill", "months": "month", "batches": "batch", "accounts": ""}
        rows = {
            table: [{**({name: key} if name else {}), **row} for key, row in kept[table].items()]
            for table, name in names.items()
        }
        found.append((told, rows))
    return found


async def seed(database: Database, options: argparse.Namespace, now: datetime) -> int:
    """Everybody and everything; how many entries were written."""
    await crowd(database, options.people)
    async with database.transaction(heavy=True) as tx:
        if not database.is_sqlite:  # the crowd brought its own numbers
            await tx.execute(
                text("SELECT setval(pg_get_serial_sequence('people', 'id'), max(id)) FROM people")
            )
        memory = Store(tx)
        officer = await memory.people.add(_OFFICER, "id", now)
        await memory.people.grant(officer.id, Grant(Role.OFFICER, "33.25"), now)
        shops = [
            Outlet(f"Toko {n:03}", OutletKind.MINIMARKET, f"33.25.{1 + n % 15:02}") for n in range(SHOPS)
        ]
        await memory.outlets.take_list(shops, now)
        outlets = [one.id or 0 for one in await memory.outlets.of_office(("33.25",))]
    written, made = 0, patterns(options.entries, now.date())
    for first in range(0, options.sellers, 50):
        async with database.transaction(heavy=True) as tx:
            for number in range(first, min(first + 50, options.sellers)):
                written += await _sell(tx, number, options.people, outlets, made, now)
    async with database.transaction(heavy=True) as tx:
        await tx.execute(text("ANALYZE"))
    return written


async def _sell(tx: Any, number: int, people: int, outlets: list[int], made: Any, now: datetime) -> int:
    """One business with its books in four shops."""
    person = 1 + number * max(1, people // 2_600)
    goods = {"producer_id": person, "name": "keripik", "created_at": now}
    product = await tx.scalar(insert(products).values(**goods).returning(products.c.id))
    written = 0
    for book in range(BOOKS):
        told, kept = made[(number * BOOKS + book) % len(made)]
        here = {"producer_id": person, "outlet_id": outlets[(number * 7 + book * 31) % len(outlets)]}
        record = {**here, "key": f"r{book}", "kind": "visited", "told": [], "actor_id": person,
                  "happened_on": now.date(), "recorded_at": now}  # fmt: skip
        key = await tx.scalar(insert(t.records).values(**record).returning(t.records.c.id))
        await tx.execute(insert(t.entries), [{**here, "record_id": key, **one} for one in told])
        for name, table in (("bills", t.bills), ("months", t.months), ("accounts", t.accounts)):
            await tx.execute(insert(table), [{**here, **row} for row in kept[name]])
        await tx.execute(
            insert(t.batches), [{**here, **row, "product_id": product} for row in kept["batches"]]
        )
        written += len(told)
    return written


async def waited(phone: Phone, words: str, sees: str) -> float:
    """Seconds from the message to its answer."""
    began = time.perf_counter()
    await phone.says(words)
    await phone.sees(sees, 60)
    return time.perf_counter() - began


async def meanwhile(asker: Phone, stop: asyncio.Event) -> list[float]:
    """What somebody else waits for plain answers, again and again."""
    found = []
    while not stop.is_set():
        found.append(await waited(asker, "/bantuan", "Ketuk tombol"))
        await asyncio.sleep(0.05)
    return found


async def measured(officer: Phone, asker: Phone, rounds: int) -> tuple[list[float], list[float]]:
    stop = asyncio.Event()
    other = asyncio.create_task(meanwhile(asker, stop))
    taken = [await waited(officer, "/rekap", "Rekap Kabupaten Batang") for _ in range(rounds)]
    stop.set()
    return taken, await other


async def run(options: argparse.Namespace) -> None:
    """Everything, printed as it comes."""
    with tempfile.TemporaryDirectory(prefix="laris-bench-", dir=options.dir) as name:
        folder = Path(name)
        async with (
            store(options.database, folder) as stored,
            Simulator(token=_TOKEN, username="laris_bot") as sim,
        ):
            database = Database(stored["DATABASE_URL"])
            entries = await seed(database, options, datetime.now(UTC))
            await database.close()
            print(f"{options.database}: {options.people:,} businesses, {entries:,} entries")
            officer = sim.phone("Ratna", id=_OFFICER, started=True)
            asker = sim.phone("Siti", id=_ASKER, started=True)
            laris = Contestant("laris", "Laris", (str(LARIS), "run"), mode="registration")
            paced = {**stored, "MESSAGES_PER_SECOND": "0", "CHAT_MESSAGES_PER_SECOND": "0"}
            async with bot(laris, int(sim.url.rpartition(":")[2]), paced, folder):
                await waited(asker, "/bantuan", "Ketuk tombol")
                first = await waited(officer, "/rekap", "Rekap Kabupaten Batang")
                calm = [await waited(asker, "/bantuan", "Ketuk tombol") for _ in range(20)]
                taken, others = await measured(officer, asker, options.rounds)
            verdict = "within" if max(taken) <= GOAL_SECONDS else "OVER"
            print(f"/rekap: first {first:.2f} s, then median {statistics.median(taken):.2f} s, longest {max(taken):.2f} s: {verdict} {GOAL_SECONDS:.0f} s")  # fmt: skip
            print(f"somebody else: median {statistics.median(calm) * 1000:.0f} ms before, {statistics.median(others) * 1000:.0f} ms meanwhile, longest {max(others) * 1000:.0f} ms ({len(others)})")  # fmt: skip


if __name__ == "__main__":
    asyncio.run(run(arguments()))
