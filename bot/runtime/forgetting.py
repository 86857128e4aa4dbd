"""Finishes deletions: when the last word to somebody has left, the traces of their chat go, and then the file itself is made
to forget. Every step is a row that says how far it is, so a killed process goes on where it was."""

import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.beside import Beside
from bot.runtime.clock import Clock
from bot.runtime.portions import Portions
from domain.areas import zone
from storage import outbox
from storage.calls import Call
from storage.engine import Database
from storage.store import Store

_EVERY_SECONDS, _REST_SECONDS, _FIRST_SECONDS, _HOUR_SECONDS = 1.0, 30.0, 60.0, 3600.0
_AT_ONCE = 20
_NIGHT = range(1, 4)
_SMALL = 64 * 1024**2
"""A file of up to so many bytes is written anew in about a second, so at any hour; a larger one between one and four at night."""


Retain = Callable[[AsyncConnection, str, datetime, int], Awaitable[tuple[Sequence[Call], bool]]]


class Forgetting:
    """`tick` is called twice a second and mostly finds that nobody asked. `retain`: what is done once an hour about data that
    were kept long enough, a portion of so many rows at a time, and whom to tell; `wake` tells the sender."""

    def __init__(
        self, database: Database, clock: Clock, area: str, retain: Retain, wake: Callable[[], None]
    ) -> None:
        self._area, self._retain, self._wake = area, retain, wake
        self._portions = Portions()
        self._next_hour = time.monotonic() + _FIRST_SECONDS
        self._database = database
        self._clock = clock
        self._zone = ZoneInfo(zone(area))
        self._beside = Beside(
            self._carry_on, trouble="a deletion has to wait", failed="a deletion failed", rest_seconds=_REST_SECONDS
        )  # fmt: skip

    async def tick(self) -> None:
        """Begin to finish what is to be finished, unless that is being done; the tick itself is over at once."""
        self._beside.begin()

    async def stop(self) -> None:
        """What is being done is done first."""
        await self._beside.stop()

    async def _carry_on(self) -> None:
        self._beside.rest(_EVERY_SECONDS)
        await self._keep_no_longer()
        await self._finish()
        await self._wipe()

    async def _keep_no_longer(self) -> None:
        if time.monotonic() < self._next_hour:
            return
        while not self._beside.is_stopping and await self._portion():
            pass
        self._next_hour = time.monotonic() + _HOUR_SECONDS

    async def _portion(self) -> bool:
        """Whether there is more: whoever answers people has its turn between two of them."""
        async with self._database.transaction(heavy=True) as tx:
            began = time.perf_counter()
            calls, is_more = await self._retain(tx, self._area, self._clock.now(), self._portions.most)
            await outbox.add(tx, list(calls), self._clock.machine_now())
        self._portions.took(time.perf_counter() - began)
        if calls:
            self._wake()
        return is_more

    async def _finish(self) -> None:
        async with self._database.reading() as tx:
            now = self._clock.now()
            if not await Store(tx).erasures.is_any_due(now, self._clock.machine_now()):
                return
        async with self._database.transaction(heavy=True) as tx:
            await Store(tx).erasures.finish_due(now, self._clock.machine_now(), _AT_ONCE)

    async def _wipe(self) -> None:
        async with self._database.reading() as tx:
            people = await Store(tx).erasures.unwiped()
        if not people:
            return
        whole = self._may_write_anew(self._clock.now())
        if not (await self._database.wipe(whole=whole) and whole):
            self._beside.rest(_REST_SECONDS)
            return
        async with self._database.transaction() as tx:
            await Store(tx).erasures.mark_wiped(people, self._clock.now())

    def _may_write_anew(self, now: datetime) -> bool:
        if not self._database.is_sqlite:
            return True
        return self._database.path.stat().st_size <= _SMALL or now.astimezone(self._zone).hour in _NIGHT
