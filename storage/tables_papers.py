"""Tables of certificates: what people hold, what they ticked, and what is known of their products."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.columns import Instant, Json, Words
from storage.table_parts import Key, metadata, own_id, person

_IS_HELD = text("ended_at IS NULL")

_WAITS = text("ended_at IS NULL AND state = 'unverified'")

certificates = Table(
    "certificates",
    metadata,
    own_id(),
    person("producer_id"),
    Column("product_id", Key, ForeignKey("products.id")),
    Column("paper", String(40), nullable=False),
    Column("number", Words(80)),
    Column("is_odd", Boolean, nullable=False),
    Column("issued_on", Date),
    Column("expires_on", Date),
    Column("is_reckoned", Boolean, nullable=False),
    Column("photo", Words(200)),
    Column("state", String(12), nullable=False),
    person("reviewed_by", nullable=True),
    Column("reviewed_at", Instant),
    Column("reason", Words(300)),
    Column("recorded_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("ending", String(8)),
    Column("renews_id", Key, ForeignKey("certificates.id")),
    UniqueConstraint("renews_id"),
    CheckConstraint("state IN ('unverified', 'verified', 'rejected')", name="state"),
    CheckConstraint("state = 'unverified' OR (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)", name="reviewed"),
    CheckConstraint("state <> 'rejected' OR reason IS NOT NULL", name="rejected"),
    CheckConstraint("(ended_at IS NULL) = (ending IS NULL)", name="ended"),
    CheckConstraint("ending IN ('renewed', 'removed')", name="ending"),
    CheckConstraint("paper <> 'nib' OR number IS NULL", name="nib_is_in_the_profile"),
    Index(
        "ix_certificates_paper", "paper", "producer_id", "expires_on", "state", "ended_at",
        sqlite_where=_IS_HELD,
    ),
    Index("ix_certificates_waiting", "changed_at", "id", sqlite_where=_WAITS),
    Index("ix_certificates_producer_id", "producer_id", sqlite_where=_IS_HELD),
    Index(
        "uq_certificates_number", "producer_id", "paper", "number", "product_id", unique=True,
        sqlite_where=_IS_HELD,
    ),
    Index("ix_certificates_whose", "producer_id"),
)  # fmt: skip

product_facts = Table(
    "product_facts",
    metadata,
    Column("product_id", Key, ForeignKey("products.id"), primary_key=True, autoincrement=False),
    Column("fact", String(40), primary_key=True),
    Column("value", Json, nullable=False),
    Column("told_at", Instant, nullable=False),
)

producer_facts = Table(
    "producer_facts",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("fact", String(40), primary_key=True),
    Column("value", Json, nullable=False),
    Column("told_at", Instant, nullable=False),
)

paper_inquiries = Table(
    "paper_inquiries",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("goods", Words(80), nullable=False),
    Column("category", Words(40), nullable=False),
    Column("facts", Json, nullable=False),
    Column("asked_at", Instant, nullable=False),
)

paper_ticks = Table(
    "paper_ticks",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("list", String(40), primary_key=True),
    Column("item", String(40), primary_key=True),
    Column("ticked_at", Instant, nullable=False),
)
