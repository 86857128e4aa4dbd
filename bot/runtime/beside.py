"""Work that goes on beside the clock: a tick begins it and is over at once, one piece is in hand at a time, a fault is logged
and tried again after a while. Knows no work.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy.exc import DBAPIError

from bot.runtime.journal import where

_log = structlog.get_logger()


class Beside:
    """`work` is what is done at each beginning; `trouble` and `failed` are said in the journal when the database, or
    anything else, kept it from being done; `rest_seconds` pass then until it is begun again."""

    def __init__(
        self, work: Callable[[], Awaitable[None]], *, trouble: str, failed: str, rest_seconds: float
    ) -> None:
        self._work, self._trouble, self._failed = work, trouble, failed
        self._rest_seconds = rest_seconds
        self._rests_until = 0.0
        self._in_hand: asyncio.Task[None] | None = None
        self.is_stopping = False

    def begin(self) -> None:
        """Begin, unless it is in hand, at rest or over."""
        is_at_it = self._in_hand is not None and not self._in_hand.done()
        if not (is_at_it or self.is_stopping or time.monotonic() < self._rests_until):
            self._in_hand = asyncio.create_task(self._do())

    def rest(self, seconds: float) -> None:
        """Do not begin again for so long."""
        self._rests_until = time.monotonic() + seconds

    async def stop(self) -> None:
        """Finish what is in hand and begin nothing more."""
        self.is_stopping = True
        if self._in_hand is not None:
            await self._in_hand

    async def _do(self) -> None:
        try:
            await self._work()
        except Exception as fault:
            told = self._trouble if isinstance(fault, DBAPIError | OSError) else self._failed
            _log.warning(told, fault=type(fault).__name__, where=where(fault))
            self.rest(self._rest_seconds)
