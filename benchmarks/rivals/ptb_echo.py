"""Bare python-telegram-bot with its default httpx: says back what it hears, one by one or concurrently."""

import argparse
import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def say_back(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """One reply for one message."""
    await update.effective_message.reply_text(update.effective_message.text)


def main() -> None:
    """Poll until a signal comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concurrent", type=int, default=1, help="updates at a time")
    options = parser.parse_args()
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    builder = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
    builder = builder.concurrent_updates(options.concurrent)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, say_back))
    application.run_polling()


if __name__ == "__main__":
    main()
