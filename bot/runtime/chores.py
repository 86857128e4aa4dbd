"""What is done now and then beside the conversations – the fixed ticks – and the figures that tell how it stands."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.runtime.clock import Clock, Ticks
from storage import dialogs, due_reminders, files, inbox, outbox
from storage.engine import Database
from storage.people_lists import PeopleLists

_KEEP = timedelta(days=7)
_KEEP_REMINDERS = timedelta(days=400)
"""Longer than a year, so that nothing that comes every year can be said twice."""
RECENT = timedelta(days=7)


class Chores:
    """`often`: what is called twice a second; see `bot.runtime.reminding`, `bot.runtime.long_work`."""

    def __init__(self, database: Database, clock: Clock, *often: Callable[[], Awaitable[None]]) -> None:
        self._database = database
        self._clock = clock
        self._often = often
        self._ticks = Ticks()

    def start(self) -> None:
        for tick in self._often:
            self._ticks.every(timedelta(seconds=0.5), tick)
        self._ticks.every(timedelta(seconds=3), self._release)
        self._ticks.every(timedelta(hours=1), self._tidy)
        self._ticks.start()

    def stop(self) -> None:
        self._ticks.stop()

    async def _release(self) -> None:
        async with self._database.transaction() as tx:
            await outbox.release(tx, self._clock.machine_now())

    async def _tidy(self) -> None:
        now = self._clock.machine_now()
        async with self._database.transaction() as tx:
            await inbox.forget(tx, now - _KEEP)
            await outbox.forget(tx, now - _KEEP)
            await files.forget(tx, now - _KEEP)
            await PeopleLists(tx).forsake(self._clock.now() - _KEEP)
            await dialogs.forget(tx, self._clock.now())
            await due_reminders.forget(tx, min(now, self._clock.now()) - _KEEP_REMINDERS)


async def health(database: Database, clock: Clock) -> dict[str, object]:
    """Figures for `/healthz`: what is open, what waits to be sent, what was parked; reminders that should have been
    handed over by now, and those of the last week that came too late or failed."""
    async with database.reading() as tx:
        reminders = await due_reminders.figures(tx, clock.now(), clock.now() - RECENT)
        return {
            "open": await inbox.count(tx, "new"),
            "parked": await inbox.count(tx, "parked"),
            "waiting": await outbox.count(tx, "new"),
            "files_wanted": await files.count_wanted(tx),
            "reminders_due": reminders.due,
            "reminders_missed": reminders.missed,
            "reminders_failed": reminders.failed,
        }
