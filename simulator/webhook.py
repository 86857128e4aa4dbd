"""Delivery of updates to a webhook: in order within a chat, side by side between chats, until accepted.

Knows nothing of what an update says beyond whose it is.
"""

from __future__ import annotations

import asyncio
import time

import aiohttp
import orjson

from simulator.chats import Json
from simulator.updates import Updates

HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    first_pause, longest_pause = 0.2, 5.0

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self.url, self.secret, self.max_connections = "", "", 40
        self.last_error: tuple[int, str] | None = None
        self._busy: dict[int, int] = {}
        self._runner: asyncio.Task[None] | None = None

    def set(self, url: str, secret: str, max_connections: int) -> None:
        self.stop()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self.last_error = None
        self._updates.has_webhook = bool(url)
        if url:
            self._updates.pulse.beat()  # an open long poll ends
            self._runner = asyncio.get_running_loop().create_task(self._run())

    def stop(self) -> None:
        if self._runner is not None:
            self._runner.cancel()
        self._runner, self._busy = None, {}

    async def close(self) -> None:
        runner = self._runner
        self.stop()
        if runner is not None:
            await asyncio.gather(runner, return_exceptions=True)

    def info(self) -> Json:
        known: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            known["max_connections"] = self.max_connections
        if self._updates.allowed:
            known["allowed_updates"] = self._updates.allowed
        if self.last_error is not None:
            known["last_error_date"], known["last_error_message"] = self.last_error
        return known

    async def _run(self) -> None:
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as tasks:
            while True:
                for update in self._ready():
                    lane = lane_of(update)
                    self._busy[lane] = update["update_id"]
                    tasks.create_task(self._deliver(session, update, lane))
                await self._updates.pulse.wait(30)

    def _ready(self) -> list[Json]:
        """The oldest update of every chat that has none on its way, as far as connections allow."""
        free = self.max_connections - len(self._busy)
        chosen: dict[int, Json] = {}
        for update in self._updates.pending.values():
            if len(chosen) >= free:
                break
            lane = lane_of(update)
            if lane not in self._busy:
                chosen.setdefault(lane, update)
        return list(chosen.values())

    async def _deliver(self, session: aiohttp.ClientSession, update: Json, lane: int) -> None:
        pause = self.first_pause
        while update["update_id"] in self._updates.pending and not await self._accepted(session, update):
            await asyncio.sleep(pause)
            pause = min(pause * 2, self.longest_pause)
        self._busy.pop(lane, None)
        self._updates.confirm([update["update_id"]])
        self._updates.pulse.beat()

    async def _accepted(self, session: aiohttp.ClientSession, update: Json) -> bool:
        headers = {"Content-Type": "application/json"} | ({HEADER: self.secret} if self.secret else {})
        try:
            wait = aiohttp.ClientTimeout(total=60)
            async with session.post(
                self.url, data=orjson.dumps(update), headers=headers, timeout=wait
            ) as answer:
                await answer.read()
                if answer.ok:
                    return True
                reason = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as trouble:
            reason = "Connection timed out" if isinstance(trouble, TimeoutError) else "Connection refused"
        self.last_error = (int(time.time()), reason)
        return False


def lane_of(update: Json) -> int:
    """The chat an update belongs to; the person's id for queries."""
    content: Json = next(value for name, value in update.items() if name != "update_id")
    whose: Json = content.get("chat") or content.get("message", {}).get("chat") or content["from"]
    return int(whose["id"])
