"""Fetches the files that turns asked for, lets another process read them, and tells the chat by an event of our own.

Telegram hands a bot files of at most 20 MB. What cannot come is told as well, with the reason in one word: nobody
waits for ever.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.bench import Refused
from bot.dialog.file_field import MOST_BYTES
from bot.runtime import transport
from bot.runtime.clock import Clock
from bot.runtime.failures import backoff
from bot.runtime.workshop import JobFailed, Workshop
from storage import files
from storage.engine import Database
from storage.files import Fetch
from storage.outbox import Lane

TOO_BIG, GONE, UNREADABLE = "too_big", "gone", "unreadable"
LEASE = timedelta(seconds=240)
_AT_ONCE = 4
_DOWNLOAD_SECONDS = 60.0
_READ_SECONDS = 150.0
"""A list of 105,000 people takes five seconds, on a slow and busy machine ten times as long."""
_IDLE_SECONDS = 1.0
_READ_TRIES = 2
_LINK_TRIES = 4
_log = structlog.get_logger()


class Fetcher:
    """`readers`: jobs of `bot.bench` by the name that turns use. `tell`: called when an event was stored."""

    def __init__(
        self, database: Database, bot: Bot, clock: Clock, workshop: Workshop,
        readers: Mapping[str, str], tell: Callable[[], None],
    ) -> None:  # fmt: skip
        self._database = database
        self._bot = bot
        self._clock = clock
        self._workshop = workshop
        self._readers = readers
        self._tell = tell
        self._work = asyncio.Event()
        self._in_hand: asyncio.Future[list[None]] | None = None
        self._stopping = False

    def wake(self) -> None:
        self._work.set()

    def stop(self) -> None:
        self._stopping = True
        self._work.set()
        if self._in_hand is not None:
            self._in_hand.cancel()

    async def run(self) -> None:
        """Fetch until `stop`; a file in hand is dropped then, and fetched again after the start."""
        while not self._stopping:
            self._work.clear()
            if not await self._safely_fetch():
                await self._rest()

    async def _rest(self) -> None:
        try:
            await asyncio.wait_for(self._work.wait(), _IDLE_SECONDS)
        except TimeoutError:
            return

    async def _safely_fetch(self) -> bool:
        try:
            return await self._fetch_some()
        except (SQLAlchemyError, OSError) as fault:
            _log.warning("the database is in trouble", fault=type(fault).__name__)
            await asyncio.sleep(_IDLE_SECONDS)
            return False

    async def _fetch_some(self) -> bool:
        """Returns whether anything was wanted."""
        async with self._database.reading() as tx:
            if not await files.is_any_due(tx, self._clock.machine_now()):
                return False
        async with self._database.transaction() as tx:
            found = await files.claim(tx, self._clock.machine_now(), LEASE, _AT_ONCE)
        self._in_hand = asyncio.gather(*map(self._fetch, found))
        try:
            await self._in_hand
        except asyncio.CancelledError:
            if not self._stopping:
                raise
        return bool(found)

    async def _fetch(self, fetch: Fetch) -> None:
        try:
            content = await asyncio.wait_for(self._downloaded(fetch.wanted.file_id), _DOWNLOAD_SECONDS)
            reading, made = await self._read(fetch, content) if fetch.wanted.reader else (None, content)
        except _Never as fault:
            await self._end(fetch, fault=str(fault))
        except (TelegramError, JobFailed, OSError, TimeoutError) as fault:
            await self._again(fetch, fault)
        else:
            await self._end(fetch, content=made or None, reading=reading)

    async def _downloaded(self, file_id: str) -> bytes:
        try:
            told = await transport.call(self._bot, "getFile", {"file_id": file_id})
        except BadRequest as fault:
            raise _Never(TOO_BIG if "too big" in fault.message.lower() else GONE) from None
        path = told.get("file_path") if isinstance(told, dict) else None
        if not isinstance(path, str):
            raise NetworkError("Telegram named no path")
        content = await transport.download(self._bot, path, MOST_BYTES)
        if content is None:
            raise _Never(TOO_BIG)
        return content

    async def _read(self, fetch: Fetch, content: bytes) -> tuple[Any, bytes]:
        job = self._readers.get(fetch.wanted.reader or "")
        if job is None:
            raise _Never(UNREADABLE)
        data = {"name": fetch.wanted.name, "mime": fetch.wanted.mime, "about": fetch.wanted.about}
        try:
            async with self._workshop.turn(Lane.REPLY):
                return await self._workshop.do(job, data, content, _READ_SECONDS)
        except Refused as refusal:
            raise _Never(str(refusal)) from None

    async def _again(self, fetch: Fetch, fault: Exception) -> None:
        """What a reader dies of, it dies of again; a network comes back, and a link is asked for anew."""
        _log.warning(
            "a file did not come", row=fetch.id, fault=type(fault).__name__, tries=fetch.attempts + 1
        )
        if isinstance(fault, JobFailed) and fetch.attempts + 1 >= _READ_TRIES:
            await self._end(fetch, fault=UNREADABLE)
        elif isinstance(fault, transport.LinkGone) and fetch.attempts + 1 >= _LINK_TRIES:
            await self._end(fetch, fault=GONE)
        else:
            async with self._database.transaction() as tx:
                await files.try_again(tx, fetch.id, self._clock.machine_now() + backoff(fetch.attempts))

    async def _end(
        self, fetch: Fetch, *, content: bytes | None = None, reading: Any = None, fault: str | None = None
    ) -> None:
        async with self._database.transaction(heavy=bool(content)) as tx:
            now = self._clock.machine_now()
            await files.keep(tx, fetch, now, content=content, reading=reading, fault=fault)
        self._tell()


class _Never(Exception):
    """It will not come, for a reason in one word."""
