"""How fast messages to many may leave: its share of Telegram's limit on the average, evenly, whatever was late.

A row holds two moments: when the next message is due by the share itself, and by a slightly faster beat that bounds
how fast lost time is made up for. Every claim moves them on in its own transaction, so any number of workers keep one
pace, and a kill loses nothing. See docs/decisions/0021-the-pace-of-bulk.md.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.calls import Budget
from storage.insertion import insert_into

_CATCH_UP = timedelta(seconds=60)
"""So much lost time is made up for: a restart, flood waits, a machine that had too much else to do."""
_BREATH = timedelta(seconds=0.25)
"""What may leave at once: as much as this time allows."""
_FASTER = 1.1
"""Below nine tenths of the limit where the share is eight: what stands for replies is left to them, and calls that arrive late go over no limit."""
_AHEAD = timedelta(seconds=15)
"""Farther ahead than any album reaches: our clock was set back."""
_LONGEST_HOLD = timedelta(seconds=10)
_ROW = 1


@dataclass(frozen=True, slots=True)
class Pace:
    """`steady`, `burst`: when the next message is due by either beat; `rate`: messages a second on the average."""

    steady: datetime
    burst: datetime
    rate: float

    def allows(self, now: datetime) -> int:
        """How many messages may leave now. One that counts for several may leave as soon as one is due: the next one
        waits the longer for it."""
        late = min((now - self.steady) * self.rate, (now - self.burst) * (self.rate * _FASTER))
        due = late / timedelta(seconds=1)
        return 0 if due < 0 else int(due) + 1

    def after(self, count: int) -> "Pace":
        """The pace when so many messages have left."""
        second = timedelta(seconds=1)
        return Pace(
            self.steady + count / self.rate * second,
            self.burst + count / (self.rate * _FASTER) * second,
            self.rate,
        )


async def read(tx: AsyncConnection, now: datetime, waiting_since: datetime, budget: Budget) -> Pace:
    """The pace as it stands at this moment. Time in which nothing waited was not lost."""
    row = (await tx.execute(_READ)).first()
    rate = max(budget.of_many, 0.001)
    rested = Pace(max(now - _CATCH_UP, min(now, waiting_since)), now - _BREATH, rate)
    if row is None or _is_ahead(row, now):
        return rested
    return Pace(max(row.steady_at, rested.steady), max(row.burst_at, rested.burst), rested.rate)


async def keep(tx: AsyncConnection, pace: Pace) -> None:
    """Write it down for the next claim, whoever makes it."""
    values = {"steady_at": pace.steady, "burst_at": pace.burst}
    kept = insert_into(tx.dialect.name, t.bulk_pace).values(id=_ROW, **values)
    await tx.execute(kept.on_conflict_do_update(index_elements=["id"], set_=values))


async def hold(tx: AsyncConnection, now: datetime, wait: timedelta) -> None:
    """The way to Telegram is in trouble: nothing to many for so long, but at most some seconds. That time is made up
    for like any that is lost."""
    row = (await tx.execute(_READ)).first()
    until = now + min(wait, _LONGEST_HOLD)
    if row is None or _is_ahead(row, now):
        await keep(tx, Pace(until, until, 1.0))
    else:
        await keep(tx, Pace(row.steady_at, max(until, row.burst_at), 1.0))


def _is_ahead(row: Any, now: datetime) -> bool:
    """Whether our clock was set back since."""
    return bool(max(row.steady_at, row.burst_at) > now + _AHEAD)


_READ = select(t.bulk_pace.c.steady_at, t.bulk_pace.c.burst_at).where(t.bulk_pace.c.id == _ROW)
