"""Lets the clock carry on with long work on the database, a portion at a time: each is a transaction of its own, so a crash
costs one portion, and whoever answers people has its turn between two of them. Knows no work.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.clock import Clock
from bot.runtime.journal import where
from storage.engine import Database

_REST_SECONDS = 5.0
_log = structlog.get_logger()
IsAny = Callable[[AsyncConnection, datetime], Awaitable[bool]]
Advance = Callable[[AsyncConnection, datetime, datetime], Awaitable[int]]


class LongWork:
    """`is_any` says whether there is work, `advance` does one portion and returns how many calls are owed for it; `wake`
    tells the sender."""

    def __init__(
        self, database: Database, clock: Clock, is_any: IsAny, advance: Advance, wake: Callable[[], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._is_any = is_any
        self._advance = advance
        self._wake = wake
        self._stopping = False
        self._rests_until = 0.0
        self._in_hand: asyncio.Task[None] | None = None

    async def tick(self) -> None:
        """Begin to carry on, unless that is being done; the tick itself is over at once."""
        is_at_it = self._in_hand is not None and not self._in_hand.done()
        if not (is_at_it or self._stopping or time.monotonic() < self._rests_until):
            self._in_hand = asyncio.create_task(self._carry_on())

    async def stop(self) -> None:
        """Finish the portion in hand and begin no other."""
        self._stopping = True
        if self._in_hand is not None:
            await self._in_hand

    async def _carry_on(self) -> None:
        """Portion after portion until nothing is left. A fault is logged; after a while it is tried again."""
        try:
            while not self._stopping and await self._is_there_any():
                await self._portion()
        except Exception as fault:
            is_database = isinstance(fault, DBAPIError | OSError)
            told = "the database is in trouble" if is_database else "long work failed"
            _log.warning(told, fault=type(fault).__name__, where=where(fault))
            self._rests_until = time.monotonic() + _REST_SECONDS

    async def _is_there_any(self) -> bool:
        async with self._database.reading() as tx:
            return await self._is_any(tx, self._clock.now())

    async def _portion(self) -> None:
        async with self._database.transaction(heavy=True) as tx:
            calls = await self._advance(tx, self._clock.now(), self._clock.machine_now())
        if calls:
            self._wake()
