"""The outbox: order within a chat, replies before bulk, nothing lost when a worker dies."""

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import outbox
from storage.engine import Database
from storage.outbox import Budget, Lane
from tests.storage.rows import (
    LEASE,
    NOW,
    UNLIMITED,
    ask,
    call,
    claim,
    later,
    owe,
    plan_reads_all,
    plans_of,
    report,
    words,
)


async def test_messages_of_a_chat_leave_one_after_the_other(database: Database) -> None:
    await owe(database, [call(7, "a"), call(8, "x"), call(7, "b")])
    await owe(database, [call(7, "c")], later(1))
    first = await claim(database)
    assert words(first) == ["a", "x"]
    assert await claim(database, later(2)) == []
    await report(database, first, later(2))
    second = await claim(database, later(2))
    assert words(second) == ["b"]
    await report(database, second, later(2), "failed", error="forbidden")
    assert words(await claim(database, later(2))) == ["c"]


async def test_a_call_that_is_tried_again_keeps_its_place(database: Database) -> None:
    await owe(database, [call(7, "a"), call(7, "b")])
    await report(database, await claim(database), NOW, "new", not_before=later(5), error="retry")
    assert await claim(database, later(4)) == []
    again = await claim(database, later(5))
    assert words(again) == ["a"]
    assert again[0].attempts == 1
    await report(database, again, later(5))
    assert words(await claim(database, later(5))) == ["b"]


async def test_lanes_of_a_chat_do_not_wait_for_one_another(database: Database) -> None:
    await owe(
        database, [call(7, "a"), call(7, "n", Lane.NOTICE), call(7, "b", Lane.BULK), call(7, "t", Lane.TOUCH)]
    )
    await report(database, await claim(database, slots=2), NOW, "new", not_before=later(99))
    assert words(await claim(database)) == ["n", "b"]


async def test_replies_go_before_notices_before_bulk(database: Database) -> None:
    lanes = [Lane.BULK, Lane.NOTICE, Lane.REPLY, Lane.TOUCH, Lane.BULK, Lane.REPLY]
    await owe(database, [call(chat, lane.name, lane) for chat, lane in enumerate(lanes, 1)])
    assert words(await claim(database, slots=4)) == ["TOUCH", "REPLY", "REPLY", "NOTICE"]
    assert words(await claim(database, slots=9)) == ["BULK", "BULK"]


async def test_no_more_than_there_are_hands(database: Database) -> None:
    await owe(database, [call(chat, "x") for chat in range(1, 10)])
    assert [len(await claim(database, slots=4)) for _ in range(4)] == [4, 4, 1, 0]


async def test_nothing_owed_is_nothing_claimed(database: Database) -> None:
    await owe(database, [])
    assert await claim(database, budget=Budget()) == []
    await report(database, [], NOW)
    async with database.transaction() as tx:
        assert await outbox.next_due(tx) is None


STATE = "SELECT state, telegram_message_id, error, params FROM outbox ORDER BY id"


async def test_what_has_left_is_written_down_and_its_words_forgotten(database: Database) -> None:
    await owe(database, [call(1, "a"), call(2, "b"), call(3, "c"), call(4, "d")])
    one, two, three, _ = await claim(database)
    await report(database, [one], later(1), "sent", message_id=2**40)
    await report(database, [two], later(1), "failed", error="forbidden")
    await report(database, [three], later(1), "unknown", error="in doubt")
    assert await ask(database, STATE) == [
        ("sent", 2**40, None, "{}"),
        ("failed", None, "forbidden", "{}"),
        ("unknown", None, "in doubt", "{}"),
        ("sending", None, None, '{"chat_id":4,"text":"d"}'),
    ]


async def test_what_a_dead_worker_held_is_freed_when_its_lease_ends(database: Database) -> None:
    await owe(database, [call(1, "reply"), call(2, "notice", Lane.NOTICE), call(3, "bulk", Lane.BULK)])
    await owe(database, [call(4, "touch", Lane.TOUCH)])
    assert len(await claim(database)) == 4
    assert await _release(database, 60) == 0
    assert await claim(database, later(60)) == []
    assert await _release(database, 60.1) == 4
    assert words(await claim(database, later(61))) == ["touch", "reply", "notice"]
    assert await ask(database, f"SELECT state, error FROM outbox WHERE lane = {Lane.BULK:d}") == [
        ("unknown", "in doubt")
    ]


