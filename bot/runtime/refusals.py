"""Brings refusals into the one shape that python-telegram-bot reads: it stumbles over others, and takes a flood wait
without a number for a broken line. Knows nothing of what a refusal means (`bot.runtime.failures`).
"""

import json
import math
import re
from datetime import timedelta
from typing import Any

import orjson
from telegram.error import TelegramError

_REFUSED = re.compile(rb'\A\s*\{\s*"ok"\s*:\s*false')
_WAIT = re.compile(r"retry after (\d+)")
_LONGEST_WAIT = 7 * 86_400
_BAD_REQUEST, _FORBIDDEN, _TOO_LARGE, _FLOOD, _BAD_GATEWAY = 400, 403, 413, 429, 502


class FloodWait(TelegramError):
    """Telegram wants the whole bot to be silent for so long."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("flood wait")
        self.wait = wait


def read(status: int, body: bytes) -> tuple[int, bytes]:
    """Status and body of an answer, made plain where it is a refusal; anything else is left as it is. Raises
    `FloodWait`."""
    if status < 300 and not _REFUSED.match(body):
        return status, body
    told = _told(body)
    code, words = told.get("error_code"), told.get("description")
    status = code if status < 300 and isinstance(code, int) else status
    given = told.get("parameters")
    given = given if isinstance(given, dict) else {}
    if status == _FLOOD:
        raise FloodWait(_wait(given.get("retry_after"), str(words)))
    moved = given.get("migrate_to_chat_id")
    plain = {
        "ok": False,
        "description": words if isinstance(words, str) else None,
        "parameters": {"migrate_to_chat_id": moved} if isinstance(moved, int) else {},
    }
    return _code(status, told), orjson.dumps(plain)


def _told(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body.decode("utf-8", "replace"))
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _code(status: int, told: dict[str, Any]) -> int:
    """What is too large is too large the next time, too; and only Telegram itself can say that somebody left."""
    if status == _TOO_LARGE:
        return _BAD_REQUEST
    return _BAD_GATEWAY if status == _FORBIDDEN and not told else status


def _wait(given: Any, words: str) -> timedelta:
    """Whole seconds, at least one and at most a week."""
    try:
        seconds = float(given)
    except (TypeError, ValueError):
        found = _WAIT.search(words)
        seconds = float(found[1]) if found else 0.0
    return timedelta(seconds=math.ceil(min(seconds, _LONGEST_WAIT)) if seconds > 1 else 1)
