"""Buttons that turn the pages of a list. Knows no list."""

from collections.abc import Callable

from bot.dialog.screen import Button
from domain.messages import N_, message


def turning(page: int, to: Callable[[int], str], *, is_more: bool) -> tuple[tuple[Button, ...], ...]:
    """A row with the ways to the page before and after (0: the first page); no row where there is neither. `to`: the data
    of the button that leads to a page."""
    before = (Button(message(N_("⬅️ Previous")), to(page - 1)),) if page else ()
    after = (Button(message(N_("More ➡️")), to(page + 1)),) if is_more else ()
    return (before + after,) if before or after else ()
