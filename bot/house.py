"""What every turn needs to know of the house it takes place in, from the settings and the book of conversations."""

from collections.abc import Callable

from bot.config import Settings
from bot.turn import House, Office
from handlers.book import Book


def house_of(settings: Settings, book: Book, username: Callable[[], str]) -> House:
    """The office and its keyboards. `username`: the bot's own name, which Telegram tells after the start."""
    office = Office(
        settings.laris_area, settings.office_name, settings.office_contact, settings.office_promises_no_tax,
        settings.announcement_approval_over, settings.budget.of_many, settings.office_dpo,
    )  # fmt: skip
    return House(
        office, book.home_keys, book.commands_of, book.doors, lambda start: deep_link(username(), start)
    )


def deep_link(username: str, start: str) -> str:
    """The address that opens the bot with this start parameter (up to 64 of A-Z, a-z, 0-9, _ and -)."""
    return f"https://t.me/{username}?start={start}"
