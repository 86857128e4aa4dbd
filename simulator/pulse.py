"""Waiting for the next change on one event loop. Knows nothing of what changes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Pulse:
    def __init__(self) -> None:
        self._event = asyncio.Event()

    def beat(self) -> None:
        """Wake everybody who waits now; who comes later waits for the next beat."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        """Return at the next beat or after `seconds`, whichever is first."""
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                await self._event.wait()
        except TimeoutError:
            return

    async def until(self, true: Callable[[], bool], seconds: float) -> bool:
        """Whether `true()` held at some beat within `seconds`."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + seconds
        while not true():
            if loop.time() >= deadline:
                return False
            await self.wait(deadline - loop.time())
        return True
