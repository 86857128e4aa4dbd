"""What has been kept long enough: emptied or dropped by the clock; and who was not heard of for years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, delete, exists, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.retention import Retention
from storage import tables as t
from storage import tables_consignment as c
from storage.tables_cases import case_evidence, case_words, cases

_p, _m, _a = t.people.c, t.producers.c, t.audit_log.c
Conditions = tuple[ColumnElement[bool], ...]
_HAS_DETAILS: ColumnElement[bool] = literal_column("detail <> '{}'")
"""Spelt out, not bound: only then the partial index is used."""
NOTICED = "unused notice"
"""The note that somebody was told: their data will be deleted if nothing is heard."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A producer of whom nothing was heard for long."""

    person_id: int
    chat_id: int
    language: str


async def tidy(tx: AsyncConnection, kept: Retention, now: datetime, most: int) -> bool:
    """Words of old cases, names on invitations that nobody used, details of old notes: up to so many rows of one of them.
    Whether there were any. Done again it changes nothing."""
    old = (cases.c.state == "closed", cases.c.closed_at < now - kept.case_words)
    for table in (case_words, case_evidence):
        if await _drop(tx, table, old, most):
            return True
    i = t.invitations.c
    unused = (i.used_at.is_(None), i.expires_at < now - kept.invitations, i.name.is_not(None))
    if await _empty(tx, t.invitations, unused, {"name": None, "organisation": None}, most):
        return True
    full = (_a.at < now - kept.audit_details, _HAS_DETAILS)
    return await _empty(tx, t.audit_log, full, {"detail": {}}, most) > 0


async def _drop(tx: AsyncConnection, table: Table, old: Conditions, most: int) -> int:
    (key,) = table.primary_key.columns
    some = select(key).join_from(cases, table, table.c.case_id == cases.c.id).where(*old).limit(most)
    return (await tx.execute(delete(table).where(key.in_(some)))).rowcount


async def _empty(
    tx: AsyncConnection, table: Table, which: Conditions, values: Mapping[str, Any], most: int
) -> int:
    (key,) = table.primary_key.columns
    some = select(key).where(*which).limit(most)
    return (await tx.execute(update(table).where(key.in_(some)).values(values))).rowcount


async def to_be_told(tx: AsyncConnection, since: date, told_since: datetime, most: int) -> Sequence[Silent]:
    """Producers last heard of before that day who can be told, and were not told since that moment."""
    told = exists().where(_a.subject_id == _p.id, _a.action == NOTICED, _a.at > told_since)
    asked = select(_p.id, _p.chat_id, _p.language).join_from(t.people, t.producers, _m.person_id == _p.id)
    here = (_p.chat_id.is_not(None), _p.stopped_at.is_(None))
    rows = await tx.execute(
        asked.where(*_is_silent(since), *here, ~told).order_by(_m.heard_on, _p.id).limit(most)
    )
    return [Silent(*row) for row in rows]


async def to_be_forgotten(
    tx: AsyncConnection, since: date, told: tuple[datetime, datetime], most: int
) -> Sequence[int]:
    """Those who were told between these moments and of whom nothing was heard all the same, and those who left before the
    second one and could not be told."""
    noticed = exists().where(
        _a.subject_id == _m.person_id, _a.action == NOTICED, _a.at > told[0], _a.at < told[1]
    )
    left = exists().where(_p.id == _m.person_id, _p.stopped_at < told[1])
    asked = (
        select(_m.person_id)
        .where(*_is_silent(since), noticed | left)
        .order_by(_m.heard_on, _m.person_id)
        .limit(most)
    )
    return [person for (person,) in await tx.execute(asked)]


def _is_silent(since: date) -> tuple[ColumnElement[bool], ...]:
    """Nothing heard, no open money, no task and no open case."""
    o, b, g = c.accounts.c, c.bills.c, t.grants.c
    owes = exists().where(o.producer_id == _m.person_id, (o.unbilled > 0) | (o.shelf_value > 0))
    owed = exists().where(b.producer_id == _m.person_id, b.balance > 0)
    works = exists().where(g.person_id == _m.person_id, g.revoked_at.is_(None))
    asks = exists().where(cases.c.person_id == _m.person_id, cases.c.state != "closed")
    return (_m.heard_on < since, ~owes, ~owed, ~works, ~asks)
