"""A regency's list of people – 105,000 rows, 3 % of them faulty – from the file in the chat to the people who are invited, and back.

    .venv/bin/python -m benchmarks.people_lists [--rows 105000] [--database postgres]

A real `laris run` in a process of its own; the simulator takes its answers in this one. All the while somebody else asks for help
five times a second: what they wait is what an import costs everybody.
"""

import argparse
import asyncio
import io
import os
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import psutil
from python_calamine import CalamineWorkbook
from sqlalchemy import text

from domain.roles import Grant, Role
from simulator.phone import Phone
from simulator.server import Simulator
from storage.engine import Database
from storage.store import Store

from .processes import store
from .ugly_lists import UglyList, write_workbook

TOKEN = "1:BENCH"
FAULTY = 0.03
PATIENCE = 600.0
_TABLES = ("listed_people", "list_faults")


@dataclass
class Watch:
    """What others wait meanwhile (seconds), and the most memory (bytes) of the bot and of its helpers."""

    waits: list[float] = field(default_factory=list)
    bot: int = 0
    helpers: int = 0
    both: int = 0

    def note(self, process: psutil.Process) -> None:
        """Look at the memory now."""
        mine, theirs = process.memory_info().rss, 0
        for child in process.children(recursive=True):
            try:
                theirs += child.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        self.bot, self.helpers = max(self.bot, mine), max(self.helpers, theirs)
        self.both = max(self.both, mine + theirs)

    def told(self) -> str:
        """For the eye."""
        waits = sorted(self.waits) or [0.0]
        p95 = waits[min(len(waits) - 1, int(len(waits) * 0.95))]
        return (
            f"others wait p50 {statistics.median(waits) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms, worst {waits[-1] * 1000:.0f} ms; "
            f"memory at most {self.both / 1e6:.0f} MB (bot {self.bot / 1e6:.0f}, helpers {self.helpers / 1e6:.0f})"
        )


@asynccontextmanager
async def watched(process: psutil.Process, other: Phone) -> AsyncIterator[Watch]:
    """Watch what happens within."""
    watch = Watch()
    tasks = [asyncio.create_task(_ask(other, watch)), asyncio.create_task(_measure(process, watch))]
    try:
        yield watch
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _ask(other: Phone, watch: Watch) -> None:
    while True:
        began = time.perf_counter()
        await other.says("/bantuan")
        await other.sees("Ketuk tombol", PATIENCE)
        watch.waits.append(time.perf_counter() - began)
        await asyncio.sleep(max(0.0, 0.2 - watch.waits[-1]))


async def _measure(process: psutil.Process, watch: Watch) -> None:
    while True:
        watch.note(process)
        await asyncio.sleep(0.05)


async def timed(what: str, doing: object) -> float:
    """Seconds that this takes, printed."""
    began = time.perf_counter()
    await doing  # type: ignore[misc]
    spent = time.perf_counter() - began
    print(f"  {what:58} {spent:7.2f} s", flush=True)
    return spent


async def sends(officer: Phone, content: bytes) -> None:
    """The list goes out; its counts come back."""
    await officer.says("/impor")
    await officer.sees("Kirim daftarnya", PATIENCE)
    await officer.sends_document("daftar.xlsx", content)
    await officer.sees("semua baris sudah saya cek", PATIENCE)


async def taps(officer: Phone, label: str, sees: str) -> None:
    await officer.taps(label, PATIENCE)
    await officer.sees(sees, PATIENCE)


async def until_clear(database: Database) -> None:
    """What was taken back is cleared away."""
    while True:
        async with database.reading() as tx:
            if not await tx.scalar(
                text("SELECT count(*) FROM people_lists WHERE state IN ('undoing', 'dropping')")
            ):
                return
        await asyncio.sleep(0.05)


async def counted(database: Database) -> tuple[int, ...]:
    async with database.reading() as tx:
        return tuple([await tx.scalar(text(f"SELECT count(*) FROM {table}")) or 0 for table in _TABLES])


