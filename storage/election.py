"""Which of several processes may do what only one should do: polling Telegram, holding an SQLite file."""

import fcntl
from pathlib import Path
from typing import IO

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database

_POLLER = 0x1A816


class AlreadyRunning(Exception):
    """Another process uses this database file."""


class FileLock:
    """Held while a process lives; the system frees it even after `kill -9`."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".lock")
        self._file: IO[str] | None = None

    def acquire(self) -> None:
        """Raises AlreadyRunning when somebody else holds it."""
        self._file = self._path.open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise AlreadyRunning(self._path.name) from None

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


class Election:
    """At most one winner among all processes on one PostgreSQL; when it dies, its connection and its office end."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seat: AsyncConnection | None = None

    async def is_mine(self) -> bool:
        """Whether this process holds the office, or could take it just now. Always on SQLite."""
        if self._database.is_sqlite:
            return True
        try:
            return await (self._still_mine() if self._seat else self._run())
        except (SQLAlchemyError, OSError):
            await self.resign()
            raise

    async def _still_mine(self) -> bool:
        if self._seat is not None:
            await self._seat.execute(text("SELECT 1"))
        return True

    async def _run(self) -> bool:
        seat = await self._database.engine.connect()
        won = False
        try:
            await seat.execution_options(isolation_level="AUTOCOMMIT")
            won = bool(await seat.scalar(text("SELECT pg_try_advisory_lock(:office)"), {"office": _POLLER}))
        finally:
            if won:
                self._seat = seat
            else:
                await seat.close()
        return won

    async def resign(self) -> None:
        """Give the office up; the connection is closed for good, so that its lock goes with it."""
        seat, self._seat = self._seat, None
        if seat is not None:
            await seat.invalidate()
            await seat.close()
