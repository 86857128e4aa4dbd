"""The inbox: stored once, one lane per chat, in order, a failing item parked after three tries."""

import asyncio
import random
from collections import defaultdict

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import inbox
from storage.engine import Database
from storage.inbox import Received
from storage.store import Store
from tests.storage.rows import NOW, ask, is_waiting, keep, later, plan_reads_all, plans_of, said
from tests.support.databases import PostgresServer


async def answer(database: Database, most: int = 100, at: int = 0) -> list[str]:
    """Answer everything that may be answered now; what was said, in the order of the claim."""
    async with database.transaction() as tx:
        items = await inbox.claim(tx, later(at), most)
        await inbox.finish(tx, [item.id for item in items], later(at))
    return [f"{item.chat_id}:{item.payload}" for item in items]


async def fail(database: Database, at: float) -> bool:
    """The head of the first lane fails; whether it is parked now."""
    async with database.transaction() as tx:
        (item,) = await inbox.claim(tx, later(at))
        return await inbox.record_failure(tx, item.id, "KeyError" * 20, later(at))


async def test_a_batch_is_stored_once(database: Database) -> None:
    batch = [*said(7, 1, 2), *said(8, 1)]
    await keep(database, batch)
    await keep(database, [*batch, *said(7, 3)], later(5))
    await keep(database, [])
    assert await ask(database, "SELECT chat_id, payload FROM inbox ORDER BY id") == [
        (7, '{"n":1}'), (7, '{"n":2}'), (8, '{"n":1}'), (7, '{"n":3}'),
    ]  # fmt: skip


async def test_what_was_answered_is_not_taken_again_when_delivered_again(database: Database) -> None:
    await keep(database, said(7, 1))
    assert await answer(database) == ['7:{"n":1}']
    await keep(database, said(7, 1))
    assert await answer(database) == []
    assert await ask(database, "SELECT state, payload FROM inbox") == [("done", "")]


async def test_only_the_oldest_of_each_chat_is_handed_out_and_then_the_next(database: Database) -> None:
    await keep(database, [*said(7, 1, 2), *said(8, 1), *said(7, 3)])
    assert await answer(database) == ['7:{"n":1}', '8:{"n":1}']
    assert await answer(database) == ['7:{"n":2}']
    assert await answer(database) == ['7:{"n":3}']
    assert await answer(database) == []


async def test_no_more_lanes_than_asked_for(database: Database) -> None:
    await keep(database, [one for chat in range(1, 6) for one in said(chat, 1)])
    assert len(await answer(database, most=2)) == 2
    assert len(await answer(database, most=2)) == 2
    assert await answer(database, most=2) == ['5:{"n":1}']


async def test_an_item_brings_its_person_and_their_form(database: Database) -> None:
    await keep(database, [*said(7, 1), *said(8, 1)])
    async with database.transaction() as tx:
        person = await Store(tx).people.add(8, "en", NOW)
        await Store(tx).people.mark_stopped(8, NOW)
        stranger, known = await inbox.claim(tx, NOW, 2)
    assert (stranger.person, stranger.dialog) == (None, None)
    assert known.person is not None
    assert (known.person.id, known.person.language, known.person.is_stopped) == (person.id, "en", True)


async def test_a_failing_item_holds_only_its_own_lane_and_is_parked_after_three_tries(
    database: Database,
) -> None:
    await keep(database, [*said(7, 1, 2), *said(8, 1, 2)])
    assert not await fail(database, at=0)
    assert await answer(database) == ['8:{"n":1}']
    assert await answer(database) == ['8:{"n":2}']
    assert not await fail(database, at=2)
    assert await fail(database, at=4)
    assert await answer(database, at=4) == ['7:{"n":2}']
    assert await ask(database, "SELECT state, attempts, payload, length(error) FROM inbox WHERE id = 1") == [
        ("parked", 3, '{"n":1}', 80)
    ]


async def test_a_late_report_of_failure_does_not_reopen_what_is_answered(database: Database) -> None:
    await keep(database, said(7, 1))
    async with database.transaction() as tx:
        (item,) = await inbox.claim(tx, NOW)
    await answer(database)
    async with database.transaction() as tx:
        for _ in range(3):
            assert not await inbox.record_failure(tx, item.id, "Late", NOW)
    assert await ask(database, "SELECT state, attempts FROM inbox") == [("done", 0)]


@pytest.mark.parametrize("seconds", [2, 3600, 86_400 * 300])
async def test_a_clock_that_was_set_back_silences_nobody(database: Database, seconds: int) -> None:
    await keep(database, said(7, 1), later(seconds))
    await fail(database, at=seconds)
    assert await answer(database) == ['7:{"n":1}']


async def test_a_claim_that_is_rolled_back_is_free_again(database: Database) -> None:
    await keep(database, said(7, 1, 2))
    for _ in range(2):
        with pytest.raises(RuntimeError):
            await _claim_and_break(database)
    assert await answer(database) == ['7:{"n":1}']


