"""Takes updates from Telegram into the inbox (the webhook's door is beside this file). Telegram is told only after
the commit.

A whole `getUpdates` batch is one transaction; database trouble makes the bot ask again, never give up.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import orjson
import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import Conflict, NetworkError, TelegramError

from bot.runtime.clock import Clock
from bot.runtime.events import ALLOWED_UPDATES, lane_of
from bot.runtime.failures import backoff
from bot.runtime.refusals import FloodWait
from bot.runtime.transport import call
from storage import inbox
from storage.engine import Database
from storage.inbox import Received

POLL_SECONDS = 25
_GOODBYE_SECONDS = 1.5
_log = structlog.get_logger()


class Intake:
    """Stores raw updates and wakes the workers."""

    def __init__(self, database: Database, clock: Clock, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake

    async def store(self, updates: Sequence[dict[str, Any]]) -> None:
        """Keep these updates for good; ones that were delivered before are not kept twice."""
        batch = [
            Received(f"tg:{update['update_id']}", lane_of(update), _dumped(update)) for update in updates
        ]
        async with self._database.transaction() as tx:
            await inbox.store(tx, batch, self._clock.machine_now())
        self._wake()


def is_update(found: object) -> bool:
    """Whether this has the shape of an update; what is in it is for the worker to judge."""
    return isinstance(found, dict) and isinstance(found.get("update_id"), int)


def _dumped(update: dict[str, Any]) -> str:
    """As JSON. Half characters and zeros, which no database takes for text, are left out of what was said."""
    try:
        dumped = orjson.dumps(update)
    except TypeError:
        return orjson.dumps(_whole(update)).decode()
    return (orjson.dumps(_whole(update)) if b"\\u0000" in dumped else dumped).decode()


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_whole(key): _whole(content) for key, content in value.items()}
    return [_whole(one) for one in value] if isinstance(value, list) else value


class Poller:
    """Long polling: the next `getUpdates` confirms the last batch, so it is asked only after the commit."""

    def __init__(self, bot: Bot, intake: Intake, may_poll: Callable[[], Awaitable[bool]]) -> None:
        self._bot = bot
        self._intake = intake
        self._may_poll = may_poll
        self._next = 0
        self._tries = 0

    async def run(self) -> None:
        """Poll until cancelled."""
        while True:
            try:
                if not await self._may_poll():
                    await asyncio.sleep(1)
                    continue
                await self._poll_once()
                self._tries = 0
            except (TelegramError, SQLAlchemyError, OSError) as fault:
                await self._rest(fault)

    async def _poll_once(self) -> None:
        """An empty answer to an offset says that Telegram took it: then it is dropped, because after a quiet
        week Telegram may begin to count anew, below it."""
        updates = await self._fetch(POLL_SECONDS)
        if updates:
            await self._intake.store(updates)
        self._next = max((update["update_id"] for update in updates), default=-1) + 1

    async def _fetch(self, seconds: int) -> list[dict[str, Any]]:
        asked = {"offset": self._next, "timeout": seconds, "limit": 100, "allowed_updates": ALLOWED_UPDATES}
        found = await call(self._bot, "getUpdates", asked, read_timeout=seconds + 10)
        if not isinstance(found, list) or not all(map(is_update, found)):
            raise NetworkError("the answer is no list of updates")
        return found

    async def _rest(self, fault: Exception) -> None:
        self._tries += 1
        wait = backoff(self._tries).total_seconds()
        if isinstance(fault, FloodWait):
            wait = max(wait, fault.wait.total_seconds())
        _log.warning(
            "polling failed", fault=type(fault).__name__, other_poller=isinstance(fault, Conflict), wait=wait
        )
        await asyncio.sleep(wait)

    async def say_goodbye(self) -> None:
        """Confirm what is stored, so that the next process does not get it again. Best effort."""
        if self._next:
            try:
                await asyncio.wait_for(self._fetch(0), _GOODBYE_SECONDS)
            except (TelegramError, TimeoutError):
                _log.info("no goodbye to Telegram", next_update=self._next)
