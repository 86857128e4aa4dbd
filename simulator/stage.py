"""What the page's controls may touch of a running simulator. Nothing but the list."""

from __future__ import annotations

from typing import Protocol

from simulator.actions import Actions
from simulator.api import Call
from simulator.cast import Cast
from simulator.chats import Chat, World
from simulator.clock import Clock
from simulator.faults import Faults
from simulator.limits import Limits
from simulator.updates import Updates


class Stage(Protocol):
    world: World
    updates: Updates
    actions: Actions
    clock: Clock
    limits: Limits
    faults: Faults
    cast: Cast

    @property
    def calls(self) -> list[Call]: ...

    def group(self, title: str, *, is_forum: bool = False, kind: str = "supergroup") -> Chat: ...

    def channel(self, title: str) -> Chat: ...
