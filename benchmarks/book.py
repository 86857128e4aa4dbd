"""How long somebody with 5,000 entries in the book waits for /tagihan and /laporan: from the message to the answer.

    .venv/bin/python -m benchmarks.book [--entries 5000] [--rounds 10]

A real `laris run` on SQLite in a process of its own; the simulator takes its answers in this one. "First" counts the
start of the process that draws; then it is there for two minutes.
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

from domain.consignment.commands import Command, Deliver, DeliveryLine, Pay, Visit
from domain.consignment.decision import decide
from domain.consignment.events import Event, Stamp
from domain.consignment.ledger import Ledger
from domain.consignment.terms import Agreement, Basis
from domain.outlets import Outlet, OutletKind
from simulator.phone import Phone
from simulator.server import Simulator
from storage.consignment_balances import Place
from storage.consignment_records import Record
from storage.engine import Database
from storage.producers import Producer, Product
from storage.store import Store

TOKEN = "1:BENCH"
SHOPS, DAYS = 10, 360
TERMS = Agreement(commission_bp=1_000, tempo_days=14, basis=Basis.SALE_REPORT)
GOALS = {"/tagihan": 0.1, "/laporan": 1.0}


def history(
    shop: int, producer: int, products: list[int], entries: int, today: date
) -> tuple[Ledger, list[Event]]:
    """So many entries with one shop over the last year: goods brought, counted and, now and then, paid."""
    ledger, events = Ledger(), []

    def tell(command: Command) -> None:
        nonlocal ledger
        on = today - timedelta(days=DAYS - DAYS * len(events) // entries)
        stamp = Stamp(f"{shop}.{len(events)}", producer, datetime.combine(on, time_of_day(3), UTC), on)
        decision = decide(ledger, TERMS, command, stamp)
        ledger = decision.ledger
        events.append(decision.event)

    while len(events) < entries:
        for product in products:
            tell(Deliver((DeliveryLine(product, 20, 8_000),)))
            tell(Visit(product, left=4, good=2, damaged=1))
        if len(events) % 5 == 0 and ledger.receivable > 500_000:
            tell(Pay(ledger.receivable // 2))
    return ledger, events


async def fill(database: Database, chat: int, entries: int) -> int:
    """A registered producer with three products and ten shops; how many entries were written."""
    now, today = datetime.now(UTC), datetime.now(UTC).date()
    async with database.transaction() as tx:
        store = Store(tx)
        person = (await store.people.add(chat, "id", now)).id
        await store.producers.add(
            Producer(person, "Siti", None, "Keripik Bu Siti", "makanan_kering", "33.25.08.2005", "+6281234567890",
                     phone_verified=True, nib_status="none", nib=None, turnover=None), now,
        )  # fmt: skip
        await store.products.add(
            person, tuple(Product(f"keripik {n}", "bungkus", 8_000) for n in range(3)), now
        )
        products = [product.id or 0 for product in await store.products.of(person)]
    written = 0
    for shop in range(SHOPS):
        ledger, events = history(shop, person, products, entries // SHOPS, today)
        async with database.transaction() as tx:
            store = Store(tx)
            outlet = await store.outlets.add(
                Outlet(f"Toko {shop}", OutletKind.STALL, "33.25.08", owner=person), now
            )
            await store.agreements.put(person, outlet, TERMS, today - timedelta(days=DAYS), now)
            record = Record(outlet, f"r{shop}", "visited", (), person, today, now)
            await store.consignments.add(person, record, events, Ledger(), ledger)
            await store.consignments.balances.hold(Place(person, outlet))
        written += len(events)
    return written


async def waited(phone: Phone, words: str, sees: str) -> float:
    """Seconds from the message to its answer."""
    began = time.perf_counter()
    await phone.says(words)
    await phone.sees(sees, 30)
    return time.perf_counter() - began


async def measure(folder: Path, entries: int, rounds: int) -> dict[str, list[float]]:
    url = f"sqlite+aiosqlite:///{folder}/laris.db"
    async with Simulator(token=TOKEN, username="laris_bot") as sim:
        settings = {
            "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": sim.url, "DATABASE_URL": url, "LARIS_AREA": "33.25",
            "MESSAGES_PER_SECOND": "0", "CHAT_MESSAGES_PER_SECOND": "0", "LOG_LEVEL": "WARNING",
        }  # fmt: skip
        phone = sim.phone("Siti", id=101)
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env={**os.environ, **settings}
        )
        try:
            await phone.says("/bantuan")
            await phone.sees("Ketuk tombol", 30)
            database = Database(url)
            written = await fill(database, 101, entries)
            await database.close()
            print(f"{written} entries in {SHOPS} shops")
            found = {"/laporan, first": [await waited(phone, "/laporan", "12 bulan terakhir")]}
            for _ in range(rounds):
                found.setdefault("/laporan", []).append(await waited(phone, "/laporan", "12 bulan terakhir"))
                found.setdefault("/tagihan", []).append(await waited(phone, "/tagihan", "Uang di toko"))
                found.setdefault("/bantuan", []).append(await waited(phone, "/bantuan", "Ketuk tombol"))
            return found
        finally:
            bot.terminate()
            await bot.wait()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=5_000)
    asked.add_argument("--rounds", type=int, default=10)
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder), wanted.entries, wanted.rounds))
    for name, seconds in found.items():
        goal = GOALS.get(name.partition(",")[0])
        told = f"goal {goal * 1000:.0f} ms" if goal else ""
        print(
            f"{name:20} median {statistics.median(seconds) * 1000:6.0f} ms, worst {max(seconds) * 1000:6.0f} ms  {told}"
        )


if __name__ == "__main__":
    main()
