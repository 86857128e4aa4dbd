"""The table of people who asked to be forgotten. `person_id` is all that is left of one of them: a number without a name.
`chat_id` stands there until the last trace of the chat is gone; `asked_by` is the person, or an officer with their letter.
Beside it the numbers that no list may bring back, as hashes, and the key of the hashes. See `storage.erasures`,
`storage.withheld`."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Table,
    text,
)

from storage.columns import Instant
from storage.table_parts import Key, metadata, person

_UNFINISHED = text("wiped_at IS NULL")

erasures = Table(
    "erasures",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger),
    person("asked_by"),
    Column("way", String(12), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("wiped_at", Instant),
    CheckConstraint("way IN ('self', 'letter', 'unused')", name="way"),
    Index("ix_erasures_unfinished", "person_id", sqlite_where=_UNFINISHED),
)

withheld_numbers = Table(
    "withheld_numbers",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("way", String(12), nullable=False),
    Column("since", Instant, nullable=False),
    CheckConstraint("way IN ('self', 'letter')", name="way"),
)

number_keys = Table(
    "number_keys",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("secret", String(64), nullable=False),
)
