"""What makes a picture or document at the moment it is sent: `gather` asks the memory, `draw` does the heavy work.

Conversations name painters in screens (`bot.dialog.screen.Painting`); the composition root hands all of them to the
sender. Knows neither Telegram nor the network.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialog.screen import Screen
from bot.texts import Texts
from storage.store import Store

Gather = Callable[[Store, Mapping[str, Any], Texts], Awaitable[Any]]
"""Reads what is to be shown, given the painting's spec; returns JSON. One reading transaction, no heavy work."""


Tell = Callable[[Any, Any, Texts], Screen]
"""Words and buttons for what was drawn, given what was gathered and what `draw` answered: figures that only the
drawing knows."""


@dataclass(frozen=True)
class Painter:
    """`draw`: the job "module:function" that makes the bytes in another process, answering `{"name", "mime"}` and what
    `tell` needs. With `tell` its words take the place of the screen's, and its buttons stand before the screen's;
    without bytes only the words are sent."""

    gather: Gather
    draw: str
    tell: Tell | None = None
