"""The bot's own small web server: updates are taken from whoever knows the secret, and only once stored."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from simulator.server import Simulator
from tests.support.detour import Detour
from tests.support.processes import Bot, free_port, running
from tests.support.registrants import Books, Registrant, check

SECRET = "knock-knock_42"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
HELP = "Ketuk tombol"


def _hooked(bot: Bot, url: str, port: int) -> Bot:
    bot.settings |= {"WEBHOOK_URL": f"{url}/hook", "WEBHOOK_SECRET": SECRET, "PORT": str(port)}
    return bot


@pytest.fixture
def door(wary_bot: Bot) -> str:
    port = free_port()
    _hooked(wary_bot, f"http://127.0.0.1:{port}", port)
    return f"http://127.0.0.1:{port}"


async def _post(url: str, body: Any, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {HEADER: secret}
    data = {"data": body} if isinstance(body, bytes) else {"json": body}
    async with aiohttp.ClientSession() as session, session.post(url, headers=headers, **data) as answer:
        return answer.status


async def _health(door: str) -> tuple[int, dict[str, Any]]:
    async with aiohttp.ClientSession() as session, session.get(f"{door}/healthz") as answer:
        return answer.status, await answer.json()


def _said(update_id: int, text: str) -> dict[str, Any]:
    who = {"id": 101, "is_bot": False, "first_name": "Budi", "language_code": "id"}
    chat = {"id": 101, "type": "private", "first_name": "Budi"}
    return {
        "update_id": update_id,
        "message": {"message_id": update_id, "date": 1, "from": who, "chat": chat, "text": text},
    }


async def test_telegram_is_told_where_and_with_what_secret(
    sim: Simulator, detour: Detour, wary_bot: Bot, door: str
) -> None:
    async with running(wary_bot):
        (told,) = detour.calls("setWebhook")
        assert told.params["url"] == f"{door}/hook"
        assert told.params["secret_token"] == SECRET
        assert set(told.params["allowed_updates"]) == {
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
            "inline_query",
        }
        person = Registrant(sim, 101)
        await person.registers()
    assert not detour.calls("getUpdates")
    assert SECRET not in wary_bot.output


async def test_only_whole_updates_from_who_knows_the_secret(
    sim: Simulator, wary_bot: Bot, door: str, books: Books
) -> None:
    budi = sim.phone("Budi", id=101, started=True)
    async with running(wary_bot):
        hook = f"{door}/hook"
        assert await _post(hook, _said(1, "/bantuan"), None) == 403
        assert await _post(hook, _said(1, "/bantuan"), "") == 403
        assert await _post(hook, _said(1, "/bantuan"), SECRET + "x") == 403
        assert (
            await _post(
                hook, _said(1, "/bantuan"), "é\udcff".encode("utf-8", "surrogateescape").decode("latin-1")
            )
            == 403
        )
        for body in (
            b"",
            b"{",
            b"[]",
            b"5",
            b"\xff\xfe",
            {"message": {}},
            {"update_id": "1"},
            {"update_id": None},
        ):
            assert await _post(hook, body) == 400
        assert await books.counts("inbox") == {}
        assert await _post(f"{door}/elsewhere", _said(1, "/bantuan")) == 404
        assert [await _post(hook, _said(1, "/bantuan")) for _ in range(3)] == [200] * 3
        assert sum((await books.counts("inbox")).values()) == 1
        await budi.sees(HELP)
        await budi.sees_nothing_more()
        assert await _post(hook, {"update_id": 2, "message": {"chat": 5}}) == 200
    assert SECRET not in wary_bot.output


async def test_while_the_database_is_locked_telegram_keeps_the_update_and_brings_it_again(
    sim: Simulator, wary_bot: Bot, door: str, books: Books, tmp_path: Path
) -> None:
    budi = sim.phone("Budi", id=101)
    async with running(wary_bot):
        holder = sqlite3.connect(tmp_path / "laris.db", isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        update = await budi.says("/bantuan")
        assert await _post(f"{door}/hook", _said(1, "/menu")) == 503
        assert update in sim.updates.pending
        holder.execute("ROLLBACK")
        holder.close()
        await budi.sees(HELP, 20)
        await sim.idle(10)
    assert await books.counts("inbox") == {"done": 1}


async def test_health_tells_figures_and_says_when_there_is_no_database(
    sim: Simulator, tmp_path: Path, postgres_url: str
) -> None:
    port = free_port()
    door = f"http://127.0.0.1:{port}"
    bot = _hooked(Bot(tmp_path / "bot", sim.url, postgres_url), door, port)
    async with running(bot):
        status, told = await _health(door)
        assert (status, told["status"]) == (200, "ok")
        assert {"open", "parked", "waiting"} <= told.keys()
        await _rename(postgres_url, "gone")
        status, told = await _health(door)
        assert (status, told["status"]) == (503, "no database")
        assert "postgres" not in str(told)
        await _rename(postgres_url, "back")
        assert (await _health(door))[0] == 200


async def _rename(url: str, how: str) -> None:
    """Take the database away from the bot, or bring it back."""
    from sqlalchemy import text
    from sqlalchemy.engine import make_url
    from sqlalchemy.ext.asyncio import create_async_engine

    name = make_url(url).database
    engine = create_async_engine(make_url(url).set(database="postgres"), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        if how == "gone":
            await connection.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false"))
            await connection.execute(
                text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
            )
        else:
            await connection.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true"))
    await engine.dispose()


async def test_from_webhook_to_polling_and_back(
    sim: Simulator, wary_bot: Bot, door: str, books: Books
) -> None:
    person = Registrant(sim, 101)
    hooked = dict(wary_bot.settings)
    polling = {name: value for name, value in hooked.items() if not name.startswith("WEBHOOK")}
    for settings, lines in ((hooked, (0, 4)), (polling, (4, 8)), (hooked, (8, 13))):
        wary_bot.settings = settings
        person.until = lines[1]
        async with running(wary_bot):
            await person.registers(20, start=lines[0])
            await sim.idle()
    await check(books, [person])


async def test_two_processes_behind_a_load_balancer(
    sim: Simulator, tmp_path: Path, postgres_url: str, postgres_books: Books
) -> None:
    ports = [free_port(), free_port()]
    people = [Registrant(sim, 101 + number) for number in range(20)]
    async with Detour(*(f"http://127.0.0.1:{port}" for port in ports)) as balancer, asyncio.timeout(120):
        bots = [
            _hooked(Bot(tmp_path / str(port), sim.url, postgres_url), balancer.url, port) for port in ports
        ]
        async with running(bots[0]), running(bots[1]):
            await asyncio.gather(*(person.registers() for person in people))
            await sim.idle()
            await postgres_books.settle()
    await check(postgres_books, people)
    shown = [len([m for m in person.phone.chat if m.by_bot]) for person in people]
    assert len(set(shown)) == 1, "somebody was told something twice, or not at all"
