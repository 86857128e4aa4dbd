"""A bot that takes one turn at a time on the demo's town and forgets it again: thousands of tries in a few seconds.

Real turns through the real switchboard, as the worker takes them; nothing is sent, every try is rolled back.
"""

import itertools
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Engine, event, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.app import App
from bot.config import Settings
from bot.turn import Turn
from domain.roles import Grant
from handlers import registry
from simulator.server import Simulator
from storage import tables as t
from storage.inbox import Item
from storage.people import Person, person_columns, person_of
from storage.role_holders import columns_of
from storage.store import Store
from tests.storage.rows import producer

TOKEN = "1:TEST"
_NOTES = "audit_log"
SILENT = frozenset({_NOTES, "claim_tries", "command_menus"})
"""Tables in which anybody's turn may leave a line that is nobody's data."""


@dataclass(frozen=True)
class Actor:
    """Somebody who tries things. `person`: None for a stranger."""

    chat: int
    person: Person | None


@dataclass(frozen=True)
class Try:
    """What came of one try: everything that would have been sent to anybody, the tables in which rows were changed,
    added or taken away that are not about the one who tried, and about whom a look or a change was noted."""

    said: str
    turn: Turn
    intruded: frozenset[str]
    noted: frozenset[int]

    @property
    def shown(self) -> str:
        """What the one who tried can see: texts and labels, without the data that buttons carry."""
        return "\n".join(_visible(call.params) for call in self.turn.calls)


def _visible(params: dict[str, Any]) -> str:
    markup = params.get("reply_markup", {})
    rows = [*markup.get("inline_keyboard", []), *markup.get("keyboard", [])]
    labels = [button["text"] for row in rows for button in row]
    return " | ".join([str(params.get("text") or params.get("caption") or ""), *labels])


class Stage:
    """`tx`: one transaction that is never committed."""

    def __init__(self, app: App, tx: AsyncConnection) -> None:
        self._app = app
        self.tx = tx
        self._numbers, self._chats = itertools.count(1), itertools.count(9_000)
        self._ids = itertools.count(900_000)  # no forged number may happen to be their own
        self._watch = Watch(app.database.engine.sync_engine)
        self._before: dict[str, list[dict[str, Any]]] = {}

    async def actor(self, *grants: Grant, area: str = "") -> Actor:
        """Somebody with these roles, and with a business there if an `area` is given; a stranger without either."""
        chat = next(self._chats)
        if not grants and not area:
            return Actor(chat, None)
        now, number = self._app.clock.now(), next(self._ids)
        known = {"id": number, "chat_id": chat, "language": "id", "created_at": now}
        await self.tx.execute(insert(t.people).values(**known))
        for grant in grants:
            row = {"id": next(self._ids), "person_id": number, "granted_at": now, **columns_of(grant)}
            await self.tx.execute(insert(t.grants).values(**row))
        if area:
            there = producer(number, name="Penguji", business="Penguji", area=area)
            await Store(self.tx).producers.add(there, now)
        found = (await self.tx.execute(select(*person_columns()).where(t.people.c.id == number))).one()
        self._before = {}
        return Actor(chat, person_of(found))

    async def says(self, actor: Actor, words: str, dialog: dict[str, Any] | None = None) -> Try:
        return await self._tries(actor, {"message": _message(actor, words)}, dialog)

    async def taps(self, actor: Actor, data: str) -> Try:
        below = {**_message(actor, "?"), "from": {"id": 1, "is_bot": True, "first_name": "Laris"}}
        tap = {"id": "1", "from": _user(actor), "chat_instance": "1", "message": below, "data": data}
        return await self._tries(actor, {"callback_query": tap}, None)

    async def _tries(self, actor: Actor, told: dict[str, Any], dialog: dict[str, Any] | None) -> Try:
        payload = orjson.dumps({"update_id": next(self._numbers), **told}).decode()
        item = Item(1, actor.chat, payload, 0, has_next=False, person=actor.person, dialog=dialog)
        saved = await self.tx.begin_nested()
        self._watch.changed.clear()
        turn = await self._app.worker.run_turn(self.tx, item)
        assert turn is not None
        said = "\n".join(orjson.dumps(call.params).decode() for call in turn.calls)
        after = {table: await self._rows(table) for table in self._watch.changed - (SILENT - {_NOTES})}
        await saved.rollback()
        noted = await self._noted(after.pop(_NOTES, []))
        theirs = {actor.chat, turn.person.id} - {0}
        others = {table for table, rows in after.items() if await self._is_intruded(table, rows, theirs)}
        return Try(said, turn, frozenset(others), noted)

    async def _noted(self, notes: list[dict[str, Any]]) -> frozenset[int]:
        if not notes:
            return frozenset()
        last = max((row["id"] for row in await self._rows_before(_NOTES)), default=0)
        return frozenset({row["subject_id"] for row in notes if row["id"] > last and row["subject_id"]})

    async def _is_intruded(self, table: str, rows: list[dict[str, Any]], numbers: set[int]) -> bool:
        """Whether rows about others are not what they were."""
        theirs = Theirs(table, numbers)
        return theirs.others(rows) != theirs.others(await self._rows_before(table))

    async def _rows(self, table: str) -> list[dict[str, Any]]:
        return [dict(row._mapping) for row in await self.tx.execute(text(f'SELECT * FROM "{table}"'))]

    async def _rows_before(self, table: str) -> list[dict[str, Any]]:
        """What every try begins with: read when one has been rolled back, and only where one has changed something."""
        if table not in self._before:
            self._before[table] = await self._rows(table)
        return self._before[table]


