"""Reminders of a whole regency: what a sweep costs when nothing is due, and when ten thousand people are due at once.

`make bench-reminders`, or `.venv/bin/python -m benchmarks.reminders --database postgres`. Laris alone: nobody else does this.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from services import reminder_sweep
from services.certificate_reminders import NAME
from services.reminder_kinds import DEEDS, KINDS
from services.reminders import Plan
from storage.engine import Database
from storage.store import Store

from . import reminder_events
from .contestants import LARIS, Contestant
from .processes import bot, load_server, store

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SEED = """
INSERT INTO people (chat_id, language, created_at)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people}) SELECT 9000000 + i, 'id', 0 FROM n;
INSERT INTO producers (person_id, name, business, category, area, phone, phone_verified, nib_status, registered_at, changed_at)
  SELECT id, 'Warga', 'Keripik', 'makanan_kering', '33.25.08.2005', '+6281200000000', false, 'none', 0, 0 FROM people;
INSERT INTO certificates (producer_id, paper, is_odd, is_reckoned, expires_on, state, recorded_at, changed_at)
  SELECT id, 'spp_irt', false, false, '{expires}', 'unverified', 0, 0 FROM people;
INSERT INTO reminders (kind, subject, occasion, person_id, wanted_at, is_day, due_at, urgency, params, state)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {each})
  SELECT '{kind}', CAST(c.id AS VARCHAR(20)), CAST(n.i AS VARCHAR(20)), c.producer_id, {later} + n.i * 86400000000, true,
         {later} + n.i * 86400000000, 0, '{params}', 'planned' FROM certificates c, n;
INSERT INTO reminder_wishes (person_id, topics_off, from_minute, to_minute, every_day)
  SELECT id, '[]', 0, 0, true FROM people WHERE id % {stride} = 0;
UPDATE reminders SET due_at = {soon}, wanted_at = {soon} WHERE occasion = '1' AND person_id % {stride} = 0;
ANALYZE
"""


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reminders", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--people", type=int, default=105_000)
    parser.add_argument("--each", type=int, default=10, help="planned reminders per person")
    parser.add_argument("--events", type=int, default=1_000, help="with two places of everybody")
    parser.add_argument("--due", type=int, default=10_000, help="people who are due at the same moment")
    parser.add_argument("--sweeps", type=int, default=200, help="of nothing")
    parser.add_argument("--rounds", type=int, default=100, help="of telling of a new event")
    parser.add_argument(
        "--rate", type=float, default=5.0, help="steps of registering people a second, meanwhile"
    )
    parser.add_argument("--seconds", type=float, default=20.0, help="of measuring replies")
    parser.add_argument("--dir", default=None, help="where the database lies (a real disk)")
    return parser.parse_args()


def _micro(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _statements(options: argparse.Namespace, now: datetime) -> Iterator[str]:
    expires = (now + timedelta(days=180)).date().isoformat()
    params = f'{{"paper": "spp_irt", "kind": "before", "expires": "{expires}"}}'
    filled = _SEED.format(
        people=options.people, each=options.each, kind=NAME, expires=expires, params=params,
        later=_micro(now + timedelta(days=2)), soon=_micro(now + timedelta(hours=1)),
        stride=max(1, options.people // options.due),
    )  # fmt: skip
    return (statement.replace(":", "\\:") for statement in filled.strip().split(";\n"))


async def seed(database: Database, options: argparse.Namespace, now: datetime) -> float:
    """A regency of producers, a certificate each, and everything that is planned about them. Returns the seconds."""
    began = time.perf_counter()
    for statement in _statements(options, now):
        async with database.transaction() as tx:
            await tx.execute(text(statement))
    return time.perf_counter() - began


async def sweep_nothing(database: Database, now: datetime, sweeps: int) -> list[float]:
    """Milliseconds of each sweep, transaction included."""
    spent = []
    for _ in range(sweeps):
        began = time.perf_counter()
        async with database.transaction() as tx:
            swept = await reminder_sweep.sweep(KINDS, DEEDS, tx, now, now, 40)
        spent.append((time.perf_counter() - began) * 1000)
        assert swept.people == 0, swept
    return spent


async def plan_some(database: Database, now: datetime, times: int = 50) -> list[float]:
    """Milliseconds of planning a certificate's six occasions anew, as the turn that saves it does."""
    spent = []
    for number in range(times):
        days = [now.date() + timedelta(days=60 + number + step) for step in range(6)]
        plans = [Plan(NAME, "1", f"{day}/x", 1, day) for day in days]
        async with database.transaction() as tx:
            began = time.perf_counter()
            await Store(tx).reminders.replan(NAME, "1", plans, now)
            spent.append((time.perf_counter() - began) * 1000)
    return spent


