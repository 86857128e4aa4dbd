"""How long data that were kept long enough keep the writer busy: 105,000 producers of whom 200 were told and said nothing, a
million notes with details of more than two years ago, 20,000 old cases with their words.

`.venv/bin/python -m benchmarks.retention [--database postgres]`. What is measured is each transaction, because nobody's answer
is written while one is open; and a deletion in somebody's own turn. Laris alone: nobody else does this.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from bot.runtime.portions import GOAL_SECONDS, Portions
from domain.retention import retention
from services.own_data import unused
from storage.engine import Database
from storage.retention import NOTICED
from storage.store import Store

from .matching import _PEOPLE
from .processes import store

NOW = datetime(2030, 11, 24, 2, tzinfo=UTC)
_DAY = 86_400_000_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OLD = """
UPDATE producers SET heard_on = '2030-11-01';
UPDATE producers SET heard_on = '2027-01-01' WHERE person_id <= {silent};
INSERT INTO audit_log (at, subject_id, action, detail) SELECT {now} - 40 * {day}, person_id, '{noticed}', '{{}}' FROM producers WHERE person_id <= {silent};
INSERT INTO audit_log (at, actor_id, subject_id, action, detail)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {notes})
  SELECT {now} - 800 * {day} + i, 1, 1 + i % {people}, 'profile changed', '{{"fields"\\: ["phone"]}}' FROM n;
INSERT INTO cases (person_id, kind, area, is_confidential, state, level, opened_at, closed_at, outcome, person_wrote_at)
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {cases})
  SELECT 1000 + i, 'question', '33.25.08', false, 'closed', 0, 0, {now} - 800 * {day}, 'confirmed', 0 FROM n;
INSERT INTO case_words (case_id, at, author, kind, words, chat_id)
  SELECT id, 0, 'person', 'text', 'Bagaimana izin saya', 1 FROM cases
"""


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.retention", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--people", type=int, default=105_000)
    parser.add_argument("--notes", type=int, default=1_000_000)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--silent", type=int, default=200)
    parser.add_argument("--dir", default=None, help="where the database lies (a real disk)")
    return parser.parse_args()


async def seed(database: Database, options: argparse.Namespace) -> None:
    """All that was kept long enough."""
    told = {
        "people": options.people, "notes": options.notes, "cases": options.cases, "silent": options.silent,
        "now": (NOW - _EPOCH) // timedelta(microseconds=1), "day": _DAY, "noticed": NOTICED,
    }  # fmt: skip
    for statement in (_PEOPLE + ";" + _OLD).format(**told).strip().split(";\n"):
        async with database.transaction(heavy=True) as tx:
            await tx.execute(text(statement))


async def tidied(database: Database) -> tuple[list[float], list[float]]:
    """The seconds of each portion, and those of the processor, until nothing is left to be done; as large as the bot would
    make them."""
    spent, worked, is_more, portions = list[float](), list[float](), True, Portions()
    while is_more:
        async with database.transaction(heavy=True) as tx:
            began, at_work = time.perf_counter(), time.process_time()
            _, is_more = await unused.advance(tx, "33.25", NOW, portions.most)
            worked.append(time.process_time() - at_work)
        spent.append(time.perf_counter() - began)
        portions.took(spent[-1])
    return spent, worked


async def deleted(database: Database, people: range) -> list[float]:
    """The seconds of each deletion that somebody asks for."""
    spent = []
    for person in people:
        async with database.transaction() as tx:
            began = time.perf_counter()
            assert await Store(tx).erasures.begin(person, person, "self", NOW)
        spent.append(time.perf_counter() - began)
    return spent


def _print(title: str, spent: list[float], worked: list[float] | None = None) -> None:
    work = f", of the processor {max(worked) * 1000:5.0f} ms" if worked else ""
    print(
        f"{title:34} {len(spent):5} transactions, {statistics.median(spent) * 1000:5.0f} ms, longest {max(spent) * 1000:5.0f} ms{work}"
        f"{'' if max(spent) <= GOAL_SECONDS else '  OVER THE GOAL'}",
        flush=True,
    )


async def run(options: argparse.Namespace) -> None:
    """Everything, printed as it comes."""
    assert retention(NOW.date()).audit_details < timedelta(days=800)
    with tempfile.TemporaryDirectory(prefix="laris-bench-", dir=options.dir) as name:
        async with store(options.database, Path(name)) as stored:
            database = Database(stored["DATABASE_URL"])
            await seed(database, options)
            print(
                f"{options.database}: {options.people:,} producers, {options.notes:,} old notes", flush=True
            )
            _print("what was kept long enough", *await tidied(database))
            _print("nothing to be done", *await tidied(database))
            _print("somebody deletes their data", await deleted(database, range(2_000, 2_020)))
            await database.close()


if __name__ == "__main__":
    asyncio.run(run(arguments()))
