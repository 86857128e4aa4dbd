"""aiogram-broadcaster with its storage in SQLite and its own handler of flood waits: what it was doing is taken up again
after a kill."""

import asyncio
import os
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message
from aiogram_broadcaster import Broadcaster
from aiogram_broadcaster.contents.text import TextContent
from aiogram_broadcaster.storages.sqlalchemy import SQLAlchemyStorage
from aiogram_broadcaster.utils.retry_after_handler import setup_retry_after_handler

CHATS = range(int(os.environ["FIRST"]), int(os.environ["FIRST"]) + int(os.environ["PEOPLE"]))


async def say_back(message: Message) -> None:
    """One reply for one message."""
    await message.answer("Ketuk tombol")


async def begin(broadcaster: Broadcaster) -> None:
    """Unless it was begun in an earlier life."""
    if not list(broadcaster):
        mailer = await broadcaster.create_mailer(chats=CHATS, content=TextContent(text=os.environ["WORDS"]))
        mailer.start()


def told(**_: Any) -> None:
    """All of them."""
    Path("done").touch()


async def main() -> None:
    """Poll until a signal comes."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.message.register(say_back)
    broadcaster = Broadcaster(bot, storage=SQLAlchemyStorage.from_url("sqlite+aiosqlite:///mailers.db"))
    setup_retry_after_handler(broadcaster.event).completed.register(told)
    broadcaster.setup(dispatcher)
    dispatcher.startup.register(begin)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
