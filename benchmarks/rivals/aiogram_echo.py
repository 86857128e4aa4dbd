"""aiogram echo whose finite state machine lives in Redis: state and data are written at each message."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import Message


class Talk(StatesGroup):
    """The one state of this bot."""

    open = State()


async def say_back(message: Message, state: FSMContext) -> None:
    """One reply for one message, after one write of state and data."""
    data = await state.get_data()
    await state.set_state(Talk.open)
    await state.set_data({"count": data.get("count", 0) + 1})
    await message.answer(message.text or "")


async def main() -> None:
    """Poll until a signal comes."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=RedisStorage.from_url(os.environ["REDIS_URL"]))
    dispatcher.message.register(say_back)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
