"""Lets the clock ask what is due: regularly, and at once when the time was moved. Knows no reminder.

A batch is one transaction; between two of them whoever answers people has its turn.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.runtime.clock import Clock
from bot.runtime.journal import where
from domain import calendar_holidays
from storage import due_reminders
from storage.engine import Database

PEOPLE = 40
"""In one batch: it holds up answers for about as long as it takes to write so many messages."""
_EVERY_SECONDS = 20.0
_log = structlog.get_logger()


class Swept(Protocol):
    """What a batch says of itself; see `services.reminder_sweep`."""

    @property
    def people(self) -> int: ...
    @property
    def messages(self) -> int: ...
    @property
    def is_full(self) -> bool: ...


Sweep = Callable[[AsyncConnection, datetime, datetime, int], Awaitable[Swept]]


class Reminding:
    """`tick` is called twice a second and mostly finds that it is not time yet. `wake` tells the sender."""

    def __init__(self, database: Database, clock: Clock, sweep: Sweep, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._sweep = sweep
        self._wake = wake
        self._next = 0.0
        self._offset: timedelta | None = None
        self._unknown_year = 0
        self._stopping = False
        self._is_asked = False
        self._at_work = asyncio.Lock()

    def soon(self) -> None:
        """Something was planned for this very moment: look with the next tick."""
        self._is_asked = True

    async def tick(self) -> None:
        """Sweep if it is time. A fault of the database is logged; the next tick tries again."""
        if not self._is_time():
            return
        async with self._at_work:
            self._is_asked = False
            self._tell_unknown_year()
            try:
                is_full = await self._sweep_all()
            except (DBAPIError, OSError) as fault:
                _log.warning("the database is in trouble", fault=type(fault).__name__)
                return
            self._next = time.monotonic() + (0 if is_full else _EVERY_SECONDS)

    async def stop(self) -> None:
        """Finish the batch in hand and begin no other."""
        self._stopping = True
        async with self._at_work:
            return

    def _is_time(self) -> bool:
        offset, before = self._clock.offset(), self._offset
        self._offset = offset
        is_time = self._is_asked or offset != before or time.monotonic() >= self._next
        return is_time and not self._stopping

    async def _sweep_all(self) -> bool:
        """Batch after batch until nothing is due. Returns whether Telegram has to take some of it first."""
        while not self._stopping:
            try:
                swept = await self._batch(PEOPLE)
            except Exception as fault:
                if _lost_database(fault):
                    raise
                await self._one_by_one()
                continue
            if not swept.people:
                return swept.is_full
        return False

    async def _batch(self, people: int) -> Swept:
        async with self._database.transaction() as tx:
            swept = await self._sweep(tx, self._clock.now(), self._clock.machine_now(), people)
        if swept.messages:
            self._wake()
        return swept

    async def _one_by_one(self) -> None:
        """Something in a batch cannot be done: whose it is waits, the others are served."""
        for _ in range(PEOPLE):
            try:
                if not (await self._batch(1)).people:
                    return
            except Exception as fault:
                if _lost_database(fault):
                    raise
                _log.error("somebody could not be reminded", fault=type(fault).__name__, where=where(fault))
                async with self._database.transaction() as tx:
                    await due_reminders.set_aside(tx, self._clock.now())

    def _tell_unknown_year(self) -> None:
        today = self._clock.now().date()
        if today.year != self._unknown_year and not calendar_holidays.is_known(today):
            self._unknown_year = today.year
            _log.warning("the holidays of this year are not known, except for fixed ones", year=today.year)


def _lost_database(fault: Exception) -> bool:
    """Whether the database itself is in trouble: no fault of a reminder."""
    is_broken = isinstance(fault, DBAPIError) and fault.connection_invalidated
    return is_broken or isinstance(fault, OperationalError | InterfaceError | OSError)
