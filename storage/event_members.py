"""Who takes part in an event: places, the waiting list, who came.

A place is given and taken under the lock of the event's row (on SQLite the transaction itself is the lock), so that there
are never more people than places, however many take one at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.agenda.event import Seat, moves_up
from storage.tables_agenda import event_members, events

_m = event_members.c


@dataclass(frozen=True, slots=True)
class Member:
    """One producer's part in one event. `number` grows with each joining: the order of the waiting list; `since`: of the
    seat; `code`: of the certificate, for whoever came; `seen_by` None: they said themselves that they are there; `rating`: 1 to 4."""

    event_id: int
    person_id: int
    seat: Seat
    number: int
    since: datetime
    joined_by: int | None = None
    came_at: datetime | None = None
    seen_by: int | None = None
    code: str | None = None
    rating: int | None = None
    word: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many have a place, wait for one, came."""

    joined: int = 0
    waiting: int = 0
    came: int = 0


@dataclass(frozen=True, slots=True)
class Seated:
    """What joining came to. `is_new`: it was not so before."""

    seat: Seat
    is_new: bool


_COLUMNS = tuple(_m[name] for name in Member.__slots__)


class EventMembers:
    """The people of an event."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def join(
        self,
        event_id: int,
        person_id: int,
        now: datetime,
        joined_by: int | None = None,
        *,
        may_wait: bool = True,
    ) -> Seated:
        """Give them a place, or (if they may wait) one at the end of the waiting list. Who has either keeps it."""
        quota = await self._locked(event_id)
        before = await self.find(event_id, person_id)
        if before is not None and before.seat is not Seat.LEFT:
            return Seated(before.seat, is_new=False)
        taken = await self.counts(event_id)
        is_free = moves_up(quota, taken.joined, taken.waiting + 1) > taken.waiting
        if not is_free and not may_wait:
            return Seated(Seat.LEFT, is_new=False)
        seat = Seat.JOINED if is_free else Seat.WAITING
        await self._seat(event_id, person_id, seat, now, joined_by, is_known=before is not None)
        return Seated(seat, is_new=True)

    async def _seat(
        self,
        event_id: int,
        person_id: int,
        seat: Seat,
        now: datetime,
        joined_by: int | None,
        *,
        is_known: bool,
    ) -> None:
        last = await self._tx.scalar(select(func.max(_m.number)).where(_m.event_id == event_id)) or 0
        values = {"number": last + 1, "seat": seat, "since": now, "joined_by": joined_by}
        if is_known:
            await self._tx.execute(update(event_members).where(_of(event_id, person_id)).values(values))
        else:
            await self._tx.execute(
                insert(event_members).values(event_id=event_id, person_id=person_id, **values)
            )

    async def leave(self, event_id: int, person_id: int, now: datetime) -> bool:
        """They do not take part. Returns whether they had a place or waited for one; whoever came stays."""
        await self._locked(event_id)
        done = await self._tx.execute(
            update(event_members)
            .where(_of(event_id, person_id), _m.seat != Seat.LEFT, _m.came_at.is_(None))
            .values(seat=Seat.LEFT, since=now)
        )
        return done.rowcount == 1

    async def fill(self, event_id: int, now: datetime) -> tuple[int, ...]:
        """Give free places to those who wait longest. Returns their ids."""
        quota = await self._locked(event_id)
        counts = await self.counts(event_id)
        places = moves_up(quota, counts.joined, counts.waiting)
        if not places:
            return ()
        waiting = select(_m.person_id).where(_m.event_id == event_id, _m.seat == Seat.WAITING)
        lucky = tuple(await self._tx.scalars(waiting.order_by(_m.number).limit(places)))
        await self._tx.execute(
            update(event_members)
            .where(_m.event_id == event_id, _m.person_id.in_(lucky))
            .values(seat=Seat.JOINED, since=now)
        )
        return lucky

    async def _locked(self, event_id: int) -> int | None:
        """The quota, as nobody else may change it or the places until this transaction ends."""
        quota = select(events.c.quota).where(events.c.id == event_id).with_for_update(key_share=True)
        return (await self._tx.execute(quota)).scalar()

    async def came(
        self, event_id: int, person_id: int, code: str, now: datetime, seen_by: int | None = None
    ) -> bool:
        """They are there. Returns False for whoever has no place, or was seen before."""
        done = await self._tx.execute(
            update(event_members)
            .where(_of(event_id, person_id), _m.seat == Seat.JOINED, _m.came_at.is_(None))
            .values(came_at=now, code=code, seen_by=seen_by)
        )
        return done.rowcount == 1

    async def did_not_come(self, event_id: int, person_id: int) -> bool:
        """It was a slip: they were not there after all. Returns whether anything changed."""
        done = await self._tx.execute(
            update(event_members)
            .where(_of(event_id, person_id), _m.came_at.is_not(None))
            .values(came_at=None, code=None, seen_by=None, rating=None, word=None)
        )
        return done.rowcount == 1

    async def rate(self, event_id: int, person_id: int, rating: int, word: str | None = None) -> bool:
        """What somebody who came thinks of it: 1 (poor) to 4 (very good), perhaps with a word."""
        said = {"rating": rating} if word is None else {"rating": rating, "word": word}
        mine = and_(_of(event_id, person_id), _m.came_at.is_not(None))
        return (await self._tx.execute(update(event_members).where(mine).values(said))).rowcount == 1

    async def find(self, event_id: int, person_id: int) -> Member | None:
        """This person's part in this event; None for somebody who never joined."""
        row = (await self._tx.execute(select(*_COLUMNS).where(_of(event_id, person_id)))).first()
        return None if row is None else member_of(row)

    async def by_code(self, code: str) -> Member | None:
        """Whose certificate this is."""
        row = (await self._tx.execute(select(*_COLUMNS).where(_m.code == code))).first()
        return None if row is None else member_of(row)

    async def of_person(self, person_id: int) -> dict[int, Member]:
        """What this person takes part in or waits for, by event."""
        rows = await self._tx.execute(
            select(*_COLUMNS).where(_m.person_id == person_id, _m.seat.in_([Seat.JOINED, Seat.WAITING]))
        )
        return {row.event_id: member_of(row) for row in rows}

    async def parts(self, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Member]:
        """Parts by (event, person), of many at once. One statement."""
        wanted = set(pairs)
        rows = await self._tx.execute(
            select(*_COLUMNS).where(
                _m.event_id.in_({event for event, _ in wanted}), _m.person_id.in_({who for _, who in wanted})
            )
        )
        found = {(row.event_id, row.person_id): member_of(row) for row in rows}
        return {pair: member for pair, member in found.items() if pair in wanted}

    async def counts(self, event_id: int) -> Counts:
        """How many take part, wait, came."""
        return (await self.counts_of([event_id])).get(event_id, Counts())

    async def locked_counts(self, event_id: int) -> Counts:
        """The same, as nobody else may change it until this transaction ends."""
        await self._locked(event_id)
        return await self.counts(event_id)

    async def page(
        self, event_id: int, after: int, most: int, seats: Sequence[Seat] = (Seat.JOINED, Seat.WAITING)
    ) -> tuple[int, ...]:
        """The next people after this id who have such a seat, by id; () at the end."""
        rows = await self._tx.scalars(
            select(_m.person_id)
            .where(_m.event_id == event_id, _m.seat.in_(seats), _m.person_id > after)
            .order_by(_m.person_id)
            .limit(most)
        )
        return tuple(rows)

    async def counts_of(self, ids: Sequence[int]) -> dict[int, Counts]:
        """The same of several events. One statement."""
        rows = await self._tx.execute(
            select(_m.event_id, _m.seat, func.count().label("people"), func.count(_m.came_at).label("came"))
            .where(_m.event_id.in_(list(ids)), _m.seat != Seat.LEFT)
            .group_by(_m.event_id, _m.seat)
        )
        found: dict[int, dict[str, int]] = {}
        for row in rows:
            kept = found.setdefault(row.event_id, {"joined": 0, "waiting": 0, "came": 0})
            kept[row.seat] = row.people
            kept["came"] += row.came
        return {event: Counts(**kept) for event, kept in found.items()}

    async def place_in_line(self, event_id: int, number: int) -> int:
        """How many wait before somebody with this number, and they themselves."""
        before = and_(_m.event_id == event_id, _m.seat == Seat.WAITING, _m.number <= number)
        return await self._tx.scalar(select(func.count()).where(before)) or 0


def _of(event_id: int, person_id: int) -> ColumnElement[bool]:
    return and_(_m.event_id == event_id, _m.person_id == person_id)


def member_of(row: Row[Any]) -> Member:
    """The part in a row of this module."""
    told = {name: getattr(row, name) for name in Member.__slots__}
    return Member(**{**told, "seat": Seat(row.seat)})
