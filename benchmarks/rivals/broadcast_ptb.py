"""python-telegram-bot with its AIORateLimiter as it comes: a plain loop beside the conversations; whoever got a fault is
left out."""

import asyncio
import logging
import os
from pathlib import Path

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import AIORateLimiter, Application, ContextTypes, MessageHandler, filters

CHATS = range(int(os.environ["FIRST"]), int(os.environ["FIRST"]) + int(os.environ["PEOPLE"]))


async def say_back(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """One reply for one message."""
    await update.effective_message.reply_text("Ketuk tombol")


def told() -> None:
    """All of them."""
    Path("done").touch()


async def announce(app: Application) -> None:
    """To each in turn."""
    for chat in CHATS:
        try:
            await app.bot.send_message(chat, os.environ["WORDS"])
        except TelegramError as fault:
            logging.warning("%s: %s", chat, fault)
    told()


async def begin(app: Application) -> None:
    """Beside the conversations, which would all wait for it in a handler."""
    app.bot_data["announcing"] = asyncio.create_task(announce(app))


def main() -> None:
    """Poll until a signal comes."""
    limiter = AIORateLimiter(overall_max_rate=float(os.environ["OVERALL"]))
    app = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
        .rate_limiter(limiter)
        .post_init(begin)
        .build()
    )
    app.add_handler(MessageHandler(filters.TEXT, say_back))
    app.run_polling()


if __name__ == "__main__":
    main()
