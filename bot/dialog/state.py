"""A half-filled form as JSON: everything that must survive a restart, and nothing else."""

from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict


class Mode(StrEnum):
    ASK = "ask"
    CARD = "card"
    RESUME = "resume"
    CANCEL = "cancel"


class State(BaseModel):
    """`path`: steps in the order they were answered (for "back"). `kept`: answers that were taken back and
    are offered again. `before`: all answers before one was opened for a change. `ahead`: choices to show first at
    questions that are still to come (and are asked even if their answer is known). `token` marks the newest question; `asked_at` is in seconds since 1970 UTC. `beneath`: the form that waits, as it was, until this one is over."""

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

    def opened_at(self, step: str) -> "State":
        """One line of the card opened for a change."""
        opened = {"step": step, "mode": Mode.ASK, "from_card": True, "before": dict(self.answers)}
        return self.model_copy(update=opened)
