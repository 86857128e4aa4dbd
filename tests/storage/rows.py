"""What the storage tests put into a database, and a hand-set moment to start from."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import inbox, outbox
from storage.engine import Database
from storage.inbox import Received
from storage.outbox import Budget, Call, Claimed, Lane
from storage.producers import Producer
from storage.store import Store

NOW = datetime(2026, 11, 22, 3, 0, 0, 123456, UTC)
LEASE = timedelta(seconds=60)
UNLIMITED = Budget(overall=0, per_chat=0)


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def said(chat: int, *numbers: int) -> list[Received]:
    return [Received(f"tg:{chat}:{number}", chat, f'{{"n":{number}}}') for number in numbers]


async def keep(database: Database, batch: list[Received], at: datetime = NOW) -> None:
    async with database.transaction() as tx:
        await inbox.store(tx, batch, at)


def call(chat: int, words: str, lane: Lane = Lane.REPLY) -> Call:
    return Call(chat, lane, "sendMessage", {"chat_id": chat, "text": words})


async def owe(database: Database, calls: Iterable[Call], at: datetime = NOW) -> None:
    async with database.transaction() as tx:
        await outbox.add(tx, list(calls), at)


async def claim(
    database: Database, at: datetime = NOW, slots: int = 100, budget: Budget = UNLIMITED, worker: str = "w"
) -> list[Claimed]:
    async with database.transaction() as tx:
        return await outbox.claim(tx, at, worker, LEASE, slots, budget)


async def report(
    database: Database, claimed: Iterable[Claimed], at: datetime, state: str = "sent", **more: Any
) -> None:
    results = [outbox.Result(one.id, state, more.get("not_before", at), **_told(more)) for one in claimed]
    async with database.transaction() as tx:
        await outbox.record(tx, results, at)


def _told(more: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in more.items() if name != "not_before"}


def words(claimed: Iterable[Claimed]) -> list[str]:
    return [one.params["text"] for one in claimed]


async def ask(database: Database, query: str, **params: Any) -> list[Any]:
    async with database.reading() as tx:
        return [tuple(row) for row in await tx.execute(text(query), params)]


async def is_waiting(work: Awaitable[Any], seconds: float = 0.4) -> bool:
    """Whether this does not end within that time; it goes on undisturbed."""
    done, _ = await asyncio.wait({asyncio.ensure_future(work)}, timeout=seconds)
    return not done


def producer(person_id: int, **changed: Any) -> Producer:
    usual: dict[str, Any] = {
        "name": "Budi", "honorific": None, "business": "Keripik Budi", "category": "dry_food",
        "area": "33.25.11.2001", "phone": "+6281234567890", "phone_verified": True, "nib_status": "none",
        "nib": None, "turnover": None,
    }  # fmt: skip
    return Producer(person_id=person_id, **{**usual, **changed})


async def person(database: Database, chat: int = 7) -> int:
    async with database.transaction() as tx:
        return (await Store(tx).people.add(chat, "id", NOW)).id


async def plans_of(
    database: Database, table: str, look: Callable[[AsyncConnection], Awaitable[None]]
) -> dict[str, list[str]]:
    """How the database means to run every statement about `table` that this look at it makes."""
    seen: dict[str, Any] = {}

    def note(_c: object, _cursor: object, statement: str, params: object, *_: object) -> None:
        seen[statement] = params

    async with database.transaction() as tx:
        await tx.execute(text("ANALYZE"))
    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    async with database.transaction() as tx:
        await look(tx)
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    async with database.transaction() as tx:
        return {
            statement: [str(row[-1]) for row in await tx.exec_driver_sql(explain + statement, params)]
            for statement, params in seen.items()
            if table in statement
        }


def plan_reads_all(plan: list[str], table: str) -> list[str]:
    """The steps that read a whole table, by its own name or one of the aliases that statements here use."""
    names = "|".join((table, "earlier", "recent", "urgent"))
    everything = re.compile(rf"^SCAN (?:{names})(?! USING)|Seq Scan on {table}")
    return [step for step in plan if everything.search(step)]
