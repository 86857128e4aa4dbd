"""The simulator and a bare Bot API caller: no bot of ours is needed to try it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
from bot_caller import Caller
from driver import Driver
from playwright.async_api import expect

from simulator.phone import Phone
from simulator.server import Simulator
from simulator.sight import PATIENCE

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(token="1:TEST", username="laris_bot") as simulator:
        yield simulator


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as client:
        yield client


@pytest.fixture
async def call(sim: Simulator, session: aiohttp.ClientSession) -> Caller:
    return Caller(sim, session)


@pytest.fixture
async def driver(sim: Simulator, session: aiohttp.ClientSession) -> Driver:
    return Driver(sim, session)


@pytest.fixture
async def budi(sim: Simulator) -> Phone:
    """Budi, who has written to the bot; his message is already confirmed."""
    phone = sim.phone("Budi", id=1001, phone="+6281234567890", language="id")
    await phone.says("halo")
    sim.updates.drop_all()
    return phone
