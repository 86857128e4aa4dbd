"""`laris run`, from the first breath to the last: opens the reception, loads the conversations, works, stops."""

import asyncio
import gc
import os
import signal
from typing import TYPE_CHECKING

import structlog

from bot.config import Settings
from bot.reception import Reception, cancel

if TYPE_CHECKING:
    from bot.app import App

_LAST_RESORT_SECONDS = 4.4
_log = structlog.get_logger()


async def run(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT, then finish what is in hand."""
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    life = Life(settings)
    living, waiting = asyncio.create_task(life.live()), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({living, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            await living
        asyncio.get_running_loop().call_later(_LAST_RESORT_SECONDS, _leave_at_once)
    finally:
        await cancel(living, waiting)
        await life.end()


class Life:
    """One run of the bot: first somebody at the door, then somebody to answer."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._reception = Reception(settings)
        self._app: App | None = None

    async def live(self) -> None:
        """Raises `Misconfigured` when the database, the token or the rules cannot be used, `PartEnded` when a part
        ended though nobody asked it to."""
        await self._reception.open()
        kind = await asyncio.to_thread(_load)
        self._app = kind(self._settings, self._reception)
        await self._app.start()
        await self._app.work()

    async def end(self) -> None:
        """Also in the middle of beginning."""
        if self._app is not None:
            await self._app.stop()
        else:
            await self._reception.take_no_more()
            await self._reception.close()


def _load() -> "type[App]":
    """Everything that people can talk about. Loading throws nothing away, and collecting meanwhile costs a sixth of
    the time. Raises `Misconfigured` or `BadData` when a data file is faulty: the bot does not
    start with half of the rules."""
    from bot import rule_work
    from bot.app import App

    rule_work.check_words()
    rule_work.check()
    gc.freeze()  # what is loaded stays for good
    gc.enable()
    return App


def _leave_at_once() -> None:
    """Stopping took too long, whatever the reason. What is committed is kept; the rest is done again."""
    _log.warning("stopping took too long")
    os._exit(0)
