"""Everyone who ever wrote to the bot, and the roles they were given."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.roles import Grant, Role
from storage import due_reminders
from storage import tables as t


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a private chat. `is_stopped`: they blocked the bot and have not come back; `heard_on`: the last
    day on which a producer wrote or tapped something."""

    id: int
    chat_id: int
    language: str
    is_stopped: bool
    is_producer: bool
    heard_on: date | None = None


def person_columns() -> tuple[ColumnElement[Any], ...]:
    """What a statement joined with `people` selects so that `person_of` can read it."""
    own = t.producers.c.person_id == t.people.c.id
    is_producer = select(t.producers.c.person_id).where(own).exists()
    heard_on = select(t.producers.c.heard_on).where(own).scalar_subquery()
    return (
        t.people.c.id.label("person_id"),
        t.people.c.language,
        t.people.c.stopped_at,
        is_producer.label("is_producer"),
        heard_on.label("heard_on"),
        t.people.c.chat_id.label("person_chat_id"),
    )


def person_of(row: Row[Any]) -> Person | None:
    """The person in a row with `person_columns`; None for a stranger."""
    if row.person_id is None:
        return None
    return Person(
        row.person_id, row.person_chat_id, row.language, row.stopped_at is not None, bool(row.is_producer),
        row.heard_on,
    )  # fmt: skip


class People:
    """Who wrote to the bot, whether they still listen, and which roles they hold."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(self, chat_id: int, language: str, now: datetime) -> Person:
        person_id = await self._tx.scalar(
            insert(t.people)
            .values(chat_id=chat_id, language=language, created_at=now)
            .returning(t.people.c.id)
        )
        return Person(int(person_id or 0), chat_id, language, is_stopped=False, is_producer=False)

    async def set_language(self, person_id: int, language: str) -> None:
        await self._tx.execute(update(t.people).where(t.people.c.id == person_id).values(language=language))

    async def mark_stopped(self, chat_id: int, at: datetime | None) -> None:
        """They blocked the bot at that moment, or (None) they are back, and hear what waited for them."""
        await self._tx.execute(update(t.people).where(t.people.c.chat_id == chat_id).values(stopped_at=at))
        if at is None:
            await due_reminders.wake(self._tx, chat_id)

    async def grants(self, person_id: int) -> tuple[Grant, ...]:
        rows = await self._tx.execute(
            select(t.grants.c.role, t.grants.c.area)
            .where(t.grants.c.person_id == person_id, t.grants.c.revoked_at.is_(None))
            .order_by(t.grants.c.id)
        )
        return tuple(Grant(Role(row.role), row.area) for row in rows)

    async def grant(self, person_id: int, grant: Grant, now: datetime) -> None:
        held = select(func.count()).where(
            t.grants.c.person_id == person_id,
            t.grants.c.role == grant.role,
            t.grants.c.area == grant.area,
            t.grants.c.revoked_at.is_(None),
        )
        if not await self._tx.scalar(held):
            await self._tx.execute(
                insert(t.grants).values(person_id=person_id, role=grant.role, area=grant.area, granted_at=now)
            )
