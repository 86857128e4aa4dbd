"""Tables of zones: which kecamatan supply the shops of one another, and who may supply a place from outside.

People: `zone_allowances.producer_id` is whom an allowance is about, `granted_by` the officer who gave it.
"""

from sqlalchemy import Column, ForeignKey, Index, String, Table, text

from storage.columns import Instant, Words
from storage.table_parts import Key, metadata, own_id, person

_THERE = text("removed_at IS NULL")
_HOLDS = text("ended_at IS NULL")

zones = Table(
    "zones",
    metadata,
    own_id(),
    Column("area", String(13), nullable=False),
    Column("name", Words(40), nullable=False),
    Column("folded", Words(80), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("removed_at", Instant),
    Index("uq_zones_name", "area", "folded", unique=True, sqlite_where=_THERE),
)

zone_kecamatan = Table(
    "zone_kecamatan",
    metadata,
    Column("zone_id", Key, ForeignKey("zones.id"), primary_key=True, autoincrement=False),
    Column("area", String(13), primary_key=True),
)

zone_allowances = Table(
    "zone_allowances",
    metadata,
    own_id(),
    person("producer_id"),
    Column("place", String(24), nullable=False),
    Column("reason", Words(200), nullable=False),
    person("granted_by"),
    Column("granted_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Index(
        "uq_zone_allowances_place", "place", "producer_id", unique=True, sqlite_where=_HOLDS,
    ),
    Index("ix_zone_allowances_producer_id", "producer_id"),
)  # fmt: skip
