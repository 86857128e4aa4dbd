"""How soon officers hear of somebody who needs them: twenty officers, five hundred open cases, Telegram's limits in force.

`make bench-cases`, or `.venv/bin/python -m benchmarks.cases --database postgres`. From the person's last word to the moment at
which the stand-in for Telegram has taken the alert for every one of the officers. Laris alone: nobody else does this.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain.cases import limits, moves
from domain.cases.model import Author, Kind, Piece
from domain.roles import Grant, Role
from simulator.phone import Phone
from simulator.server import Simulator
from storage import outbox
from storage.engine import Database
from storage.outbox import Call, Lane
from storage.producers import Producer
from storage.store import Store

from .contestants import LARIS, Contestant
from .processes import bot, store

SIDOMULYO, GOAL_SECONDS = "33.25.08.2005", 5.0
_TOKEN = "7000000001:bench"
_FIRST_OFFICER, _FIRST_PERSON, _FIRST_ASKER, _LISTENER = 1_000, 10_000, 50_000, 90_000


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cases", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--officers", type=int, default=20)
    parser.add_argument("--open", type=int, default=500, help="open cases that lie there already")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--bulk", type=int, default=5_000, help="messages of a broadcast that wait meanwhile")
    parser.add_argument("--dir", default=None, help="where the database lies (a real disk)")
    return parser.parse_args()


async def seed(database: Database, options: argparse.Namespace, now: datetime) -> None:
    """Officers, and people with open cases: a third nobody's, the others taken, with some words each."""
    async with database.transaction(heavy=True) as tx:
        memory = Store(tx)
        officers = []
        for number in range(options.officers):
            person = await memory.people.add(_FIRST_OFFICER + number, "id", now)
            await memory.people.grant(person.id, Grant(Role.OFFICER, "33.25"), now)
            officers.append(person.id)
        for number in range(options.open):
            await _open(memory, number, officers, now - timedelta(minutes=number))


async def _open(memory: Store, number: int, officers: list[int], at: datetime) -> None:
    person = await memory.people.add(_FIRST_PERSON + number, "id", at)
    await memory.producers.add(
        Producer(person.id, "Warga", None, "Keripik", "makanan_kering", SIDOMULYO, "+6281200000000", False, "none", None, None),
        at,
    )  # fmt: skip
    due = limits.due(Kind.QUESTION, at, SIDOMULYO)
    case = await memory.cases.open(person.id, Kind.QUESTION, SIDOMULYO, due, at, is_confidential=False)
    for _ in range(3):
        piece = Piece("text", "Bagaimana cara urus PIRT?", _FIRST_PERSON + number, 1)
        await memory.case_talk.add(case.id, Author.PERSON, person.id, piece, at)
    if number % 3:
        await memory.cases.save(moves.taken(case, officers[number % len(officers)]))


async def broadcast(database: Database, messages: int) -> None:
    """A broadcast waits to be sent, as fast as Telegram takes it."""
    calls = [
        Call(_LISTENER + n, Lane.BULK, "sendMessage", {"chat_id": _LISTENER + n, "text": "Pengumuman"})
        for n in range(messages)
    ]
    async with database.transaction(heavy=True) as tx:
        await outbox.add(tx, calls, datetime.now(UTC))


async def asks(asker: Phone, number: int, officers: list[Phone]) -> list[float]:
    """Seconds from somebody's last word to each officer's alert of that case, the first first."""
    await asker.says("/tanya")
    await asker.sees("Mau tanya apa?", 30)
    began = time.monotonic()
    await asker.says("PIRT saya hilang, harus bagaimana?")
    return sorted(await asyncio.gather(*(_alerted(one, number, began) for one in officers)))


async def _alerted(officer: Phone, number: int, began: float) -> float:
    await officer.sees(f"🆕 #{number} ", 60)
    return time.monotonic() - began


async def measured(sim: Simulator, officers: list[Phone], rounds: int, first: int) -> list[list[float]]:
    found = []
    for number in range(rounds):
        asker = sim.phone("Warga", id=_FIRST_ASKER + first + number)
        found.append(await asks(asker, first + number, officers))
        await asyncio.sleep(1.2)  # each officer's chat rests for a second after a message
    return found


def _told(name: str, found: list[list[float]]) -> str:
    first, last = [one[0] for one in found], [one[-1] for one in found]
    verdict = "within" if max(last) <= GOAL_SECONDS else "OVER"
    return (
        f"{name}: first officer after {statistics.median(first):.2f} s, all of them after "
        f"{statistics.median(last):.2f} s (median), {max(last):.2f} s (longest of {len(found)}): "
        f"{verdict} {GOAL_SECONDS:.0f} s"
    )


async def run(options: argparse.Namespace) -> None:
    """Everything, printed as it comes."""
    with tempfile.TemporaryDirectory(prefix="laris-bench-", dir=options.dir) as name:
        folder = Path(name)
        async with (
            store(options.database, folder) as stored,
            Simulator(token=_TOKEN, username="laris_bot") as sim,
        ):
            database = Database(stored["DATABASE_URL"])
            await seed(database, options, datetime.now(UTC))
            officers = [
                sim.phone(f"Petugas{n}", id=_FIRST_OFFICER + n, started=True) for n in range(options.officers)
            ]
            for number in range(options.bulk):
                sim.phone("Warga", id=_LISTENER + number, started=True)
            sim.limits.enforce(burst=1)
            laris = Contestant("laris", "Laris", (str(LARIS), "run"), mode="registration")
            paced = {**stored, "MESSAGES_PER_SECOND": "30", "CHAT_MESSAGES_PER_SECOND": "1"}
            async with bot(laris, int(sim.url.rpartition(":")[2]), paced, folder):
                await asyncio.sleep(3)
                print(f"{options.database}: {options.officers} officers, {options.open} open cases")
                print(_told("nothing else", await measured(sim, officers, options.rounds, options.open + 1)))
                await broadcast(database, options.bulk)
                print(
                    _told(
                        f"{options.bulk:,} messages of a broadcast waiting",
                        await measured(sim, officers, options.rounds, options.open + 1 + options.rounds),
                    )
                )
            await database.close()


if __name__ == "__main__":
    asyncio.run(run(arguments()))
