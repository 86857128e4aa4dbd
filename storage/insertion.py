"""INSERT that may meet a row which is there already (`on_conflict_…`): both databases know it, each in a dialect of its own.

A dialect is loaded for the database that speaks it: the other one would cost every start two megabytes.
"""

from typing import TYPE_CHECKING

from sqlalchemy import Table

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as InsertPostgres
    from sqlalchemy.dialects.sqlite import Insert as InsertSqlite


def insert_into(dialect: str, table: Table) -> "InsertSqlite | InsertPostgres":
    """`dialect`: what `tx.dialect.name` says, "sqlite" or "postgresql"."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
