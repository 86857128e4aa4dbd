"""Lists of people on buttons, six a page, narrowed by a name. A page and its search fit into one button."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.dialog import pages
from bot.dialog.argument import number_in
from bot.dialog.screen import Button, route

PAGE = 6
_MOST_BYTES = 30


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of a list is open (from 0), and the name it was narrowed by."""

    page: int = 0
    said: str = ""

    @property
    def first(self) -> int:
        return self.page * PAGE


def read(argument: str) -> Place:
    """Whatever a button carries, also a forged one."""
    page, _, said = argument.partition("~")
    return Place(number_in(page, 4), short(said))


def short(said: str) -> str:
    """As much of a name as a button can carry."""
    return said.encode()[:_MOST_BYTES].decode(errors="ignore")


def write(page: int, said: str) -> str:
    return f"{page}~{said}" if said else str(page)


def within(place: Place, total: int) -> Place:
    """The same place, or the last page when the list has become shorter."""
    last = max(0, (total - 1) // PAGE)
    return Place(min(place.page, last), place.said)


def turning(name: str, place: Place, total: int) -> tuple[tuple[Button, ...], ...]:
    """Buttons to the pages before and after."""
    is_more = total > place.first + PAGE
    return pages.turning(place.page, lambda to: route(name, write(to, place.said)), is_more=is_more)


def rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple((button,) for button in buttons)
