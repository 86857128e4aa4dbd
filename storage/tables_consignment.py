"""Tables of goods placed in shops: outlets, agreements, the append-only book, and balances worked out of it.

`consignment_entries` is the truth. Batches, bills, months and accounts only repeat what a replay of it gives, so that a
screen need not read years of entries; `laris doctor` compares them.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    text,
)

from storage.columns import Instant, Json, Words
from storage.table_parts import Key, metadata, own_id

KEY = 80
"""Longest key of an entry, batch, bill or dispute."""


def _of(name: str, target: str, *, nullable: bool = False, key: bool = False) -> Column[int]:
    return Column(
        name,
        Key,
        ForeignKey(target),
        nullable=nullable,
        primary_key=key,
        autoincrement=False if key else "auto",
    )


def _rupiah(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default="0")


def _pieces(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


outlets = Table(
    "outlets",
    metadata,
    own_id(),
    Column("name", Words(80), nullable=False),
    Column("folded", Words(80), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("area", String(13), nullable=False),
    Column("chain", Words(40)),
    Column("zone", Words(40)),
    Column("pic", Words(80)),
    Column("phone", Words(20)),
    _of("owner", "people.id", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("removed_at", Instant),
    Index(
        "uq_outlets_office", "area", "folded", unique=True,
        sqlite_where=text("owner IS NULL"),
    ),
    Index(
        "uq_outlets_owner", "owner", "area", "folded", unique=True,
        sqlite_where=text("owner IS NOT NULL"),
    ),
)  # fmt: skip

agreements = Table(
    "agreements",
    metadata,
    own_id(),
    _of("producer_id", "people.id"),
    _of("outlet_id", "outlets.id"),
    Column("terms", Json, nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_until", Date),
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Index(
        "uq_agreements_current", "producer_id", "outlet_id", unique=True,
        sqlite_where=text("ended_at IS NULL"),
    ),
    Index(
        "ix_agreements_outlet", "outlet_id", "producer_id",
        sqlite_where=text("ended_at IS NULL"),
    ),
    Index("ix_agreements_whose", "producer_id"),
)  # fmt: skip

records = Table(
    "consignment_records",
    metadata,
    own_id(),
    _of("producer_id", "people.id"),
    _of("outlet_id", "outlets.id"),
    Column("key", Words(KEY), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("told", Json, nullable=False),
    _of("actor_id", "people.id"),
    Column("happened_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("undone_at", Instant),
    Index("uq_consignment_records_key", "producer_id", "key", unique=True),
    Index("ix_consignment_records_outlet", "producer_id", "outlet_id", "id"),
)

entries = Table(
    "consignment_entries",
    metadata,
    own_id(),
    _of("producer_id", "people.id"),
    _of("outlet_id", "outlets.id"),
    _of("record_id", "consignment_records.id"),
    Column("key", Words(KEY), nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("body", Json, nullable=False),
    Index("uq_consignment_entries_key", "producer_id", "outlet_id", "key", unique=True),
    Index("ix_consignment_entries_outlet", "producer_id", "outlet_id", "id"),
    Index("ix_consignment_entries_record", "record_id"),
)

photos = Table(
    "consignment_photos",
    metadata,
    own_id(),
    _of("record_id", "consignment_records.id"),
    Column("file_id", Words(200), nullable=False),
    Column("added_at", Instant, nullable=False),
    Index("uq_consignment_photos_file", "record_id", "file_id", unique=True),
)

accounts = Table(
    "consignment_accounts",
    metadata,
    _of("producer_id", "people.id", key=True),
    _of("outlet_id", "outlets.id", key=True),
    _rupiah("shelf_value"),
    _rupiah("unbilled"),
    _rupiah("credit"),
    _rupiah("down_payment"),
    _rupiah("disputed"),
    Column("counted_on", Date),
    Column("delivered_on", Date),
    CheckConstraint(
        "shelf_value >= 0 AND unbilled >= 0 AND credit >= 0 AND down_payment >= 0 AND disputed >= 0",
        name="not_negative",
    ),
)

batches = Table(
    "consignment_batches",
    metadata,
    _of("producer_id", "people.id", key=True),
    _of("outlet_id", "outlets.id", key=True),
    Column("batch", Words(KEY), primary_key=True),
    _of("product_id", "products.id"),
    Column("delivered_on", Date, nullable=False),
    Column("expires_on", Date),
    _rupiah("price"),
    Column("commission_bp", Integer),
    _pieces("accepted"),
    _pieces("shelf"),
    _pieces("sold"),
    _pieces("returned"),
    _pieces("lost"),
    _pieces("disputed"),
    CheckConstraint(
        "accepted = shelf + sold + returned + lost + disputed AND shelf >= 0 AND sold >= 0 AND returned >= 0 "
        "AND lost >= 0 AND disputed >= 0",
        name="whole",
    ),
    Index(
        "ix_consignment_batches_open", "producer_id", "outlet_id", "product_id",
        sqlite_where=text("shelf > 0"),
    ),
    Index(
        "ix_consignment_batches_outlet", "outlet_id", "producer_id",
        sqlite_where=text("shelf > 0"),
    ),
)  # fmt: skip

bills = Table(
    "consignment_bills",
    metadata,
    _of("producer_id", "people.id", key=True),
    _of("outlet_id", "outlets.id", key=True),
    Column("bill", Words(KEY), primary_key=True),
    Column("billed_on", Date, nullable=False),
    Column("documents_on", Date),
    Column("due_on", Date),
    _rupiah("total"),
    _rupiah("balance"),
    CheckConstraint("balance >= 0", name="not_negative"),
    Index(
        "ix_consignment_bills_open", "producer_id", "outlet_id", "due_on",
        sqlite_where=text("balance > 0"),
    ),
)  # fmt: skip

months = Table(
    "consignment_months",
    metadata,
    _of("producer_id", "people.id", key=True),
    _of("outlet_id", "outlets.id", key=True),
    Column("month", Date, primary_key=True),
    _pieces("delivered"),
    _pieces("sold"),
    _pieces("back"),
    _rupiah("sales"),
    _rupiah("paid"),
    _rupiah("owed"),
    Index("ix_consignment_months_month", "month", "producer_id", "outlet_id", "sales", "paid"),
    comment="One month of one book, by its first day; producer_id is the person whose book it is",
)

quiet = Table(
    "consignment_quiet",
    metadata,
    _of("producer_id", "people.id", key=True),
    _of("outlet_id", "outlets.id", key=True),
    _of("product_id", "products.id", key=True),
    Column("expires_on", Date, primary_key=True),
    Column("chosen_at", Instant, nullable=False),
)

disputes = Table(
    "consignment_disputes",
    metadata,
    _of("producer_id", "people.id", key=True),
    _of("outlet_id", "outlets.id", key=True),
    Column("dispute", Words(KEY), primary_key=True),
    _of("product_id", "products.id", nullable=True),
    Column("raised_on", Date, nullable=False),
    _pieces("producer_pieces"),
    _pieces("shop_pieces"),
    Column("producer_rupiah", BigInteger),
    Column("shop_rupiah", BigInteger),
    Column("period", Words(20), nullable=False, server_default=""),
    Column("is_settled", Boolean, nullable=False),
)
