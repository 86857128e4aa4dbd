"""Two numbers of one person become one: whatever refers to the one refers to the other from then on.

Worked out from the tables themselves, so that a new subject need not be told of it.
"""

import re
from collections.abc import Iterator

from sqlalchemy import (
    Column,
    ColumnElement,
    Index,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import metadata, people

_DOES = re.compile(r"actor_id|coordinator_id|\w+_by")


async def move(tx: AsyncConnection, source: int, target: int) -> None:
    """Everything about person `source` is about `target` now. What `target` has already (a row that may exist once
    only) stays where it is. `source` must be somebody without a chat: they keep no book of consignments."""
    for column in _references():
        await tx.execute(
            update(column.table)
            .where(column == source, *_no_doubles(column, target))
            .values({column.name: target})
        )


def _references() -> Iterator[Column[int]]:
    """Every column that names a person about whom something is told. Whoever never had a chat did nothing themselves."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column is people.c.id and not _DOES.fullmatch(key.parent.name):
                yield key.parent


def _no_doubles(column: Column[int], target: int) -> Iterator[ColumnElement[bool]]:
    for key in _unique_keys(column.table):
        if column.name in key:
            other = column.table.alias("other")
            same = [other.c[name] == column.table.c[name] for name in key if name != column.name]
            yield ~select(1).where(other.c[column.name] == target, *same).exists()


def _unique_keys(table: Table) -> Iterator[set[str]]:
    for one in (*table.constraints, *table.indexes):
        if isinstance(one, PrimaryKeyConstraint | UniqueConstraint) or (
            isinstance(one, Index) and one.unique
        ):
            yield {column.name for column in one.columns}
