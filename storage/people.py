"""Everyone who ever wrote to the bot, and the roles they were given."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.roles import Action, Grant, allowed
from storage import due_reminders, merging, role_holders
from storage import tables as t
from storage.reminder_wishes import home_area


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a private chat. `is_stopped`: they blocked the bot and have not come back; `heard_on`: the last
    day on which a producer wrote or tapped something; `area`: where they live, or else work, "" when nobody knows."""

    id: int
    chat_id: int
    language: str
    is_stopped: bool
    is_producer: bool
    heard_on: date | None = None
    area: str = ""


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
        home_area().label("home"),
        t.people.c.chat_id.label("person_chat_id"),
    )


def person_of(row: Row[Any]) -> Person | None:
    """The person in a row with `person_columns`; None for a stranger."""
    if row.person_id is None:
        return None
    return Person(
        row.person_id, row.person_chat_id, row.language, row.stopped_at is not None, bool(row.is_producer),
        row.heard_on, row.home,
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

    async def add_without_chat(self, language: str, now: datetime) -> int:
        """The number of somebody who has no phone with Telegram, and is written down by another person."""
        added = insert(t.people).values(language=language, created_at=now).returning(t.people.c.id)
        return int(await self._tx.scalar(added) or 0)

    async def give_chat(self, person_id: int, chat_id: int, language: str) -> None:
        """Somebody without a chat has come: this one is theirs, and what waited for them is said."""
        without = (t.people.c.id == person_id, t.people.c.chat_id.is_(None))
        await self._tx.execute(update(t.people).where(*without).values(chat_id=chat_id, language=language))
        await due_reminders.wake(self._tx, chat_id)

    async def merge(self, source: int, target: int) -> None:
        """`source`, who never had a chat, and `target` turned out to be one person (see `storage.merging`)."""
        await merging.move(self._tx, source, target)

    async def reachable(self, person_id: int) -> Person | None:
        """Somebody who can be told something; None when there is nobody of that number, or they have no chat or left."""
        here = (t.people.c.id == person_id, t.people.c.chat_id.is_not(None), t.people.c.stopped_at.is_(None))
        row = (await self._tx.execute(select(*person_columns()).where(*here))).first()
        return None if row is None else person_of(row)

    async def set_language(self, person_id: int, language: str) -> None:
        await self._tx.execute(update(t.people).where(t.people.c.id == person_id).values(language=language))

    async def mark_stopped(self, chat_id: int, at: datetime | None) -> None:
        """They blocked the bot at that moment, or (None) they are back, and hear what waited for them. Whoever took their
        consent back is not back by writing something: they agree again, or hear nothing but answers."""
        whose = (t.people.c.chat_id == chat_id, *(() if at else (~_took_consent_back(),)))
        done = await self._tx.execute(update(t.people).where(*whose).values(stopped_at=at))
        if at is None and done.rowcount:
            await due_reminders.wake(self._tx, chat_id)

    async def who_may(self, action: Action, area: str) -> tuple[Person, ...]:
        """Whoever can be told something and may do that all over this area."""
        codes = area.split(".") if area else []
        covering = ["", *(".".join(codes[:length]) for length in range(1, len(codes) + 1))]
        g = t.grants.c
        held = select(g.person_id).where(
            g.revoked_at.is_(None), g.role.in_(sorted(allowed(action))), g.area.in_(covering)
        )
        here = (t.people.c.id.in_(held), t.people.c.chat_id.is_not(None), t.people.c.stopped_at.is_(None))
        rows = await self._tx.execute(select(*person_columns()).where(*here).order_by(t.people.c.id))
        return tuple(found for row in rows if (found := person_of(row)))

    async def grants(self, person_id: int) -> tuple[Grant, ...]:
        """The roles that somebody holds now."""
        return await role_holders.grants_of(self._tx, person_id)

    async def grant(self, person_id: int, grant: Grant, now: datetime) -> None:
        """From now on they hold this role."""
        await role_holders.RoleHolders(self._tx).give(person_id, grant, "", now)


def _took_consent_back() -> ColumnElement[bool]:
    """Of the row of `people` at hand: they agreed once, and do not agree to anything now."""
    c = t.consents.c
    own = select(c.id).where(c.person_id == t.people.c.id)
    return own.where(c.withdrawn_at.is_not(None)).exists() & ~own.where(c.withdrawn_at.is_(None)).exists()
