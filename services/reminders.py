"""What a subject declares so that it can be reminded of, and the words in which it plans.

A subject plans its reminders in the very turn that saves it, and cancels them in the turn that ends it:

    await turn.store.reminders.replan("certificate_expires", str(certificate.id), plans, turn.now)
    await turn.store.reminders.cancel("certificate_expires", str(certificate.id))

`replan` gives a subject exactly these occasions: what was planned before and is not among them is cancelled; what
was said already is not said again. `plan` only adds. Planning the same again changes nothing. Occasions that have
passed are left out by `upcoming`.

When a reminder is due, `fresh` (if given) is asked in one go about all that are due of the kind: those that no longer
hold are left out; for the others it may bring fresh figures. Then `render` finds the words. Nobody scans subjects.

Declare a `Kind` in the subject's own module of `services/` and add it to `services.reminder_kinds.KINDS`; the topic
then appears in /pengingat by itself.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from bot.dialog.screen import Button, Line, Painting
from domain.reminders import Plan, Reminder, Topic
from storage.store import Store

__all__ = ["Fresh", "Kind", "Notice", "Plan", "Reminder", "Topic", "upcoming"]


@dataclass(frozen=True, slots=True)
class Notice:
    """The words of one reminder. `parts` and `buttons`: said alone (text ≤ 350 characters, at most 4 buttons).
    `line`: one sentence, with the longest names at most 200 characters, for a message about several things and for
    "what comes next"; the first of the `buttons` (at most 21 characters) goes with it. "🔕" is added by the mechanism.
    `painting`: a picture that comes with it; then it is always said alone."""

    line: Line
    parts: tuple[Line, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    painting: Painting | None = None


Fresh = Callable[[Store, Sequence[Reminder], datetime], Awaitable[Mapping[int, Mapping[str, Any]]]]
"""Given the due reminders of one kind and the moment: for the id of each that still holds, params to lay over the
stored ones (often none). A few statements for all of them, never one per reminder."""


@dataclass(frozen=True)
class Kind:
    """`name` is stored: never rename it. `render(reminder, today)` is pure; `today` is the day where the person lives,
    on which it is really said – not always the planned one, so words such as "tomorrow" are worked out from it.

    `late`: how long after the wanted moment it is still of use when the plan does not say.
    `latest_only`: of several occasions of one subject that are due together only the last is said.
    `tells_missed`: when it came too late to be of use, the person hears so in one line.
    `is_answer`: it follows from something the person did (the event they joined is cancelled), so that neither the
    switch of its topic nor a pause holds it back; their hours do.
    """

    name: str
    topic: Topic
    render: Callable[[Reminder, date], Notice]
    fresh: Fresh | None = None
    late: timedelta = timedelta(days=7)
    latest_only: bool = True
    tells_missed: bool = True
    is_answer: bool = False


def upcoming(plans: Iterable[Plan], now: datetime, today: date) -> tuple[Plan, ...]:
    """Those whose moment has not passed: somebody who records a paper that ends next week need not hear of half a
    year ago."""
    return tuple(p for p in plans if (p.at > now if isinstance(p.at, datetime) else p.at > today))
