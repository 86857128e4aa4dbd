"""The words in which is said what each table holds about a person, and what becomes of it when they want to be forgotten.
The rules themselves stand in `holdings_people`, `holdings_trade`, `holdings_office`, `holdings_orders`; `register` puts them together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, Text, false, select, type_coerce

from storage.table_parts import metadata

NOW = object()
"""Stands for the moment of deletion among the values of a `Holding`; an earlier moment stays."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose data are meant. `chat_id`: None for somebody without a chat; `phone`: E.164, None when none is known."""

    person_id: int
    chat_id: int | None
    phone: str | None


Whose = Callable[[Subject], ColumnElement[bool]]


@dataclass(frozen=True)
class Holding:
    """Rows of a table that are about somebody. `by`: the columns that lead to them; `whose` finds the rows.

    `blank` None: the rows go. Else they stay, under a number that names nobody any more, with these values in the place of
    what said something about them; `harmless` are the columns of text that say nothing about anybody, and `why` says for
    whom the rows are kept.
    """

    table: Table
    by: tuple[str, ...]
    whose: Whose
    blank: Mapping[str, Any] | None = None
    harmless: frozenset[str] = field(default_factory=frozenset)
    why: str = ""
    is_late: bool = False


def gone(table: Table, by: str = "person_id", whose: Whose | None = None) -> Holding:
    """Rows that are deleted. `by`: names of columns, with blanks between."""
    return Holding(table, tuple(by.split()), whose or own(table, by))


def kept(
    table: Table, by: str, why: str, blank: Mapping[str, Any] | None = None, harmless: str = "",
    whose: Whose | None = None, is_late: bool = False,
) -> Holding:  # fmt: skip
    """Rows that stay. `by`, `harmless`: names of columns, with blanks between."""
    columns = tuple(by.split())
    return Holding(
        table,
        columns,
        whose or own(table, columns[0]),
        blank or {},
        frozenset(harmless.split()),
        why,
        is_late,
    )


def own(table: Table, by: str) -> Whose:
    """Rows that carry the person's number, or – in a column called `chat_id` – that of their chat."""
    column: Column[Any] = table.c[by]
    if by == "chat_id":
        return lambda who: false() if who.chat_id is None else column == who.chat_id
    return lambda who: column == who.person_id


def through(table: Table, by: str, parent: Table, parent_by: str) -> Whose:
    """Rows that belong to a row which is the person's."""
    ids = parent.c[next(iter(parent.primary_key.columns)).name]
    of_parent = own(parent, parent_by)
    return lambda who: table.c[by].in_(select(ids).where(of_parent(who)))


def digits_in(text: ColumnElement[Any], phone: str | None) -> ColumnElement[bool]:
    """Whether a text holds a phone number, however its beginning is written: +62812…, 0812…, 62812…"""
    bare = (phone or "").removeprefix("+62").removeprefix("+")
    return type_coerce(text, Text).contains(bare, autoescape=True) if len(bare) >= _SHORTEST else false()


_SHORTEST = 8


@dataclass(frozen=True)
class Register:
    """Everything that the tables hold about people. `holdings` in the order of the tables (parents first); `doers`: columns
    that say who did something to a row about somebody or something else – the number stays there and names nobody any
    more; `nobodys`: tables and columns without anybody, each with the reason.
    `untold`: what they do not see among their own data ("table" or "table.column"): the machinery of talking with them, and
    what they wrote about somebody else's affairs."""

    holdings: tuple[Holding, ...]
    doers: Mapping[str, tuple[str, ...]]
    nobodys: Mapping[str, str]
    untold: frozenset[str]

    def is_told(self, one: Holding) -> bool:
        """Whether somebody sees these rows among their own data."""
        return not {one.table.name, f"{one.table.name}.{one.by[0]}"} & self.untold


def register(
    holdings: tuple[Holding, ...], doers: Mapping[str, tuple[str, ...]], nobodys: Mapping[str, str],
    untold: frozenset[str],
) -> Register:  # fmt: skip
    """All of it as one, parents before children."""
    place = {table: at for at, table in enumerate(metadata.sorted_tables)}
    return Register(tuple(sorted(holdings, key=lambda one: place[one.table])), doers, nobodys, untold)
