"""Tables of the catalogue: who agreed to be found there, which goods are shown, and the words by which they are found.

People: `catalogue_consents.person_id` agreed; `catalogue_goods.producer_id` makes the goods. Goods and words repeat what
stands in `products` and `producers` (`storage/catalogue_index.py` writes them), so that a search reads little.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, SmallInteger, String, Table, text

from storage.columns import Instant, LongWords, Words
from storage.table_parts import Key, metadata, own_id, person

_LISTED = text("is_listed")
_HOLDS = text("withdrawn_at IS NULL")

catalogue_consents = Table(
    "catalogue_consents",
    metadata,
    own_id(),
    person(),
    Column("language", String(8), nullable=False),
    Column("text", LongWords, nullable=False),
    Column("shows_phone", Boolean, nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    Index("uq_catalogue_consents_person", "person_id", unique=True, sqlite_where=_HOLDS),
    Index("ix_catalogue_consents_whose", "person_id"),
)  # fmt: skip

catalogue_goods = Table(
    "catalogue_goods",
    metadata,
    Column("product_id", Key, ForeignKey("products.id"), primary_key=True, autoincrement=False),
    person("producer_id"),
    Column("code", String(16), nullable=False, unique=True),
    Column("area", String(13), nullable=False),
    Column("price", BigInteger),
    Column("quality", SmallInteger, nullable=False),
    Column("is_listed", Boolean, nullable=False),
    Index("ix_catalogue_goods_producer_id", "producer_id"),
    Index("ix_catalogue_goods_shown", "quality", "product_id", sqlite_where=_LISTED),
)

catalogue_words = Table(
    "catalogue_words",
    metadata,
    Column("word", Words(20), primary_key=True),
    Column("product_id", Key, ForeignKey("products.id"), primary_key=True, autoincrement=False),
    Index("ix_catalogue_words_product_id", "product_id"),
)

catalogue_spellings = Table(
    "catalogue_spellings",
    metadata,
    Column("spelling", Words(20), primary_key=True),
    Column("word", Words(20), primary_key=True),
)
