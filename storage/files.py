"""Files that people sent and a conversation asked for: wanted, fetched outside of any turn, and then told as an event.

The row is the promise: it is written with the turn that asked, and ends in the same transaction that puts the event
into the inbox. A crash in between means that the file is fetched once more, and told once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import ColumnElement, and_, delete, func, insert, literal_column, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import inbox
from storage import tables_files as t
from storage.inbox import Received

_f = t.files.c
_WANTED: ColumnElement[str] = literal_column("'wanted'")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be fetched. `size` in bytes as the phone told it; `purpose`: the arrival that hears of it, with
    `about`; `reader`: what reads it (a sheet); without one the bytes themselves are kept."""

    chat_id: int
    file_id: str
    name: str
    mime: str
    size: int | None
    purpose: str
    about: dict[str, Any]
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """One wanted file in hand; `attempts`: how often it was tried before."""

    id: int
    attempts: int
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file that came, or did not: `fault` says in one word why ("too_big", "gone", "unreadable", or what its
    reader said). `content`: its bytes when nothing read it; `reading`: what its reader made of it, as JSON."""

    name: str
    size: int | None
    fault: str | None
    content: bytes | None
    reading: Any


class Files:
    """What arrived, asked for by the conversation that waits for it."""

    def __init__(self, tx: AsyncConnection) -> None:
        self._tx = tx

    async def arrived(self, file: int, chat_id: int) -> Arrived | None:
        """None while it is on its way, when it was forgotten, or when it is somebody else's."""
        asked = select(_f.name, _f.size, _f.fault, _f.content, _f.reading)
        row = (
            await self._tx.execute(asked.where(_f.id == file, _f.chat_id == chat_id, _f.state != _WANTED))
        ).first()
        return None if row is None else Arrived(*row)

    async def told(self, file: int, chat_id: int) -> Arrived | None:
        """The same without its bytes, which may be many."""
        asked = select(_f.name, _f.size, _f.fault, literal_column("NULL"), _f.reading)
        of_chat = (_f.id == file, _f.chat_id == chat_id, _f.state != _WANTED)
        row = (await self._tx.execute(asked.where(*of_chat))).first()
        return None if row is None else Arrived(*row)

    async def put(self, name: str, content: bytes, now: datetime) -> int:
        """Keep what was read of a file that came by another way than a chat; its number."""
        row = {
            "chat_id": 0, "file_id": "", "name": name[:200], "mime": "", "purpose": "", "about": {}, "state": "kept",
            "not_before": now, "content": content, "wanted_at": now, "ended_at": now,
        }  # fmt: skip
        return int(await self._tx.scalar(insert(t.files).values(row).returning(_f.id)) or 0)


async def want(tx: AsyncConnection, wanted: Sequence[Wanted], now: datetime) -> None:
    """Promise to fetch these files."""
    rows = [
        {"chat_id": w.chat_id, "file_id": w.file_id, "name": w.name[:200], "mime": w.mime[:120], "size": w.size,
         "purpose": w.purpose, "about": w.about, "reader": w.reader, "state": "wanted", "not_before": now,
         "wanted_at": now}
        for w in wanted
    ]  # fmt: skip
    if rows:
        await tx.execute(insert(t.files), rows)


async def is_any_due(tx: AsyncConnection, now: datetime) -> bool:
    """Whether something is wanted now: a question of one index, asked often."""
    return (
        await tx.scalar(select(_f.id).where(_f.state == _WANTED, _f.not_before <= now).limit(1)) is not None
    )


async def claim(tx: AsyncConnection, now: datetime, lease: timedelta, most: int) -> list[Fetch]:
    """Take up to `most` wanted files in hand; until the lease ends, nobody else does."""
    heads = (
        select(_f.id)
        .where(_f.state == _WANTED, _f.not_before <= now)
        .order_by(_f.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = await tx.execute(
        update(t.files)
        .where(_f.id.in_(heads.scalar_subquery()))
        .values(not_before=now + lease, attempts=_f.attempts + 1)
        .returning(
            _f.id, _f.attempts, _f.chat_id, _f.file_id, _f.name, _f.mime, _f.size, _f.purpose, _f.about, _f.reader
        )
    )  # fmt: skip
    return [Fetch(row[0], row[1] - 1, Wanted(*row[2:])) for row in sorted(rows)]


async def free(tx: AsyncConnection, now: datetime) -> None:
    """No other worker can be alive: what a dead one had in hand is wanted at once."""
    await tx.execute(update(t.files).where(_f.state == _WANTED).values(not_before=now))


async def try_again(tx: AsyncConnection, file: int, not_before: datetime) -> None:
    """It did not come this time."""
    await tx.execute(update(t.files).where(_f.id == file, _f.state == _WANTED).values(not_before=not_before))


async def keep(
    tx: AsyncConnection,
    fetch: Fetch,
    now: datetime,
    *,
    content: bytes | None = None,
    reading: Any = None,
    fault: str | None = None,
) -> None:
    """It came (or will not come, for this `fault`): write it down and tell the chat, once and for all."""
    ended = await tx.execute(
        update(t.files)
        .where(_f.id == fetch.id, _f.state == _WANTED)
        .values(
            state="failed" if fault else "kept", fault=fault, content=content, reading=reading, ended_at=now
        )
    )
    if ended.rowcount:
        told = {"arrival": fetch.wanted.purpose, "file": fetch.id, "about": fetch.wanted.about}
        event = Received(f"file:{fetch.id}", fetch.wanted.chat_id, orjson.dumps({"laris": told}).decode())
        await inbox.store(tx, [event], now)


async def count_wanted(tx: AsyncConnection) -> int:
    """How many files have not come yet."""
    return await tx.scalar(select(func.count()).where(_f.state == _WANTED)) or 0


async def forget(tx: AsyncConnection, before: datetime) -> int:
    """Drop files that ended before that moment: what they said is in the books by then."""
    old = and_(_f.state != _WANTED, _f.ended_at < before)
    return (await tx.execute(delete(t.files).where(old))).rowcount
