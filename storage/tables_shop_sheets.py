"""The table of monthly sales sheets that shops sent. See `storage.shop_sheets`."""

from sqlalchemy import CheckConstraint, Column, Date, ForeignKey, Index, Integer, String, Table

from storage.columns import Instant, Json, Words
from storage.table_parts import Key, metadata, own_id, person

shop_sheets = Table(
    "shop_sheets",
    metadata,
    own_id(),
    Column("outlet_id", Key, ForeignKey("outlets.id"), nullable=False),
    Column("month", Date, nullable=False),
    person("sender_id"),
    Column("name", Words(200), nullable=False),
    Column("state", String(8), nullable=False),
    Column("rows", Json, nullable=False),
    Column("chosen", Json, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("told_at", Instant),
    Column("agreed", Integer, nullable=False, server_default="0"),
    Column("differing", Integer, nullable=False, server_default="0"),
    CheckConstraint("state IN ('read', 'told', 'dropped')", name="state"),
    Index("ix_shop_sheets_outlet", "outlet_id", "month"),
)
