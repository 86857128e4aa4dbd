"""Telegram's limits, asked of the outbox: overall, for bulk, per chat, in groups, and after a flood wait."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from storage import outbox
from storage.engine import Database
from storage.outbox import Budget, Call, Claimed, Lane
from tests.storage.rows import LEASE, NOW, UNLIMITED, ask, call, claim, later, owe, report, words
from tests.support.databases import PostgresServer

TEN = Budget(overall=10, per_chat=0)
PER_CHAT = Budget(overall=0)


async def crowd(database: Database, size: int, lane: Lane = Lane.REPLY, first: int = 1) -> None:
    await owe(database, [call(chat, lane.name, lane) for chat in range(first, first + size)])


async def sent(database: Database, at: float, budget: Budget) -> int:
    """Claim all that may leave at that moment, and report it as sent at once."""
    claimed = await claim(database, later(at), budget=budget)
    await report(database, claimed, later(at))
    return len(claimed)


async def test_no_more_than_the_budget_in_any_second(database: Database) -> None:
    await crowd(database, 35)
    leaving = [await sent(database, at, TEN) for at in (0, 0.5, 0.999, 1.0, 1.5, 2.0, 3.1, 9)]
    assert leaving == [10, 0, 0, 10, 0, 10, 5, 0]


async def test_a_slot_is_free_a_second_after_it_was_used(database: Database) -> None:
    await crowd(database, 4)
    assert await sent(database, 0, TEN) == 4
    await crowd(database, 30, first=100)
    assert [await sent(database, at, TEN) for at in (0.4, 1.0, 1.4)] == [6, 4, 6]


async def polled(database: Database, seconds: float, begin: float = 0.0, every: float = 0.05) -> list[int]:
    """What leaves when somebody looks twenty times a second, or less often."""
    looks = round(seconds / every)
    return [await sent(database, begin + look * every, TEN) for look in range(looks)]


@pytest.mark.parametrize("lane", [Lane.BULK, Lane.NOTICE])
async def test_a_fifth_of_the_budget_is_left_to_replies(database: Database, lane: Lane) -> None:
    await crowd(database, 100, lane)
    leaving = await polled(database, 5)
    assert 40 <= sum(leaving) <= 41
    assert max(leaving) <= 2
    await crowd(database, 5, Lane.REPLY, first=1_000)
    assert await sent(database, 5.0, TEN) >= 2


async def test_whoever_looks_late_makes_up_for_it(database: Database) -> None:
    await crowd(database, 120, Lane.BULK)
    assert 38 <= sum(await polled(database, 5, every=0.23)) <= 42


async def test_a_pause_of_a_second_or_two_is_made_up_for_bit_by_bit(database: Database) -> None:
    await crowd(database, 200, Lane.BULK)
    before = sum(await polled(database, 2))
    first = sum(await polled(database, 1, begin=4))
    assert first <= 10
    assert 156 <= before + first + sum(await polled(database, 15, begin=5)) <= 162


async def test_after_a_night_nothing_is_made_up_for(database: Database) -> None:
    await crowd(database, 100, Lane.BULK)
    await polled(database, 1)
    async with database.transaction() as tx:
        await tx.execute(text("DELETE FROM outbox"))
    await owe(database, [call(chat, "b", Lane.BULK) for chat in range(100)], later(30_000))
    assert sum(await polled(database, 5, begin=30_000)) <= 42


async def test_bulk_waits_while_notices_use_its_share(database: Database) -> None:
    await crowd(database, 30, Lane.BULK)
    await crowd(database, 5, Lane.NOTICE, first=100)
    first = [word for at in range(20) for word in words(await _taken(database, at * 0.05))]
    assert first[:5] == ["NOTICE"] * 5
    assert set(first[5:]) == {"BULK"}


async def test_bulk_takes_only_what_replies_leave(database: Database) -> None:
    await crowd(database, 30, Lane.BULK)
    await crowd(database, 10, Lane.REPLY, first=100)
    assert words(await _taken(database, 0)) == ["REPLY"] * 10
    assert words(await _taken(database, 0.5)) == []
    assert set(words(await _taken(database, 1.0))) == {"BULK"}


async def _taken(database: Database, at: float) -> list[Claimed]:
    claimed = await claim(database, later(at), budget=TEN)
    await report(database, claimed, later(at))
    return claimed


@pytest.mark.parametrize("overall", [1, 1.5, 4])
async def test_even_a_very_small_budget_lets_bulk_through(database: Database, overall: float) -> None:
    await crowd(database, 2, Lane.BULK)
    budget = Budget(overall=overall, per_chat=0)
    assert sum([await sent(database, second, budget) for second in range(3)]) == 2


async def test_an_album_counts_for_as_many_as_it_holds(database: Database) -> None:
    media = {"media": [{"type": "photo", "media": "f"}] * 4}
    await owe(database, [Call(chat, Lane.BULK, "sendMediaGroup", media) for chat in range(1, 40)])
    assert 10 <= sum(await polled(database, 5)) <= 11
    await owe(database, [Call(chat, Lane.REPLY, "sendMediaGroup", media) for chat in range(50, 60)])
    assert await sent(database, 20, TEN) == 2


async def test_a_clock_that_was_set_back_does_not_hold_bulk_up(database: Database) -> None:
    await crowd(database, 50, Lane.BULK)
    await polled(database, 1, begin=3_600)
    assert sum(await polled(database, 2)) >= 14


async def test_answers_to_taps_are_not_counted_as_messages(database: Database) -> None:
    await crowd(database, 40, Lane.TOUCH)
    assert await sent(database, 0, TEN) == 40
    await crowd(database, 40, Lane.REPLY, first=100)
    assert await sent(database, 0, TEN) == 10
    await owe(database, [call(1, "again", Lane.TOUCH)])
    assert await sent(database, 0, TEN) == 1


async def test_a_chat_gets_one_message_a_second(database: Database) -> None:
    await owe(database, [call(7, "a"), call(7, "b"), call(8, "x")])
    assert [await sent(database, at, PER_CHAT) for at in (0, 0.5, 0.999, 1.0)] == [2, 0, 0, 1]


async def test_a_chat_gets_one_message_a_second_whatever_the_lane(database: Database) -> None:
    await owe(
        database, [call(7, "b", Lane.BULK), call(7, "n", Lane.NOTICE), call(7, "r"), call(7, "t", Lane.TOUCH)]
    )
    for budget_at, expected in ((0, ["t", "r"]), (0.5, []), (1, ["n"]), (1.5, []), (2, ["b"])):
        claimed = await claim(database, later(budget_at), budget=Budget())
        assert words(claimed) == expected
        await report(database, claimed, later(budget_at))


async def test_a_reply_that_waits_to_be_tried_again_does_not_hold_up_a_notice(database: Database) -> None:
    await owe(database, [call(7, "r"), call(7, "n", Lane.NOTICE)])
    await report(database, await claim(database, budget=Budget()), NOW, "new", not_before=later(99))
    assert words(await claim(database, later(2), budget=Budget())) == ["n"]


async def test_a_tap_is_answered_although_the_chat_has_just_got_a_message(database: Database) -> None:
    await owe(database, [call(7, "a"), call(7, "t", Lane.TOUCH)])
    assert words(await claim(database, budget=PER_CHAT)) == ["t", "a"]


async def test_a_group_gets_twenty_a_minute(database: Database) -> None:
    await owe(database, [call(-100, str(n)) for n in range(30)])
    leaving = [second for second in range(120) if await sent(database, second, PER_CHAT)]
    assert leaving == [*range(20), *range(60, 70)]


async def test_a_person_has_no_limit_by_the_minute(database: Database) -> None:
    await owe(database, [call(100, str(n)) for n in range(25)])
    assert sum([await sent(database, second, PER_CHAT) for second in range(25)]) == 25


async def test_a_flood_wait_pauses_everything_until_it_ends(database: Database) -> None:
    lanes = list(Lane)
    await owe(database, [call(chat, lane.name, lane) for chat, lane in enumerate(lanes, 1)])
    async with database.transaction() as tx:
        await outbox.pause_all(tx, later(30))
        await outbox.pause_all(tx, later(10))  # the longer one holds
    assert [await sent(database, at, budget) for at in (0, 10, 29.9) for budget in (Budget(), UNLIMITED)] == [
        0
    ] * 6
    assert await sent(database, 30, Budget()) == len(lanes)
    async with database.transaction() as tx:
        await outbox.pause_all(tx, later(50))
    await crowd(database, 1, first=50)
    assert [await sent(database, at, Budget()) for at in (49, 50)] == [0, 1]


@pytest.mark.parametrize("budget", [Budget(), PER_CHAT, TEN])
async def test_a_clock_that_was_set_back_holds_nothing_up(database: Database, budget: Budget) -> None:
    await owe(database, [call(7, "a"), call(7, "b"), call(-8, "x"), call(-8, "y")], later(3600))
    assert await sent(database, 3600, budget) == 2
    assert [await sent(database, at, budget) for at in (0, 0.5)] == [2, 0]


@pytest.fixture
async def two_workers(postgres_server: PostgresServer):
    url = await postgres_server.fresh()
    workers = [Database(url, connections=3) for _ in range(2)]
    yield workers
    for worker in workers:
        await worker.close()


async def test_a_worker_that_had_to_wait_for_its_turn_still_counts_what_left_meanwhile(
    two_workers: list[Database],
) -> None:
    """Its own idea of "now" is from before the other one's claim, or its clock is a little behind."""
    first, second = two_workers
    await crowd(first, 50)
    assert [await sent(first, 0.3, TEN), await sent(second, 0.0, TEN), await sent(second, 0.2, TEN)] == [
        10,
        0,
        0,
    ]
    assert [await sent(first, 1.2, TEN), await sent(second, 1.4, TEN)] == [0, 10]


