"""What is around every command: the settings, an end in order, and faults told in one sentence. Here `laris run` begins, which needs
no more of a command line than its name.
"""

import asyncio
import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.config import Misconfigured, Settings, read_settings
from bot.runtime import journal
from domain.data_files import BadData

WRONG = 2


def telling(command: Callable[[], object]) -> None:
    """Faults of the person who starts it are told in one sentence, with exit code 2."""
    try:
        command()
    except (Misconfigured, BadData) as fault:
        sys.stderr.write(f"{fault}\n")
        sys.exit(WRONG)


def prepared() -> Settings:
    """The settings, and a journal that goes by them. Raises Misconfigured."""
    settings = read_settings()
    journal.set_up(settings.log_level, settings.bot_token.get_secret_value())
    return settings


def do(work: Coroutine[Any, Any, None], *, collecting: bool = True) -> None:
    """Raises Misconfigured when the database or a port of this machine cannot be used. `collecting`: everything is
    loaded, the garbage collector may work again (see `bot.start`)."""
    if collecting:
        gc.enable()
    try:
        asyncio.run(_watched(work))
    except (SQLAlchemyError, OSError) as fault:
        raise Misconfigured(_trouble(fault)) from None


async def _watched(work: Coroutine[Any, Any, None]) -> None:
    journal.watch_loop()
    await work


def _trouble(fault: Exception) -> str:
    if isinstance(fault, OSError) and fault.errno == errno.EADDRINUSE:
        return "PORT is used by another program: choose another one."
    kind = type(fault).__name__
    return f"The database that DATABASE_URL names cannot be opened or cannot be written ({kind})."


def run() -> None:
    """Run the bot until SIGTERM or Ctrl-C."""
    # until the bot takes over nothing has begun; an exception raised in the middle of an import can be swallowed there
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: os._exit(0))
    settings = prepared()
    from bot import running

    do(running.run(settings), collecting=False)
