"""Telegram's stand-in in this process, the bot in another; both reached over HTTP only."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.server import Simulator
from tests.support.databases import EmptyFile, PostgresServer
from tests.support.detour import Detour
from tests.support.processes import TOKEN, Bot
from tests.support.registrants import Books


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(token=TOKEN, username="laris_bot") as simulator:
        yield simulator


@pytest.fixture
async def detour(sim: Simulator) -> AsyncIterator[Detour]:
    """A way to the simulator on which trouble can be planned."""
    async with Detour(sim.url) as opened:
        yield opened


@pytest.fixture
def file_url(empty_file: EmptyFile, tmp_path: Path) -> str:
    return empty_file.copied_to(tmp_path)


@pytest.fixture
async def postgres_url(postgres_server: PostgresServer) -> str:
    return await postgres_server.fresh()


@pytest.fixture
async def bot(sim: Simulator, tmp_path: Path, file_url: str) -> AsyncIterator[Bot]:
    """A bot on SQLite that is not started yet. Whatever happens, no process is left behind."""
    process = Bot(tmp_path / "bot", sim.url, file_url)
    yield process
    await process.kill()


@pytest.fixture
async def wary_bot(detour: Detour, tmp_path: Path, file_url: str) -> AsyncIterator[Bot]:
    """The same, on the way where trouble can be planned."""
    process = Bot(tmp_path / "bot", detour.url, file_url)
    yield process
    await process.kill()


@pytest.fixture
async def books(file_url: str) -> AsyncIterator[Books]:
    opened = Books(file_url)
    yield opened
    await opened.close()


@pytest.fixture
async def postgres_books(postgres_url: str) -> AsyncIterator[Books]:
    opened = Books(postgres_url)
    yield opened
    await opened.close()
