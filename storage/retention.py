"""What has been kept long enough: emptied or dropped by the clock; and who was not heard of for years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.retention import Retention
from storage import tables as t
from storage import tables_consignment as c
from storage.tables_cases import case_evidence, case_words, cases

_p, _m, _a = t.people.c, t.producers.c, t.audit_log.c
NOTICED = "unused notice"
"""The note that somebody was told: their data will be deleted if nothing is heard."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A producer of whom nothing was heard for long."""

    person_id: int
    chat_id: int
    language: str


async def tidy(tx: AsyncConnection, kept: Retention, now: datetime) -> None:
    """Words of old cases, names on invitations that nobody used, details of old notes. Done again it changes nothing."""
    old = select(cases.c.id).where(cases.c.state == "closed", cases.c.closed_at < now - kept.case_words)
    for table in (case_words, case_evidence):
        await tx.execute(delete(table).where(table.c.case_id.in_(old)))
    i = t.invitations.c
    unused = (i.used_at.is_(None), i.expires_at < now - kept.invitations, i.name.is_not(None))
    await tx.execute(update(t.invitations).where(*unused).values(name=None, organisation=None))
    full = (_a.at < now - kept.audit_details, _a.detail != {}, _a.action != NOTICED)
    await tx.execute(update(t.audit_log).where(*full).values(detail={}))


async def to_be_told(tx: AsyncConnection, since: date, told_since: datetime, most: int) -> Sequence[Silent]:
    """Producers last heard of before that day who can be told, and were not told since that moment."""
    told = exists().where(_a.subject_id == _p.id, _a.action == NOTICED, _a.at > told_since)
    asked = select(_p.id, _p.chat_id, _p.language).join_from(t.people, t.producers, _m.person_id == _p.id)
    here = (_p.chat_id.is_not(None), _p.stopped_at.is_(None))
    rows = await tx.execute(asked.where(*_is_silent(since), *here, ~told).order_by(_p.id).limit(most))
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
    asked = select(_m.person_id).where(*_is_silent(since), noticed | left).order_by(_m.person_id).limit(most)
    return [person for (person,) in await tx.execute(asked)]


def _is_silent(since: date) -> tuple[ColumnElement[bool], ...]:
    """Nothing heard, no open money, no task and no open case."""
    o, b, g = c.accounts.c, c.bills.c, t.grants.c
    owes = exists().where(o.producer_id == _m.person_id, (o.unbilled > 0) | (o.shelf_value > 0))
    owed = exists().where(b.producer_id == _m.person_id, b.balance > 0)
    works = exists().where(g.person_id == _m.person_id, g.revoked_at.is_(None))
    asks = exists().where(cases.c.person_id == _m.person_id, cases.c.state != "closed")
    return (_m.heard_on < since, ~owes, ~owed, ~works, ~asks)
