"""A half-filled form as JSON: everything that must survive a restart, and nothing else."""

import json
from enum import StrEnum
from typing import Any
from zlib import crc32

from pydantic import BaseModel, ConfigDict


class Mode(StrEnum):
    ASK = "ask"
    CARD = "card"
    RESUME = "resume"
    CANCEL = "cancel"


class State(BaseModel):
    """`path`: steps in the order they were answered (for "back"). `kept`: answers that were taken back and
    are offered again. `before`: all answers before one was opened for a change. `ahead`: choices to show first at
    questions that are still to come (and are asked even if their answer is known). `token` marks the newest question, `copies` earlier
    messages with the very same one (`question`: its fingerprint); `asked_at` is in seconds since 1970 UTC. `beneath`: the form that waits, as it was, until this one is over. `album`: of the last picture that came; over: none of it is needed any more."""

    model_config = ConfigDict(hide_input_in_errors=True)

    form: str
    version: int
    step: str
    token: str
    asked_at: int
    mode: Mode = Mode.ASK
    answers: dict[str, Any] = {}
    path: list[str] = []
    kept: dict[str, Any] = {}
    view: str = ""
    refusals: int = 0
    from_card: bool = False
    before: dict[str, Any] = {}
    ahead: dict[str, str] = {}
    beneath: dict[str, Any] | None = None
    question: int = 0
    copies: list[str] = []
    album: str = ""
    is_album_over: bool = False

    def asking(self) -> "State":
        """At its question or card again, after a pause or second thoughts."""
        return self.model_copy(update={"mode": Mode.ASK if self.step else Mode.CARD})

    def is_asked_by(self, token: str) -> bool:
        """Whether a message with this token asks what is asked now, and of the same answers."""
        return token == self.token or token in self.copies

    def fingerprint(self) -> int:
        """Equal for two messages that ask the same of the same answers, whatever pages or pauses lie between them."""
        asked = json.dumps([self.step, self.from_card, self.answers], sort_keys=True, default=str)
        return crc32(asked.encode())

    def opened_at(self, step: str) -> "State":
        """One line of the card opened for a change."""
        opened = {"step": step, "mode": Mode.ASK, "from_card": True, "before": dict(self.answers)}
        return self.model_copy(update=opened)
