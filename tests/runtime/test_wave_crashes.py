"""Waves of asking and kill -9: whoever should be asked is asked and told of each need, once, whatever the moment."""

import asyncio
import sqlite3
from collections import Counter
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from domain.calendar import Hours
from domain.procurement.need import Need, Payment
from domain.procurement.rules import rules
from domain.reminders import Wishes
from services.procurement import waves
from simulator.phone import Phone
from simulator.server import Simulator
from storage import migrate
from storage.engine import Database
from storage.producers import Producer
from storage.store import Store
from tests.support.detour import Detour
from tests.support.processes import Bot, running
from tests.support.registrants import Books

pytestmark = pytest.mark.crash
NEEDS = 41
"""Two batches of deeds, and one more."""
MAKERS = NEEDS * rules().waves.size
ANY_HOUR = Wishes(hours=Hours(0, 0), every_day=True)
"""The test runs at any hour, so its people listen at any hour."""


def name_of(number: int) -> str:
    return f"kue nomor {number:02d}"


def need_of(number: int, buyer: int, now: datetime) -> Need:
    at = now + timedelta(days=10)
    return Need(
        name_of(number), ("makanan_kering",), 100, "kotak", at, "Asia/Jakarta", "Dinkes", "33.25.11", 15_000, (),
        at - timedelta(days=1), Payment.TRANSFER, 3, "33.25", f"{number}", organisation="Dinkes", posted_by=buyer,
    )  # fmt: skip


def maker_of(person: int) -> Producer:
    return Producer(
        person, "Budi", None, f"Keripik {person}", "makanan_kering", "33.25.11.2001", "+6281234567890", phone_verified=True,
        nib_status="none", nib=None, turnover=None,
    )  # fmt: skip


async def posted(url: str, sim: Simulator) -> list[Phone]:
    """Makers who listen at any hour, and needs whose first waves are due."""
    now = datetime.now(UTC)
    phones = [sim.phone(f"W{number}", id=number) for number in range(1, MAKERS + 1)]
    database = Database(url)
    await migrate.upgrade(database)
    async with database.transaction() as tx:
        store = Store(tx)
        buyer = await store.people.add(900, "id", now)
        for phone in phones:
            sim.world.chats[phone.id].started = True
            person = await store.people.add(phone.id, "id", now)
            await store.reminder_wishes.keep(person.id, ANY_HOUR)
            await store.producers.add(maker_of(person.id), now)
        for number in range(NEEDS):
            need = need_of(number, buyer.id, now)
            added = await store.needs.add(need, now)
            held = await store.needs.held(added)
            assert held is not None
            await waves.begin(store, held, now)
    await database.close()
    return phones


def slow_waves(file: Path) -> None:
    """From now on writing down whom a wave asks takes a while, in the database's own machinery; the last wave, alone in its
    batch, takes a second, so that whoever looks sees the batch before it done and this one not."""
    with sqlite3.connect(file, timeout=10) as database:
        for name, steps, which in (
            ("slow", 60_000, "NEW.need_id % 3 = 0 AND NEW.place % 5 = 0"),
            ("last", 6_000_000, f"NEW.need_id = {NEEDS} AND NEW.place % 5 = 0"),
        ):
            database.execute(
                f"""CREATE VIEW {name} AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {steps})
                    SELECT max(i) AS most FROM n"""
            )
            database.execute(
                f"CREATE TRIGGER {name}_ask AFTER INSERT ON need_asks WHEN {which} BEGIN SELECT most FROM {name}; END"
            )
    database.close()


async def asked(books: Books) -> int:
    return len(await books.rows("SELECT need_id FROM need_asks"))


async def goes_on(books: Books, than: int) -> bool:
    return await asked(books) > than


async def test_killed_in_the_middle_of_the_waves(
    sim: Simulator, detour: Detour, wary_bot: Bot, books: Books, tmp_path: Path, file_url: str
) -> None:
    """The first lives end in the middle of a batch of waves; nothing has reached Telegram before the last one."""
    phones, chance, size = await posted(file_url, sim), Random(2026), rules().waves.size
    slow_waves(tmp_path / "laris.db")
    detour.hangs("sendMessage")
    halves = [0]
    for _ in range(2):
        await wary_bot.start(measured=False)
        await books.until(partial(goes_on, books, halves[-1]), 60)
        await asyncio.sleep(chance.uniform(0, 0.05))
        await wary_bot.kill()
        halves.append(await asked(books))
    assert halves[0] < halves[1] < halves[2] < NEEDS * size
    detour.clear()
    async with running(wary_bot):

        async def is_over() -> bool:
            planned = await books.rows(
                "SELECT 1 FROM reminders WHERE state = 'planned' AND kind = 'need_asked' AND occasion LIKE 'wave/%'"
            )
            return await asked(books) == NEEDS * size and not planned

        await books.until(is_over, 90)
        await books.settle(60)
    people = dict(await books.rows("SELECT id, chat_id FROM people WHERE chat_id < 900"))
    rows = await books.rows("SELECT person_id, need_id FROM need_asks")
    assert Counter(need for _, need in rows) == dict.fromkeys(range(1, NEEDS + 1), size)
    heard = {
        phone.id: "\n".join(message.text for message in phone.chat if message.by_bot) for phone in phones
    }
    told = {
        (one, need): heard[people[one]].count(name_of(need - 1))
        for one in people
        for need in range(1, NEEDS + 1)
    }
    assert {pair for pair, times in told.items() if times} == set(rows)
    assert set(told.values()) == {0, 1}
    assert Counter(one for one, _ in rows) == dict.fromkeys(
        people, 1
    )  # fair: nobody twice before everybody once
