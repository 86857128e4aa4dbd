"""Lists of lines for a small screen."""

from collections.abc import Callable, Sequence

from bot.dialog.screen import Line, Lines
from domain.messages import N_, message

NAME = 32
"""Letters of a name on a line of a screen."""


def fitting(lines: Sequence[Line], render: Callable[[Line], str], most: int = 200) -> Lines:
    """As many lines as fit into so many letters, and how many there are besides."""
    shown: list[Line] = []
    used = 0
    for line in lines:
        used += len(render(line))
        if used > most and shown:
            break
        shown.append(line)
    rest = len(lines) - len(shown)
    return Lines((*shown, message(N_("… and {more} more"), more=rest)) if rest else tuple(shown))
