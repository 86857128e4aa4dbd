"""An announcement on a fresh database, for tests that send it step by step."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from domain.announcements.content import Buttons, Content, Kind, Piece
from domain.announcements.progress import Figures, State
from domain.audience import Audience
from domain.roles import Grant, Role
from services import announcement_sending
from services.announcement_sending import Sending, Stepped
from storage import outbox
from storage.announcements import Announcement, NewAnnouncement
from storage.calls import Budget, Claimed
from storage.engine import Database
from storage.store import Store
from tests.storage.rows import LEASE, NOW, UNLIMITED, ask, later, producer

HELLO = Content(pieces=(Piece(kind=Kind.TEXT, text="Besok ada pelatihan"),))
UNBOUND = Sending(0, "Dinas UMKM")


@dataclass
class Announcing:
    """Ratna of Batang, and what she announces. `at`: seconds since the tests' moment."""

    database: Database
    author: int
    at: float = 0.0

    async def announces(self, content: Content = HELLO, **told: Any) -> int:
        usual = NewAnnouncement(
            self.author, content, Buttons(), Audience(), ("33.25",), "33.25", State.SCHEDULED, NOW, 0, 0
        )
        async with self.database.transaction() as tx:
            return await Store(tx).announcements.add(replace(usual, **told), NOW)

    async def steps(self, sending: Sending = UNBOUND, times: int = 1) -> Stepped:
        """The clock comes by so many times; the last answer."""
        done = Stepped()
        for _ in range(times):
            async with self.database.transaction() as tx:
                done = await announcement_sending.step(sending, tx, later(self.at), later(self.at))
        return done

    async def leave(self, state: str = "sent", budget: Budget = UNLIMITED, **told: Any) -> list[Claimed]:
        """All copies that may leave, leave, and end like this."""
        async with self.database.transaction() as tx:
            claimed = await outbox.claim(tx, later(self.at), "w", LEASE, 1_000, budget)
            results = [
                outbox.Result(one.id, state, later(self.at), **{"message_id": 1_000 + one.id, **told})
                for one in claimed
            ]
            await outbox.record(tx, results, later(self.at))
        self.at += 3
        return claimed

    async def leave_by_method(self, **states: str) -> list[Claimed]:
        """The same, each ending as its method says."""
        async with self.database.transaction() as tx:
            claimed = await outbox.claim(tx, later(self.at), "w", LEASE, 1_000, UNLIMITED)
            ends = [(one, states.get(one.method, "sent")) for one in claimed]
            results = [
                outbox.Result(one.id, state, later(self.at), message_id=7, error=state) for one, state in ends
            ]
            await outbox.record(tx, results, later(self.at))
        self.at += 3
        return claimed

    async def whole(self, **told: Any) -> list[Claimed]:
        """Step after step until nothing is left to be done."""
        left: list[Claimed] = []
        idle = 0
        for _ in range(60):
            done = await self.steps()
            left += await self.leave(**told)
            idle = 0 if done.fed or done.said or done.harvested else idle + 1
            if idle == 3:
                return left
        raise AssertionError("it does not end")

    async def shown(self, number: int) -> Announcement:
        async with self.database.reading() as tx:
            found = await Store(tx).announcements.get(number)
        assert found is not None
        return found

    async def figures(self, number: int) -> Figures:
        """As they are kept; what a count of the rows gives must be the same."""
        figures = (await self.shown(number)).figures
        rows = dict(
            await ask(
                self.database,
                "SELECT state, count(*) FROM announcement_recipients WHERE announcement_id = :n GROUP BY state",
                n=number,
            )
        )
        assert figures.people == sum(rows.values())
        for name in ("sent", "blocked", "failed", "unknown"):
            assert getattr(figures, name) == rows.get(name, 0), (name, rows)
        assert figures.carried == rows.get("carry", 0)
        return figures

    async def fates(self, number: int) -> dict[int, str]:
        return dict(
            await ask(
                self.database,
                "SELECT person_id, state FROM announcement_recipients WHERE announcement_id = :n",
                n=number,
            )
        )

    def waits(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds).total_seconds()


async def announcing(database: Database, people: int = 5, *, first_chat: int = 1) -> Announcing:
    """An officer of Batang without a chat of interest, and so many producers in Limpung."""
    async with database.transaction() as tx:
        store = Store(tx)
        author = await store.people.add(900, "id", NOW)
        await store.people.grant(author.id, Grant(Role.OFFICER, "33.25"), NOW)
        for chat in range(first_chat, first_chat + people):
            one = await store.people.add(chat, "id" if chat % 2 else "en", NOW)
            await store.producers.add(producer(one.id, area="33.25.08.2001"), NOW)
    return Announcing(database, author.id)
