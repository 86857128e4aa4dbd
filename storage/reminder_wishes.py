"""What people chose about being reminded, and where they live: together they say when somebody may be disturbed."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.calendar import Hours, Listening
from domain.reminders import Wishes, listening
from storage import tables as t
from storage.insertion import insert_into
from storage.tables_reminders import reminder_wishes

_w = reminder_wishes.c
_CHUNK = 500
WISH_COLUMNS: tuple[ColumnElement[Any], ...] = (
    _w.topics_off,
    _w.from_minute,
    _w.to_minute,
    _w.every_day,
    _w.paused_until,
)


class ReminderWishes:
    """What people chose; whoever chose nothing has the usual."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> Wishes:
        row = (await self._tx.execute(select(*WISH_COLUMNS).where(_w.person_id == person_id))).first()
        return Wishes() if row is None else wishes_of(row)

    async def listening(self, person_id: int) -> Listening:
        """When this person wants to hear something, and in which zone they live."""
        return (await listenings(self._tx, {person_id}))[person_id]

    async def keep(self, person_id: int, wishes: Wishes) -> None:
        """Write them down. After other hours or another pause, `Reminders.place_again` moves what is planned."""
        hours = wishes.hours
        chosen = {
            "topics_off": sorted(wishes.topics_off),
            "from_minute": hours.opens if hours else None,
            "to_minute": hours.closes if hours else None,
            "every_day": wishes.every_day,
            "paused_until": wishes.paused_until,
        }
        await self._tx.execute(
            insert_into(self._tx.dialect.name, reminder_wishes)
            .values(person_id=person_id, **chosen)
            .on_conflict_do_update(index_elements=["person_id"], set_=chosen)
        )


async def listenings(tx: AsyncConnection, people: Collection[int]) -> dict[int, Listening]:
    """When each of these people wants to hear something; everybody asked for is in the answer."""
    found: dict[int, Listening] = dict.fromkeys(people, listening(None, Wishes()))
    ids = sorted(people)
    query = select(t.people.c.id, home_area(), *WISH_COLUMNS).outerjoin_from(
        t.people, reminder_wishes, _w.person_id == t.people.c.id
    )
    for first in range(0, len(ids), _CHUNK):
        rows = await tx.execute(query.where(t.people.c.id.in_(ids[first : first + _CHUNK])))
        found |= {row.id: listening(row.area, wishes_of(row)) for row in rows}
    return found


def home_area() -> ColumnElement[Any]:
    """Where somebody in `people` lives, or else the area of their first role, as column `area`."""
    own = t.producers.c.person_id == t.people.c.id
    lives = select(t.producers.c.area).where(own).correlate(t.people).scalar_subquery()
    serves = (
        select(t.grants.c.area)
        .where(t.grants.c.person_id == t.people.c.id, t.grants.c.revoked_at.is_(None))
        .order_by(t.grants.c.id)
        .limit(1)
        .correlate(t.people)
        .scalar_subquery()
    )
    return func.coalesce(lives, serves, "").label("area")


def wishes_of(row: Any) -> Wishes:
    """The wishes in a row with `WISH_COLUMNS`; the usual ones when nothing was chosen."""
    if row.topics_off is None:
        return Wishes()
    hours = None if row.from_minute is None else Hours(row.from_minute, row.to_minute)
    return Wishes(frozenset(row.topics_off), hours, bool(row.every_day), row.paused_until)
