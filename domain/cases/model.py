"""What a case is: its kind, how it stands, and what was done with it. Knows neither tables nor screens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.messages import N_


class Kind(StrEnum):
    """What a case is about. The values are stored: never rename one."""

    QUESTION = "question"
    REFUSED = "refused"
    LATE = "late_payment"
    FEES = "illegal_fees"
    OTHER = "other"


KIND_NAMES: Mapping[Kind, str] = {
    Kind.QUESTION: N_("Question"),
    Kind.REFUSED: N_("Shop refuses"),
    Kind.LATE: N_("Paid late"),
    Kind.FEES: N_("Illegal fees"),
    Kind.OTHER: N_("Other complaint"),
}
KIND_ICONS: Mapping[Kind, str] = {
    Kind.QUESTION: "❓",
    Kind.REFUSED: "🚫",
    Kind.LATE: "💰",
    Kind.FEES: "🤐",
    Kind.OTHER: "📣",
}


class State(StrEnum):
    """`asked`: the person was asked whether it is solved."""

    OPEN = "open"
    ASKED = "asked"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a case was closed: the person says it is solved, said nothing for long, or had their data deleted (which says
    nothing about how it was handled, and counts in no share)."""

    CONFIRMED = "confirmed"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What was done with a case. The values are stored: never rename one."""

    OPENED = "opened"
    TAKEN = "taken"
    HANDED_OVER = "handed_over"
    ANSWERED = "answered"
    PROMISED = "promised"
    LATE = "late"
    ASKED = "asked"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


STEP_NAMES: Mapping[Step, str] = {
    Step.OPENED: N_("opened"),
    Step.TAKEN: N_("taken"),
    Step.HANDED_OVER: N_("handed over"),
    Step.ANSWERED: N_("first answer"),
    Step.PROMISED: N_("still being worked on"),
    Step.LATE: N_("time limit passed"),
    Step.ASKED: N_("asked whether it is solved"),
    Step.DENIED: N_("not solved yet"),
    Step.CONFIRMED: N_("solved, says the person"),
    Step.SILENT: N_("closed without an answer"),
    Step.WITHDRAWN: N_("closed, the person's data were deleted"),
    Step.REOPENED: N_("opened again"),
}


class Author(StrEnum):
    """Who wrote something in a case; a note is for officers alone."""

    PERSON = "person"
    OFFICER = "officer"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of a case. `kind`: text, photo, document, voice, video, location, contact, sticker; `text`: its words,
    or those beside it. `chat_id`, `message_id`: where it lies at Telegram, so that it can be copied."""

    kind: str
    text: str
    chat_id: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """Moments are UTC. `area`: where the person lives (Kemendagri code). `is_confidential`: for administrators alone.

    `owner_id`: the officer who took it. `level`: how often a time limit passed without an answer. `waits_since`: since
    when the person has waited for a word; `due_at`: until when it comes. Both None when it is the person's turn.
    `group_id`, `topic`: where officers talk about it, if they have a group. `person_wrote_at`, `officer_wrote_at`: the
    last word of each.
    """

    id: int
    person_id: int
    kind: Kind
    area: str
    is_confidential: bool
    state: State
    level: int
    owner_id: int | None
    opened_at: datetime
    waits_since: datetime | None
    due_at: datetime | None
    first_answer_at: datetime | None
    asked_at: datetime | None
    closed_at: datetime | None
    outcome: Outcome | None
    group_id: int | None
    topic: int | None
    person_wrote_at: datetime
    officer_wrote_at: datetime | None

    @property
    def is_closed(self) -> bool:
        return self.state is State.CLOSED

    @property
    def last_word_at(self) -> datetime:
        """When either side wrote last."""
        return max(self.person_wrote_at, self.officer_wrote_at or self.person_wrote_at)

    @property
    def hides_name(self) -> bool:
        """Whether the person's name is kept from everybody but whoever takes it."""
        return self.kind is Kind.FEES
