"""Copies a whole database into an empty one, of the same or the other kind, and compares what arrived with what was there."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from sqlalchemy import Table, delete, func, insert, literal, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import metadata

_AT_ONCE = 500
_TELLING = ("people", "inbox", "invitations", "outlets")
"""Tables that are empty as long as nobody has used a database."""


class NotEmpty(Exception):
    """There is something in the database that was to be filled."""


class Differs(Exception):
    """What arrived is not what was there. `str()` names the table."""


@dataclass(frozen=True, slots=True)
class Copied:
    """How many tables and rows."""

    tables: int
    rows: int


async def copy(source: AsyncConnection, target: AsyncConnection) -> Copied:
    """Everything, in the order in which rows refer to one another; `target` is in the newest shape and was never used. Raises
    `NotEmpty` before anything was written, `Differs` after all of it was: whoever calls then rolls back."""
    for name in _TELLING:
        if await target.scalar(select(func.count()).select_from(metadata.tables[name])):
            raise NotEmpty(name)
    for own in reversed(metadata.sorted_tables):  # what the migrations wrote
        await target.execute(delete(own))
    rows = 0
    for table in metadata.sorted_tables:
        rows += await _fill(source, target, table)
    for table in metadata.sorted_tables:
        if await _fingerprint(source, table) != await _fingerprint(target, table):
            raise Differs(table.name)
    await _go_on_counting(target)
    return Copied(len(metadata.sorted_tables), rows)


async def _fill(source: AsyncConnection, target: AsyncConnection, table: Table) -> int:
    count = 0
    async for page in _pages(source, table):
        await target.execute(insert(table), page)
        count += len(page)
    return count


async def _pages(tx: AsyncConnection, table: Table) -> AsyncIterator[list[dict[str, object]]]:
    """By key: a row that refers to an older one of its own table comes after it."""
    key = list(table.primary_key.columns)
    ordered = select(table).order_by(*key).limit(_AT_ONCE)
    page = (await tx.execute(ordered)).mappings().all()
    while page:
        yield [dict(row) for row in page]
        last = tuple_(*(literal(page[-1][column.name], column.type) for column in key))
        page = (await tx.execute(ordered.where(tuple_(*key) > last))).mappings().all()


async def _fingerprint(tx: AsyncConnection, table: Table) -> bytes:
    """Of all rows as Laris reads them, whatever the order of a database's own letters: a sum of the digests of rows."""
    total = 0
    async for page in _pages(tx, table):
        for row in page:
            told = repr(sorted(row.items())).encode("utf-8", "replace")
            total += int.from_bytes(hashlib.blake2b(told, digest_size=16).digest())
    return total.to_bytes(32)


async def _go_on_counting(tx: AsyncConnection) -> None:
    """New rows get numbers after the ones that came along (SQLite does that by itself)."""
    if tx.dialect.name == "sqlite":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c and table.c.id.autoincrement is True:
            highest = await tx.scalar(select(func.max(table.c.id)))
            sequence = await tx.scalar(
                text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name}
            )
            if sequence and highest:
                await tx.execute(
                    text("SELECT setval(:sequence, :highest)"), {"sequence": sequence, "highest": highest}
                )
