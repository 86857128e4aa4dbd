"""What became of a call, and what goes along with one transaction of the sender's."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.runtime.failures import Judgement
from storage.inbox import Received
from storage.outbox import Call, Claimed, Result


@dataclass(frozen=True, slots=True)
class Ended:
    """One call that came back: what to write about its row, and what else follows from it. `instead`: a call that is
    owed in its place; `told`: the event for whoever wanted to know."""

    call: Claimed
    result: Result
    judgement: Judgement | None = None
    instead: Call | None = None
    told: Received | None = None

    def at(self, moment: datetime) -> "Ended":
        """The same, with the moment at which it came back: writing that down may come later."""
        return replace(self, result=replace(self.result, ended_at=moment))


@dataclass(slots=True)
class Ride:
    """What goes along with one transaction: calls that ended, to be written down, and calls that may leave."""

    ended: list[Ended]
    claimed: list[Claimed] = field(default_factory=list)
