"""Reminders and real processes: kill -9 in the middle of a sweep, two workers, a Telegram that cannot be reached."""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from domain.calendar import Hours
from domain.reminders import Wishes
from simulator.phone import Phone
from simulator.server import Simulator
from storage.engine import Database
from storage.store import Store
from tests.support.chores import ERRAND, chore
from tests.support.detour import FOREVER, Detour
from tests.support.processes import Bot, running
from tests.support.registrants import Books

pytestmark = pytest.mark.crash
CROWD = 200
ANY_HOUR = Wishes(hours=Hours(0, 0), every_day=True)
"""These tests run at any hour, so their people listen at any hour."""


async def settle_down(url: str, sim: Simulator, moments: list[datetime], first: int = 1) -> list[Phone]:
    """A crowd of people who may be disturbed at any hour, each with something to do at each of these moments."""
    database = Database(url)
    phones = [sim.phone(f"W{number}", id=number) for number in range(first, first + CROWD)]
    for phone in phones:
        sim.world.chats[phone.id].started = True
    before = datetime(2026, 1, 1, tzinfo=UTC)
    async with database.transaction() as tx:
        store = Store(tx)
        people = [await store.people.add(phone.id, "id", before) for phone in phones]
        for person in people:
            await store.reminder_wishes.keep(person.id, ANY_HOUR)
        plans = [
            chore(p.id, at, f"tugas {number}", kind=ERRAND)
            for p in people
            for number, at in enumerate(moments)
        ]
        await store.reminders.plan(plans, before)
    await database.close()
    return phones


async def has_more(books: Books, than: int) -> bool:
    """Whether another batch was handed over."""
    return len(await books.rows("SELECT id FROM outbox")) > than


def said(phones: list[Phone]) -> Counter[int]:
    """How many messages how many people got."""
    return Counter(sum(message.by_bot for message in phone.chat) for phone in phones)


@pytest.fixture
async def wary(detour: Detour, tmp_path: Path, file_url: str) -> AsyncIterator[Bot]:
    process = Bot(tmp_path / "bot", detour.url, file_url)
    process.module = "tests.support.bot_with_chores"
    yield process
    await process.kill()


def slow_batches(file: Path) -> None:
    """From now on writing down a batch takes a quarter of a second, in the database's own machinery."""
    with sqlite3.connect(file, timeout=10) as database:
        database.execute(
            """CREATE VIEW slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
               SELECT max(i) AS most FROM n"""
        )
        database.execute(
            """CREATE TRIGGER slowly AFTER UPDATE ON reminders WHEN NEW.state = 'sent' AND NEW.id % 8 = 0
               BEGIN SELECT most FROM slow; END"""
        )
    database.close()


async def test_killed_in_the_middle_of_a_sweep_and_run_again(
    sim: Simulator, detour: Detour, wary: Bot, books: Books, tmp_path: Path, file_url: str
) -> None:
    """Some batches are committed, one is half done. Nothing has reached Telegram before the last life."""
    now, chance = datetime.now(UTC), Random(2026)
    phones = await settle_down(file_url, sim, [now - timedelta(minutes=2), now - timedelta(minutes=1)])
    slow_batches(tmp_path / "laris.db")
    detour.hangs("sendMessage")
    handed_over = [0]
    for _ in range(3):
        await wary.start(measured=False)
        await wary.ready()
        await books.until(partial(has_more, books, handed_over[-1]))
        await asyncio.sleep(chance.uniform(0, 0.2))
        await wary.kill()
        handed_over.append(len(await books.rows("SELECT id FROM outbox")))
        states = await books.counts("reminders")
        assert states.get("sent", 0) == 2 * handed_over[-1]
    assert 0 < handed_over[1] < handed_over[2] < handed_over[3]
    detour.clear()
    async with running(wary):
        await books.until_counts("reminders", {"sent": 2 * CROWD}, 30)
        await books.settle(30)
    assert said(phones) == {1: CROWD}
    assert len(await books.rows("SELECT id FROM outbox")) == CROWD


async def test_two_processes_on_one_postgres(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    """Both sweep, one of them is killed on the way: everybody gets one message with both reminders."""
    now = datetime.now(UTC)
    phones = await settle_down(postgres_url, sim, [now - timedelta(minutes=2), now - timedelta(minutes=1)])
    bots = [Bot(tmp_path / name, sim.url, postgres_url) for name in ("one", "two")]
    for bot in bots:
        bot.module = "tests.support.bot_with_chores"
    await asyncio.gather(*(bot.start(measured=False) for bot in bots))
    await asyncio.gather(*(bot.ready() for bot in bots))

    async def begun() -> bool:
        return bool(await postgres_books.rows("SELECT id FROM outbox LIMIT 1"))

    await postgres_books.until(begun)
    await bots[1].kill()
    await postgres_books.until_counts("reminders", {"sent": 2 * CROWD}, 40)
    await postgres_books.settle(30)
    await bots[0].stop()
    assert len(await postgres_books.rows("SELECT id FROM outbox")) == CROWD
    assert min(said(phones)) == 1
    assert all("tugas 0" in phone.screen.text and "tugas 1" in phone.screen.text for phone in phones)
    assert not any("fault" in bot.output for bot in bots), bots[0].output


async def test_while_telegram_cannot_be_reached_what_is_due_stays_with_us(
    sim: Simulator, detour: Detour, wary: Bot, books: Books, tmp_path: Path, file_url: str
) -> None:
    """Three notices that fail again and again tell that the way is blocked. What becomes due then can still become
    useless, and does: after the outage it is told as missed, and nothing stale is sent."""
    now = datetime.now(UTC)
    clock = tmp_path / "clock"
    clock.write_text("0")
    wary.settings["LARIS_CLOCK_FILE"] = str(clock)
    phones = await settle_down(file_url, sim, [now + timedelta(hours=1)])
    await shift(file_url, people=3, to=now - timedelta(minutes=1))
    detour.answers("sendMessage", 502, "bad gateway", times=FOREVER)
    async with running(wary):
        await books.until_counts("reminders", {"sent": 3, "planned": CROWD - 3})

        async def is_stuck() -> bool:
            return len(await books.rows("SELECT id FROM outbox WHERE attempts >= 4")) == 3

        await books.until(is_stuck, 30)
        clock.write_text(str(3600 + 60))
        await asyncio.sleep(3)
        assert await books.counts("reminders") == {"sent": 3, "planned": CROWD - 3}
        clock.write_text(str(8 * 86_400))
        detour.clear()
        await books.until_counts("reminders", {"sent": 3, "missed": CROWD - 3}, 40)
        await books.settle(40)
    assert sum("terlambat saya sampaikan" in phone.screen.text for phone in phones) == CROWD - 3
    assert said(phones) == {1: CROWD}


async def shift(url: str, people: int, to: datetime) -> None:
    database = Database(url)
    async with database.transaction() as tx:
        moment = int(to.timestamp()) * 1_000_000
        await tx.exec_driver_sql(
            f"UPDATE reminders SET due_at = {moment}, wanted_at = {moment} WHERE person_id <= {people}"
        )
    await database.close()
