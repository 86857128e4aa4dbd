"""Bare python-telegram-bot with its default httpx, making as many calls a step as a registration does: a tap is
answered, its buttons are taken away, the next question is sent."""

import argparse
import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

YES = InlineKeyboardMarkup([[InlineKeyboardButton("Ya", callback_data="yes")]])
CHOSEN = InlineKeyboardMarkup([[InlineKeyboardButton("✓ Ya", callback_data="chosen")]])


def next_keys(update: Update) -> InlineKeyboardMarkup | None:
    """Eight questions of thirteen have buttons, as in a registration."""
    return YES if update.update_id % 13 < 8 else None


async def on_text(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """One call for one message."""
    await update.effective_message.reply_text("x", reply_markup=next_keys(update))


async def on_tap(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Three calls for one tap."""
    query = update.callback_query
    await query.answer()
    await query.edit_message_reply_markup(CHOSEN)
    await update.effective_message.reply_text("x", reply_markup=next_keys(update))


def main() -> None:
    """Poll until a signal comes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--concurrent", type=int, default=1, help="updates at a time")
    options = parser.parse_args()
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    builder = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot")
    application = builder.concurrent_updates(options.concurrent).build()
    application.add_handler(MessageHandler(filters.TEXT, on_text))
    application.add_handler(CallbackQueryHandler(on_tap))
    application.run_polling()


if __name__ == "__main__":
    main()
