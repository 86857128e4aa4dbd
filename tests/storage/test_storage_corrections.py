"""A mistake is corrected: delivered copies are changed where Telegram allows it, everybody else is told once."""

import asyncio

import pytest

from domain.announcements.content import Content, Kind, Piece
from domain.announcements.progress import State
from services import announcement_sending
from storage import announcement_queue, outbox
from storage.engine import Database
from storage.store import Store
from tests.storage.announcing import UNBOUND, Announcing, announcing
from tests.storage.rows import NOW, ask, later
from tests.support.databases import PostgresServer

RIGHT = Content(pieces=(Piece(kind=Kind.TEXT, text="Lusa ada pelatihan"),))
PHOTO = Content(pieces=(Piece(kind=Kind.PHOTO, text="Lusa", file_id="f"),))


@pytest.fixture
async def ratna(database: Database) -> Announcing:
    return await announcing(database)


async def corrects(ratna: Announcing, number: int, content: Content = RIGHT) -> None:
    async with ratna.database.transaction() as tx:
        store = Store(tx)
        one = await store.announcements.get(number)
        assert one is not None
        await announcement_queue.take_back(tx, number)
        await store.announcements.correct(one, content)


async def fixes(ratna: Announcing, number: int) -> dict[str, int]:
    return dict(
        await ask(
            ratna.database,
            "SELECT fix, count(*) FROM announcement_recipients WHERE announcement_id = :n GROUP BY fix",
            n=number,
        )
    )


async def test_delivered_copies_are_changed(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.whole()
    await corrects(ratna, number)
    left = await ratna.whole()
    assert sorted((one.method, one.chat_id) for one in left) == [("correct", chat) for chat in range(1, 6)]
    assert all(one.params["message_id"] > 1_000 for one in left)
    one = await ratna.shown(number)
    assert (one.is_correcting, one.state, one.figures.fix_edited, one.figures.fix_left) == (
        False, State.DONE, 5, 0,
    )  # fmt: skip
    assert await fixes(ratna, number) == {"edited": 5}


async def test_what_telegram_does_not_change_is_told_anew_once(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.whole()
    await corrects(ratna, number)
    left = []
    for _ in range(12):
        await ratna.steps()
        claimed = await ratna.leave_by_method(correct="failed", retell="sent")
        left += claimed
    assert (
        sorted(one.method for one in left if one.method != "sendMessage") == ["correct"] * 5 + ["retell"] * 5
    )
    figures = (await ratna.shown(number)).figures
    assert (figures.fix_told, figures.fix_edited, figures.fix_left) == (5, 0, 0)


async def test_another_kind_of_message_is_told_anew(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.whole()
    await corrects(ratna, number, PHOTO)
    assert {one.method for one in await ratna.whole()} == {"retell"}
    assert await fixes(ratna, number) == {"told": 5}


async def test_whose_copy_is_in_doubt_is_told_anew(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.whole(state="unknown")
    await corrects(ratna, number)
    assert sorted(one.method for one in await ratna.whole()) == ["retell"] * 5


async def test_who_has_none_yet_gets_the_right_one_alone(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.steps(times=2)
    await corrects(ratna, number)
    left = [one for one in await ratna.whole() if one.method != "sendMessage"]
    assert [(one.method, one.params["version"]) for one in left] == [("announce", 2)] * 5
    assert (await ratna.figures(number)).sent == 5
    assert not (await ratna.shown(number)).is_correcting


async def test_a_second_correction_begins_anew(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.whole()
    await corrects(ratna, number)
    await ratna.whole()
    await corrects(ratna, number)
    assert [one.params["version"] for one in await ratna.whole()] == [3] * 5
    assert (await ratna.shown(number)).figures.fix_edited == 5


async def test_a_change_that_is_in_doubt_is_done_again(ratna: Announcing) -> None:
    number = await ratna.announces()
    await ratna.whole()
    await corrects(ratna, number)
    await ratna.steps()
    async with ratna.database.transaction() as tx:
        await outbox.claim(tx, later(ratna.at), "w", later(9) - NOW, 9, outbox.Budget(0, 0))
    async with ratna.database.transaction() as tx:
        await outbox.release(tx, NOW, everything=True)
    assert len(await ratna.whole()) == 5
    assert await fixes(ratna, number) == {"edited": 5}


async def test_two_processes_at_once_feed_everybody_once(postgres_server: PostgresServer) -> None:
    url = await postgres_server.fresh()
    workers = [Database(url, connections=4) for _ in range(2)]
    ratna = await announcing(workers[0], people=40)
    number = await ratna.announces()

    async def work(database: Database) -> None:
        for _ in range(12):
            async with database.transaction() as tx:
                await announcement_sending.step(UNBOUND, tx, NOW, NOW)

    await asyncio.gather(*(work(database) for database in (*workers, *workers)))
    assert sorted(one.chat_id for one in await ratna.whole() if one.method == "announce") == list(
        range(1, 41)
    )
    assert (await ratna.figures(number)).sent == 40
    for worker in workers:
        await worker.close()
