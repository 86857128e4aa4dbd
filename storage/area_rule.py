"""The prefix rule of areas as SQL, the only place where it is spelt: "33.25" covers "33.25.11", not "33.251"."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, ColumnElement, false, literal, or_
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _Within(FunctionElement[bool]):
    """`_Within(column, prefix)`: a range, because an index can find one. An own element, because PostgreSQL has other
    signs for comparing by bytes, not as a language sorts."""

    type = Boolean()
    inherit_cache = True
    name = "within"

    def self_group(self, against: Any = None) -> "_Within":
        """It brings its own brackets; SQLAlchemy would write "= 1" behind it, and no index would be used."""
        return self


@compiles(_Within)
def _by_bytes(element: _Within, compiler: Any, **options: Any) -> str:
    return _between(element, compiler, "~>=~", "~<~", **options)


@compiles(_Within, "sqlite")
def _by_order(element: _Within, compiler: Any, **options: Any) -> str:
    return _between(element, compiler, ">=", "<", **options)


def _between(element: _Within, compiler: Any, from_: str, before: str, **options: Any) -> str:
    """What begins with "33.25." sorts before "33.25/", the next character, and nothing else made of digits does."""
    column, prefix = (compiler.process(one, **options) for one in element.clauses)
    return f"({column} {from_} {prefix} AND {column} {before} ({prefix} || '/'))"


def lies_within(area: ColumnElement[str], prefixes: Sequence[str]) -> ColumnElement[bool]:
    """Whether a column of area codes lies in any of these areas: nowhere for (), everywhere for the empty prefix."""
    if "" in prefixes:
        return area != ""
    return or_(false(), *(_Within(area, literal(prefix)) for prefix in prefixes))
