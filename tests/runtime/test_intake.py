"""Updates on their way into the inbox: whatever Telegram, the network or the database do, each is stored
before Telegram is told, and taken once."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import orjson
import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.runtime.clock import Clock
from bot.runtime.intake import Intake
from simulator.server import Simulator
from simulator.validation import Conflict
from storage import migrate
from storage.engine import Database
from tests.support.detour import Detour
from tests.support.processes import Bot, running
from tests.support.registrants import Books, Registrant, check

ANSWER = "Mau buka apa?"


async def test_an_update_that_comes_again_is_not_answered_again(
    sim: Simulator, wary_bot: Bot, detour: Detour, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(wary_bot):
        await budi.says("/menu")
        await budi.sees(ANSWER)
        update = {"update_id": budi.chat[0].update_id, "message": budi.chat[0].body}
        detour.answers("getUpdates", 200, {"ok": True, "result": [update, update]}, times=2)
        await budi.says("/bantuan")
        await budi.sees("Ketuk tombol")
        await budi.sees_nothing_more(0.5)
    assert await books.counts("inbox") == {"done": 2}


async def test_a_locked_file_only_delays(
    sim: Simulator, wary_bot: Bot, detour: Detour, books: Books, tmp_path: Path
) -> None:
    """Longer than SQLite itself would wait. Nothing is told to Telegram before the commit."""
    budi = sim.phone("Budi", id=101)
    async with running(wary_bot):
        holder = sqlite3.connect(tmp_path / "laris.db", isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        update = await budi.says("/menu")
        await asyncio.sleep(12)
        assert update in sim.updates.pending
        assert not [call for call in detour.calls("getUpdates") if call.params["offset"] > update]
        holder.execute("ROLLBACK")
        holder.close()
        await budi.sees(ANSWER, 10)
        await sim.idle()
    assert await books.counts("inbox") == {"done": 1}


async def test_a_database_server_that_throws_everybody_out(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    bot, person = Bot(tmp_path / "bot", sim.url, postgres_url), Registrant(sim, 101)
    async with running(bot), asyncio.timeout(60):
        task = asyncio.create_task(person.registers())
        while not task.done():
            await _throw_everybody_out(postgres_url)
            await asyncio.sleep(0.7)
        await task
        await postgres_books.settle()
    await check(postgres_books, [person])


async def _throw_everybody_out(url: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        query = """SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                   WHERE datname = current_database() AND pid <> pg_backend_pid()"""
        await connection.execute(text(query))
    await engine.dispose()


TROUBLE: list[tuple[int, Any]] = [
    (409, {"ok": False, "error_code": 409, "description": "Conflict: terminated by other getUpdates request"}),
    (429, {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 1}}),
    (500, b"<html>oops</html>"),
    (502, b"<html>Bad Gateway</html>"),
    (403, {"ok": False, "error_code": 403, "description": "Forbidden"}),
    (200, b"not json at all"),
    (200, b""),
    (200, b"[1, 2, 3]"),
    (200, b"null"),
    (200, {"ok": True}),
    (200, {"ok": True, "result": None}),
    (200, {"ok": True, "result": {"update_id": 5}}),
    (200, {"ok": True, "result": [1, "two", None]}),
    (200, {"ok": True, "result": [{"message": {"text": "no number"}}]}),
    (200, {"ok": True, "result": [{"update_id": "five"}]}),
]  # fmt: skip


async def test_polling_goes_on_after_any_answer(sim: Simulator, wary_bot: Bot, detour: Detour) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(wary_bot):
        for status, body in TROUBLE:
            detour.answers("getUpdates", status, body, html=isinstance(body, bytes) and body[:1] == b"<")
            await _is_answered(budi)
            await _is_answered(budi)


@pytest.mark.parametrize("kind", ["429", "500", "502", "reset_before", "reset_after", "timeout"])
async def test_polling_goes_on_after_trouble_on_the_way(
    sim: Simulator, bot: Bot, books: Books, kind: str
) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(bot):
        sim.faults.add("getUpdates", kind=kind, seconds=1, times=2)
        await _is_answered(budi)
        await _is_answered(budi)
    assert await books.counts("inbox") == {"done": 2}


async def test_another_poller_only_disturbs(sim: Simulator, bot: Bot) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(bot):
        for _ in range(3):
            with pytest.raises(Conflict):
                await asyncio.gather(sim.updates.poll(0, 1, 5), sim.updates.poll(0, 1, 0.2))
            await _is_answered(budi)


async def _is_answered(phone: Any) -> None:
    await phone.says("/menu")
    await phone.sees(ANSWER, 15)


MALFORMED: list[dict[str, Any]] = [
    {"message": {"text": "no chat"}},
    {"message": None},
    {"message": []},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": "five", "type": "private"}}},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": 10**30, "type": "private"}}},
    {"callback_query": {"id": "1"}},
    {"callback_query": {"id": "1", "from": {"id": 9, "is_bot": False, "first_name": "A"}, "message": 5}},
    {"something_new": {"chat": {"id": 7, "type": "private"}}},
    {"poll": {"id": "1", "question": "?", "options": []}},
    {"something_newer": 5},
    {},
]


async def test_malformed_and_unknown_updates_block_nobody(
    sim: Simulator, wary_bot: Bot, detour: Detour, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    first = 1_000
    async with running(wary_bot):
        updates = [{"update_id": first + i, **content} for i, content in enumerate(MALFORMED)]
        detour.answers("getUpdates", 200, {"ok": True, "result": updates})
        await _is_answered(budi)
        await _is_answered(budi)
        await books.settle(40)
        assert not wary_bot.said("a turn failed")
    counts = await books.counts("inbox")
    assert sum(counts.values()) == len(MALFORMED) + 2
    assert not await books.rows("SELECT id FROM outbox WHERE chat_id = 0")


async def test_a_message_that_nobody_can_read_is_parked_and_the_person_is_told(
    sim: Simulator, wary_bot: Bot, detour: Detour, books: Books
) -> None:
    budi = sim.phone("Budi", id=101)
    chat = {"id": 101, "type": "private"}
    broken = {"message_id": 1, "date": "yesterday", "chat": chat, "from": {"id": 101}, "text": "x"}
    async with running(wary_bot):
        await _is_answered(budi)
        detour.answers("getUpdates", 200, {"ok": True, "result": [{"update_id": 5, "message": broken}]})
        await budi.says("/bantuan")
        apology = await budi.sees("Maaf, ada gangguan", 10)
        await budi.sees("Ketuk tombol", 10)
        ((item, error),) = await books.rows("SELECT id, error FROM inbox WHERE state = 'parked'")
        assert f"L{item}" in apology.text
        assert error
        await _is_answered(budi)
    assert await books.counts("inbox") == {"done": 3, "parked": 1}


async def test_numbers_that_begin_anew_below_are_heard(sim: Simulator, wary_bot: Bot, detour: Detour) -> None:
    """After a quiet week Telegram may count updates from a smaller number."""
    budi = sim.phone("Budi", id=101)
    async with running(wary_bot):
        await _is_answered(budi)
        await sim.idle()
        detour.answers("getUpdates", 200, {"ok": True, "result": []}, times=1)
        sim.updates.pulse.beat()
        sim.updates.last_id = 50
        with pytest.raises(Conflict):  # ends the long poll under way
            await asyncio.gather(sim.updates.poll(0, 1, 5), sim.updates.poll(0, 1, 0.1))
        await wary_bot.until(
            lambda: any(call.params["offset"] == 0 for call in detour.calls("getUpdates")[1:])
        )
        await _is_answered(budi)


@pytest.mark.parametrize(
    ("said", "kept"), [("a\x00b", "ab"), ("a\ud800b", "a?b"), ("a\\u0000b", "a\\u0000b"), ("biasa", "biasa")]
)
async def test_what_no_database_takes_for_text_is_left_out(tmp_path: Path, said: str, kept: str) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/laris.db")
    await migrate.upgrade(database)
    heard = {"update_id": 1, "message": {"chat": {"id": 5}, "from": {"id": 5}, "text": said}}
    await Intake(database, Clock(None), lambda: None).store([heard])
    async with database.reading() as tx:
        payload = await tx.scalar(text("SELECT payload FROM inbox"))
    await database.close()
    assert orjson.loads(payload)["message"]["text"] == kept
