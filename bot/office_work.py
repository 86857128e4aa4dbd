"""What the command line does besides running the bot: short jobs on the same database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import segno
import typer
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import book_checks, reminder_checks, rule_work
from bot.config import Misconfigured, Settings, area_code
from bot.opening import OLD, existing, made_ready, opened
from bot.runtime.clock import Clock
from bot.runtime.transport import Transport, call
from domain.data_files import BadData
from domain.roles import Grant, Role
from services import invitations
from storage import backup as copies
from storage import inbox, outbox
from storage import migrate as migrations
from storage.election import AlreadyRunning, FileLock
from storage.engine import Database
from storage.store import Store

_PICTURES = (".png", ".svg")


async def migrate(settings: Settings) -> None:
    async with opened(settings) as database:
        await migrations.upgrade(database)
    typer.echo("The database is up to date.")


async def invite(settings: Settings, role: str, area: str, days: int, qr: Path | None) -> None:
    """Print the link of a new invitation. Raises Misconfigured for an unknown role, area or picture."""
    grant = Grant(_role(role), area_code(area))
    if qr is not None and qr.suffix.lower() not in _PICTURES:
        raise Misconfigured(f"{qr} must end in {' or '.join(_PICTURES)}.")
    link = await invite_link(settings, grant, days)
    typer.echo(link)
    if qr is not None:
        try:
            segno.make(link, error="m").save(str(qr), scale=8)
        except OSError:
            raise Misconfigured(f"{qr} cannot be written; the link works all the same.") from None


async def invite_link(settings: Settings, grant: Grant, days: int) -> str:
    """A new one-time link `https://t.me/<bot>?start=<token>`."""
    name = await _username(settings)
    async with opened(settings) as database:
        await made_ready(database)
        async with database.transaction() as tx:
            now = Clock(settings.laris_clock_file).now()
            token = await invitations.invite(Store(tx), grant, now, days)
    return f"https://t.me/{name}?start={token}"


def _role(text: str) -> Role:
    try:
        return Role(text.lower())
    except ValueError:
        raise Misconfigured(f"There is no role {text}: choose one of {', '.join(Role)}.") from None


async def _username(settings: Settings) -> str:
    async with _bot(settings) as bot:
        try:
            return str((await call(bot, "getMe", {}))["username"])
        except InvalidToken:
            raise Misconfigured("BOT_TOKEN is not accepted by Telegram.") from None
        except TelegramError:
            raise Misconfigured(
                "Telegram cannot be reached, so the bot's name is unknown. Try again later."
            ) from None


@asynccontextmanager
async def _bot(settings: Settings) -> AsyncIterator[Bot]:
    transport = Transport(connections=2)
    await transport.initialize()
    try:
        yield Bot(
            settings.bot_token.get_secret_value(), f"{settings.telegram_api_url}/bot", request=transport
        )
    finally:
        await transport.shutdown()


def _file(settings: Settings) -> Path:
    database = Database(settings.database_url)
    if not database.is_sqlite:
        raise Misconfigured("On PostgreSQL use pg_dump and pg_restore; see docs/operations.md.")
    return database.path


def backup(settings: Settings, file: Path) -> None:
    """Copy the database. Raises Misconfigured when that cannot be done."""
    database = _file(settings)
    try:
        copies.backup(database, file)
    except FileNotFoundError:
        raise Misconfigured(f"There is no database {database} yet.") from None
    except copies.NotABackup:
        raise Misconfigured(f"{database} is not a sound database of Laris. There is no backup.") from None
    except OSError:
        raise Misconfigured(f"{file} cannot be written.") from None
    typer.echo(f"Backed up to {file}.")


def restore(settings: Settings, file: Path) -> None:
    """Put a backup in place. Raises Misconfigured, and changes nothing, when that cannot be done."""
    database = _file(settings)
    if not file.exists():
        raise Misconfigured(f"There is no file {file}.")
    lock = FileLock(database)
    try:
        lock.acquire()
        copies.restore(file, database)
    except AlreadyRunning:
        raise Misconfigured("The bot is running on this database: stop it first.") from None
    except copies.NotABackup:
        raise Misconfigured(f"{file} is not a sound backup of Laris. Nothing was changed.") from None
    except OSError:
        raise Misconfigured(f"{database} cannot be written.") from None
    finally:
        lock.release()
    typer.echo(f"Restored from {file}.")


async def doctor(settings: Settings) -> None:
    """Print one line per check, also after one that failed. Raises Misconfigured when something needs a person."""
    wrong = 0
    for check in (
        _check_telegram,
        _check_database,
        _check_inbox,
        _check_books,
        _check_reminders,
        _check_holidays,
        _check_rules,
        _check_words,
    ):
        try:
            typer.echo(f"ok  {await check(settings)}")
        except (Misconfigured, BadData) as fault:
            wrong += 1
            typer.echo("\n".join(f"!!  {line}" for line in str(fault).splitlines()))
        except (SQLAlchemyError, OSError) as fault:
            wrong += 1
            typer.echo(f"!!  The database cannot be used ({type(fault).__name__}).")
    if wrong:
        raise Misconfigured("Something needs your attention: see the lines with `!!`.")


async def _check_telegram(settings: Settings) -> str:
    return f"Telegram knows this bot as @{await _username(settings)}"


async def _check_rules(_settings: Settings) -> str:
    return rule_work.check()


async def _check_words(_settings: Settings) -> str:
    return rule_work.check_words()


async def _check_database(settings: Settings) -> str:
    async with existing(settings) as database:
        if not await migrations.is_current(database):
            raise Misconfigured(OLD)
    return "the database is up to date"


async def _check_inbox(settings: Settings) -> str:
    async with existing(settings) as database, database.reading() as tx:
        parked, waiting = await inbox.count(tx, "parked"), await outbox.count(tx, "new")
    if parked:
        raise Misconfigured(
            f"{parked} messages from people could not be answered (state `parked` in the inbox)."
        )
    return f"nothing is parked, {waiting} messages wait to be sent"


async def _check_books(settings: Settings) -> str:
    async with existing(settings) as database:
        total, wrong = await book_checks.untrue_books(database)
    if wrong:
        raise Misconfigured(book_checks.said(total, wrong))
    return book_checks.said(total, wrong)


async def _check_reminders(settings: Settings) -> str:
    async with existing(settings) as database:
        return await reminder_checks.check_reminders(database, Clock(settings.laris_clock_file))


async def _check_holidays(settings: Settings) -> str:
    return reminder_checks.check_holidays(Clock(settings.laris_clock_file).now().date())
