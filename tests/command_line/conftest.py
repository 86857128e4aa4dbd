"""The command line, and a Telegram that it may ask."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.server import Simulator
from tests.command_line.laris import TOKEN, Laris


@pytest.fixture
def laris(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Laris:
    """Laris without any setting."""
    return Laris(tmp_path, tmp_path_factory.mktemp("said"))


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    async with Simulator(token=TOKEN, username="laris_bot") as simulator:
        yield simulator


@pytest.fixture
def ready(laris: Laris, telegram: Simulator) -> Laris:
    """Laris with a token, a Telegram, and a database file of its own."""
    laris.always = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": telegram.url,
        "LOG_LEVEL": "ERROR",
        "DATABASE_URL": f"sqlite+aiosqlite:///{laris.folder}/laris.db",
    }
    return laris
