"""The sending side of announcements: who gets a copy, page by page into the outbox. Every step is one transaction, so
a kill between two of them loses and doubles nothing. The way back is `announcement_harvest`.

The outbox holds only some seconds' worth of copies: a pause takes back what has not left. A row of it knows the
announcement, the person and the version; its words are made when it leaves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    case,
    exists,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.announcements.progress import State
from storage import tables as t
from storage.announcements import Announcement, announcement_of
from storage.audiences import Asked, people_in
from storage.calls import COPY, EDIT, Lane
from storage.tables_announcements import announcements, recipients

_FEED_LOCK = 0x1A819
_a, _r, _o, _p = announcements.c, recipients.c, t.outbox.c, t.people.c
_QUEUED: ColumnElement[str] = literal_column("'new'")
_BULK = int(Lane.BULK)


@dataclass(frozen=True, slots=True)
class Page:
    """What to feed: `method`, for how many messages one counts (`weight`), whether it makes no sound (`silent`), and
    whether a second message with the buttons follows (`has_tail`)."""

    method: str
    weight: int
    silent: bool
    has_tail: bool = False


async def may_feed(tx: AsyncConnection) -> bool:
    """Whether no other process is at it at this moment (until the end of this transaction)."""
    if tx.dialect.name == "sqlite":
        return True
    return bool(await tx.scalar(text("SELECT pg_try_advisory_xact_lock(:key)"), {"key": _FEED_LOCK}))


async def open_ones(tx: AsyncConnection, now: datetime) -> tuple[Announcement, ...]:
    """Those that have something to be done about them at this moment, the oldest first. They cannot be paused or
    stopped before this transaction ends."""
    rows = await tx.execute(select(announcements).where(_is_open(now)).order_by(_a.id).with_for_update())
    return tuple(announcement_of(row) for row in rows)


async def any_open(tx: AsyncConnection, now: datetime) -> bool:
    """Whether something is to be fed or harvested."""
    is_open = select(_a.id).where(_is_open(now)).limit(1)
    on_its_way = select(_o.id).where(_o.announcement_id.is_not(None)).limit(1)
    return await tx.scalar(is_open) is not None or await tx.scalar(on_its_way) is not None


def _is_open(now: datetime) -> ColumnElement[bool]:
    is_late = (_a.state == State.SCHEDULED) & (_a.starts_at <= now)
    return or_(_a.state == State.SENDING, _a.is_correcting & (_a.state != State.PAUSED), is_late)


async def fill(tx: AsyncConnection, number: int, asked: Asked, now: datetime) -> None:
    """Everybody in the audience becomes a recipient, and sending begins. Done again it adds nobody twice."""
    fate = case((_p.chat_id.is_(None), "carry"), else_="waiting")
    is_there = exists().where(_r.announcement_id == number, _r.person_id == _p.id)
    chosen = select(literal(number), _p.id, fate).where(_p.id.in_(people_in(asked)), ~is_there)
    await tx.execute(insert(recipients).from_select(["announcement_id", "person_id", "state"], chosen))
    counted = select(func.count(), func.count().filter(_r.state == "carry")).where(
        _r.announcement_id == number
    )
    people, carried = (await tx.execute(counted)).one()
    begun = {"state": State.SENDING, "started_at": now, "people": people, "carried": carried, "fed_after": 0}
    await tx.execute(update(announcements).where(_a.id == number).values(**begun))


async def feed(tx: AsyncConnection, one: Announcement, page: Page, most: int, now: datetime) -> int:
    """Put the next copies into the outbox; 0 when nobody is left to be put there."""
    due = [_r.announcement_id == one.id, *_is_due(one, page.method)]
    after = await tx.scalar(select(_a.fed_after).where(_a.id == one.id)) if page.method == COPY else 0
    after = after or 0
    ids = select(_r.person_id).where(*due, _r.person_id > after).order_by(_r.person_id).limit(most).subquery()
    last = await tx.scalar(select(func.max(ids.c.person_id)))
    if last is None:
        return 0
    here = [*due, _r.person_id.between(after + 1, last)]
    await _leave_out_the_gone(tx, one, page.method, here)
    since = await _waiting_since(tx, one, now)
    made = await tx.execute(_copies(one, page, here, since, part=0))
    if page.has_tail:
        await tx.execute(_copies(one, page, here, since, part=1))
    queued = {"state": "queued"} if page.method == COPY else {"fix": "queued"}
    await tx.execute(update(recipients).where(*here).values(queued))
    if page.method == COPY:
        await tx.execute(update(announcements).where(_a.id == one.id).values(fed_after=last))
    return max(1, made.rowcount)


def _is_due(one: Announcement, method: str) -> tuple[ColumnElement[bool], ...]:
    if method == COPY:
        return (_r.state == "waiting",)
    is_old = func.coalesce(_r.version, 0) < one.version
    is_idle = or_(_r.fix.is_(None), _r.fix != "queued")
    was_refused = func.coalesce(_r.fix, "") == "again"
    if method == EDIT:
        return (_r.state == "sent", _r.message_id.is_not(None), is_old, is_idle, ~was_refused)
    return (_r.state.in_(("sent", "unknown")), is_old, is_idle)


async def _waiting_since(tx: AsyncConnection, one: Announcement, now: datetime) -> datetime:
    """Since when copies have waited without a break: whoever comes from the next page has waited as long as those of
    the last one, and time that is lost meanwhile is lost to all of them."""
    since: datetime | None = await tx.scalar(
        select(func.min(_o.not_before)).where(_o.announcement_id == one.id)
    )
    return now if since is None else min(since, now)


async def _leave_out_the_gone(
    tx: AsyncConnection, one: Announcement, method: str, here: Sequence[ColumnElement[bool]]
) -> None:
    """Whoever blocked the bot in the meantime is spared the call."""
    gone = select(_p.id).where(_p.id == _r.person_id, or_(_p.stopped_at.is_not(None), _p.chat_id.is_(None)))
    fate: dict[str, Any] = (
        {"state": "blocked"} if method == COPY else {"fix": "failed", "version": one.version}
    )
    spared = await tx.execute(update(recipients).where(*here, exists(gone)).values(fate))
    if spared.rowcount:
        name = "blocked" if method == COPY else "fix_failed"
        counted = {name: _a[name] + spared.rowcount}
        await tx.execute(update(announcements).where(_a.id == one.id).values(counted))


def _copies(
    one: Announcement, page: Page, here: Sequence[ColumnElement[bool]], since: datetime, part: int
) -> Any:
    """The rows of the outbox, made by the database itself."""
    silent = "true" if page.silent else "false"
    head = f'{{"announcement":{one.id},"version":{one.version},"part":{part},"silent":{silent},"language":"'
    told = literal(head).concat(_p.language).concat(literal('"'))
    if page.method == EDIT:
        told = told.concat(literal(',"message_id":')).concat(func.cast(_r.message_id, t.outbox.c.method.type))
    columns: dict[str, Any] = {
        "chat_id": _p.chat_id, "lane": literal(_BULK), "method": literal(page.method),
        "params": told.concat(literal("}")), "state": literal("new"), "not_before": literal(since, _o.not_before.type),
        "weight": literal(page.weight if not part else 1), "announcement_id": literal(one.id),
        "person_id": _r.person_id if not part else literal(None, _o.person_id.type),
        "version": literal(one.version),
    }  # fmt: skip
    rows = select(*columns.values()).join_from(recipients, t.people, _p.id == _r.person_id)
    return insert(t.outbox).from_select(list(columns), rows.where(*here).order_by(_r.person_id))
