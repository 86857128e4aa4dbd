"""What fits on a screen: the longest of several ways to say it that tired eyes can take."""

from collections.abc import Callable, Iterable

from bot.dialog.room import MOST_LETTERS, length
from bot.dialog.screen import Line
from bot.turn import Turn


def longest_fitting(
    turn: Turn, said: Callable[[int], tuple[Line, ...]], sizes: Iterable[int]
) -> tuple[Line, ...]:
    """The paragraphs for the first of these sizes that fits, or for the last one."""
    parts: tuple[Line, ...] = ()
    for size in sizes:
        parts = said(size)
        if length(turn.texts.plain, parts) <= MOST_LETTERS:
            break
    return parts
