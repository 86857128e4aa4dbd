"""What every turn needs to know of the house it takes place in, from the settings and the book of conversations."""

from bot.config import Settings
from bot.turn import House, Office
from handlers.book import Book


def house_of(settings: Settings, book: Book) -> House:
    """The office and its keyboards."""
    office = Office(
        settings.laris_area, settings.office_name, settings.office_contact, settings.office_promises_no_tax
    )
    return House(office, book.home_keys, lambda language: book.commands(language, for_officers=True))
