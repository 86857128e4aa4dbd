"""Telegram's rules of how much may be sent, off until `enforce` is called. Knows nothing of what is sent.

Measured in real time (not on the movable clock), as a bot's own pacing is.
"""

from __future__ import annotations

import math
import time
from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Window:
    """At most `most` events within the last `seconds`."""

    most: int
    seconds: float
    taken: deque[float] = field(default_factory=deque)

    def wait(self, now: float, count: int) -> float:
        while self.taken and self.taken[0] <= now - self.seconds:
            self.taken.popleft()
        if len(self.taken) + count <= self.most:
            return 0.0
        return self.taken[0] + self.seconds - now if self.taken else 0.0

    def take(self, now: float, count: int) -> None:
        self.taken.extend([now] * count)


@dataclass(slots=True)
class _Bucket:
    """`rate` events per second on average, `burst` at once."""

    rate: float
    burst: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


class Limits:
    def __init__(self) -> None:
        self.is_on = False
        self.off()

    def enforce(
        self, overall: int = 30, per_chat: float = 1, burst: int = 3, per_group_minute: int = 20
    ) -> None:
        self.off()
        self.is_on = True
        self._all = _Window(overall, 1.0)
        self._rate, self._burst, self._group_most = per_chat, burst, per_group_minute

    def off(self) -> None:
        self.is_on = False
        self._all = _Window(30, 1.0)
        self._rate, self._burst, self._group_most = 1.0, 3, 20
        self._people: dict[int, _Bucket] = {}
        self._groups: dict[int, _Window] = {}

    def retry_after(self, chat_id: int, count: int = 1) -> int:
        """0 when `count` messages to this chat may go now (and are counted), else whole seconds to wait."""
        if not self.is_on:
            return 0
        now = time.monotonic()
        wait = max(self._all.wait(now, count), self._wait_of_chat(chat_id, now, count))
        if wait > 0:
            return max(1, math.ceil(wait))
        self._take(chat_id, now, count)
        return 0

    def _wait_of_chat(self, chat_id: int, now: float, count: int) -> float:
        if chat_id < 0:
            group = self._groups.setdefault(chat_id, _Window(self._group_most, 60.0))
            return group.wait(now, count)
        fresh = _Bucket(self._rate, self._burst, self._burst, now)
        return self._people.setdefault(chat_id, fresh).wait(now)

    def _take(self, chat_id: int, now: float, count: int) -> None:
        self._all.take(now, count)
        if chat_id < 0:
            self._groups[chat_id].take(now, count)
        else:
            self._people[chat_id].level -= count
