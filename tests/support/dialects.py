"""One dialect per kind of database in a test process. To SQLAlchemy a statement that it translated for one dialect is
new to the next, and every application of every test would otherwise begin with one that knows none."""

from typing import Any, ClassVar

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.util import LRUCache

_STATEMENTS = 5_000
_OURS = {"dbapi", "compiler_linting"}
"""What an engine gives its dialect when the bot asks for it; whoever asks for more gets a dialect of their own."""


class _Shared:
    """Made once, whoever asks for it; with it goes what was translated."""

    _only: ClassVar[Any] = None
    _translated: ClassVar[LRUCache[Any, Any]]

    def __new__(cls, **options: Any) -> Any:
        if set(options) != _OURS:
            return super().__new__(cls)
        if cls._only is None:
            cls._translated = LRUCache(_STATEMENTS)
            cls._only = super().__new__(cls)
        return cls._only

    def __init__(self, **options: Any) -> None:
        if "dbapi" not in vars(self):
            super().__init__(**options)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        if engine.dialect is cls._only:
            engine.update_execution_options(compiled_cache=cls._translated)


class Sqlite(_Shared, SQLiteDialect_aiosqlite):
    """SQLite as the bot speaks it."""

    supports_statement_cache = True


class Postgres(_Shared, PGDialect_asyncpg):
    """PostgreSQL as the bot speaks it."""

    supports_statement_cache = True


def share() -> None:
    """From now on every engine of this process that is made as the bot makes it uses these."""
    registry.register("sqlite.aiosqlite", __name__, Sqlite.__name__)
    registry.register("postgresql.asyncpg", __name__, Postgres.__name__)
