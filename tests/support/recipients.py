"""A crowd that is announced to: known to the database and to the simulator alike; and the proof that everybody got the
announcement once, unless it is counted why not."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from domain.announcements.content import Buttons, Content, Kind, Piece
from domain.announcements.progress import State
from domain.audience import Audience
from domain.roles import Grant, Role
from simulator.server import Simulator
from storage import migrate
from storage.announcements import NewAnnouncement
from storage.engine import Database
from storage.producers import Producer
from storage.store import Store

FIRST = 10_001
WORDS = "Pengumuman: besok ada pelatihan"


@dataclass
class Recipients:
    """Every `blocked`th has blocked the bot without its knowing."""

    sim: Simulator
    url: str
    people: int
    blocked: int = 25

    async def settle(self) -> int:
        """Write everybody down, and one announcement that begins at once; its number."""
        now = datetime.now(UTC)
        database = Database(self.url)
        if database.is_sqlite:
            await migrate.upgrade(database)
        async with database.transaction(heavy=True) as tx:
            store = Store(tx)
            author = await store.people.add(900, "id", now)
            await store.people.grant(author.id, Grant(Role.OFFICER, "33.25"), now)
            for number in range(self.people):
                person = await store.people.add(FIRST + number, "id", now)
                await store.producers.add(_producer(person.id), now)
            told = NewAnnouncement(
                author.id, Content(pieces=(Piece(kind=Kind.TEXT, text=WORDS),)), Buttons(read=True), Audience(),
                ("33.25",), "33.25", State.SCHEDULED, now, self.people, 0,
            )  # fmt: skip
            announcement = await store.announcements.add(told, now)
        await database.close()
        self._tell_the_simulator()
        return announcement

    def _tell_the_simulator(self) -> None:
        self.sim.phone("Ratna", id=900)
        self.sim.world.chats[900].started = True
        for number in range(self.people):
            self.sim.phone(f"P{number}", id=FIRST + number)
            chat = self.sim.world.chats[FIRST + number]
            chat.started, chat.blocked = True, number % self.blocked == 0

    async def rows(self, query: str, **params: Any) -> list[Any]:
        database = Database(self.url, connections=1)
        async with database.reading() as tx:
            found = list((await tx.execute(text(query), params)).all())
        await database.close()
        return found

    async def is_over(self, number: int) -> bool:
        [[state]] = await self.rows("SELECT state FROM announcements WHERE id = :n", n=number)
        return bool(state == "done")

    async def check(self, number: int) -> Counter[str]:
        """Raises AssertionError unless everybody was served as it is written; the figures."""
        fates = await self.rows(
            "SELECT p.chat_id, r.state FROM announcement_recipients r JOIN people p ON p.id = r.person_id "
            "WHERE r.announcement_id = :n",
            n=number,
        )
        assert len(fates) == self.people
        for chat, state in fates:
            got = sum(message.text == WORDS for message in self.sim.world.chats[chat].messages.values())
            allowed = {"sent": (1,), "unknown": (0, 1), "failed": (0,), "blocked": (0,)}[state]
            assert got in allowed, (chat, state, got)
        counts = Counter(state for _, state in fates)
        [row] = await self.rows(
            "SELECT people, sent, blocked, failed, unknown FROM announcements WHERE id = :n", n=number
        )
        assert tuple(row) == (
            self.people, counts["sent"], counts["blocked"], counts["failed"], counts["unknown"],
        )  # fmt: skip
        assert await self.rows("SELECT id FROM outbox WHERE announcement_id IS NOT NULL") == []
        return counts


def _producer(person_id: int) -> Producer:
    return Producer(
        person_id, "Siti", None, "Keripik Siti", "makanan_kering", "33.25.08.2001", "+6281234567890", True, "none",
        None, None,
    )  # fmt: skip
