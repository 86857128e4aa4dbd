"""The simulator put together: one HTTP server with the Bot API, the page of phones and its own controls.

Used by tests as `async with Simulator(...)` and by `python -m simulator`. Knows nothing of any bot.
"""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from simulator.actions import Actions
from simulator.api import BotApi, Call
from simulator.cast import Cast
from simulator.chats import Chat, Json, Person, Query, World
from simulator.clock import Clock
from simulator.control import Control
from simulator.faults import Faults
from simulator.files import Files
from simulator.limits import Limits
from simulator.phone import Phone
from simulator.room import Room
from simulator.sight import PATIENCE
from simulator.snapshot import Snapshot
from simulator.updates import Updates

MOST_BYTES = 64 * 1024 * 1024


class Simulator:
    def __init__(
        self,
        *,
        token: str = "1:TEST",  # noqa: S107 - no secret: the simulator accepts what it is told to
        username: str = "test_bot",
        name: str = "Bot",
        host: str = "127.0.0.1",
        port: int = 0,
        cast: Cast | None = None,
        clock_file: str | Path | None = None,
        state: str | Path | None = None,
    ) -> None:
        self.token, self.clock, self.limits, self.faults = token, Clock(clock_file), Limits(), Faults()
        self._host, self._port = host, port
        self._runner: web.AppRunner | None = None
        bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
        }
        folder = Path(f"{state}.files") if state is not None else None
        self.world, self.updates = World(self.clock, bot, Files(folder)), Updates()
        self.actions = Actions(self.world, self.updates)
        self.api = BotApi(token, self.world, self.updates, self.limits, self.faults)
        self._snapshot = (
            Snapshot(Path(state), self.world, self.updates, self.api.webhook) if state is not None else None
        )
        self._keeper: asyncio.Task[None] | None = None
        self.cast = cast or Cast()
        self.control = Control(self)

    @property
    def url(self) -> str:
        return f"http://{self._host}:{self._port}"

    @property
    def calls(self) -> list[Call]:
        """Every call of the bot, the oldest first."""
        return self.api.calls

    def phone(
        self,
        name: str,
        *,
        id: int,  # noqa: A002 - as Telegram calls it
        phone: str = "",
        language: str = "id",
        username: str = "",
        last_name: str = "",
        started: bool = False,
    ) -> Phone:
        """The phone of a person; the same id gives the same person.

        The bot may write to somebody only after they wrote to it, or when `started` says they once did.
        """
        person = self.world.people.get(id)
        if person is None:
            person = self.world.add_person(Person(id, name, last_name, username, language, phone))
        self.world.chats[id].started |= started
        return Phone(person, self.world, self.actions)

    def group(self, title: str, *, is_forum: bool = False, kind: str = "supergroup") -> Chat:
        return self.world.add_chat(kind, title, is_forum=is_forum)

    def room(self, chat: Chat) -> Room:
        """A group as everybody in it sees it."""
        return Room(chat, self.world, self.actions)

    def channel(self, title: str) -> Chat:
        return self.world.add_chat("channel", title)

    @property
    def unanswered(self) -> list[Query]:
        """Taps whose wheel still turns."""
        return [query for query in self.world.queries.values() if query.message_id]

    async def idle(self, timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 - part of the test language
        """Wait until the bot has confirmed every update."""
        if not await self.updates.pulse.until(lambda: not self.updates.pending, timeout):
            waiting = list(self.updates.pending.values())
            raise AssertionError(f"{len(waiting)} updates not confirmed, the first: {waiting[0]}")

    def app(self) -> web.Application:
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self.api.handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self.api.download)
        self.control.add_routes(app)
        return app

    async def start(self) -> None:
        if self._snapshot is not None:
            self._snapshot.load()
        self.cast.enter(self.world)
        self.updates.on_confirmed = lambda ids: self.world.tell({"type": "confirmed", "ids": ids})
        self._runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=0.5, handle_signals=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        if self._snapshot is not None:
            self._keeper = asyncio.create_task(self._snapshot.keep())

    async def stop(self) -> None:
        self.updates.close()
        self.control.close()
        await self.api.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()
        if self._keeper is not None and self._snapshot is not None:
            self._keeper.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeper
            self._snapshot.save(is_clean=True)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
