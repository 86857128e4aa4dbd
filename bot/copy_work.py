"""`laris copy --to URL`: the whole database into an empty one – from SQLite to PostgreSQL, or back – while nobody works on it."""

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.config import Misconfigured, Settings
from bot.opening import existing, made_ready
from storage import copying
from storage import migrate as migrations
from storage.election import AlreadyRunning, FileLock
from storage.engine import Database


async def copy(settings: Settings, to: str) -> None:
    """Copy and compare. Raises Misconfigured, and leaves the other database as it was, when that cannot be done."""
    async with existing(settings) as source:
        lock = FileLock(source.path) if source.is_sqlite else None
        try:
            if lock is not None:
                lock.acquire()
            await made_ready(source)
            await _copy(source, _target(settings, to))
        except AlreadyRunning:
            raise Misconfigured("The bot is running on this database: stop it first.") from None
        finally:
            if lock is not None:
                lock.release()


def _target(settings: Settings, to: str) -> Database:
    if to == settings.database_url:
        raise Misconfigured("That is the database itself: name another one with --to.")
    try:
        return Database(to)
    except (SQLAlchemyError, ImportError):
        raise Misconfigured("--to must look like postgresql+asyncpg://user:password@host/laris.") from None


async def _copy(source: Database, target: Database) -> None:
    try:
        await migrations.upgrade(target)
        async with source.reading() as old, target.transaction(heavy=True) as new:
            done = await copying.copy(old, new)
    except copying.NotEmpty:
        raise Misconfigured("The database named by --to is not empty. Nothing was changed.") from None
    except copying.Differs as fault:
        raise Misconfigured(f"What arrived in the table {fault} differs. Nothing was kept.") from None
    finally:
        await target.close()
    typer.echo(f"{done.rows} rows in {done.tables} tables copied and compared.")
