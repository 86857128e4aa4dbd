"""A door on the way between the bot and Telegram: it passes everything on, unless trouble is planned.

With several targets it hands requests out in turn, as a load balancer does.
"""

import asyncio
import itertools
import json
import time
from dataclasses import dataclass
from typing import Any, Self

import aiohttp
import orjson
from aiohttp import web

FOREVER = 1_000_000


@dataclass(slots=True)
class Heard:
    """A request that came by, and what was answered (0: nothing)."""

    method: str
    params: dict[str, Any]
    at: float
    status: int = 0


@dataclass(slots=True)
class _Planned:
    method: str
    status: int | None
    body: bytes
    kind: str
    times: int
    containing: str
    seconds: float = 3600.0


class Detour:
    def __init__(self, *targets: str) -> None:
        self._targets = itertools.cycle(targets)
        self._plans: list[_Planned] = []
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self._port = 0
        self.heard: list[Heard] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def answers(
        self, method: str, status: int, body: Any, *, times: int = 1, containing: str = "", html: bool = False
    ) -> None:
        """Answer the next `times` calls of this method (those with `containing` in their body) oneself."""
        written = body if isinstance(body, bytes) else json.dumps(body).encode()  # any size of number
        kind = "text/html" if html else "application/json"
        self._plans.append(_Planned(method.lower(), status, written, kind, times, containing))

    def refuses(self, method: str, code: int, description: str, **how: Any) -> None:
        """Answer as Telegram refuses; `parameters` may hold `retry_after`."""
        parameters = {"parameters": how.pop("parameters")} if "parameters" in how else {}
        body = {"ok": False, "error_code": code, "description": description, **parameters}
        self.answers(method, code, body, **how)

    def hangs(self, method: str = "*", *, times: int = FOREVER) -> None:
        """Take these calls and never answer."""
        self._plans.append(_Planned(method.lower(), None, b"", "", times, ""))

    def delays(self, method: str, seconds: float, *, containing: str = "", times: int = 1) -> None:
        """Pass these calls on late."""
        self._plans.append(_Planned(method.lower(), None, b"", "", times, containing, seconds))

    def clear(self) -> None:
        self._plans.clear()

    def calls(self, method: str, **params: Any) -> list[Heard]:
        """What came by for this method, with these parameters."""
        return [
            one
            for one in self.heard
            if one.method == method.lower()
            and all(one.params.get(name) == value for name, value in params.items())
        ]

    async def open(self) -> None:
        """Listen, on the same port as before if there was one."""
        app = web.Application(client_max_size=64 * 1024**2)
        app.router.add_route("*", "/{path:.*}", self._pass)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handle_signals=False)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def close(self) -> None:
        """Nobody answers here any more: connections are refused."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
        if self._session is not None:
            await self._session.close()

    async def _pass(self, request: web.Request) -> web.Response:
        body = await request.read()
        heard = Heard(request.path.rpartition("/")[2].lower(), _json(body), time.time())
        self.heard.append(heard)
        planned = self._next(heard.method, body)
        if planned is None or planned.status is None:
            await asyncio.sleep(planned.seconds if planned else 0)
            answer = await self._forward(request, body)
        else:
            answer = web.Response(status=planned.status, body=planned.body, content_type=planned.kind)
        heard.status = answer.status
        return answer

    def _next(self, method: str, body: bytes) -> _Planned | None:
        for plan in self._plans:
            if plan.method in (method, "*") and plan.containing.encode() in body:
                plan.times -= 1
                if plan.times <= 0:
                    self._plans.remove(plan)
                return plan
        return None

    async def _forward(self, request: web.Request, body: bytes) -> web.Response:
        assert self._session is not None
        kept = {
            name: value
            for name, value in request.headers.items()
            if name.lower() in ("content-type", "x-telegram-bot-api-secret-token")
        }
        target = next(self._targets)
        try:
            async with self._session.request(
                request.method, target + request.path_qs, data=body, headers=kept
            ) as found:
                return web.Response(
                    status=found.status, body=await found.read(), content_type=found.content_type
                )
        except aiohttp.ClientError:
            return web.Response(status=502)


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}
