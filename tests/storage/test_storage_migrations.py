"""Migrations: a fresh database gets the shape that the tables say, on both kinds, once and only once."""

import ast
import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from storage import migrate, tables
from storage.engine import Database
from tests.storage.rows import ask
from tests.support.databases import PostgresServer

VERSIONS = Path(migrate.__file__).with_name("migrations") / "versions"


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, tables.metadata))


async def test_the_migrated_database_is_what_the_tables_say(database: Database) -> None:
    async with database.reading() as tx:
        assert await tx.run_sync(_differences) == []
        names = await tx.run_sync(lambda connection: set(inspect(connection).get_table_names()))
    assert names == {*tables.metadata.tables, "alembic_version"}
    assert await migrate.is_current(database)


async def test_a_missing_column_would_be_noticed(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute(text("ALTER TABLE products DROP COLUMN unit"))
        assert await tx.run_sync(_differences) != []


async def test_upgrading_again_changes_nothing(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.execute(text("INSERT INTO flood_wait (id, until) VALUES (1, 5)"))
    await migrate.upgrade(database)
    assert await ask(database, "SELECT until FROM flood_wait") == [(5,)]


@pytest.fixture
async def empty_postgres(postgres_server: PostgresServer) -> str:
    url = await postgres_server.fresh()
    database = Database(url, connections=1)
    async with database.transaction() as tx:
        await tx.execute(text("DROP SCHEMA public CASCADE"))
        await tx.execute(text("CREATE SCHEMA public"))
    await database.close()
    return url


async def test_four_upgrades_at_once_do_not_break_one_another(empty_postgres: str) -> None:
    workers = [Database(empty_postgres, connections=1) for _ in range(4)]
    assert not await migrate.is_current(workers[0])
    await asyncio.gather(*(migrate.upgrade(worker) for worker in workers))
    assert await migrate.is_current(workers[0])
    assert len(await ask(workers[0], "SELECT version_num FROM alembic_version")) == 1
    for worker in workers:
        await worker.close()


def test_migrations_import_nothing_of_the_project() -> None:
    files = sorted(VERSIONS.glob("*.py"))
    assert files
    for file in files:
        found = [
            node
            for node in ast.walk(ast.parse(file.read_text()))
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        names = {alias.name for node in found if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "." for node in found if isinstance(node, ast.ImportFrom)}
        assert {name.partition(".")[0] for name in names} <= {"alembic", "sqlalchemy"}, file
