"""The message in which reminders reach a person: one alone in its own words, several as one short list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.dialog.room import MOST_LETTERS
from bot.dialog.screen import Button, Line, Lines, Screen, route
from domain.messages import N_, Message, message
from domain.reminders import TOPIC_NAMES, Topic
from services.reminders import Notice

HUSH, SETTINGS, ALL_SAID = "hush", "reminders", "reminded"
"""Routes that handlers.reminders answers."""
_REST_LETTERS = 24
_OPENERS, _HUSHES = 3, 2
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Plain = Callable[[Line], str]


@dataclass(frozen=True, slots=True)
class Said:
    """One reminder in its words. `is_missed`: it came too late, and only that is told."""

    topic: Topic
    notice: Notice
    is_missed: bool = False


def screen(said: Sequence[Said], settled_at: datetime, plain: Plain) -> Screen:
    """Everything that one person is told at this moment, as one message: the first of `said` is the most urgent.
    What finds no room is counted, and shown by a button."""
    if len(said) == 1 and not said[0].is_missed:
        only = said[0].notice
        return Screen(only.parts or (only.line,), (*only.buttons, _hush_row(said)), painting=only.painting)
    shown = fitting(said, plain)
    rest = len(said) - len(shown)
    more: tuple[Line, ...] = (message(N_("➕ {count} more"), count=rest),) if rest else ()
    all_of_it = ((Button(message(N_("📋 See all")), route(ALL_SAID, mark(settled_at))),),) if rest else ()
    return Screen((*listed(shown), *more), (*_openers(shown), *all_of_it, _hush_row(said)))


def fitting(said: Sequence[Said], plain: Plain) -> Sequence[Said]:
    """As many of these, from the first, as one screen holds; at least one."""
    shown = 1
    while shown < len(said) and _letters(said[: shown + 1], plain) <= MOST_LETTERS - _REST_LETTERS:
        shown += 1
    return said[:shown]


def _letters(said: Sequence[Said], plain: Plain) -> int:
    return sum(len(plain(part)) + 2 for part in listed(said))


def listed(said: Sequence[Said], first: int = 1) -> tuple[Line, ...]:
    """These as a list, numbered from `first`; what came too late apart from the rest."""
    useful = tuple(
        message(N_("{number}. {line}"), number=number, line=one.notice.line)
        for number, one in enumerate((one for one in said if not one.is_missed), first)
    )
    missed = tuple(message(N_("• {line}"), line=one.notice.line) for one in said if one.is_missed)
    parts: list[Line] = []
    if useful:
        head = N_("🔔 <b>For you:</b>") if first == 1 else N_("🔔 <b>Also for you:</b>")
        parts += [message(head), Lines(useful)]
    if missed:
        parts += [message(N_("😔 <b>Sorry, I am too late with this:</b>")), Lines(missed)]
    return tuple(parts)


def _openers(shown: Sequence[Said]) -> tuple[tuple[Button, ...], ...]:
    """The first button of each, with its number in the list, as far as there is room."""
    useful = [one.notice.buttons for one in shown if not one.is_missed]
    found = [(number, rows[0][0]) for number, rows in enumerate(useful, 1) if rows]
    if len(useful) == 1:
        return tuple((button,) for _, button in found)
    return tuple(
        (Button(message(N_("{number}. {label}"), number=number, label=button.label), button.data),)
        for number, button in found[:_OPENERS]
    )


def _hush_row(said: Sequence[Said]) -> tuple[Button, ...]:
    """One tap for each subject to hear no more of it; with many of them, the way to all their switches."""
    topics = list(dict.fromkeys(one.topic for one in said))
    if len(topics) == 1:
        return (Button(message(N_("🔕 Don't remind me")), route(HUSH, topics[0])),)
    if len(topics) > _HUSHES:
        return (Button(message(N_("🔕 Choose reminders")), route(SETTINGS)),)
    return tuple(
        Button(message(N_("🔕 {topic}"), topic=Message(TOPIC_NAMES[topic])), route(HUSH, topic))
        for topic in topics
    )


def mark(settled_at: datetime) -> str:
    """A moment as a button carries it: it names the message that told about these reminders."""
    return str((settled_at - _EPOCH) // timedelta(microseconds=1))


def moment_of(mark: str) -> datetime | None:
    """The moment of such a mark; None for anything else."""
    if not (mark.isascii() and mark.isdecimal() and len(mark) < 18):
        return None
    return _EPOCH + timedelta(microseconds=int(mark))
