"""What each fault of a Bot API call means for the row that asked for it. One table, matched by class and code.

| fault | meaning |
|---|---|
| 429 | the whole bot waits as long as Telegram says, then goes on |
| 403 in Telegram's words | the person left: nothing more is sent until they are back |
| 400 "not modified", "query is too old", message to edit gone | done already, or of no use any more; other choices for a question come as a new message, a correction is told anew |
| other 400 | our mistake: the row fails, is logged, and nothing waits behind it |
| 401, 404 | the token is wrong: keep everything, try again later |
| no connection made | not delivered: again soon |
| timeout, reset, 5xx, a proxy's 403 | in doubt: a reply is repeated, bulk is counted as unknown |
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, TelegramError

from bot.runtime.refusals import FloodWait
from bot.runtime.transport import NotReached
from storage.calls import EDIT, REPEATED
from storage.outbox import Call, Claimed, Lane


class Verdict(StrEnum):
    DONE = "done"
    FAILED = "failed"
    BLOCKED = "blocked"
    FLOOD = "flood"
    AGAIN = "again"
    IN_DOUBT = "in doubt"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`wait`: how long the row (or, for FLOOD, the whole bot) has to wait."""

    verdict: Verdict
    wait: timedelta = timedelta()


_UNCHANGED = "message is not modified"
_HARMLESS = (
    _UNCHANGED,
    "query is too old",
    "query id is invalid",
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "topic_not_modified",
)
_TOPIC_GONE = ("message thread not found", "topic_id_invalid", "topic_deleted", "topic_closed")
TROUBLES = ("moved", "gone", "rights", "no_forum", "no_topic", "other")
"""Why a call never left, in one word: the chat has another number; the bot is out of it, or blocked; it may not do
that; the group has no topics; the topic is not there, or closed; anything else."""
_LONGEST_WAIT = 60.0


def judge(fault: TelegramError, attempts: int, method: str = "") -> Judgement:
    """`attempts`: how often this call was tried before. A correction (`EDIT`) is not done because the message that was to
    be changed is gone: somebody has read it."""
    match fault:
        case FloodWait():
            return Judgement(Verdict.FLOOD, fault.wait)
        case Forbidden():
            return Judgement(Verdict.BLOCKED)
        case BadRequest():
            harmless = (_UNCHANGED,) if method == EDIT else _HARMLESS
            is_harmless = any(text in fault.message.lower() for text in harmless)
            return Judgement(Verdict.DONE if is_harmless else _gone_or_failed(fault))
        case ChatMigrated():
            return Judgement(Verdict.FAILED)
        case NotReached():
            return Judgement(Verdict.AGAIN, backoff(attempts))
        case InvalidToken():
            return Judgement(Verdict.AGAIN, timedelta(seconds=_LONGEST_WAIT))
    return Judgement(Verdict.IN_DOUBT, backoff(attempts))


def trouble_of(fault: TelegramError) -> str:
    """One of `TROUBLES`. Texts as Telegram's server says them, read 2026-11."""
    said = fault.message.lower()
    if isinstance(fault, ChatMigrated):
        return "moved"
    if isinstance(fault, Forbidden) or "chat not found" in said:
        return "gone"
    if "not a forum" in said:
        return "no_forum"
    if any(text in said for text in _TOPIC_GONE):
        return "no_topic"
    return "rights" if "not enough rights" in said or "need administrator" in said else "other"


def backoff(attempts: int) -> timedelta:
    """0.5 s, 1 s, 2 s … up to a minute."""
    return timedelta(seconds=min(_LONGEST_WAIT, 0.5 * 2 ** min(attempts, 10)))


def _gone_or_failed(fault: BadRequest) -> Verdict:
    return Verdict.BLOCKED if "chat not found" in fault.message.lower() else Verdict.FAILED


def anew(call: Claimed, fault: TelegramError) -> Call | None:
    """What was to take the place of a message that cannot be changed any more comes as a new one: a tap is never
    met with silence."""
    is_refused = isinstance(fault, BadRequest) and _UNCHANGED not in fault.message.lower()
    if call.method != "editMessageText" or call.sequel is not None or not is_refused:
        return None
    params = {name: value for name, value in call.params.items() if name != "message_id"}
    return Call(call.chat_id, Lane.REPLY, "sendMessage", params)


def state_after(verdict: Verdict, call: Claimed) -> str:
    """The state of a row after such an end; "new": it is tried again."""
    match verdict:
        case Verdict.DONE:
            return "sent"
        case Verdict.FAILED | Verdict.BLOCKED:
            return "failed"
        case Verdict.IN_DOUBT if call.lane == Lane.BULK and call.method not in REPEATED:
            return "unknown"
    return "new"
