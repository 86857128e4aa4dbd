"""Brings a database to the newest shape with Alembic. Migrations are never edited after a release."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage.engine import Database

if TYPE_CHECKING:  # Alembic is heavy, and only an upgrade needs it
    from alembic.config import Config

_UPGRADE_LOCK = 0x1A817
_MIGRATIONS = Path(__file__).with_name("migrations")


def _config(connection: Connection | None = None) -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> bool:
    """Whether anything was missing."""
    if _revision(connection) == newest():
        return False
    from alembic import command

    command.upgrade(_config(connection), "head")
    return True


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


async def upgrade(database: Database) -> None:
    """Run what is missing, in one transaction; two processes starting together do it one after the other."""
    async with database.transaction(heavy=True) as tx:
        if not database.is_sqlite:
            await tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        if await tx.run_sync(_upgrade):
            from storage import (
                consignment_months,
            )  # it knows the rules of books, which only an upgrade needs here

            await consignment_months.fill(tx)


async def is_current(database: Database) -> bool:
    """Whether the database has the newest shape."""
    async with database.reading() as tx:
        return await tx.run_sync(_revision) == newest()


def revisions() -> frozenset[str]:
    """Every shape that this version of Laris knows: migrations are numbered by the names of their files."""
    return frozenset(file.name.partition("_")[0] for file in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def newest() -> str:
    """The shape that this version of Laris works with."""
    return max(revisions())
