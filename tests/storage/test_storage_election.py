"""Who polls Telegram among many processes: one at a time, and another when the first one is gone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage.election import Election
from storage.engine import Database
from tests.storage.rows import ask
from tests.support.databases import PostgresServer


@pytest.fixture
async def databases(postgres_server: PostgresServer) -> AsyncIterator[list[Database]]:
    url = await postgres_server.fresh()
    opened = [Database(url, connections=2) for _ in range(3)]
    yield opened
    for database in opened:
        await database.close()


async def winners(elections: list[Election]) -> list[int]:
    return [number for number, election in enumerate(elections) if await election.is_mine()]


async def kill_holder(database: Database) -> None:
    async with database.transaction() as tx:
        killed = await tx.execute(
            text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
        )
        assert killed.all() == [(True,)]


async def test_there_is_one_winner_and_it_stays(databases: list[Database]) -> None:
    elections = [Election(database) for database in databases]
    for _ in range(3):
        assert await winners(elections) == [0]
    await elections[0].resign()
    await elections[0].resign()
    assert await winners(elections[1:]) == [0]
    assert await winners(elections) == [1]
    for election in elections:
        await election.resign()


async def test_another_takes_over_when_the_connection_of_the_first_is_killed(
    databases: list[Database],
) -> None:
    first, second = Election(databases[0]), Election(databases[1])
    assert await first.is_mine()
    await kill_holder(databases[2])
    assert await second.is_mine()
    with pytest.raises((SQLAlchemyError, OSError)):
        await first.is_mine()
    assert not await first.is_mine()
    await second.resign()
    assert await first.is_mine()
    await first.resign()


async def test_losing_again_and_again_does_not_use_up_connections(databases: list[Database]) -> None:
    winner, loser = Election(databases[0]), Election(databases[1])
    assert await winner.is_mine()
    for _ in range(10):
        assert not await loser.is_mine()
    assert await ask(databases[1], "SELECT 1") == [(1,)]
    await winner.resign()


async def test_a_single_process_on_a_file_needs_no_election(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/laris.db")
    election = Election(database)
    assert await election.is_mine()
    await election.resign()
    await database.close()
