"""Who takes part in cases: officers who may handle them, who was alerted of what, and how people are called."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.cases.circle import Helper, containing
from domain.roles import Action, Role, allowed
from storage import tables as t
from storage.insertion import insert_into
from storage.reminder_wishes import home_area
from storage.tables_cases import case_alerts, case_names

_a = case_alerts.c


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who takes part in a case. `chat_id` None: they have no chat. `is_away`: they blocked the bot. `name`: as they
    registered, as they were invited to a role, or as Telegram calls them; "" when nobody knows. `business`, `phone` of a producer only.
    `area`: where they live, or else work; "" when nobody knows."""

    person_id: int
    chat_id: int | None
    language: str
    is_away: bool
    name: str
    honorific: str | None = None
    business: str | None = None
    phone: str | None = None
    area: str = ""


class CaseTeam:
    """People, seen from a case."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def helpers(self, area: str, without: int) -> tuple[Helper, ...]:
        """Everybody who may handle cases of that area and can be told so, except for one person (whose case it is)."""
        g, p = t.grants.c, t.people.c
        rows = await self._tx.execute(
            select(g.person_id, g.role, g.area)
            .join_from(t.grants, t.people, p.id == g.person_id)
            .where(
                g.revoked_at.is_(None), g.role.in_(allowed(Action.HANDLE_CASES)), g.area.in_(containing(area)),
                p.stopped_at.is_(None), p.chat_id.is_not(None), g.person_id != without,
            )
            .order_by(g.id)
        )  # fmt: skip
        return tuple(Helper(row.person_id, Role(row.role), row.area) for row in rows)

    async def contacts(self, ids: Collection[int]) -> dict[int, Contact]:
        """These people, by number; unknown numbers are left out."""
        rows = await self._tx.execute(_CONTACT.where(t.people.c.id.in_(sorted(ids))))
        return {row.id: _contact(row) for row in rows}

    async def contact(self, person_id: int) -> Contact | None:
        return (await self.contacts({person_id})).get(person_id)

    async def by_chat(self, chat_id: int) -> Contact | None:
        """Whoever's private chat this is (in Telegram it has the number of its owner)."""
        row = (await self._tx.execute(_CONTACT.where(t.people.c.chat_id == chat_id))).first()
        return None if row is None else _contact(row)

    async def call(self, person_id: int, name: str) -> None:
        """What Telegram calls somebody who takes part; of use only while they have no registered name."""
        if not name.strip():
            return
        put = insert_into(self._tx.dialect.name, case_names)
        row = {"person_id": person_id, "name": name.strip()[:60]}
        again = put.values(row).on_conflict_do_update(
            index_elements=["person_id"], set_={"name": put.excluded.name}
        )
        await self._tx.execute(again)

    async def alert(self, case_id: int, people: Iterable[int], now: datetime) -> None:
        """These people are being told of the case; messages of earlier alerts are forgotten."""
        wanted = list(people)
        await self._tx.execute(delete(case_alerts).where(_a.case_id == case_id, _a.person_id.in_(wanted)))
        rows = [{"case_id": case_id, "person_id": person, "alerted_at": now} for person in wanted]
        if rows:
            await self._tx.execute(insert(case_alerts), rows)

    async def alerted(self, case_id: int) -> dict[int, int | None]:
        """Who was told of the case, with the number of the message once Telegram has told it."""
        rows = await self._tx.execute(select(_a.person_id, _a.message_id).where(_a.case_id == case_id))
        return {row.person_id: row.message_id for row in rows}

    async def alert_left(self, case_id: int, person_id: int, message_id: int) -> bool:
        """The alert arrived, as this message. False when nobody is to be told any more."""
        found = await self._tx.execute(
            update(case_alerts)
            .where(_a.case_id == case_id, _a.person_id == person_id)
            .values(message_id=message_id)
        )
        return bool(found.rowcount)

    async def forget_alerts(self, case_id: int) -> None:
        """Somebody took it: there is nothing to be told any more."""
        await self._tx.execute(delete(case_alerts).where(_a.case_id == case_id))


_AT_WORK = (
    select(t.grants.c.name)
    .where(
        t.grants.c.person_id == t.people.c.id, t.grants.c.revoked_at.is_(None), t.grants.c.name.is_not(None)
    )
    .order_by(t.grants.c.id)
    .limit(1)
    .scalar_subquery()
)
"""The name under which somebody was invited to a role."""
_CONTACT = (
    select(
        t.people.c.id,
        t.people.c.chat_id,
        t.people.c.language,
        t.people.c.stopped_at,
        func.coalesce(t.producers.c.name, _AT_WORK, case_names.c.name, "").label("name"),
        t.producers.c.honorific,
        t.producers.c.business,
        t.producers.c.phone,
        home_area().label("home"),
    )
    .select_from(t.people)
    .outerjoin(t.producers, t.producers.c.person_id == t.people.c.id)
    .outerjoin(case_names, case_names.c.person_id == t.people.c.id)
)


def _contact(row: Any) -> Contact:
    return Contact(
        row.id, row.chat_id, row.language, row.stopped_at is not None, row.name, row.honorific, row.business,
        row.phone, row.home,
    )  # fmt: skip
