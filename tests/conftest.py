"""What every test may ask for: databases of both kinds, and a town with people in it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from storage import migrate
from storage.engine import Database
from tests.support.databases import PostgresServer
from tests.support.town import Talker, Town


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    server = PostgresServer(tmp_path_factory.mktemp("postgres"))
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgres"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/laris.db"
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return await server.fresh()


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open, migrated database, once of each kind."""
    opened = Database(database_url)
    if opened.is_sqlite:
        await migrate.upgrade(opened)
    yield opened
    await opened.close()


@pytest.fixture(params=["plain", "rebuilt"])
async def town(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Town]:
    """Laris in Batang on SQLite: once as it is, once built anew before everything that anybody does."""
    url = f"sqlite+aiosqlite:///{tmp_path}/laris.db"
    async with Town(tmp_path, url, rebuilds=request.param == "rebuilt") as opened:
        yield opened


@pytest.fixture
def budi(town: Town) -> Talker:
    return town.person("Budi", 101)


@pytest.fixture
def sari(town: Town) -> Talker:
    return town.person("Sari", 102)