async def test_whoever_is_alone_frees_everything_at_once(database: Database) -> None:
    await owe(database, [call(1, "reply"), call(3, "bulk", Lane.BULK)])
    await claim(database)
    assert await _release(database, -3600, everything=True) == 2
    assert words(await claim(database, later(-3600))) == ["reply"]


async def _release(database: Database, at: float, *, everything: bool = False) -> int:
    async with database.transaction() as tx:
        return await outbox.release(tx, later(at), everything=everything)


async def test_a_late_report_does_not_repeat_what_somebody_else_has_sent(database: Database) -> None:
    await owe(database, [call(7, "a"), call(8, "bulk", Lane.BULK)])
    slow = await claim(database, worker="slow")
    await _release(database, 61)
    await report(database, await claim(database, later(61), worker="quick"), later(62))
    await report(database, slow, later(63), "new", error="retry")
    assert await claim(database, later(64)) == []
    assert await ask(database, "SELECT state FROM outbox ORDER BY id") == [("sent",), ("unknown",)]


async def test_what_was_sent_after_all_is_written_down_although_the_lease_had_ended(
    database: Database,
) -> None:
    await owe(database, [call(8, "bulk", Lane.BULK)])
    slow = await claim(database)
    await _release(database, 61)
    await report(database, slow, later(62), message_id=5)
    assert await ask(database, "SELECT state, telegram_message_id FROM outbox") == [("sent", 5)]


async def test_a_living_worker_keeps_what_it_holds(database: Database) -> None:
    await owe(database, [call(1, "a"), call(2, "b", Lane.BULK)])
    held = await claim(database)
    await report(database, held[1:], later(30))
    async with database.transaction() as tx:
        await outbox.renew(tx, [one.id for one in held], later(120))
        assert await outbox.release(tx, later(61)) == 0
        assert await outbox.release(tx, later(121)) == 1
    assert await ask(database, "SELECT state FROM outbox ORDER BY id") == [("new",), ("sent",)]


async def test_forgetting_keeps_what_is_owed_in_doubt_or_part_of_a_broadcast(database: Database) -> None:
    lanes = [Lane.TOUCH, Lane.REPLY, Lane.NOTICE, Lane.BULK, Lane.REPLY, Lane.REPLY]
    await owe(database, [call(chat, "x", lane) for chat, lane in enumerate(lanes, 1)])
    claimed = await claim(database)
    await report(database, [one for one in claimed if one.chat_id < 5], NOW)
    await report(database, [one for one in claimed if one.chat_id == 5], NOW, "failed")
    async with database.transaction() as tx:
        assert await outbox.forget(tx, NOW) == 0
        assert await outbox.forget(tx, later(1)) == 4
        assert [await outbox.count(tx, state) for state in ("sent", "failed", "sending")] == [1, 0, 1]
    assert await ask(database, "SELECT chat_id FROM outbox ORDER BY id") == [(4,), (6,)]


@pytest.fixture
async def long_memory(database: Database) -> Database:
    """Ten thousand messages have left long ago, and one reply is owed."""
    async with database.transaction() as tx:
        await outbox.add(tx, [call(n % 500 + 1, "x", Lane(n % 4)) for n in range(10_000)], later(-7200))
        await tx.execute(text("UPDATE outbox SET state = 'sent', handled_at = not_before"))
    await owe(database, [call(7, "a")])
    return database


@pytest.mark.parametrize("budget", [Budget(), UNLIMITED])
async def test_claiming_never_looks_at_all_that_was_ever_sent(long_memory: Database, budget: Budget) -> None:

    async def look(tx: AsyncConnection) -> None:
        assert words(await outbox.claim(tx, NOW, "w", LEASE, 9, budget)) == ["a"]
        await outbox.next_due(tx)
        await outbox.release(tx, NOW)

    plans = await plans_of(long_memory, "outbox", look)
    assert len(plans) >= 2
    for statement, plan in plans.items():
        assert plan_reads_all(plan, "outbox") == [], statement
