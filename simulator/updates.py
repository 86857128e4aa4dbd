"""The queue between people and the bot: numbered updates that stay until the bot confirms them.

Knows nothing of what an update says; long polling lives here, webhook delivery in `webhook`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from itertools import islice

from simulator.chats import Json
from simulator.pulse import Pulse
from simulator.validation import Conflict

ANOTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
HAS_WEBHOOK = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_YEAR_2024 = 1_704_067_200


class Updates:
    def __init__(self) -> None:
        self.pending: dict[int, Json] = {}
        self.pulse = Pulse()
        self.allowed: list[str] = []
        self.has_webhook = False
        self.was_asked_for = False
        self.closing = False
        self.on_confirmed: Callable[[list[int]], None] = lambda _ids: None
        # A number that grows between starts, so that a bot never takes a new update for one it has seen.
        self.last_id = int((time.time() - _YEAR_2024) * 10)
        self._poller: object | None = None

    @property
    def unheard(self) -> bool:
        """Whether a bot that is there has not confirmed everything yet."""
        return bool(self.pending) and (self.was_asked_for or self.has_webhook)

    def add(self, kind: str, content: Json) -> int:
        """Queue an update and return its id; kinds the bot did not ask for are numbered and dropped."""
        self.last_id += 1
        if not self.allowed or kind in self.allowed:
            self.pending[self.last_id] = {"update_id": self.last_id, kind: content}
            self.pulse.beat()
        return self.last_id

    def confirm(self, ids: list[int]) -> None:
        known = [update_id for update_id in ids if self.pending.pop(update_id, None) is not None]
        if known:
            self.on_confirmed(known)
            self.pulse.beat()

    def confirm_for(self, offset: int) -> None:
        """Everything below `offset`; a negative offset keeps only that many of the newest."""
        if offset > 0:
            ids = [update_id for update_id in self.pending if update_id < offset]
        elif offset < 0:
            ids = list(self.pending)[:offset]
        else:
            return
        self.confirm(ids)

    def drop_all(self) -> None:
        self.confirm(list(self.pending))

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Unconfirmed updates, waiting up to `seconds` for the first; the newest poller wins."""
        if self.has_webhook:
            raise Conflict(HAS_WEBHOOK)
        mine = self._poller = object()
        self.was_asked_for = True
        self.pulse.beat()
        self.confirm_for(offset)
        await self._first(mine, asyncio.get_running_loop().time() + seconds)
        if self.has_webhook:
            raise Conflict("terminated by setWebhook request")
        if self._poller is not mine:
            raise Conflict(ANOTHER_POLLER)
        self._poller = None
        return list(islice(self.pending.values(), limit))

    async def _first(self, mine: object, deadline: float) -> None:
        loop = asyncio.get_running_loop()
        while not (self.pending or self.closing or self.has_webhook) and self._poller is mine:
            if loop.time() >= deadline:
                return
            await self.pulse.wait(deadline - loop.time())

    def close(self) -> None:
        self.closing = True
        self.pulse.beat()
