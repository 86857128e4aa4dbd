"""How the command line comes to the database: opened for a while, brought up to date, or only looked at."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.config import Misconfigured, Settings
from storage import migrate as migrations
from storage.engine import Database

OLD = "The database is not up to date: run `laris migrate` first."


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


async def made_ready(database: Database) -> None:
    if database.is_sqlite:
        await migrations.upgrade(database)
    elif not await migrations.is_current(database):
        raise Misconfigured(OLD)


@asynccontextmanager
async def existing(settings: Settings) -> AsyncIterator[Database]:
    """The database, which looking at it does not bring into being."""
    async with opened(settings) as database:
        if database.is_sqlite and not database.path.exists():
            raise Misconfigured(f"There is no database {database.path} yet: `laris run` makes it.")
        yield database
