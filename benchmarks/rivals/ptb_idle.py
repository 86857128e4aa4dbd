"""A bare python-telegram-bot with a SQLAlchemy engine on SQLite and nothing to do."""

import os

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from telegram.ext import Application, MessageHandler, filters

from ptb_echo import say_back  # isort: skip


async def open_database(_application: Application) -> None:
    """One round trip to the database before the first poll."""
    engine = create_async_engine(os.environ["DATABASE_URL"])
    async with engine.connect() as connection:
        await connection.execute(text("select 1"))


def main() -> None:
    """Poll until a signal comes."""
    builder = Application.builder().token(os.environ["BOT_TOKEN"])
    builder = builder.base_url(os.environ["TELEGRAM_API_URL"] + "/bot").post_init(open_database)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, say_back))
    application.run_polling()


if __name__ == "__main__":
    main()
