"""The register of what is held about people is complete, whatever tables there are; and what it says is done, in every one."""

import itertools
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Boolean, Column, Date, LargeBinary, String, Table, Text, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import tables as t
from storage.columns import Instant, Json, LongWords, Words
from storage.engine import Database
from storage.holdings_register import REGISTER
from storage.store import Store
from tests.storage.rows import NOW, later

_NAMED = {"chat_id", "person_id", "producer_id"}
_TEXT = (String, Text, Words, LongWords, Json)
_MARK = "Rahasia Sekali"
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
    """One row of a stranger to these rules in every table, with the same words in every column of text."""
    if not database.is_sqlite:
        pytest.skip("rows that break the rules of tables can be written on SQLite alone")
    async with database.transaction() as tx:
        await tx.execute(text("DELETE FROM people"))
        await tx.execute(text("PRAGMA defer_foreign_keys = ON"))
        await tx.execute(text("PRAGMA ignore_check_constraints = ON"))
        for table in t.metadata.sorted_tables:
            await _fill(tx, table)
    async with database.transaction() as tx:
        assert await Store(tx).erasures.begin(1, 1, "self", NOW)
    async with database.transaction() as tx:
        assert await Store(tx).erasures.finish_due(NOW, later(5), 9) == 1
        left = [place async for place in _marks(tx)]
    allowed = {
        f"{one.table.name}.{name}"
        for one in REGISTER.holdings
        if one.blank is not None
        for name in one.harmless
    } | {f"{name}.{column}" for name in REGISTER.nobodys for column in _texts(name)}
    allowed |= {f"{name}.{column}" for name in _ONLY_DONE for column in _texts(name)}
    assert set(left) <= allowed
    assert "cases.kind" in left


_ONLY_DONE = set(REGISTER.doers) - {one.table.name for one in REGISTER.holdings}


def _texts(name: str) -> list[str]:
    table = t.metadata.tables.get(name)
    return [] if table is None else [column.name for column in table.columns]


async def _fill(tx: AsyncConnection, table: Table) -> None:
    values = {column.name: _value(table, column) for column in table.columns}
    if table.name == "claim_tickets":
        values["source"] = "neighbour"
    if table.name in {"erasures", "number_keys"}:
        return
    await tx.execute(insert(table).values(values))


def _value(table: Table, column: Column[Any]) -> Any:
    if column.name == "phone":
        return "+6281234567890"
    if column.name == "cells":
        return ["0812-3456-7890", "081234567890"]
    if column.name in {"body"} and table.name == "consignment_entries":
        return {"source": _MARK, "asked": _MARK, "facts": [{"kind": "paid", "reason": _MARK}]}
    if column.name == "rows":
        return [{"line": 1, "product": _MARK, "sold": 1}]
    if column.name == "chosen":
        return {}
    if column.name == "state":
        return {"said": _MARK} if isinstance(column.type, Json) else "done"
    if column.name in {"method", "way", "role", "kind"}:
        return _MARK[: column.type.length]  # type: ignore[attr-defined]
    return _usual(column)


def _usual(column: Column[Any]) -> Any:
    kinds: list[tuple[type, Any]] = [
        (Json, {"said": _MARK}), (Instant, NOW), (Date, date(2026, 11, 22)), (Boolean, False), (LargeBinary, b"x"),
    ]  # fmt: skip
    for kind, value in kinds:
        if isinstance(column.type, kind):
            return value
    if isinstance(column.type, _TEXT):
        return _MARK
    return 1


async def _marks(tx: AsyncConnection) -> Any:
    for table in t.metadata.sorted_tables:
        rows = (await tx.execute(select(table))).mappings().all()
        for row, name in itertools.product(rows, table.c.keys()):
            if _MARK.split(maxsplit=1)[0] in str(row[name]) or "81234567890" in str(row[name]):
                yield f"{table.name}.{name}"
