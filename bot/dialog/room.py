"""What finds room on one screen: paragraphs that may be left out where they would be too much."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.dialog.screen import Line

MOST_LETTERS = 450
_MARKUP = re.compile(r"</?[bi]>|<a [^>]*>|</a>")
Plain = Callable[[Line], str]


@dataclass(frozen=True, slots=True)
class Extra:
    """A part of a screen that is left out where it would be too much."""

    line: Line | None


def fitting(plain: Plain, *parts: Line | Extra | None) -> tuple[Line, ...]:
    """The parts, without as many of the extras (the last ones first) as would make more than 450 characters."""
    shown = [
        part for part in parts if part is not None and not (isinstance(part, Extra) and part.line is None)
    ]
    while length(plain, shown) > MOST_LETTERS and (
        extras := [part for part in shown if isinstance(part, Extra)]
    ):
        shown.remove(extras[-1])
    return tuple(line for line in map(_line_of, shown) if line is not None)


def length(plain: Plain, parts: Sequence[Line | Extra]) -> int:
    """Letters that these paragraphs take, markup not counted."""
    lines = [plain(line) for line in map(_line_of, parts) if line is not None]
    return len("\n\n".join(_MARKUP.sub("", line) for line in lines))


def _line_of(part: Line | Extra) -> Line | None:
    return part.line if isinstance(part, Extra) else part
