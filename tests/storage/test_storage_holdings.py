"""The register of what is held about people is complete, whatever tables there are; and what it says is done, in every one."""

import itertools
from datetime import date
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    LargeBinary,
    String,
    Table,
    Text,
    insert,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.backup import backup
from storage.columns import Instant, Json, LongWords, Words
from storage.engine import Database
from storage.holdings_register import REGISTER
from storage.store import Store
from tests.storage.rows import NOW, later
from tests.support.raw_bytes import traces

_NAMED = {"chat_id", "person_id", "producer_id"}
_TEXT = (String, Text, Words, LongWords, Json)
_SECRET, _OPEN = "Zqxjk", "Umum"
"""Words for columns that may, and that may not, speak of somebody; short enough for each."""
_CHAT = 77_700_011_122
TABLES = [pytest.param(table, id=table.name) for table in t.metadata.sorted_tables]


def people_in(table: Table) -> set[str]:
    keys = {key.parent.name for key in table.foreign_keys if key.column is t.people.c.id}
    return keys | {column.name for column in table.columns if column.name in _NAMED}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_every_column_with_somebody_in_it_is_registered(table: Table) -> None:
    held = {name for one in REGISTER.holdings if one.table is table for name in one.by}
    done = set(REGISTER.doers.get(table.name, ()))
    nobodys = {name for name in table.c.keys() if f"{table.name}.{name}" in REGISTER.nobodys}  # noqa: SIM118
    assert people_in(table) <= held | done | nobodys, "say in storage/holdings_*.py what becomes of it"
    assert held or done or table.name in REGISTER.nobodys, "say in storage/holdings_*.py whose it is"
    assert held <= set(table.c.keys())
    assert done <= set(table.c.keys())


@pytest.mark.parametrize(
    "one", [pytest.param(one, id=f"{one.table.name}-{one.by[0]}") for one in REGISTER.holdings]
)
def test_what_stays_says_nothing_about_anybody(one: Any) -> None:
    if one.blank is None:
        return
    texts = {column.name for column in one.table.columns if isinstance(column.type, _TEXT)}
    others = {
        name for other in REGISTER.holdings
        if other is not one and other.table is one.table and other.blank is None and not other.is_late
        for name in texts
    }  # fmt: skip
    assert texts <= set(one.blank) | one.harmless | others
    assert one.why


async def test_what_is_registered_is_done_in_every_table(database: Database) -> None:
    """One row of a stranger to these rules in every table, with the same word in every column that may speak of somebody:
    afterwards it is in no row, on SQLite not in a byte of the file, its log, or a backup made then."""
    await _fill_everything(database)
    async with database.transaction() as tx:
        assert [place async for place in _marks(tx)]
        assert await Store(tx).erasures.begin(1, 1, "self", NOW)
    async with database.transaction() as tx:
        assert await Store(tx).erasures.finish_due(NOW, later(5), 9) == 1
        assert [place async for place in _marks(tx)] == []
        assert (await tx.execute(text("SELECT kind FROM cases"))).scalar_one() == _OPEN
    assert await database.wipe(whole=True)
    if database.is_sqlite:
        copy = database.path.with_name("backup.db")
        backup(database.path, copy)
        assert traces(database.path, (_SECRET, "81234567890", "812-3456-7890")) == []
        assert traces(copy, (_SECRET, "81234567890", "812-3456-7890")) == []
        assert _CHAT.to_bytes(6) not in database.path.read_bytes() + copy.read_bytes()


async def _fill_everything(database: Database) -> None:
    """Rows that break the rules of tables: the rules are put aside."""
    async with database.transaction() as tx:
        await tx.execute(text("DELETE FROM people"))
        if database.is_sqlite:
            await tx.execute(text("PRAGMA defer_foreign_keys = ON"))
            await tx.execute(text("PRAGMA ignore_check_constraints = ON"))
        else:
            await tx.execute(text("SET LOCAL session_replication_role = replica"))
            await _drop_checks(tx)
        for table in t.metadata.sorted_tables:
            if table.name not in {"erasures", "number_keys"}:
                values = {column.name: _value(table, column) for column in table.columns}
                await tx.execute(insert(table).values(values))


async def _drop_checks(tx: AsyncConnection) -> None:
    rules = "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype = 'c' AND conrelid > 0"
    for table, name in (await tx.execute(text(rules))).all():
        await tx.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}"))


def _open_columns() -> set[str]:
    """Those that say nothing about whoever leaves: by rule, or because the row is about nobody or somebody else."""
    kept = {
        f"{one.table.name}.{name}"
        for one in REGISTER.holdings
        if one.blank is not None
        for name in one.harmless
    }
    about = {one.table.name for one in REGISTER.holdings}
    others = {*REGISTER.nobodys, *(set(REGISTER.doers) - about)}
    tables = [table for table in t.metadata.sorted_tables if table.name in others]
    return (
        kept
        | set(REGISTER.nobodys)
        | {f"{table.name}.{column.name}" for table in tables for column in table.columns}
    )


_OPEN_COLUMNS = _open_columns()


def _value(table: Table, column: Column[Any]) -> Any:
    is_open = f"{table.name}.{column.name}" in _OPEN_COLUMNS
    if column.name in _SPECIAL and not is_open:
        return _SPECIAL[column.name]
    if (table.name, column.name) in _OF_ONE_TABLE:
        return _OF_ONE_TABLE[table.name, column.name]
    if column.name == "chosen":
        return {}
    if column.name == "state" and not isinstance(column.type, Json):
        return "done"
    return _usual(column, _OPEN if is_open else _SECRET)


_SPECIAL = {"phone": "+6281234567890", "cells": ["0812-3456-7890", "081234567890"], "chat_id": _CHAT}
_OF_ONE_TABLE = {
    ("claim_tickets", "source"): "neighbour",
    ("shop_sheets", "rows"): [{"line": 1, "product": _SECRET, "sold": 1}],
    ("consignment_entries", "body"): {"source": _SECRET, "asked": _SECRET, "facts": [{"kind": "paid", "reason": _SECRET}]},
}  # fmt: skip


def _usual(column: Column[Any], word: str) -> Any:
    kinds: list[tuple[type, Any]] = [
        (Json, {"said": word}), (Instant, NOW), (Date, date(2026, 11, 22)), (Boolean, False), (LargeBinary, word.encode()),
    ]  # fmt: skip
    for kind, value in kinds:
        if isinstance(column.type, kind):
            return value
    return word if isinstance(column.type, _TEXT) else 1


async def _marks(tx: AsyncConnection) -> Any:
    for table in t.metadata.sorted_tables:
        rows = (await tx.execute(select(table))).mappings().all()
        for row, name in itertools.product(rows, table.c.keys()):
            if any(mark in str(row[name]) for mark in (_SECRET, "81234567890", str(_CHAT))):
                yield f"{table.name}.{name}"