class Theirs:
    """Which rows of a table are about somebody: a chat or a number in a column that names people says so."""

    def __init__(self, table: str, numbers: set[int]) -> None:
        columns = t.metadata.tables[table].columns
        naming = {c.name for c in columns for key in c.foreign_keys if key.column is t.people.c.id}
        self._naming = naming | ({"id"} if table == "people" else set()) | {"chat_id"} & set(columns.keys())
        self._numbers = numbers

    def others(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [row for row in rows if not any(row[name] in self._numbers for name in self._naming)]


@asynccontextmanager
async def staged(world: Path, folder: Path) -> AsyncIterator[Stage]:
    """A stage on a copy of this database."""
    file = folder / f"{world.stem}-copy.db"
    shutil.copy(world, file)
    async with Simulator(token=TOKEN, username="laris_bot") as sim:
        app = App(_settings(sim.url, file, folder))
        registry.register(app.application)
        await app.application.initialize()
        async with app.database.engine.connect() as tx:
            await tx.begin()
            yield Stage(app, tx)
            await tx.rollback()
        await app.application.shutdown()
        await app.database.close()


def _settings(address: str, file: Path, folder: Path) -> Settings:
    return Settings(
        _env_file=None, bot_token=TOKEN, telegram_api_url=address, database_url=f"sqlite+aiosqlite:///{file}",
        laris_clock_file=folder / "clock", laris_area="33.25", office_name="Dinas UMKM Batang", log_level="ERROR",
    )  # fmt: skip


def _user(actor: Actor) -> dict[str, Any]:
    return {"id": actor.chat, "is_bot": False, "first_name": "Penguji", "language_code": "id"}


def _message(actor: Actor, words: str) -> dict[str, Any]:
    chat = {"id": actor.chat, "type": "private", "first_name": "Penguji"}
    return {"message_id": 1, "date": 1_790_000_000, "chat": chat, "from": _user(actor), "text": words}


class Watch:
    """Which tables the statements since the last `clear` have changed."""

    def __init__(self, engine: Engine) -> None:
        self.changed: set[str] = set()
        event.listen(engine, "after_cursor_execute", self._note)

    def _note(self, _c: object, cursor: Any, statement: str, *_: object) -> None:
        words = statement.split(maxsplit=3)
        place = {"INSERT": 2, "UPDATE": 1, "DELETE": 2}.get(words[0].upper())
        if place is not None and cursor.rowcount != 0:
            self.changed.add(words[place].strip('"('))
