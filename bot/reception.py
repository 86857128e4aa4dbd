"""The front of the house: it opens the database, reaches Telegram and takes updates into the inbox.

It knows no conversation. So it can stand open while these are still being loaded: what people say meanwhile is kept.
"""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.config import Misconfigured, Settings
from bot.runtime.clock import Clock
from bot.runtime.events import ALLOWED_UPDATES
from bot.runtime.failures import backoff
from bot.runtime.intake import Intake, Poller
from bot.runtime.transport import build_application, call
from storage import files, migrate, outbox
from storage.election import AlreadyRunning, Election, FileLock
from storage.engine import Database

if TYPE_CHECKING:
    from bot.runtime.door import Door

_log = structlog.get_logger()


class Reception:
    """`on_stored` is called whenever something new lies in the inbox."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock(settings.laris_clock_file)
        self.database = Database(settings.database_url)
        self.application = build_application(settings.bot_token.get_secret_value(), settings.telegram_api_url)
        self.on_stored: Callable[[], None] = lambda: None
        self.is_open = False
        self.polling: asyncio.Task[None] | None = None
        self.intake = Intake(self.database, self.clock, self._tell_of_it)
        self._election = Election(self.database)
        self._poller = Poller(self.application.bot, self.intake, self._election.is_mine)
        self._door: Door | None = None
        self._lock = FileLock(self.database.path) if self.database.is_sqlite else None

    def _tell_of_it(self) -> None:
        self.on_stored()

    async def open(self) -> None:
        """Raises `Misconfigured` when the database or the token cannot be used."""
        await self._prepare_database()
        await self._reach_telegram()
        await self._open_doors()
        self.is_open = True

    async def take_no_more(self) -> None:
        """Tell Telegram what is stored, and close the doors."""
        await asyncio.gather(self._leave_telegram(), self._close_door())

    async def close(self) -> None:
        """Give everything back."""
        await self._election.resign()
        await self.application.shutdown()
        await self.application.bot.shutdown()  # also when it never came to know who it is
        await self.database.close()
        if self._lock is not None:
            self._lock.release()

    async def _leave_telegram(self) -> None:
        if self.polling is not None:
            await cancel(self.polling)
            await self._poller.say_goodbye()

    async def _prepare_database(self) -> None:
        if self._lock is not None:
            self._acquire(self._lock)
            await migrate.upgrade(self.database)
            async with self.database.transaction() as tx:
                await outbox.release(tx, self.clock.machine_now(), everything=True)
                await files.free(tx, self.clock.machine_now())
        elif not await migrate.is_current(self.database):
            raise Misconfigured("The database is not up to date: run `laris migrate` first.")

    @staticmethod
    def _acquire(lock: FileLock) -> None:
        try:
            lock.acquire()
        except AlreadyRunning:
            raise Misconfigured("Another `laris run` is using this database file.") from None
        except OSError:
            raise Misconfigured("DATABASE_URL names a file that cannot be written.") from None

    async def _reach_telegram(self) -> None:
        """Ask who we are until Telegram answers: a bot that starts during an outage simply waits."""
        tries = 0
        while True:
            try:
                await self.application.initialize()
                return
            except InvalidToken:
                raise Misconfigured("BOT_TOKEN is not accepted by Telegram.") from None
            except TelegramError as fault:
                _log.warning("Telegram cannot be reached", fault=type(fault).__name__)
                await asyncio.sleep(backoff(tries).total_seconds())
                tries += 1

    async def _open_doors(self) -> None:
        settings = self.settings
        if settings.webhook_url or settings.port:
            await self._open_door()
        if settings.webhook_url:
            await self._tell("setWebhook", {
                "url": settings.webhook_url, "secret_token": settings.webhook_secret.get_secret_value(),
                "allowed_updates": ALLOWED_UPDATES, "max_connections": 40,
            })  # fmt: skip
        else:
            await self._tell("deleteWebhook", {"drop_pending_updates": False})
            self.polling = asyncio.create_task(self._poller.run(), name="poller")

    async def _open_door(self) -> None:
        from bot.runtime.chores import health
        from bot.runtime.door import Door  # a web server is slow to load, and a polling bot needs none

        settings = self.settings
        self._door = Door(lambda: health(self.database, self.clock))
        if settings.webhook_url:
            secret = settings.webhook_secret.get_secret_value()
            self._door.receive(settings.webhook_url, secret, self.intake)
        if settings.port:
            await self._door.open(settings.port)

    async def _close_door(self) -> None:
        if self._door is not None:
            await self._door.close()

    async def _tell(self, method: str, params: dict[str, Any]) -> None:
        tries = 0
        while True:
            try:
                await call(self.application.bot, method, params)
                return
            except TelegramError as fault:
                _log.warning("Telegram did not take it", method=method, fault=type(fault).__name__)
                await asyncio.sleep(backoff(tries).total_seconds())
                tries += 1


async def cancel(*tasks: asyncio.Task[Any]) -> None:
    """End these tasks; one that hangs in a locked database is not waited for."""
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=1)
