"""aiogram with its finite state machine in Redis, making as many calls a step as a registration does."""

import asyncio
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ya", callback_data="yes")]])
CHOSEN = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="✓ Ya", callback_data="chosen")]])


class Talk(StatesGroup):
    """The one state of this bot."""

    open = State()


async def remember(state: FSMContext) -> None:
    """State and data, written at each step."""
    data = await state.get_data()
    await state.set_state(Talk.open)
    await state.set_data({"count": data.get("count", 0) + 1})


def next_keys(update: Update) -> InlineKeyboardMarkup | None:
    """Eight questions of thirteen have buttons, as in a registration."""
    return YES if update.update_id % 13 < 8 else None


async def on_text(message: Message, state: FSMContext, event_update: Update) -> None:
    """One call for one message."""
    await remember(state)
    await message.answer("x", reply_markup=next_keys(event_update))


async def on_tap(query: CallbackQuery, state: FSMContext, event_update: Update) -> None:
    """Three calls for one tap."""
    await remember(state)
    await query.answer()
    await query.message.edit_reply_markup(reply_markup=CHOSEN)
    await query.message.answer("x", reply_markup=next_keys(event_update))


async def main() -> None:
    """Poll until a signal comes."""
    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=RedisStorage.from_url(os.environ["REDIS_URL"]))
    dispatcher.message.register(on_text)
    dispatcher.callback_query.register(on_tap)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
