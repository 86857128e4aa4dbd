"""Lets the clock carry on with long work on the database, a portion at a time: each is a transaction of its own, so a crash
costs one portion, and whoever answers people has its turn between two of them. Knows no work.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.beside import Beside
from bot.runtime.clock import Clock
from storage.engine import Database

_REST_SECONDS = 5.0
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
        self._beside = Beside(
            self._carry_on, trouble="the database is in trouble", failed="long work failed",
            rest_seconds=_REST_SECONDS,
        )  # fmt: skip

    async def tick(self) -> None:
        """Begin to carry on, unless that is being done; the tick itself is over at once."""
        self._beside.begin()

    async def stop(self) -> None:
        """Finish the portion in hand and begin no other."""
        await self._beside.stop()

    async def _carry_on(self) -> None:
        """Portion after portion until nothing is left."""
        while not self._beside.is_stopping and await self._is_there_any():
            await self._portion()

    async def _is_there_any(self) -> bool:
        async with self._database.reading() as tx:
            return await self._is_any(tx, self._clock.now())

    async def _portion(self) -> None:
        async with self._database.transaction(heavy=True) as tx:
            calls = await self._advance(tx, self._clock.now(), self._clock.machine_now())
        if calls:
            self._wake()
