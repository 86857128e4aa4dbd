"""What time it is, and the few fixed ticks that ask "what is due?". No business job ever lives in here.

In the demo the clock can be moved: a shared file holds an offset in seconds.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler

_FARTHEST = timedelta(days=36_500)


class Clock:
    """`now` is the time people live in (moved in the demo); `machine_now` is for leases, waits and rates."""

    def __init__(self, offset_file: Path | None = None) -> None:
        self._file = offset_file
        self._seen: int | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        return self.machine_now() + self.offset()

    @staticmethod
    def machine_now() -> datetime:
        return datetime.now(UTC)

    def offset(self) -> timedelta:
        """By how much the time people live in was moved."""
        if self._file is not None:
            self._read_if_changed(self._file)
        return self._offset

    def _read_if_changed(self, file: Path) -> None:
        try:
            changed = file.stat().st_mtime_ns
            if changed != self._seen:
                offset = timedelta(seconds=float(file.read_text() or 0))
                if not abs(offset) <= _FARTHEST:
                    raise ValueError("farther than anybody means")
                self._offset, self._seen = offset, changed
        except (OSError, ValueError, OverflowError):
            return  # being rewritten, broken, or not there yet: the last known offset still holds


class Ticks:
    """Runs each tick at its interval; one that comes late or overlaps is run once, never dropped."""

    def __init__(self) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    def every(self, interval: timedelta, tick: Callable[[], Awaitable[object]]) -> None:
        self._scheduler.add_job(
            tick, "interval", seconds=interval.total_seconds(), coalesce=True, max_instances=1,
            misfire_grace_time=3600,
        )  # fmt: skip

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
