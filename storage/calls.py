"""The words of the outbox: what is owed to a chat, how a try ended, how fast Telegram lets calls leave."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any


class Lane(IntEnum):
    """Lower goes first. `ANSWER` (to a tap) and `TOUCH` (edits) are no messages and are not counted as such."""

    ANSWER = 0
    TOUCH = 1
    REPLY = 2
    NOTICE = 3
    BULK = 4


COPY, EDIT, RETELL = "announce", "correct", "retell"
"""Not methods of Telegram, but of announcements: a copy, a change of a delivered one, a message that tells it anew.
What Telegram is asked is made when they leave."""
REPEATED = frozenset({EDIT})
"""What may be done twice without harm, so that it is when it is in doubt."""


@dataclass(frozen=True, slots=True)
class Sequel:
    """Who wants to know how a call ended, and `about` what (JSON): they are told by an event in the inbox."""

    name: str
    about: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Call:
    """A Bot API call that is owed to a chat."""

    chat_id: int
    lane: Lane
    method: str
    params: dict[str, Any]
    sequel: Sequel | None = None

    @property
    def weight(self) -> int:
        """For how many messages it counts: an album for as many as it holds."""
        media = self.params.get("media")
        return max(1, len(media)) if isinstance(media, list) else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed(Call):
    """A call that this worker holds until it reports a `Result` or its lease ends. `counts`: its weight, also of one
    whose parameters are made when it leaves."""

    id: int
    attempts: int
    counts: int = 1


@dataclass(frozen=True, slots=True)
class Result:
    """How a try ended. `state`: `sent`, `failed`, `unknown`, or `new` (again at `not_before`). `ended_at`: from when on
    Telegram's limits count it as over; by default when it is written down."""

    id: int
    state: str
    not_before: datetime
    message_id: int | None = None
    error: str | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """Telegram's limits. Messages per second in all and per chat (0: no limit), per minute in a group;
    bulk and notices together may use `bulk_share` of the first figure.
    Source: core.telegram.org/bots/faq, read 2026-11."""

    overall: float = 30
    per_chat: float = 1
    per_group_minute: int = 20
    bulk_share: float = 0.8

    @property
    def of_many(self) -> float:
        """Messages per second that bulk and notices may use; 0: no limit."""
        return self.overall * self.bulk_share