async def replies(
    options: argparse.Namespace,
    database: Database,
    stored: dict[str, str],
    folder: Path,
    limits: str,
    moves: bool,
) -> tuple[dict, float | None]:
    """What people see of their answers; if the time `moves`, everything falls due in the middle of it. Also the
    seconds from that moment until everything was sent, if nothing limits it. `limits`: messages a second, or "0"."""
    clock = folder / "clock"
    _move(clock, timedelta())
    laris = Contestant("laris", "Laris", (str(LARIS), "run"), mode="registration")
    server_options = (
        "--mode=registration",
        "--warmup=3",
        f"--seconds={options.seconds}",
        f"--rate={options.rate}",
    )
    async with load_server(sys.executable, *server_options) as server:
        environment = {
            **stored, "LARIS_CLOCK_FILE": str(clock), "MESSAGES_PER_SECOND": limits,
        }  # fmt: skip
        async with bot(laris, server.port, environment, folder):
            await server.event("first_poll", 30)
            await server.event("window", 20)
            if moves:
                _move(clock, timedelta(hours=2))
            sent = await _sent(database) if moves and limits == "0" else None
            return await server.event("result", options.seconds + 20), sent


async def _sent(database: Database) -> float:
    """Seconds until nothing that is due is left, neither with us nor on its way."""
    began = time.monotonic()
    await _until_none(database, "SELECT 1 FROM reminders WHERE state = 'planned' AND due_at <= :now LIMIT 1")
    await _until_none(database, "SELECT 1 FROM outbox WHERE state IN ('new', 'sending') AND lane = 3 LIMIT 1")
    return time.monotonic() - began


def _move(clock: Path, offset: timedelta) -> None:
    clock.write_text(str(offset.total_seconds()))


_NEWCOMERS = "(SELECT id FROM people WHERE chat_id < 9000000)"


async def forget_newcomers(database: Database) -> None:
    """Whoever registered in the last run comes as a stranger again."""
    async with database.transaction() as tx:
        for table, column in (("consents", "person_id"), ("products", "producer_id"), ("audit_log", "subject_id"),
                              ("producers", "person_id")):  # fmt: skip
            await tx.execute(text(f"DELETE FROM {table} WHERE {column} IN {_NEWCOMERS}"))
        await tx.execute(text("DELETE FROM people WHERE chat_id < 9000000"))
        for table in ("dialogs", "inbox", "outbox"):
            await tx.execute(text(f"DELETE FROM {table}"))


async def _until_none(database: Database, query: str) -> None:
    while True:
        async with database.reading() as tx:
            now = _micro(datetime.now(UTC) + timedelta(hours=2))
            if await tx.scalar(text(query), {"now": now} if ":now" in query else {}) is None:
                return
        await asyncio.sleep(0.1)


async def due_again(database: Database) -> None:
    """What was said in the last run is due once more."""
    async with database.transaction() as tx:
        await tx.execute(
            text(
                "UPDATE reminders SET state = 'planned', settled_at = NULL WHERE occasion = '1' AND settled_at IS NOT NULL"
            )
        )


def _told(spent: list[float]) -> str:
    ordered = sorted(spent)
    return f"median {statistics.median(ordered):.2f} ms, p99 {ordered[int(len(ordered) * 0.99)]:.2f} ms, longest {ordered[-1]:.2f} ms"


async def run(options: argparse.Namespace) -> None:
    """Everything, printed as it comes."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="laris-bench-", dir=options.dir) as name:
        folder = Path(name)
        async with store(options.database, folder) as stored:
            database = Database(stored["DATABASE_URL"])
            seconds = await seed(database, options, now)
            rows = options.people * options.each
            print(
                f"{options.database}: {options.people:,} producers, {rows:,} planned reminders (made in {seconds:.0f} s)"
            )
            print(f"sweep, nothing due: {_told(await sweep_nothing(database, now, options.sweeps))}")
            await _with_events(database, options, now)
            print(f"planning six occasions anew: {_told(await plan_some(database, now))}")
            for limits in ("30", "0"):
                for moves in (False, True):
                    result, sent = await replies(options, database, stored, folder, limits, moves)
                    _print_replies(limits, options.due if moves else 0, result, sent)
                    await forget_newcomers(database)
                    await due_again(database)
            await database.close()


async def _with_events(database: Database, options: argparse.Namespace, now: datetime) -> None:
    began = time.perf_counter()
    places = await reminder_events.seed(database, options, _micro(now + timedelta(days=10)))
    seconds = time.perf_counter() - began
    print(
        f"{options.events:,} events, {places:,} places, {3 * places:,} reminders more (made in {seconds:.0f} s)"
    )
    print(f"sweep, nothing due: {_told(await sweep_nothing(database, now, options.sweeps))}")
    rounds = await reminder_events.announce(database, now, options.rounds)
    print(f"a round of telling 200 people of a new event: {_told(rounds)}")


def _print_replies(limits: str, due: int, result: dict, sent: float | None) -> None:
    pace = "as fast as it goes" if limits == "0" else f"{limits} messages a second"
    took = "" if sent is None else f"; all sent after {sent:.1f} s"
    print(
        f"replies, {pace}, {due:,} people due at once: p50 {result['p50_ms']} ms, p99 {result['p99_ms']} ms, "
        f"longest {result['max_ms']} ms ({result['steps']} steps, errors {result['errors'] or 'none'}){took}"
    )


if __name__ == "__main__":
    asyncio.run(run(arguments()))
