"""Who holds which role. What somebody may see of others is limited by the roles and areas that they may give."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, false, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.areas import is_within
from domain.roles import Grant, Role
from storage import tables as t
from storage.area_rule import lies_within

_g = t.grants.c
_COLUMNS: tuple[ColumnElement[Any], ...] = (_g.role, _g.area, _g.outlet_id, _g.organisation)
Reach = Mapping[Role, tuple[str, ...]]
"""The roles that somebody may give, each with the area prefixes in which they may (`domain.roles.givable`)."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody's role. `name`: how whoever invited them called them, or how Telegram does."""

    id: int
    person_id: int
    name: str
    grant: Grant
    since: datetime


class RoleHolders:
    """Roles that people hold; those that were taken back are kept, but not told."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def give(self, person_id: int, grant: Grant, name: str, now: datetime) -> None:
        """From now on they hold it. Nothing changes for somebody who holds just this."""
        if grant not in await grants_of(self._tx, person_id):
            row = {"person_id": person_id, "name": name[:80] or None, "granted_at": now, **columns_of(grant)}
            await self._tx.execute(insert(t.grants).values(**row))

    async def within(self, reach: Reach, said: str, first: int, most: int) -> tuple[Holder, ...]:
        """Those within reach whose name holds what was said, by name."""
        rows = await self._tx.execute(
            select(_g.id, _g.person_id, _g.name, _g.granted_at, *_COLUMNS)
            .where(*_held(reach), named_like(_g.name, said))
            .order_by(func.lower(func.coalesce(_g.name, "")), _g.id)
            .offset(first)
            .limit(most)
        )
        return tuple(_holder(row) for row in rows)

    async def count(self, reach: Reach, said: str = "") -> int:
        """How many those are."""
        counted = select(func.count()).where(*_held(reach), named_like(_g.name, said))
        return await self._tx.scalar(counted) or 0

    async def find(self, reach: Reach, grant_id: int) -> Holder | None:
        """One within reach."""
        one = select(_g.id, _g.person_id, _g.name, _g.granted_at, *_COLUMNS).where(*_held(reach))
        row = (await self._tx.execute(one.where(_g.id == grant_id))).first()
        return None if row is None else _holder(row)

    async def name_of(self, person_id: int) -> str:
        """What somebody with a role is called; "" when nobody said."""
        named = select(_g.name).where(_g.person_id == person_id, _g.name.is_not(None)).order_by(_g.id.desc())
        return await self._tx.scalar(named.limit(1)) or ""

    async def holding(self, people: Sequence[int], roles: Collection[Role]) -> frozenset[int]:
        """Of these people those who hold any of these roles, wherever."""
        held = (_g.person_id.in_(people), _g.role.in_(list(roles)), _g.revoked_at.is_(None))
        return frozenset(await self._tx.scalars(select(_g.person_id).where(*held)))

    async def is_last_admin(self, holder: Holder) -> bool:
        """Whether nobody else would be left who may invite officers and admins where this role reaches."""
        rows = await self._tx.execute(
            select(_g.area).where(
                _g.role == Role.ADMIN,
                _g.revoked_at.is_(None),
                _g.id != holder.id,
                _g.person_id != holder.person_id,
            )
        )
        is_admin = holder.grant.role is Role.ADMIN
        return is_admin and not any(is_within(holder.grant.area, row.area) for row in rows)

    async def revoke(self, grant_id: int, by: int, now: datetime) -> bool:
        """Take it back. False when somebody was first."""
        held = (_g.id == grant_id, _g.revoked_at.is_(None))
        done = update(t.grants).where(*held).values(revoked_at=now, revoked_by=by)
        return bool((await self._tx.execute(done)).rowcount)


async def grants_of(tx: AsyncConnection, person_id: int) -> tuple[Grant, ...]:
    """The roles that somebody holds now, oldest first."""
    held = select(*_COLUMNS).where(_g.person_id == person_id, _g.revoked_at.is_(None)).order_by(_g.id)
    return tuple(grant_of(row) for row in await tx.execute(held))


def grant_of(row: Row[Any]) -> Grant:
    """The grant in a row with role, area, outlet_id and organisation."""
    return Grant(Role(row.role), row.area, row.outlet_id, row.organisation)


def columns_of(grant: Grant) -> dict[str, Any]:
    """The same as values of those columns."""
    return {
        "role": grant.role, "area": grant.area, "outlet_id": grant.outlet, "organisation": grant.organisation,
    }  # fmt: skip


def within_reach(role: ColumnElement[str], area: ColumnElement[str], reach: Reach) -> ColumnElement[bool]:
    """Whether a role in an area is one that somebody may give."""
    return or_(false(), *(and_(role == one, lies_within(area, prefixes)) for one, prefixes in reach.items()))


def named_like(name: ColumnElement[Any], said: str) -> ColumnElement[bool]:
    """Whether a name holds these letters; everybody does when nothing was said."""
    return func.lower(func.coalesce(name, "")).contains(said.lower(), autoescape=True)


def _held(reach: Reach) -> tuple[ColumnElement[bool], ...]:
    return _g.revoked_at.is_(None), within_reach(_g.role, _g.area, reach)


def _holder(row: Row[Any]) -> Holder:
    return Holder(row.id, row.person_id, row.name or "", grant_of(row), row.granted_at)
