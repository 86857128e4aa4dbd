"""Column types that mean the same on SQLite and PostgreSQL. Knows nothing of any table."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import BigInteger, Dialect, String, Text, TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_HALF = re.compile("[\ud800-\udfff]")


class Instant(TypeDecorator[datetime]):
    """A moment, kept as whole microseconds since 1970 UTC: exact, ordered and equal on both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A stored moment needs a time zone.")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Words(TypeDecorator[str]):
    """What people wrote. NUL is dropped and half characters become �, here and in `Json`: PostgreSQL takes
    neither, and so both databases hold the very same characters."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class LongWords(Words):
    """The same without a limit."""

    impl = Text
    cache_ok = True


class Json(TypeDecorator[Any]):
    """A JSON document kept as text, so that both databases hold the very same characters."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        try:
            found = orjson.dumps(value)
        except TypeError:  # half characters
            found = b"\\u0000"
        return (orjson.dumps(_storable(value)) if b"\\u0000" in found else found).decode()

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else orjson.loads(value)


def storable(text: str) -> str:
    """The text without what one of the databases would refuse."""
    whole = text if text.isascii() else _HALF.sub("�", text)
    return whole.replace("\x00", "") if "\x00" in whole else whole


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {_storable(key): _storable(content) for key, content in value.items()}
    return [_storable(one) for one in value] if isinstance(value, list | tuple) else value
