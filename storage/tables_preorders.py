"""The table of pre-orders. People: `producer_id` makes the goods, `buyer_id` ordered them and left a name and maybe a number."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table

from storage.columns import Instant, Words
from storage.table_parts import Key, metadata, own_id, person

preorders = Table(
    "preorders",
    metadata,
    own_id(),
    Column("product_id", Key, ForeignKey("products.id"), nullable=False),
    person("producer_id"),
    person("buyer_id"),
    Column("product", Words(80), nullable=False),
    Column("unit", Words(20)),
    Column("price", BigInteger),
    Column("quantity", Integer, nullable=False),
    Column("wanted_on", Date, nullable=False),
    Column("buyer_name", Words(80), nullable=False),
    Column("buyer_phone", Words(20)),
    Column("state", String(10), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Index("ix_preorders_producer_id", "producer_id", "state"),
    Index("ix_preorders_buyer_id", "buyer_id", "state"),
)
