"""Slips with which an owner claims a record that somebody else wrote down: a link, and six digits that can be told.

Only hashes are stored. Six digits can be guessed by somebody with patience, so wrong tries are counted per chat.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.insertion import insert_into
from storage.tables_roles import claim_tickets, claim_tries

TRIES, TRIES_WITHIN = 5, timedelta(days=1)
"""So many wrong codes a chat may give within that time."""
_c, _w = claim_tickets.c, claim_tries.c


@dataclass(frozen=True, slots=True)
class Ticket:
    """Which record it opens: its keeper (`services.claims.Source`) and its number there."""

    id: int
    source: str
    record: int


@dataclass(frozen=True, slots=True)
class Secrets:
    """Hashes of a link's token and of the six digits, and until when each is good."""

    token: str
    expires_at: datetime
    code: str
    code_until: datetime


class ClaimTickets:
    """Slips that are out, and wrong tries."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def add(
        self, source: str, record: int, secrets: Secrets, made_by: int | None, now: datetime
    ) -> None:
        """A new slip for a record; those given out before open nothing any more."""
        await self.end(source, record, now)
        await self._tx.execute(
            insert(claim_tickets).values(
                source=source, record_id=record, token_hash=secrets.token, expires_at=secrets.expires_at,
                code_hash=secrets.code, code_until=secrets.code_until, made_by=made_by, made_at=now,
            )
        )  # fmt: skip

    async def end(self, source: str, record: int, now: datetime) -> None:
        """No slip for this record opens anything from now on."""
        of_record = (_c.source == source, _c.record_id == record, *_open(now))
        await self._tx.execute(update(claim_tickets).where(*of_record).values(expires_at=now, code_until=now))

    async def by_token(self, token_hash: str, now: datetime) -> Ticket | None:
        """The open slip with this link."""
        return await self._find(_c.token_hash == token_hash, *_open(now))

    async def by_code(self, code_hash: str, now: datetime) -> Ticket | None:
        """The open slip with these digits."""
        return await self._find(_c.code_hash == code_hash, _c.code_until > now, *_open(now))

    async def use(self, ticket: int, person_id: int | None, now: datetime) -> bool:
        """Use a slip up. False when somebody was first, or it is too old."""
        used = (
            update(claim_tickets).where(_c.id == ticket, *_open(now)).values(used_at=now, used_by=person_id)
        )
        return bool((await self._tx.execute(used)).rowcount)

    async def may_try(self, chat_id: int, now: datetime) -> bool:
        """Whether this chat has not given too many wrong codes of late."""
        recent = (_w.chat_id == chat_id, _w.since > now - TRIES_WITHIN)
        return (await self._tx.scalar(select(_w.wrong).where(*recent)) or 0) < TRIES

    async def wrong_try(self, chat_id: int, now: datetime) -> None:
        """Count a wrong code; tries of long ago are forgotten, everybody's."""
        await self._tx.execute(delete(claim_tries).where(_w.since <= now - TRIES_WITHIN))
        first = insert_into(self._tx.dialect.name, claim_tries).values(chat_id=chat_id, wrong=1, since=now)
        await self._tx.execute(
            first.on_conflict_do_update(index_elements=["chat_id"], set_={"wrong": _w.wrong + 1})
        )

    async def is_free(self, code_hash: str, now: datetime) -> bool:
        """Whether no open slip has these digits."""
        same = (_c.code_hash == code_hash, _c.code_until > now, *_open(now))
        return not await self._tx.scalar(select(func.count()).where(*same))

    async def _find(self, *which: ColumnElement[bool]) -> Ticket | None:
        row = (await self._tx.execute(select(_c.id, _c.source, _c.record_id).where(*which))).first()
        return None if row is None else Ticket(*row)


def _open(now: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return _c.used_at.is_(None), _c.expires_at > now
