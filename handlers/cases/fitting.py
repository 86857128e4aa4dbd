"""What fits on a screen: the longest of several ways to say it that tired eyes can take."""

from collections.abc import Callable, Iterable

from bot.dialog.screen import Line
from bot.turn import Turn

_MOST_TEXT = 450
_BETWEEN = 2


def fitting(turn: Turn, said: Callable[[int], tuple[Line, ...]], sizes: Iterable[int]) -> tuple[Line, ...]:
    """The paragraphs for the first of these sizes that fits, or for the last one."""
    parts: tuple[Line, ...] = ()
    for size in sizes:
        parts = said(size)
        if sum(len(turn.texts.plain(part)) + _BETWEEN for part in parts) <= _MOST_TEXT:
            break
    return parts
