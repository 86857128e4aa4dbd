"""People who asked to be forgotten: begun within a turn, finished beside it. A killed process goes on where it was."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, exists, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import erasing
from storage import tables as t
from storage.holdings import Subject
from storage.tables_rights import erasures
from storage.withheld import Withheld

_x, _o = erasures.c, t.outbox.c
_REST = timedelta(seconds=2)
"""So long a message that has left still counts for the pace of its chat."""
_PATIENCE = timedelta(minutes=10)
"""Nobody waits longer for a last word that cannot be delivered."""
SELF, LETTER, UNUSED = "self", "letter", "unused"
"""Who wanted it: the person in the chat, the person through somebody (by letter to the office, by word to their coordinator),
nobody (data that were not used for long, or written down by mistake)."""


class Erasures:
    """Who calls has to know that it is wanted: nothing can be brought back."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def begin(
        self, person_id: int, asked_by: int, way: str, now: datetime, phone: str | None = None
    ) -> bool:
        """Forget this person. False when there is nobody of that number, or they are forgotten already. Whoever wanted it
        is not brought back by a list (`storage.withheld`). `phone`: of somebody who has no profile."""
        who = await self._subject(person_id, phone)
        if who is None or await self._tx.scalar(select(_x.person_id).where(_x.person_id == person_id)):
            return False
        row = {
            "person_id": person_id,
            "chat_id": who.chat_id,
            "asked_by": asked_by,
            "way": way,
            "asked_at": now,
        }
        await self._tx.execute(insert(erasures).values(row))
        if who.phone and way != UNUSED:
            await Withheld(self._tx).add(who.phone, way, now)
        await erasing.erase(self._tx, who, now)
        return True

    async def silence(self, person_id: int, chat_id: int) -> None:
        """Nothing that waits to be said to them by itself is said any more; answers to their own words are."""
        await erasing.silence(self._tx, Subject(person_id, chat_id, None))

    async def _subject(self, person_id: int, phone: str | None) -> Subject | None:
        p, m = t.people.c, t.producers.c
        asked = select(p.chat_id, m.phone).outerjoin_from(t.people, t.producers, m.person_id == p.id)
        row = (await self._tx.execute(asked.where(p.id == person_id))).first()
        return None if row is None else Subject(person_id, row.chat_id, row.phone or phone)

    async def finish_due(self, now: datetime, machine_now: datetime, most: int) -> int:
        """Finish some whose last word has left; how many were. `now` is the time people live in, as when they asked;
        `machine_now` that of the outbox."""
        locked = _due(now, machine_now, most).with_for_update(skip_locked=True)
        found = (await self._tx.execute(locked)).all()
        for row in found:
            await erasing.finish(self._tx, Subject(row.person_id, row.chat_id, None), now)
            done = update(erasures).where(_x.person_id == row.person_id)
            await self._tx.execute(done.values(chat_id=None, ended_at=now))
        return len(found)

    async def unwiped(self) -> tuple[int, ...]:
        """Those that are finished, while the file may still hold what was deleted."""
        open_ones = select(_x.person_id).where(_x.wiped_at.is_(None), _x.ended_at.is_not(None))
        return tuple((await self._tx.scalars(open_ones)).all())

    async def mark_wiped(self, people: Sequence[int], now: datetime) -> None:
        """The file holds nothing of them any more."""
        await self._tx.execute(update(erasures).where(_x.person_id.in_(people)).values(wiped_at=now))

    async def is_any_due(self, now: datetime, machine_now: datetime) -> bool:
        """Whether `finish_due` would find somebody."""
        return (await self._tx.execute(_due(now, machine_now, 1))).first() is not None


def _due(now: datetime, machine_now: datetime, most: int) -> Select[int, int | None]:
    return (
        select(_x.person_id, _x.chat_id)
        .where(
            _x.wiped_at.is_(None),
            _x.ended_at.is_(None),
            or_(~_is_talking(machine_now), _is_late(now)),
        )
        .order_by(_x.person_id)
        .limit(most)
    )


def _is_talking(machine_now: datetime) -> ColumnElement[bool]:
    """Whether something is still on its way to the chat, or left it just now."""
    of_chat = _o.chat_id == _x.chat_id
    return exists().where(of_chat, or_(_o.state.in_(("new", "sending")), _o.handled_at > machine_now - _REST))


def _is_late(now: datetime) -> ColumnElement[bool]:
    return _x.asked_at < now - _PATIENCE
