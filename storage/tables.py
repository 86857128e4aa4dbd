"""All tables, some of them in a module of their subject (`tables_papers`, …). Nothing else: what they are asked
stands in one module per subject beside this one."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from storage import (
    tables_agenda,
    tables_announcements,
    tables_cases,
    tables_catalogue,
    tables_census,
    tables_consignment,
    tables_files,
    tables_papers,
    tables_reminders,
    tables_rights,
    tables_roles,
    tables_shop_sheets,
    tables_zones,
)
from storage.columns import Instant, Json, LongWords, Words
from storage.table_parts import Key, metadata, own_id, person

__all__ = [
    "audit_log",
    "bulk_pace",
    "consents",
    "dialogs",
    "flood_wait",
    "grants",
    "inbox",
    "invitations",
    "metadata",
    "outbox",
    "people",
    "producers",
    "products",
    "tables_agenda",
    "tables_announcements",
    "tables_cases",
    "tables_catalogue",
    "tables_census",
    "tables_consignment",
    "tables_files",
    "tables_papers",
    "tables_reminders",
    "tables_rights",
    "tables_roles",
    "tables_shop_sheets",
    "tables_zones",
]  # fmt: skip

people = Table(
    "people",
    metadata,
    own_id(),
    Column("chat_id", BigInteger, unique=True),
    Column("language", String(8), nullable=False),
    Column("stopped_at", Instant),
    Column("created_at", Instant, nullable=False),
    Index(
        "ix_people_stopped", "id",
        sqlite_where=text("stopped_at IS NOT NULL"), postgresql_where=text("stopped_at IS NOT NULL"),
    ),
)  # fmt: skip

producers = Table(
    "producers",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("name", Words(80), nullable=False),
    Column("honorific", Words(8)),
    Column("business", Words(120), nullable=False),
    Column("category", Words(40), nullable=False),
    Column("area", String(13), nullable=False),
    Column("phone", Words(20), index=True),
    Column("phone_verified", Boolean, nullable=False),
    Column("nib_status", Words(12), nullable=False),
    Column("nib", Words(13)),
    Column("turnover", Words(16)),
    Column("registered_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("heard_on", Date),
    Index(
        "ix_producers_audience",
        "area",
        "category",
        "heard_on",
        postgresql_ops={"area": "varchar_pattern_ops"},
    ),
)

consents = Table(
    "consents",
    metadata,
    own_id(),
    person(),
    Column("version", String(20), nullable=False),
    Column("language", String(8), nullable=False),
    Column("text", LongWords, nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    person("recorded_by", nullable=True),
    Column("witness", Words(80)),
    Column("proof", Words(200)),
    Index("ix_consents_person_id", "person_id"),
    Index(
        "ix_consents_withdrawn", "person_id",
        sqlite_where=text("withdrawn_at IS NOT NULL"), postgresql_where=text("withdrawn_at IS NOT NULL"),
    ),
)  # fmt: skip

products = Table(
    "products",
    metadata,
    own_id(),
    person("producer_id"),
    Column("name", Words(80), nullable=False),
    Column("unit", Words(20)),
    Column("price", BigInteger),
    Column("shelf_life_days", Integer),
    Column("weekly_capacity", Integer),
    Column("photo", Words(200)),
    Column("created_at", Instant, nullable=False),
    Column("removed_at", Instant),
    Index("ix_products_producer_id", "producer_id"),
)

grants = Table(
    "grants",
    metadata,
    own_id(),
    person(),
    Column("role", String(16), nullable=False),
    Column("area", String(13), nullable=False),
    Column("granted_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("name", Words(80)),
    Column("outlet_id", Key, ForeignKey("outlets.id")),
    Column("organisation", Words(80)),
    person("revoked_by", nullable=True),
    Index("ix_grants_person_id", "person_id"),
)

invitations = Table(
    "invitations",
    metadata,
    own_id(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("area", String(13), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    person("used_by", nullable=True),
    Column("name", Words(80)),
    Column("outlet_id", Key, ForeignKey("outlets.id")),
    Column("organisation", Words(80)),
    person("invited_by", nullable=True),
    Column("revoked_at", Instant),
)

audit_log = Table(
    "audit_log",
    metadata,
    own_id(),
    Column("at", Instant, nullable=False),
    person("actor_id", nullable=True),
    person("subject_id", nullable=True),
    Column("action", String(40), nullable=False),
    Column("detail", Json, nullable=False),
    Index("ix_audit_log_subject_id", "subject_id", "at"),
)

inbox = Table(
    "inbox",
    metadata,
    own_id(),
    Column("dedupe_key", String(80), nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("not_before", Instant, nullable=False),
    Column("error", String(80)),
    Column("received_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Index("ix_inbox_due", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")),
    Index(
        "ix_inbox_open",
        "chat_id",
        "id",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
)

dialogs = Table(
    "dialogs",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("form", String(40), nullable=False),
    Column("version", SmallInteger, nullable=False),
    Column("step", String(40), nullable=False),
    Column("state", Json, nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
)

outbox = Table(
    "outbox",
    metadata,
    own_id(),
    Column("chat_id", BigInteger, nullable=False),
    Column("lane", SmallInteger, nullable=False),
    Column("method", String(40), nullable=False),
    Column("params", Json, nullable=False),
    Column("sequel", Json),
    Column("state", String(8), nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("not_before", Instant, nullable=False),
    Column("claimed_by", String(40)),
    Column("claimed_until", Instant),
    Column("handled_at", Instant),
    Column("telegram_message_id", BigInteger),
    Column("error", String(80)),
    Column("weight", SmallInteger, nullable=False, server_default="1"),
    Column("announcement_id", Key),
    Column("person_id", Key),
    Column("version", SmallInteger),
    Index(
        "ix_outbox_open",
        "chat_id",
        "lane",
        "id",
        sqlite_where=text("state IN ('new', 'sending')"),
        postgresql_where=text("state IN ('new', 'sending')"),
    ),
    Index(
        "ix_outbox_due",
        "lane",
        "id",
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    ),
    Index(
        "ix_outbox_claims",
        "claimed_until",
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
    Index("ix_outbox_pace", "chat_id", "handled_at"),
    Index("ix_outbox_budget", "handled_at"),
    Index(
        "ix_outbox_copies",
        "announcement_id",
        "state",
        "handled_at",
        sqlite_where=text("announcement_id IS NOT NULL"),
        postgresql_where=text("announcement_id IS NOT NULL"),
    ),
)

bulk_pace = Table(
    "bulk_pace",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("steady_at", Instant, nullable=False),
    Column("burst_at", Instant, nullable=False),
)

flood_wait = Table(
    "flood_wait",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("until", Instant, nullable=False),
)