def faulty_lines(sim: Simulator, officer: Phone) -> int:
    """How many rows the file of mistakes has."""
    document = next(m.body["document"] for m in reversed(officer.chat) if m.by_bot and "document" in m.body)
    file = sim.world.files.get(document["file_id"])
    assert file is not None
    book = CalamineWorkbook.from_filelike(io.BytesIO(sim.world.files.read(file)))
    return sum(1 for row in book.get_sheet_by_index(0).iter_rows()) - 1


async def measure(folder: Path, rows: int, settings: dict[str, str]) -> None:
    """Everything, printed as it comes."""
    file = folder / "daftar.xlsx"
    write_workbook(file, iter(UglyList(rows, faulty=FAULTY)))
    content = file.read_bytes()
    print(f"{rows:,} rows, {int(rows * FAULTY):,} of them faulty, {len(content) / 1e6:.1f} MB")
    database = Database(settings["DATABASE_URL"])
    async with Simulator(token=TOKEN, username="laris_bot") as sim:
        told = {
            "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": sim.url, "LARIS_AREA": "33.25", "MESSAGES_PER_SECOND": "0",
            "CHAT_MESSAGES_PER_SECOND": "0", "LOG_LEVEL": "WARNING",
        }  # fmt: skip
        officer, other = sim.phone("Ratna", id=106), sim.phone("Budi", id=101)
        async with database.transaction() as tx:
            person = await Store(tx).people.add(106, "id", datetime.now(UTC))
            await Store(tx).people.grant(person.id, Grant(Role.OFFICER, "33.25"), datetime.now(UTC))
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env={**os.environ, **told, **settings}
        )
        try:
            await other.says("/bantuan")
            await other.sees("Ketuk tombol", 60)
            await _story(sim, officer, other, database, content, psutil.Process(bot.pid), int(rows * FAULTY))
        finally:
            bot.terminate()
            await bot.wait()
            await database.close()


async def _story(
    sim: Simulator,
    officer: Phone,
    other: Phone,
    database: Database,
    content: bytes,
    process: psutil.Process,
    faulty: int,
) -> None:
    before = await counted(database)
    async with watched(process, other) as watch:
        await timed("sent, read, cleaned, stored, matched", sends(officer, content))
        await timed("taken", taps(officer, "Masukkan", "sekarang masuk daftar undangan"))
    print(f"  {watch.told()}")
    for _ in range(3):
        await officer.says("/menu")
        await timed("the board", _board(officer))
    await officer.says("/impor")
    await taps(officer, "Daftar lama", "Daftar")
    await taps(officer, "Daftar Penerima", "Diundang")
    await timed("the file of mistakes", taps(officer, "Baris tak masuk", "lengkap dengan alasannya"))
    found = faulty_lines(sim, officer)
    print(
        f"  rows in it: {found:,} ({'exactly the faulty ones' if found == faulty else f'expected {faulty:,}'})"
    )
    async with watched(process, other) as watch:
        await timed("the same list once more: everybody is known", sends(officer, content))
        await taps(officer, "Tidak jadi", "Tidak ada yang dimasukkan")
        await timed("… cleared away", until_clear(database))
    print(f"  {watch.told()}")
    async with watched(process, other) as watch:
        await officer.forges("-:list_undo:1")
        await officer.sees("undangan dihapus", PATIENCE)
        await timed("taken back", taps(officer, "Ya, batalkan", "sudah dibatalkan"))
        await timed("… cleared away", until_clear(database))
    print(f"  {watch.told()}")
    print(f"  rows left: {await counted(database)}, before: {before}")


async def _board(officer: Phone) -> None:
    await officer.says("/sensus")
    await officer.sees("Kabupaten Batang", PATIENCE)


async def run(rows: int, kind: str, place: str | None) -> None:
    with tempfile.TemporaryDirectory(prefix="laris-bench-", dir=place) as folder:
        async with store(kind, Path(folder)) as settings:
            await measure(Path(folder), rows, settings)


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.people_lists", description=__doc__)
    asked.add_argument("--rows", type=int, default=105_000)
    asked.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    asked.add_argument("--dir", default=None, help="where the database lies (a real disk)")
    wanted = asked.parse_args()
    asyncio.run(run(wanted.rows, wanted.database, wanted.dir))


if __name__ == "__main__":
    main()
