"""What somebody may see of their own data: all of it, by table; how much of what; and who looked at it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, Table, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.roles import Role
from storage import tables as t
from storage.holdings import Holding, Subject
from storage.holdings_register import REGISTER

_SECRET = frozenset({"token_hash", "code_hash", "claimed_by", "twin"})
_COUNTED = ("products", "certificates", "outlets", "consignment_records", "cases", "event_members")


@dataclass(frozen=True, slots=True)
class Looker:
    """Somebody's looks at the data. `role`, `area`: what they were then, None when they held no role any more; no name,
    because an office answers for its officers."""

    role: Role | None
    area: str | None
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Look:
    """One note about somebody's data by somebody else. `role`, `area`: as in `Looker`; `action`: as the audit log calls it."""

    at: datetime
    role: Role | None
    area: str | None
    action: str


class OwnData:
    """Asked by people about themselves alone."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def of(self, person_id: int) -> dict[str, list[dict[str, Any]]]:
        """Everything by table, in the order of the tables; without secrets, and without the numbers of other people."""
        who = await self._subject(person_id)
        found: dict[str, list[dict[str, Any]]] = {}
        for table, holdings in _by_table().items():
            columns = _columns(table)
            whose = or_(*(one.whose(who) for one in holdings))
            if table.name == "case_words":  # notes of officers for one another are theirs
                whose = whose & (table.c.author != "note")
            rows = await self._tx.execute(select(*columns).where(whose).order_by(*table.primary_key.columns))
            found[str(table.name)] = [
                {str(name): told for name, told in row.items()} for row in rows.mappings()
            ]
        return {name: rows for name, rows in found.items() if rows}

    async def counts(self, person_id: int) -> dict[str, int]:
        """How many rows there are of the tables that a summary speaks of."""
        who, found = await self._subject(person_id), {}
        for table, holdings in _by_table().items():
            if table.name in _COUNTED:
                whose = or_(*(one.whose(who) for one in holdings))
                found[table.name] = (
                    await self._tx.scalar(select(func.count()).select_from(table).where(whose)) or 0
                )
        return found

    async def lookers(self, person_id: int) -> tuple[Looker, ...]:
        """Who looked at or changed these data, by what they were then; the latest first."""
        times: Counter[tuple[Role | None, str | None]] = Counter()
        last: dict[tuple[Role | None, str | None], datetime] = {}
        for look in await self.looks(person_id):
            times[look.role, look.area] += 1
            last.setdefault((look.role, look.area), look.at)
        return tuple(Looker(role, area, times[role, area], at) for (role, area), at in last.items())

    async def looks(self, person_id: int, most: int | None = None) -> tuple[Look, ...]:
        """Every note about these data by somebody else, the latest first."""
        a, g, then = t.audit_log.c, t.grants.c, t.grants.alias("role_then").c
        latest = select(func.max(then.id)).where(then.person_id == a.actor_id, then.granted_at <= a.at)
        held = latest.correlate(t.audit_log).scalar_subquery()
        asked = (
            select(a.at, g.role, g.area, a.action)
            .outerjoin_from(t.audit_log, t.grants, g.id == held)
            .where(a.subject_id == person_id, a.actor_id.is_not(None), a.actor_id != person_id)
            .order_by(a.id.desc())
            .limit(most)
        )
        rows = await self._tx.execute(asked)
        return tuple(Look(row.at, Role(row.role) if row.role else None, row.area, row.action) for row in rows)

    async def _subject(self, person_id: int) -> Subject:
        chat = await self._tx.scalar(select(t.people.c.chat_id).where(t.people.c.id == person_id))
        return Subject(person_id, chat, None)


def _by_table() -> Mapping[Table, list[Holding]]:
    found: dict[Table, list[Holding]] = {}
    for one in REGISTER.holdings:
        if REGISTER.is_told(one):
            found.setdefault(one.table, []).append(one)
    return found


def _columns(table: Table) -> list[Any]:
    doers = REGISTER.doers.get(table.name, ())
    return [
        column for column in table.columns
        if column.name not in (*doers, *_SECRET) and not isinstance(column.type, LargeBinary)
    ]  # fmt: skip
