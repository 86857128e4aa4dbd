"""The simulator's time: real time plus an offset that can live in a file shared with any other program.

Knows nothing of chats. The file holds one number, the offset in seconds, and is always replaced atomically.
"""

from __future__ import annotations

import math
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")


class Clock:
    def __init__(self, file: str | Path | None = None) -> None:
        self._file = Path(file) if file is not None else None
        self._offset = 0.0
        self._stamp: tuple[int, int] | None = None

    @property
    def offset(self) -> float:
        """Seconds added to real time; read again whenever the file was replaced."""
        if self._file is not None:
            self._read(self._file)
        return self._offset

    def _read(self, file: Path) -> None:
        try:
            status = file.stat()
            stamp = (status.st_mtime_ns, status.st_ino)
            if stamp == self._stamp:
                return
            self._offset = float(file.read_text().strip() or 0)
            self._stamp = stamp
        except FileNotFoundError:
            self._offset, self._stamp = 0.0, None
        except ValueError:
            return  # somebody is writing it by hand: the last good number stands

    def timestamp(self) -> float:
        return time.time() + self.offset

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.timestamp(), UTC)

    def move(self, *, weeks: float = 0, days: float = 0, hours: float = 0, seconds: float = 0) -> None:
        step = timedelta(weeks=weeks, days=days, hours=hours, seconds=seconds)
        self._set(self.offset + step.total_seconds())

    def at(self, moment: str) -> None:
        """Set the time in words of the page's zone, for example `2026-03-02 08:00` (WIB)."""
        there = datetime.fromisoformat(moment)
        there = there if there.tzinfo else there.replace(tzinfo=WIB)
        self._set(there.timestamp() - time.time())

    def to_morning(self, hour: int = 8) -> None:
        """Go to the next time the page's clock shows `hour` o'clock."""
        here = self.now().astimezone(WIB)
        there = here.replace(hour=hour, minute=0, second=0, microsecond=0)
        if there <= here:
            there += timedelta(days=1)
        self.move(seconds=(there - here).total_seconds())

    def to_real(self) -> None:
        self._set(0.0)

    def _set(self, offset: float) -> None:
        # Rounded up to the file's precision: whoever asked for 08:00 must never read 07:59:59.
        offset = self._offset = math.ceil(offset * 1000) / 1000
        if self._file is None:
            return
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}.new")
        draft.write_text(f"{offset:.3f}\n")
        draft.replace(self._file)
        self._stamp = None
