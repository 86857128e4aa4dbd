"""The composition root: the one place that sees every part and puts them together."""

import asyncio
import os
import signal
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import InvalidToken, TelegramError

from bot.config import Misconfigured, Settings
from bot.house import house_of
from bot.introduction import introduction
from bot.runtime.chores import Chores, health
from bot.runtime.clock import Clock
from bot.runtime.events import ALLOWED_UPDATES
from bot.runtime.failures import backoff
from bot.runtime.fetcher import Fetcher
from bot.runtime.intake import Intake, Poller
from bot.runtime.profile import publish
from bot.runtime.reminding import Reminding
from bot.runtime.sender import Sender
from bot.runtime.studio import Studio
from bot.runtime.transport import build_application, call
from bot.runtime.worker import Worker
from bot.runtime.workshop import Workshop
from bot.texts import LANGUAGES
from domain import areas
from handlers import arrivals, registry
from services import reminder_sweep
from services.reminder_kinds import KINDS
from storage import files, migrate, outbox
from storage.election import AlreadyRunning, Election, FileLock
from storage.engine import Database

if TYPE_CHECKING:
    from bot.runtime.door import Door

HANDS_ON_POSTGRES = 12
_PATIENCE_SECONDS = 2.3
_LAST_RESORT_SECONDS = 4.4
_log = structlog.get_logger()


class PartEnded(Exception):
    """A part of the bot ended though nobody asked it to: the process ends with an error, to be started again."""


def _leave_at_once() -> None:
    """Stopping took too long, whatever the reason. What is committed is kept; the rest is done again."""
    _log.warning("stopping took too long")
    os._exit(0)


class App:
    """One running bot. `start` and `stop` may be called by tests; `run` is what the command line does."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock(settings.laris_clock_file)
        self.database = Database(settings.database_url)
        self.application = build_application(settings.bot_token.get_secret_value(), settings.telegram_api_url)
        hands = 1 if self.database.is_sqlite else HANDS_ON_POSTGRES
        bot, book = self.application.bot, registry.BOOK
        self._workshop = Workshop()
        studio = Studio(self.database, self._workshop, book.painters)
        self.sender = Sender(self.database, bot, self.clock, settings.budget, studio)
        self.fetcher = Fetcher(
            self.database, bot, self.clock, self._workshop, book.readers, self._wake_worker
        )
        self.worker = Worker(
            self.database, self.application, self.clock, house_of(settings, book), self.sender, hands,
            arrivals.hearing(book), self.fetcher.wake,
        )  # fmt: skip
        self.intake = Intake(self.database, self.clock, self.worker.wake)
        self._election = Election(self.database)
        self._poller = Poller(self.application.bot, self.intake, self._election.is_mine)
        self._door: Door | None = None
        sweep = partial(reminder_sweep.sweep, KINDS)
        self._reminding = Reminding(self.database, self.clock, sweep, self.sender.wake)
        self._chores = Chores(self.database, self.clock, self._reminding.tick)
        self._lock = FileLock(self.database.path) if self.database.is_sqlite else None
        self._tasks: list[asyncio.Task[None]] = []
        self._polling: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Work until SIGTERM or SIGINT, then finish what is in hand."""
        stop = asyncio.Event()
        for sign in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(sign, stop.set)
        starting = asyncio.create_task(self.start())
        waiting = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({starting, waiting}, return_when=asyncio.FIRST_COMPLETED)
            if not waiting.done():
                await starting
                await self._until_stopped_or_broken(waiting)
            asyncio.get_running_loop().call_later(_LAST_RESORT_SECONDS, _leave_at_once)
        finally:
            await _cancel(starting, waiting)
            await self.stop()

    async def _until_stopped_or_broken(self, waiting: asyncio.Task[bool]) -> None:
        """Raises `PartEnded` when a part that should work for ever does not."""
        parts = [*self._tasks, *([self._polling] if self._polling else [])]
        done, _ = await asyncio.wait({waiting, *parts}, return_when=asyncio.FIRST_COMPLETED)
        for task in done - {waiting}:
            _log.error("a part of the bot ended by itself", part=task.get_name())
            raise PartEnded(task.get_name()) from task.exception()

    async def start(self) -> None:
        """Raises `Misconfigured` when the database or the token cannot be used."""
        await self._prepare_database()
        await self._reach_telegram()
        registry.register(self.application)
        self._tasks = [
            asyncio.create_task(self.worker.run(), name="worker"),
            asyncio.create_task(self.sender.run(), name="sender"),
            asyncio.create_task(self.fetcher.run(), name="fetcher"),
        ]
        await self._open_doors()
        self._chores.start()
        await publish(self.application.bot, introduction(registry.BOOK.commands), LANGUAGES)
        await asyncio.to_thread(areas.preload)
        _log.info("ready", area=self.settings.laris_area, database=self.database.url.get_backend_name())

    async def stop(self) -> None:
        """Take nothing new, finish the turns and calls in hand, tell Telegram what is stored, close."""
        await asyncio.gather(
            self._leave_telegram(), self._close_door(), self._reminding.stop(), self._finish()
        )
        self._chores.stop()
        await self._workshop.close()
        await self._election.resign()
        await self.application.shutdown()
        await self.application.bot.shutdown()  # also when it never came to know who it is
        await self.database.close()
        if self._lock is not None:
            self._lock.release()
        _log.info("stopped")

    def _wake_worker(self) -> None:
        self.worker.wake()

    async def _leave_telegram(self) -> None:
        if self._polling is not None:
            await _cancel(self._polling)
            await self._poller.say_goodbye()

    async def _finish(self) -> None:
        """The worker first: its last turn hands its answers to a sender that still writes down what it sent."""
        self.fetcher.stop()
        stops = (self.worker.stop, self.sender.stop, self.fetcher.stop)
        for stop, task in zip(stops, self._tasks, strict=False):
            stop()
            _, late = await asyncio.wait({task}, timeout=_PATIENCE_SECONDS)
            await _cancel(*late)

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
            self._polling = asyncio.create_task(self._poller.run(), name="poller")

    async def _open_door(self) -> None:
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


async def _cancel(*tasks: asyncio.Task[Any]) -> None:
    """End these tasks; one that hangs in a locked database is not waited for."""
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=1)
