"""The whole simulator in one JSON file, so that a restart goes on where it was; written soon after a change.

Knows the shape of the state and nothing of what happens to it.
"""

from __future__ import annotations

import asyncio
import os
from dataclasses import asdict, fields
from pathlib import Path

import orjson

from simulator.chats import Chat, Json, Message, Person, Query, Topic, World
from simulator.updates import Updates
from simulator.webhook import Webhook

PAUSE_SECONDS = 0.2
# After a hard kill the file may be a little old; numbers given out since then are never given out twice.
LOST_UPDATES, LOST_MESSAGES = 10_000, 100


class Snapshot:
    def __init__(self, file: Path, world: World, updates: Updates, webhook: Webhook) -> None:
        self._file, self._world, self._updates, self._webhook = file, world, updates, webhook
        self._saved: tuple[int, int] | None = None

    async def keep(self) -> None:
        """Write whatever changed, until cancelled."""
        while True:
            await asyncio.sleep(PAUSE_SECONDS)
            if self._saved != self._stamp():
                self.save(is_clean=False)

    def _stamp(self) -> tuple[int, int]:
        return self._world.revision, self._updates.last_id

    def save(self, is_clean: bool) -> None:
        self._saved = self._stamp()
        content = orjson.dumps(self._content() | {"is_clean": is_clean})
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}.new")
        draft.write_bytes(content)
        draft.replace(self._file)

    def _content(self) -> Json:
        world, updates = self._world, self._updates
        return {
            "people": [asdict(person) for person in world.people.values()],
            "chats": [_chat_row(chat) for chat in world.chats.values()],
            "queries": [asdict(query) for query in world.queries.values()],
            "files": world.files.to_json(),
            "profile": world.profile,
            "changes": world.changes,
            "last_query": world.last_query,
            "webhook": [self._webhook.url, self._webhook.secret, self._webhook.max_connections],
            "allowed": updates.allowed,
            "updates": {"last_id": updates.last_id, "pending": list(updates.pending.values())},
        }

    def load(self) -> None:
        """Go on where the file says, or from nothing when there is none."""
        if not self._file.exists():
            return
        content = orjson.loads(self._file.read_bytes())
        world = self._world
        world.people = {row["id"]: Person(**row) for row in content["people"]}
        world.chats = {row["id"]: _chat(row) for row in content["chats"]}
        world.queries = {row["id"]: Query(**row) for row in content["queries"]}
        world.files.load(content["files"])
        world.profile, world.changes = content["profile"], content["changes"]
        world.last_query = content["last_query"]
        self._load_updates(content["updates"])
        self._updates.allowed = content["allowed"]
        self._webhook.set(*content["webhook"])
        if not content["is_clean"]:
            self._skip_ahead()

    def _load_updates(self, row: Json) -> None:
        self._updates.last_id = row["last_id"]
        self._updates.pending = {update["update_id"]: update for update in row["pending"]}

    def _skip_ahead(self) -> None:
        self._updates.last_id += LOST_UPDATES
        self._world.last_query += LOST_UPDATES
        for chat in self._world.chats.values():
            chat.last_message_id += LOST_MESSAGES if chat.messages else 0


def _chat_row(chat: Chat) -> Json:
    row = {field.name: getattr(chat, field.name) for field in fields(chat)}
    row["topics"] = [asdict(topic) for topic in chat.topics.values()]
    row["messages"] = [
        {field.name: getattr(message, field.name) for field in fields(message)}
        for message in chat.messages.values()
    ]
    return row


def _chat(row: Json) -> Chat:
    messages = [Message(**message) for message in row.pop("messages")]
    topics = [Topic(**topic) for topic in row.pop("topics", [])]
    return Chat(
        **row, messages={message.message_id: message for message in messages},
        topics={topic.id: topic for topic in topics},
    )  # fmt: skip
