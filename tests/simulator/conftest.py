"""The simulator and a bare Bot API caller: no bot of ours is needed to try it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from simulator.phone import Phone
from simulator.server import Simulator


class Caller:
    """Calls methods as any bot would and hands back Telegram's whole answer."""

    def __init__(self, simulator: Simulator, session: aiohttp.ClientSession) -> None:
        self.base, self.session = f"{simulator.url}/bot{simulator.token}", session

    async def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.base}/{method}", json=params) as answer:
            content: dict[str, Any] = await answer.json(content_type=None)
            assert content["ok"] or content["error_code"] == answer.status
            return content

    async def refused(self, method: str, **params: Any) -> str:
        return str((await self(method, **params))["description"])

    async def result(self, method: str, **params: Any) -> Any:
        content = await self(method, **params)
        assert content["ok"], content
        return content["result"]


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
async def budi(sim: Simulator) -> Phone:
    """Budi, who has written to the bot; his message is already confirmed."""
    phone = sim.phone("Budi", id=1001, phone="+6281234567890", language="id")
    await phone.says("halo")
    sim.updates.drop_all()
    return phone
