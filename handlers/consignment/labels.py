"""Names made short enough for a button, and lists of lines for a small screen."""

from collections.abc import Callable, Sequence

from bot.dialog.screen import Line, Lines
from domain.messages import N_, message

LABEL = 24
NAME = 32


def clipped(name: str, most: int = LABEL) -> str:
    """The name with at most so many letters; what is cut shows as …"""
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


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
