"""Time that was lost to messages to many: how much of it is remembered, and that it is not made up for in one go."""

from datetime import timedelta

import pytest

from storage import outbox, pace
from storage.engine import Database
from storage.outbox import Budget, Lane, Result
from tests.storage.rows import NOW, call, claim, later, owe

TEN = Budget(overall=10, per_chat=0)


async def claimed(database: Database, at: float) -> int:
    return len(await claim(database, later(at), budget=TEN))


async def crowd(database: Database) -> None:
    await owe(database, [call(chat, "b", Lane.BULK) for chat in range(1, 41)])


@pytest.mark.parametrize(("silence", "made_up_for"), [(9, 9), (29, 29), (59, 59), (600, 60)])
async def test_lost_time_is_remembered_for_a_minute(
    database: Database, silence: float, made_up_for: float
) -> None:
    await crowd(database)
    await claimed(database, 0)
    async with database.reading() as tx:
        now = await pace.read(tx, later(silence), NOW, TEN)
    assert made_up_for - 0.5 < (later(silence) - now.steady).total_seconds() <= made_up_for
    assert now.allows(later(silence)) <= 3


async def test_time_in_which_the_way_was_in_trouble_is_made_up_for(database: Database) -> None:
    await crowd(database)
    await claimed(database, 0)
    async with database.transaction() as tx:
        await pace.hold(tx, later(1), timedelta(seconds=5))
    assert await claimed(database, 5.9) == 0
    async with database.reading() as tx:
        now = await pace.read(tx, later(6), NOW, TEN)
    assert 5.5 < (later(6) - now.steady).total_seconds() <= 6
    assert await claimed(database, 6.1) >= 1


async def test_what_is_written_down_late_counts_from_when_it_ended(database: Database) -> None:
    await owe(database, [call(chat, "r") for chat in range(1, 21)])
    left = await claim(database, budget=TEN)
    results = [Result(one.id, "sent", NOW, ended_at=later(0.1)) for one in left]
    async with database.transaction() as tx:
        await outbox.record(tx, results, later(0.9))
    assert [await claimed(database, at) for at in (1.05, 1.15)] == [0, 10]
