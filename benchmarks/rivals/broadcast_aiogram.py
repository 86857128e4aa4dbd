"""aiogram with the loop of its own example of a broadcast (shipped with version 2, `examples/broadcast_example.py`): 20 a
second at most, once more after a flood wait, whoever got another fault is left out. The example knows `TelegramAPIError` only; a proxy's page
instead of JSON (`ClientDecodeError`) would end it, so that this one takes every fault of the library."""

import asyncio
import logging
import os
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import Message

CHATS = range(int(os.environ["FIRST"]), int(os.environ["FIRST"]) + int(os.environ["PEOPLE"]))
running: set[asyncio.Task[None]] = set()


async def say_back(message: Message) -> None:
    """One reply for one message."""
    await message.answer("Ketuk tombol")


async def send(bot: Bot, chat: int) -> bool:
    """Whether it was accepted."""
    try:
        await bot.send_message(chat, os.environ["WORDS"])
    except TelegramForbiddenError:
        logging.info("%s: blocked by user", chat)
    except TelegramRetryAfter as fault:
        await asyncio.sleep(fault.retry_after)
        return await send(bot, chat)
    except AiogramError:
        logging.exception("%s: failed", chat)
    else:
        return True
    return False


def told() -> None:
    """All of them."""
    Path("done").touch()


async def announce(bot: Bot) -> None:
    """To each in turn."""
    for chat in CHATS:
        await send(bot, chat)
        await asyncio.sleep(0.05)
    told()


async def begin(bot: Bot) -> None:
    """Beside the conversations."""
    running.add(asyncio.create_task(announce(bot)))


async def main() -> None:
    """Poll until a signal comes."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.message.register(say_back)
    dispatcher.startup.register(begin)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
