"""Brings a database to the newest shape with Alembic. Migrations are never edited after a release."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.engine import Database

_UPGRADE_LOCK = 0x1A817
_MIGRATIONS = Path(__file__).with_name("migrations")


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(_config(connection), "head")


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


async def upgrade(database: Database) -> None:
    """Run what is missing, in one transaction; two processes starting together do it one after the other."""
    async with database.transaction() as tx:
        if not database.is_sqlite:
            await tx.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        await tx.run_sync(_upgrade)


async def is_current(database: Database) -> bool:
    head = ScriptDirectory.from_config(_config()).get_current_head()
    async with database.reading() as tx:
        return await tx.run_sync(_revision) == head


def revisions() -> frozenset[str]:
    """Every shape that this version of Laris knows."""
    return frozenset(one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions())
