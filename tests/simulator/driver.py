"""The addresses under /sim, as an outside test driver uses them."""

from __future__ import annotations

from typing import Any

import aiohttp

from simulator.server import Simulator


class Driver:
    def __init__(self, sim: Simulator, session: aiohttp.ClientSession) -> None:
        self.base, self.session = f"{sim.url}/sim", session

    async def get(self, path: str) -> Any:
        async with self.session.get(f"{self.base}/{path}") as answer:
            return await answer.json()

    async def post(self, path: str, content: Any = None, **more: Any) -> Any:
        async with self.session.post(f"{self.base}/{path}", json=content, **more) as answer:
            return await answer.json()
