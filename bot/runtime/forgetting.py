"""Finishes deletions: when the last word to somebody has left, the traces of their chat go, and then the file itself is made
to forget. Every step is a row that says how far it is, so a killed process goes on where it was."""

import asyncio
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy.exc import DBAPIError

from bot.runtime.clock import Clock
from bot.runtime.journal import where
from domain.areas import zone
from storage.engine import Database
from storage.store import Store

_EVERY_SECONDS, _REST_SECONDS = 1.0, 30.0
_AT_ONCE = 20
_NIGHT = range(1, 4)
_SMALL = 64 * 1024**2
"""A file of up to so many bytes is written anew in about a second, so at any hour; a larger one between one and four at night."""
_log = structlog.get_logger()


class Forgetting:
    """`tick` is called twice a second and mostly finds that nobody asked."""

    def __init__(self, database: Database, clock: Clock, area: str) -> None:
        self._database = database
        self._clock = clock
        self._zone = ZoneInfo(zone(area))
        self._next = 0.0
        self._stopping = False
        self._at_work = asyncio.Lock()

    async def tick(self) -> None:
        """Finish what is to be finished, unless that is being done."""
        if self._at_work.locked() or self._stopping or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY_SECONDS
        async with self._at_work:
            try:
                await self._finish()
                await self._wipe()
            except (DBAPIError, OSError) as fault:
                _log.warning("a deletion has to wait", fault=type(fault).__name__, where=where(fault))
                self._next = time.monotonic() + _REST_SECONDS

    async def stop(self) -> None:
        """What is being done is done first."""
        self._stopping = True
        async with self._at_work:
            return

    async def _finish(self) -> None:
        async with self._database.reading() as tx:
            if not await Store(tx).erasures.is_any_due(self._clock.machine_now()):
                return
        async with self._database.transaction(heavy=True) as tx:
            now = self._clock.now()
            await Store(tx).erasures.finish_due(now, self._clock.machine_now(), _AT_ONCE)

    async def _wipe(self) -> None:
        async with self._database.reading() as tx:
            people = await Store(tx).erasures.unwiped()
        if not people:
            return
        whole = self._may_write_anew(self._clock.now())
        if not (await self._database.wipe(whole=whole) and whole):
            self._next = time.monotonic() + _REST_SECONDS
            return
        async with self._database.transaction() as tx:
            await Store(tx).erasures.mark_wiped(people, self._clock.now())

    def _may_write_anew(self, now: datetime) -> bool:
        if not self._database.is_sqlite:
            return True
        return self._database.path.stat().st_size <= _SMALL or now.astimezone(self._zone).hour in _NIGHT
