"""A bare caller of Bot API methods, as any bot might be."""

from __future__ import annotations

from typing import Any

import aiohttp

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
