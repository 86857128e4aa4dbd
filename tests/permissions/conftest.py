"""The demo's town, made once, and a stage on a copy of it for each test."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scripts import demo_data
from storage import migrate
from storage.engine import Database
from tests.permissions.stage import Stage, staged


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with everything that the demo shows: every subject brings its examples there."""
    file = tmp_path_factory.mktemp("world") / "world.db"
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, demo_data.fill(f"sqlite+aiosqlite:///{file}")).result()
    return file


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same bot before anybody has come."""
    file = tmp_path_factory.mktemp("nowhere") / "nowhere.db"
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, _empty(file)).result()
    return file


async def _empty(file: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{file}")
    await migrate.upgrade(database)
    await database.close()


@pytest.fixture
async def stage(world: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(world, tmp_path) as opened:
        yield opened


@pytest.fixture
async def empty_stage(nowhere: Path, tmp_path: Path) -> AsyncIterator[Stage]:
    async with staged(nowhere, tmp_path) as opened:
        yield opened
