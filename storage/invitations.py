"""One-time deep links to a role. Only a hash of the token is stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.roles import Grant
from storage import tables as t
from storage.role_holders import Reach, columns_of, grant_of, named_like, within_reach

_i = t.invitations.c
_COLUMNS: tuple[ColumnElement[Any], ...] = (
    _i.id,
    _i.role,
    _i.area,
    _i.outlet_id,
    _i.organisation,
    _i.name,
    _i.invited_by,
    _i.expires_at,
)


@dataclass(frozen=True, slots=True)
class Invited:
    """An open invitation. `name`: for whom; `by`: who made it, None for the command line."""

    id: int
    grant: Grant
    name: str
    by: int | None
    expires_at: datetime


class Invitations:
    """Links that are out."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(
        self, token_hash: str, grant: Grant, now: datetime, expires_at: datetime, name: str = "",
        by: int | None = None,
    ) -> int:  # fmt: skip
        """The number of the new invitation."""
        row = {
            "token_hash": token_hash, "created_at": now, "expires_at": expires_at, "name": name or None,
            "invited_by": by, **columns_of(grant),
        }  # fmt: skip
        return int(await self._tx.scalar(insert(t.invitations).values(**row).returning(_i.id)) or 0)

    async def by_token(self, token_hash: str, now: datetime) -> Invited | None:
        """The invitation that this link opens. None when it is unknown, used, taken back or too old."""
        return await self._find(now, _i.token_hash == token_hash)

    async def use(self, invitation: int, person_id: int, now: datetime) -> bool:
        """Use it up for this person. False when somebody was first."""
        used = (
            update(t.invitations)
            .where(_i.id == invitation, *_open(now))
            .values(used_at=now, used_by=person_id)
        )
        return bool((await self._tx.execute(used)).rowcount)

    async def within(
        self, reach: Reach, said: str, now: datetime, first: int, most: int
    ) -> tuple[Invited, ...]:
        """Open ones within reach whose name holds what was said, the newest first."""
        rows = await self._tx.execute(
            select(*_COLUMNS)
            .where(*_open(now), within_reach(_i.role, _i.area, reach), named_like(_i.name, said))
            .order_by(_i.id.desc())
            .offset(first)
            .limit(most)
        )
        return tuple(_invited(row) for row in rows)

    async def count(self, reach: Reach, now: datetime, said: str = "") -> int:
        """How many those are."""
        which = (*_open(now), within_reach(_i.role, _i.area, reach), named_like(_i.name, said))
        return await self._tx.scalar(select(func.count()).select_from(t.invitations).where(*which)) or 0

    async def find(self, reach: Reach, invitation: int, now: datetime) -> Invited | None:
        """An open one within reach."""
        return await self._find(now, _i.id == invitation, within_reach(_i.role, _i.area, reach))

    async def revoke(self, invitation: int, now: datetime) -> bool:
        """Its link opens nothing any more. False when it opened nothing before."""
        done = update(t.invitations).where(_i.id == invitation, *_open(now)).values(revoked_at=now)
        return bool((await self._tx.execute(done)).rowcount)

    async def made_by(self, person_id: int, now: datetime) -> tuple[Invited, ...]:
        """The open invitations that somebody made."""
        rows = await self._tx.execute(select(*_COLUMNS).where(*_open(now), _i.invited_by == person_id))
        return tuple(_invited(row) for row in rows)

    async def _find(self, now: datetime, *which: ColumnElement[bool]) -> Invited | None:
        row = (await self._tx.execute(select(*_COLUMNS).where(*_open(now), *which))).first()
        return None if row is None else _invited(row)


def _open(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return _i.used_at.is_(None), _i.revoked_at.is_(None), _i.expires_at > now


def _invited(row: Row[Any]) -> Invited:
    return Invited(row.id, grant_of(row), row.name or "", row.invited_by, row.expires_at)
