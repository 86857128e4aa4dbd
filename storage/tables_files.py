"""Tables of files that people send and of what they answered about their month. See `storage.files`, `storage.reasons`."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.columns import Instant, Json, Words
from storage.table_parts import metadata, own_id, person

_WANTED = text("state = 'wanted'")

files = Table(
    "files",
    metadata,
    own_id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("file_id", Words(200), nullable=False),
    Column("name", Words(200), nullable=False),
    Column("mime", Words(120), nullable=False),
    Column("size", BigInteger),
    Column("purpose", String(40), nullable=False),
    Column("about", Json, nullable=False),
    Column("reader", String(40)),
    Column("state", String(8), nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("not_before", Instant, nullable=False),
    Column("fault", String(20)),
    Column("content", LargeBinary),
    Column("reading", Json),
    Column("wanted_at", Instant, nullable=False),
    Column("ended_at", Instant),
    CheckConstraint("state IN ('wanted', 'kept', 'failed')", name="state"),
    Index("ix_files_wanted", "id", sqlite_where=_WANTED),
    Index("ix_files_ended_at", "ended_at"),
)

month_reasons = Table(
    "month_reasons",
    metadata,
    own_id(),
    person("producer_id"),
    Column("month", Date, nullable=False),
    Column("trend", String(8), nullable=False),
    Column("reason", String(24), nullable=False),
    Column("note", Words(200)),
    Column("told_at", Instant, nullable=False),
    CheckConstraint("trend IN ('up', 'flat', 'down')", name="trend"),
    UniqueConstraint("producer_id", "month", name="uq_month_reasons_producer_id"),
)