async def test_two_workers_at_once_share_one_budget(two_workers: list[Database]) -> None:
    """Two seconds of two greedy workers: never more than the limit in any one-second window."""
    await crowd(two_workers[0], 200)
    budget = Budget(overall=20, per_chat=1)
    claimed: list[int] = []
    by: set[str] = set()
    loop = asyncio.get_running_loop()
    end = loop.time() + 2.2

    async def work(database: Database, name: str) -> None:
        while loop.time() < end:
            now = datetime.now(UTC)
            async with database.transaction() as tx:
                got = await outbox.claim(tx, now, name, LEASE, 7, budget)
            await report(database, got, now)
            claimed.extend(one.id for one in got)
            by.update([name] if got else [])
            await asyncio.sleep(0.001)

    await asyncio.gather(
        *(work(database, f"w{n}") for n, database in enumerate(two_workers) for _ in range(3))
    )
    moments = sorted(
        moment
        for (moment,) in await ask(two_workers[0], "SELECT handled_at FROM outbox WHERE state = 'sent'")
    )
    assert len(claimed) == len(set(claimed)) == len(moments)
    windows = [sum(start <= other < start + 1_000_000 for other in moments) for start in moments]
    assert max(windows) <= 20
    assert len(moments) >= 40
    assert by == {"w0", "w1"}
