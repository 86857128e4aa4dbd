"""Opens the database and hands out transactions. The only module that knows which database it is."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import one_hop
from storage.discretion import keep_values_out
from storage.one_hop import OneHop

BUSY_SECONDS = 10
_READ_ONLY = "laris_read_only"
_HEAVY = "laris_heavy"
_ONE_VIEW = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


class Database:
    """One database. SQLite has one writer at a time, so writers of this process queue up fairly here
    instead of meeting inside the file."""

    def __init__(self, url: str, *, connections: int = 20) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(url) if self.is_sqlite else _postgres_engine(url, connections)
        self._heavy = self.engine.execution_options(**{_HEAVY: True})
        self._reading: dict[str, Any] = {_READ_ONLY: True} if self.is_sqlite else _ONE_VIEW
        self._writing: contextlib.AbstractAsyncContextManager[Any] = (
            asyncio.Lock() if self.is_sqlite else contextlib.nullcontext()
        )

    @property
    def path(self) -> Path:
        """The database file (SQLite only)."""
        return Path(self.url.database or "")

    @contextlib.asynccontextmanager
    async def transaction(self, *, heavy: bool = False) -> AsyncIterator[AsyncConnection]:
        """One transaction that may write: committed at the end, rolled back on any exception.

        `heavy`: its statements may take long (imports, migrations), so that they must not hold up the event loop.
        """
        engine = self._heavy if heavy else self.engine
        async with self._writing, engine.begin() as connection:
            yield connection

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A consistent view for reports: never waits for a writer and never makes one wait."""
        async with self.engine.connect() as connection:
            await connection.execution_options(**self._reading)
            async with connection.begin(), self._read_only(connection):
                yield connection

    @contextlib.asynccontextmanager
    async def _read_only(self, connection: AsyncConnection) -> AsyncIterator[None]:
        """PostgreSQL was told with the transaction; SQLite's connection is told, and told back or thrown away."""
        if not self.is_sqlite:
            yield
            return
        await connection.exec_driver_sql("PRAGMA query_only = ON")
        try:
            yield
        except BaseException:
            await connection.invalidate()
            raise
        await connection.exec_driver_sql("PRAGMA query_only = OFF")

    async def wipe(self, *, whole: bool) -> bool:
        """Make the files forget what was deleted (SQLite; elsewhere there is nothing to be done from here): the log is
        emptied, and with `whole` the file is written anew. Nobody of this process writes meanwhile. False when somebody
        was reading old pages at that moment: to be tried again.
        """
        if not self.is_sqlite:
            return True
        async with self._writing:
            return await asyncio.to_thread(_wipe, self.path, whole)

    async def close(self) -> None:
        await self.engine.dispose()


def _sqlite_engine(url: str) -> AsyncEngine:
    engine = create_async_engine(
        url, hide_parameters=True, pool_size=4, max_overflow=0, pool_reset_on_return=None,
        connect_args={"async_creator_fn": one_hop.connect},
    )  # fmt: skip
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _wipe(path: Path, whole: bool) -> bool:
    """`secure_delete` fills deleted content with zeros; pages that were split may still hold copies, and only a file
    written anew is certain to hold none."""
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        try:
            if whole:
                connection.execute("VACUUM")
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.OperationalError:  # another process writes, or the disk is full
            return False
        return not busy


def _postgres_engine(url: str, connections: int) -> AsyncEngine:
    engine = create_async_engine(
        url, hide_parameters=True, pool_size=connections, max_overflow=0, pool_pre_ping=True
    )
    keep_values_out(engine.sync_engine)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions of its own
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    reads_only = bool(options.get(_READ_ONLY))
    raw: OneHop = connection.connection.driver_connection  # type: ignore[assignment]
    raw.begin(
        "BEGIN" if reads_only else "BEGIN IMMEDIATE", in_place=not (reads_only or options.get(_HEAVY, False))
    )
