"""How far an announcement is, in numbers, and which state may follow which."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    """`waiting`: for a second officer; `scheduled`: for its moment; `stopped`: by somebody, before everybody had it;
    `refused`: by the second officer, or taken back. The values are stored."""

    WAITING = "waiting"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"
    REFUSED = "refused"


MAY_BECOME: dict[State, frozenset[State]] = {
    State.WAITING: frozenset({State.SCHEDULED, State.REFUSED}),
    State.SCHEDULED: frozenset({State.SENDING, State.STOPPED}),
    State.SENDING: frozenset({State.PAUSED, State.STOPPED, State.DONE}),
    State.PAUSED: frozenset({State.SENDING, State.STOPPED}),
    State.STOPPED: frozenset(),
    State.DONE: frozenset(),
    State.REFUSED: frozenset(),
}
OPEN = frozenset({State.SCHEDULED, State.SENDING, State.PAUSED})
"""States in which copies are still to leave."""
WAS_SENT = frozenset({State.SENDING, State.PAUSED, State.STOPPED, State.DONE})
"""States in which some people may have it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Of `people` in all: `carried` have no chat, the others are sent a copy. `fix_…`: of a correction."""

    people: int = 0
    carried: int = 0
    sent: int = 0
    blocked: int = 0
    failed: int = 0
    unknown: int = 0
    fix_due: int = 0
    fix_edited: int = 0
    fix_told: int = 0
    fix_failed: int = 0

    @property
    def copies(self) -> int:
        """How many copies are to be sent in all."""
        return self.people - self.carried

    @property
    def over(self) -> int:
        """Copies of which it is known how they ended, or known that it is not known."""
        return self.sent + self.blocked + self.failed + self.unknown

    @property
    def left(self) -> int:
        return max(0, self.copies - self.over)

    @property
    def percent(self) -> int:
        """Whole percent of all copies; 100 only when none is left."""
        return 100 if not self.left else min(99, self.over * 100 // max(1, self.copies))

    @property
    def fix_left(self) -> int:
        return max(0, self.fix_due - self.fix_edited - self.fix_told - self.fix_failed)


def bar(percent: int, width: int = 10) -> str:
    """ "▓▓▓▓▓░░░░░": full only at 100."""
    full = width if percent >= 100 else min(width - 1, percent * width // 100)
    return "▓" * full + "░" * (width - full)


def time_left(copies: int, weight: int, per_second: float) -> timedelta | None:
    """How long so many copies take at this pace; None when there is no limit to reckon with."""
    return timedelta(seconds=round(copies * weight / per_second)) if per_second else None