async def _claim_and_break(database: Database) -> None:
    async with database.transaction() as tx:
        (item,) = await inbox.claim(tx, NOW)
        await inbox.finish(tx, [item.id], NOW)
        raise RuntimeError


async def test_forgetting_keeps_what_is_open_or_parked(database: Database) -> None:
    await keep(database, [*said(7, 1, 2, 3), *said(8, 1)])
    for second in (0, 2, 4):
        await fail(database, at=second)
    assert await answer(database, most=1, at=5) == ['7:{"n":2}']
    async with database.transaction() as tx:
        assert await inbox.forget(tx, later(5)) == 0
        assert await inbox.forget(tx, later(6)) == 1
        counts = [await inbox.count(tx, state) for state in ("new", "done", "parked")]
    assert counts == [2, 0, 1]


@pytest.fixture
async def postgres(postgres_server: PostgresServer):
    database = Database(await postgres_server.fresh())
    yield database
    await database.close()


async def test_a_lane_in_hand_is_skipped_and_nobody_waits_for_it(postgres: Database) -> None:
    await keep(postgres, [*said(7, 1, 2), *said(8, 1)])
    async with postgres.transaction() as first, postgres.transaction() as second:
        assert [item.chat_id for item in await inbox.claim(first, NOW)] == [7]
        async with asyncio.timeout(1):
            assert [item.chat_id for item in await inbox.claim(second, NOW, 9)] == [8]
            async with postgres.transaction() as third:
                assert await inbox.claim(third, NOW, 9) == []


async def test_what_two_doors_take_in_at_once_stays_in_one_lane(postgres: Database) -> None:
    """The row with the lower number becomes visible last: it must not be worked on beside the higher one."""
    async with (
        postgres.transaction() as slow,
        postgres.transaction() as worker,
        postgres.transaction() as other,
    ):
        await inbox.store(slow, said(7, 1), NOW)
        quick = asyncio.ensure_future(keep(postgres, said(7, 2)))
        await is_waiting(quick)
        await is_waiting(asyncio.ensure_future(keep(postgres, said(8, 1))))
        early = [item.payload for item in await inbox.claim(worker, NOW, 9) if item.chat_id == 7]
        await slow.commit()
        late = [item.payload for item in await inbox.claim(other, NOW, 9) if item.chat_id == 7]
        await quick
    assert len(early + late) == 1


async def test_many_claimers_keep_the_order_of_every_chat(postgres: Database) -> None:
    """Eight workers, thirty chats, ten things each; some turns fail, some items arrive meanwhile."""
    rng = random.Random(3)
    numbers = {chat: list(range(10)) for chat in range(1, 31)}
    in_hand: set[int] = set()
    answered: dict[int, list[str]] = defaultdict(list)
    clashes: list[int] = []
    stored = asyncio.Event()

    async def say() -> None:
        for number in range(10):
            batch = [Received(f"tg:{chat}:{number}", chat, str(number)) for chat in numbers]
            await keep(postgres, batch)
            await asyncio.sleep(0.02)
        stored.set()

    async def turn() -> bool:
        done: list[inbox.Item] = []
        try:
            async with postgres.transaction() as tx:
                done = await inbox.claim(tx, NOW, rng.randint(1, 4))
                clashes.extend(item.chat_id for item in done if item.chat_id in in_hand)
                in_hand.update(item.chat_id for item in done)
                await asyncio.sleep(rng.random() / 200)
                in_hand.difference_update(item.chat_id for item in done)
                if rng.random() < 0.15:
                    raise RuntimeError
                for item in done:
                    answered[item.chat_id].append(item.payload)
                await inbox.finish(tx, [item.id for item in done], NOW)
        except RuntimeError:
            return True
        return bool(done)

    async def work() -> None:
        is_open = "SELECT 1 FROM inbox WHERE state = 'new'"
        while await turn() or not stored.is_set() or await ask(postgres, is_open):
            continue

    async with asyncio.timeout(30):
        await asyncio.gather(say(), *(work() for _ in range(8)))
    assert clashes == []
    assert answered == {chat: [str(number) for number in told] for chat, told in numbers.items()}


async def test_claiming_never_looks_at_all_that_was_ever_said(database: Database) -> None:
    """Only open rows are looked at, however long the memory is."""
    await keep(database, [Received(f"tg:{n}", n % 500 + 1, "{}") for n in range(10_000)])
    async with database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE inbox SET state = 'done'")
    await keep(database, said(7, 1))

    async def look(tx: AsyncConnection) -> None:
        assert len(await inbox.claim(tx, NOW, 64)) == 1

    plans = await plans_of(database, "inbox", look)
    assert len(plans) == 1
    for plan in plans.values():
        assert plan_reads_all(plan, "inbox") == []
