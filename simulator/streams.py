"""Server-sent events: everything the world tells, to every open page. Knows nothing of what is told."""

from __future__ import annotations

import asyncio

import orjson
from aiohttp import web

from simulator.chats import Json, World

QUIET_SECONDS = 15.0
HEADERS = {"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}


class Streams:
    def __init__(self, world: World) -> None:
        self._world = world
        self._open: set[asyncio.Queue[Json | None]] = set()
        world.listeners.append(self._tell)
        world.is_watched = lambda: bool(self._open)

    def _tell(self, event: Json) -> None:
        for stream in self._open:
            stream.put_nowait(event)

    def close(self) -> None:
        for stream in self._open:
            stream.put_nowait(None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers=HEADERS)
        await response.prepare(request)
        stream: asyncio.Queue[Json | None] = asyncio.Queue()
        self._open.add(stream)
        try:
            await response.write(b"retry: 500\n\n")
            while (event := await _next(stream)) is not None:
                await response.write(b"data: " + orjson.dumps(event) + b"\n\n")
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._open.discard(stream)
        return response


async def _next(stream: asyncio.Queue[Json | None]) -> Json | None:
    """The next event; a word now and then shows that the connection still stands."""
    try:
        async with asyncio.timeout(QUIET_SECONDS):
            return await stream.get()
    except TimeoutError:
        return {"type": "still here"}
