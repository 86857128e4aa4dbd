"""What the command line does besides running the bot: short jobs on the same database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import segno
import typer
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.config import Misconfigured, Settings
from bot.runtime.clock import Clock
from bot.runtime.transport import Transport, call
from domain.areas import parse_code
from domain.roles import Grant, Role
from services import invitations
from storage import backup as copies
from storage import inbox, outbox
from storage import migrate as migrations
from storage.election import AlreadyRunning, FileLock
from storage.engine import Database
from storage.store import Store


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


async def migrate(settings: Settings) -> None:
    async with _opened(settings) as database:
        await migrations.upgrade(database)
    typer.echo("The database is up to date.")


async def invite(settings: Settings, role: str, area: str, days: int, qr: Path | None) -> None:
    """Print the link of a new invitation. Raises Misconfigured for an unknown role or area."""
    link = await invite_link(settings, Grant(_role(role), _area(area)), days)
    if qr is not None:
        segno.make(link, error="m").save(str(qr), scale=8)
    typer.echo(link)


async def invite_link(settings: Settings, grant: Grant, days: int) -> str:
    """A new one-time link `https://t.me/<bot>?start=<token>`."""
    name = await _username(settings)
    async with _opened(settings) as database:
        if database.is_sqlite:
            await migrations.upgrade(database)
        async with database.transaction() as tx:
            now = Clock(settings.laris_clock_file).now()
            token = await invitations.invite(Store(tx), grant, now, days)
    return f"https://t.me/{name}?start={token}"


def _role(text: str) -> Role:
    try:
        return Role(text.lower())
    except ValueError:
        raise Misconfigured(f"There is no role {text}: choose one of {', '.join(Role)}.") from None


def _area(text: str) -> str:
    code = parse_code(text) if text else ""
    if code is None:
        raise Misconfigured(f"There is no area {text}: give a Kemendagri code such as 33.25.")
    return code


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
    try:
        copies.backup(_file(settings), file)
    except FileNotFoundError as missing:
        raise Misconfigured(f"There is no file {missing.args[0]}.") from None
    except OSError:
        raise Misconfigured(f"{file} cannot be written.") from None
    typer.echo(f"Backed up to {file}.")


def restore(settings: Settings, file: Path) -> None:
    database = _file(settings)
    lock = FileLock(database)
    try:
        lock.acquire()
        copies.restore(file, database)
    except AlreadyRunning:
        raise Misconfigured("The bot is running on this database: stop it first.") from None
    except FileNotFoundError:
        raise Misconfigured(f"There is no file {file}.") from None
    except copies.NotABackup:
        raise Misconfigured(f"{file} is not a sound backup of Laris. Nothing was changed.") from None
    finally:
        lock.release()
    typer.echo(f"Restored from {file}.")


async def doctor(settings: Settings) -> None:
    """Print one line per check. Raises Misconfigured when something needs a person."""
    name = await _username(settings)
    typer.echo(f"ok  Telegram knows this bot as @{name}")
    async with _opened(settings) as database:
        if not await migrations.is_current(database):
            raise Misconfigured("The database is not up to date: run `laris migrate`.")
        async with database.reading() as tx:
            parked, waiting = await inbox.count(tx, "parked"), await outbox.count(tx, "new")
    typer.echo("ok  the database is up to date")
    typer.echo(f"ok  {waiting} messages wait to be sent")
    if parked:
        raise Misconfigured(
            f"{parked} messages from people could not be answered (state `parked` in the inbox)."
        )
    typer.echo("ok  nothing is parked")
