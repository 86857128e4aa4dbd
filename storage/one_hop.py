"""aiosqlite with few visits to its thread: a visit costs ten times what the SQL does.

It and SQLAlchemy make four per statement (cursor, execute, fetch, close); here it is one. A writing transaction
visits the thread twice in all: to begin, which may wait for another process, and to commit, which waits for the
disk. What lies between takes microseconds and is done where it stands. See docs/decisions/0010-one-hop.md.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

import aiosqlite

_Parameters = Sequence[Any] | dict[str, Any]


class Cursor:
    """Runs a statement and brings all its rows along at once."""

    def __init__(self, connection: "OneHop") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: _Parameters = ()) -> Self:
        await self._connection.visit(lambda db: self._take(db.execute(statement, parameters)))
        return self

    async def executemany(self, statement: str, parameters: Iterable[_Parameters]) -> Self:
        await self._connection.visit(lambda db: self._take(db.executemany(statement, parameters)))
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing is left open in the thread."""

    def _take(self, cursor: sqlite3.Cursor) -> None:
        self.description, self._rows = cursor.description, cursor.fetchall()
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()


class OneHop(aiosqlite.Connection):
    """A connection whose transactions begin with their first statement. `in_place`: the statements after that
    one do not visit the thread."""

    _ended: "asyncio.Future[Any] | None" = None
    _opening: str | None = None
    _in_place = False

    def begin(self, statement: str, *, in_place: bool) -> None:
        """Run `statement` (a BEGIN) together with the first statement of the transaction."""
        self._opening = statement
        self._in_place = in_place

    async def visit(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do this with the connection."""
        opening, self._opening = self._opening, None
        if opening is not None:
            await self._execute(_after(opening, work), self._conn)  # type: ignore[no-untyped-call]
        elif self._in_place:
            work(self._conn)
        else:
            await self._execute(work, self._conn)  # type: ignore[no-untyped-call]

    async def commit(self) -> None:
        """Nothing to do for a transaction that never said anything."""
        if not self._closes_unopened():
            await super().commit()

    async def rollback(self) -> None:
        """Nothing to do for a transaction that never said anything."""
        if not self._closes_unopened():
            await super().rollback()

    def _closes_unopened(self) -> bool:
        is_unopened = self._opening is not None
        self._opening, self._in_place = None, False
        return is_unopened

    def stop(self) -> "asyncio.Future[Any] | None":
        """Only the first call has something to wait for: aiosqlite's second one would wait for a thread that is
        gone, and a thread that waits for a locked file must not hold up the end of the process."""
        if not self._running:
            return None
        self._ended = super().stop()
        return self._ended

    async def _connect(self) -> Self:
        """When the file cannot be opened, the thread is gone before anybody is told."""
        try:
            await super()._connect()
        except BaseException:
            if self._ended is not None:
                await asyncio.shield(self._ended)
            raise
        return self

    def cursor(self) -> Cursor:  # type: ignore[override]  # SQLAlchemy's adapter asks for no more than this
        return Cursor(self)


def _after(opening: str, work: Callable[[sqlite3.Connection], None]) -> Callable[[sqlite3.Connection], None]:
    def both(db: sqlite3.Connection) -> None:
        db.execute(opening)
        work(db)

    return both


def connect(database: str, **options: Any) -> OneHop:
    """What SQLAlchemy calls in the place of `aiosqlite.connect`."""
    connection = OneHop(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)
    connection._thread.daemon = (
        True  # as SQLAlchemy does: an unclosed connection must not keep the process alive
    )
    return connection
