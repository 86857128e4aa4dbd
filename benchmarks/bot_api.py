"""The Bot API as a load server needs it: hands out updates, accepts every other method plausibly.

It knows no conversation: who speaks, and what, is `people.py`'s business.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Any

import orjson

from .http_protocol import Connection

BOT = {
    "id": 7_000_000_001,
    "is_bot": True,
    "first_name": "Laris",
    "username": "laris_bench_bot",
    "can_join_groups": False,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
FIXED: dict[str, Any] = {
    "getme": BOT,
    "getmycommands": [],
    "getmyname": {"name": "Laris"},
    "getmydescription": {"description": ""},
    "getmyshortdescription": {"short_description": ""},
    "getwebhookinfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
    "getchatmenubutton": {"type": "commands"},
    "getmydefaultadministratorrights": {},
}
OK = {name: orjson.dumps({"ok": True, "result": result}) for name, result in FIXED.items()}
TRUE, EMPTY = b'{"ok":true,"result":true}', b'{"ok":true,"result":[]}'
CONFLICT = orjson.dumps(
    {"ok": False, "error_code": 409, "description": "Conflict: terminated by other getUpdates request"}
)
Handed = Callable[[int, float], None]
Called = Callable[[str, dict], None]


def decoded(value: object) -> Any:
    """A parameter that may be JSON text (form encodings) or a value already."""
    return orjson.loads(value) if isinstance(value, str) and value[:1] in "{[" else value


class BotApi:
    """Updates wait in a queue until an offset confirms them; one poller at a time, as with Telegram."""

    def __init__(self, latency: float = 0.0, gather: float = 0.0) -> None:
        self._latency, self._gather = latency, gather
        self._loop = asyncio.get_running_loop()
        self._queue: deque[tuple[int, int, bytes]] = deque()
        self._next_update = self._seen = 1
        self._next_message = 1
        self._poll: tuple[Connection, int, asyncio.TimerHandle] | None = None
        self._poll_due = 0.0
        self._scheduled = False
        self.first_poll: float | None = None
        self.on_handed: Handed = lambda _chat, _now: None
        self.on_accepted: Called = lambda _method, _call: None
        self.on_first_poll: Callable[[], None] = lambda: None
        self.on_polled: Callable[[], None] = lambda: None

    def add(self, chat: int, update: dict) -> None:
        """Queue an update of this chat; it is handed out with the next poll."""
        update["update_id"] = self._next_update
        self._queue.append((self._next_update, chat, orjson.dumps(update)))
        self._next_update += 1
        self._schedule()

    def new_message_id(self) -> int:
        """Message ids rise over all chats together; clients do not mind."""
        self._next_message += 1
        return self._next_message

    def answer(self, connection: Connection, path: bytes, call: dict) -> None:
        """One request of the bot."""
        method = path.split(b"?", 1)[0].rsplit(b"/", 1)[-1].decode().lower()
        if method == "getupdates":
            self._start_poll(connection, call)
        elif self._latency:
            self._loop.call_later(self._latency, self._accept, connection, method, call)
        else:
            self._accept(connection, method, call)

    def lost(self, connection: Connection) -> None:
        """The client hung up; a poll of its own ends with it."""
        if self._poll and self._poll[0] is connection:
            self._poll[2].cancel()
            self._poll = None

    def _accept(self, connection: Connection, method: str, call: dict) -> None:
        if (
            method.startswith(("send", "editmessage", "forward", "copymessage"))
            and method != "sendchataction"
        ):
            body = self._message(call, edited=method.startswith("edit"))
        else:
            body = OK.get(method, TRUE)
        if connection.reply(body):
            self.on_accepted(method, call)

    def _message(self, call: dict, edited: bool) -> bytes:
        message_id = int(call.get("message_id", 0)) if edited else self.new_message_id()
        call["message_id"] = message_id
        call["reply_markup"] = markup = decoded(call.get("reply_markup"))
        message = {
            "message_id": message_id,
            "from": BOT,
            "chat": {"id": int(call.get("chat_id", 0)), "type": "private", "first_name": "Budi"},
            "date": int(time.time()),
            "text": call.get("text", "…"),
        }
        if isinstance(markup, dict) and "inline_keyboard" in markup:
            message["reply_markup"] = markup
        return orjson.dumps({"ok": True, "result": message})

    def _start_poll(self, connection: Connection, call: dict) -> None:
        if self.first_poll is None:
            self.first_poll = time.monotonic()
            self.on_first_poll()
        if self._poll:
            self._poll[2].cancel()
            self._poll[0].reply(CONFLICT, 409)
        offset, limit = int(call.get("offset") or 0), int(call.get("limit") or 100)
        while self._queue and self._queue[0][0] < offset:
            self._queue.popleft()
        timer = self._loop.call_later(float(call.get("timeout") or 0), self._end_poll)
        self._poll = (connection, limit, timer)
        self._poll_due = self._loop.time() + self._latency
        self._schedule()

    def _schedule(self) -> None:
        if self._poll and self._queue and not self._scheduled:
            self._scheduled = True
            due = max(self._poll_due, self._loop.time() + self._gather)
            self._loop.call_at(due, self._answer_poll)

    def _answer_poll(self) -> None:
        self._scheduled = False
        if not (self._poll and self._queue):
            return
        (connection, limit, timer), self._poll = self._poll, None
        timer.cancel()
        batch = [self._queue[i] for i in range(min(limit, len(self._queue)))]
        if connection.reply(b'{"ok":true,"result":[' + b",".join([body for _, _, body in batch]) + b"]}"):
            now = time.monotonic()
            self.on_polled()
            for update_id, chat, _ in batch:
                if update_id >= self._seen:
                    self._seen = update_id + 1
                    self.on_handed(chat, now)

    def _end_poll(self) -> None:
        if self._poll:
            (connection, _, _), self._poll = self._poll, None
            connection.reply(EMPTY)
