"""The composition root: the one place that sees every part and puts them together."""

import asyncio
from functools import partial

import structlog

from bot.config import Settings
from bot.house import house_of
from bot.introduction import introduction
from bot.reception import Reception, cancel
from bot.runtime.chores import Chores
from bot.runtime.fetcher import Fetcher
from bot.runtime.forgetting import Forgetting
from bot.runtime.long_work import LongWork
from bot.runtime.press import Press
from bot.runtime.profile import publish
from bot.runtime.reminding import Reminding
from bot.runtime.sender import Sender
from bot.runtime.studio import Studio
from bot.runtime.worker import Worker
from bot.runtime.workshop import Workshop
from bot.texts import LANGUAGES
from domain import areas
from handlers import arrivals, registry
from services import announcement_sending, menus, reminder_sweep
from services.census import progress
from services.own_data import unused
from services.reminder_kinds import DEEDS, KINDS
from storage import outbox
from storage.store import Store

HANDS_ON_POSTGRES = 12
_PATIENCE_SECONDS = 2.3
_log = structlog.get_logger()


class PartEnded(Exception):
    """A part of the bot ended though nobody asked it to: the process ends with an error, to be started again."""


class App:
    """One running bot. `start` and `stop` may be called by tests; `run` is what the command line does."""

    def __init__(self, settings: Settings, reception: Reception | None = None) -> None:
        self.settings = settings
        self.reception = reception or Reception(settings)
        self.clock, self.database = self.reception.clock, self.reception.database
        self.application = self.reception.application
        hands = 1 if self.database.is_sqlite else HANDS_ON_POSTGRES
        bot, book = self.application.bot, registry.BOOK
        self._workshop, self._reading_room = Workshop(), Workshop()  # no picture waits for a long list
        sending = announcement_sending.Sending(settings.budget.of_many, settings.office_name)
        press = Press(self.database, partial(announcement_sending.printed, settings.office_name))
        studio = Studio(self.database, self._workshop, book.painters, press)
        self.sender = Sender(self.database, bot, self.clock, settings.budget, studio)
        self.fetcher = Fetcher(
            self.database, bot, self.clock, self._reading_room, book.readers, self._wake_worker
        )
        self._house = house_of(settings, book, lambda: str(bot.username))
        self.worker = Worker(
            self.database, self.application, self.clock, self._house, self.sender, hands,
            arrivals.hearing(book), self.fetcher.wake,
        )  # fmt: skip
        self.reception.on_stored = self.sender.on_told = self.worker.wake
        sweep = partial(reminder_sweep.sweep, KINDS, DEEDS)
        self._reminding = Reminding(self.database, self.clock, sweep, self.sender.wake)
        self.worker.on_planned = self._reminding.soon
        self._long_work = LongWork(
            self.database, self.clock, progress.is_any, progress.advance, self.sender.wake
        )
        self._announcing = LongWork(
            self.database, self.clock, sending.is_any, sending.advance, self.sender.wake
        )
        forgetting = Forgetting(
            self.database, self.clock, settings.laris_area, unused.advance, self.sender.wake
        )
        self._often = (self._reminding, self._long_work, self._announcing, forgetting)
        self._chores = Chores(self.database, self.clock, *(one.tick for one in self._often))
        self._tasks: list[asyncio.Task[None]] = []

    async def work(self) -> None:
        """For ever. Raises `PartEnded` when a part that should work for ever does not."""
        parts = [*self._tasks, *([self.reception.polling] if self.reception.polling else [])]
        done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            _log.error("a part of the bot ended by itself", part=task.get_name())
            raise PartEnded(task.get_name()) from task.exception()

    async def start(self, *, introduces: bool = True) -> None:
        """Raises `Misconfigured` when the database or the token cannot be used. `introduces`: Telegram is asked whether
        it shows the bot as it is now."""
        if not self.reception.is_open:
            await self.reception.open()
        registry.register(self.application)
        self._tasks = [
            asyncio.create_task(self.worker.run(), name="worker"),
            asyncio.create_task(self.sender.run(), name="sender"),
            asyncio.create_task(self.fetcher.run(), name="fetcher"),
        ]
        self._chores.start()
        if introduces:
            await publish(self.application.bot, introduction(registry.BOOK.commands), LANGUAGES)
        await self._refresh_menus()
        await asyncio.to_thread(areas.preload)
        _log.info("ready", area=self.settings.laris_area, database=self.database.url.get_backend_name())

    async def _refresh_menus(self) -> None:
        """Chats with menus of their own see the commands that this version brought."""
        async with self.database.transaction() as tx:
            calls = await menus.outdated(Store(tx), self._house)
            await outbox.add(tx, calls, self.clock.machine_now())
        self.sender.wake()

    async def stop(self) -> None:
        """Take nothing new, finish the turns and calls in hand, tell Telegram what is stored, close."""
        ends = (one.stop() for one in self._often)
        await asyncio.gather(self.reception.take_no_more(), *ends, self._finish())
        self._chores.stop()
        await asyncio.gather(self._workshop.close(), self._reading_room.close())
        await self.reception.close()
        _log.info("stopped")

    def _wake_worker(self) -> None:
        self.worker.wake()

    async def _finish(self) -> None:
        """The worker first: its last turn hands its answers to a sender that still writes down what it sent."""
        self.fetcher.stop()
        stops = (self.worker.stop, self.sender.stop, self.fetcher.stop)
        for stop, task in zip(stops, self._tasks, strict=False):
            stop()
            _, late = await asyncio.wait({task}, timeout=_PATIENCE_SECONDS)
            await cancel(*late)
