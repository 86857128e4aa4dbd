"""Tables of roles at work: whom a coordinator registered, how owners claim a record, and which command menu they saw."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, SmallInteger, String, Table, text

from storage.columns import Instant, Words
from storage.table_parts import Key, metadata, own_id, person

_OPEN = text("used_at IS NULL")

neighbours = Table(
    "neighbours",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    person("coordinator_id"),
    Column("registered_at", Instant, nullable=False),
    Column("claimed_at", Instant),
    Column("initials", Words(20)),
    Column("withdrawn_at", Instant),
    Index("ix_neighbours_coordinator_id", "coordinator_id"),
)

claim_tickets = Table(
    "claim_tickets",
    metadata,
    own_id(),
    Column("source", String(12), nullable=False),
    Column("record_id", BigInteger, nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("code_hash", String(64)),
    Column("code_until", Instant),
    person("made_by", nullable=True),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    person("used_by", nullable=True),
    Index("ix_claim_tickets_code", "code_hash", sqlite_where=_OPEN),
    Index("ix_claim_tickets_record", "source", "record_id", sqlite_where=_OPEN),
)

claim_tries = Table(
    "claim_tries",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("wrong", SmallInteger, nullable=False),
    Column("since", Instant, nullable=False),
)

command_menus = Table(
    "command_menus",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("shown", String(64), nullable=False),
)
