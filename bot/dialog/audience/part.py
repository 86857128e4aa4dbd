"""What every inner screen of the audience question is, and what they share: choices in pages, "all" and "done"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.dialog.audience.picking import HUB, Picking
from bot.dialog.fields import PAGE, in_rows, page_row
from bot.dialog.form import Context, Option
from bot.dialog.screen import Line
from domain.durations import LIMIT, parse_duration_days
from domain.messages import N_, Rejected, message

DONE = "=done"
_TICKED = N_("✅ {choice}")


@dataclass(frozen=True, slots=True)
class Step:
    """Where to stand next, and what to say there."""

    picking: Picking
    note: Line | None = None


class Part(Protocol):
    """One thing to choose by. `choices` are those of the open screen, all pages; `wide` ones stand below every
    page (all of a group, the way to villages)."""

    @property
    def icon(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def everything(self) -> str:
        """The button that asks nothing of it any more."""

    def is_offered(self, context: Context) -> bool: ...
    def question(self, now: Picking) -> str: ...
    def choices(self, now: Picking, context: Context) -> Sequence[Option]: ...
    def wide(self, now: Picking, context: Context) -> tuple[Option, ...]: ...
    def tapped(self, choice: str, now: Picking, context: Context) -> Step:
        """A choice of the open screen; anything else raises `Rejected`."""

    def heard(self, text: str, now: Picking, context: Context) -> Step | None:
        """Words: where they lead, or None when they are not understood."""

    def cleared(self, now: Picking) -> Picking:
        """The same without asking anything of it."""


def ticked(label: Line, is_chosen: bool) -> Line:
    """A label with its tick, if it is chosen."""
    return message(_TICKED, choice=label) if is_chosen else label


def shown(choices: Sequence[Option], now: Picking) -> tuple[Option, ...]:
    """The choices on the open page."""
    first = now.page * PAGE
    first = first if 0 <= first < len(choices) else 0
    return tuple(choices[first : first + PAGE])


def rows(choices: Sequence[Option], now: Picking) -> tuple[tuple[Option, ...], ...]:
    """The open page, and the way to the others."""
    page = shown(choices, now)
    first = choices.index(page[0]) if page else 0
    return in_rows(page, 2) + page_row(first, len(choices), PAGE)


def known(choice: str, choices: Iterable[Option]) -> str:
    """The choice itself. Raises `Rejected` when it is none of these: an old or forged button."""
    if all(choice != option.choice for option in choices):
        raise unknown()
    return choice


def unknown() -> Rejected:
    return Rejected(N_("Please tap one of the buttons, or write its name."))


def to_hub(now: Picking) -> Step:
    """What was to be chosen here is chosen."""
    return Step(now.moved(HUB))


def days_in(text: str) -> int:
    """Days that were written: "45", "2 bulan". Raises `Rejected`."""
    try:
        bare = text.strip()
        days = int(bare) if bare.isascii() and bare.isdecimal() else parse_duration_days(text)
    except Rejected:
        days = 0
    if not isinstance(days, int) or not 1 <= days <= LIMIT:
        raise Rejected(N_("Please write it in days, for example 45 hari."))
    return days


def pieces(text: str) -> list[str]:
    """What is listed with commas, "dan", "sama"."""
    for mark in (" dan ", " sama ", " lan ", " karo ", " serta ", " and ", " + ", ";", "\n", "&"):
        text = text.replace(mark, ",")
    return [part.strip() for part in text.split(",") if part.strip()][:20]
