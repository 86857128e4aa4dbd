"""Tables of orders: what offices and firms need, who was asked, who answered, what came and was paid.

People: `needs.posted_by`, `need_asks.person_id` and `need_offers.person_id` (producers), `need_offers.awarded_by`,
`programmes.changed_by`.
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
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.columns import Instant, Json, Words
from storage.table_parts import Key, metadata, own_id, person

_IS_OPEN = text("state = 'open'")
_IS_ORDER = text("awarded > 0")

needs = Table(
    "needs",
    metadata,
    own_id(),
    Column("item", Words(60), nullable=False),
    Column("kinds", Json, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("unit", Words(20), nullable=False),
    Column("at", Instant, nullable=False),
    Column("zone", String(40), nullable=False),
    Column("place", Words(120), nullable=False),
    Column("area", String(13), nullable=False),
    Column("budget", BigInteger),
    Column("papers", Json, nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("payment", String(8), nullable=False),
    Column("pay_days", SmallInteger, nullable=False),
    Column("reach", String(13), nullable=False),
    Column("seed", String(16), nullable=False),
    Column("organisation", Words(80)),
    Column("spec", Words(400)),
    Column("months", SmallInteger, nullable=False),
    Column("state", String(12), nullable=False),
    Column("ring", SmallInteger, nullable=False),
    person("posted_by"),
    Column("reason", Words(200)),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("revision", SmallInteger, nullable=False, server_default="0"),
    Column("revised_at", Instant),
    CheckConstraint("quantity > 0", name="quantity"),
    CheckConstraint("months BETWEEN 1 AND 24", name="months"),
    CheckConstraint("budget IS NULL OR budget > 0", name="budget"),
    CheckConstraint("state IN ('open', 'closed', 'cancelled')", name="state"),
    CheckConstraint("payment IN ('cash', 'transfer', 'up', 'ls', 'kkpd')", name="payment"),
    Index("ix_needs_open", "reach", "deadline", sqlite_where=_IS_OPEN),
    Index("ix_needs_posted_by", "posted_by", "id"),
)


def _need(*, key: bool = False) -> Column[int]:
    return Column(
        "need_id", Key, ForeignKey("needs.id"), primary_key=key, nullable=False, autoincrement=False
    )


need_asks = Table(
    "need_asks",
    metadata,
    _need(key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("wave", SmallInteger, nullable=False),
    Column("place", Integer, nullable=False),
    Column("lot", Integer, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Index("ix_need_asks_person_id", "person_id", "asked_at"),
)

need_offers = Table(
    "need_offers",
    metadata,
    own_id(),
    _need(),
    person(),
    Column("state", String(12), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("reason", Words(200)),
    Column("answered_at", Instant, nullable=False),
    Column("awarded", Integer, nullable=False, server_default="0"),
    Column("awarded_at", Instant),
    person("awarded_by", nullable=True),
    CheckConstraint(
        "state IN ('offered', 'refused', 'withdrawn', 'awarded', 'passed', 'dropped')", name="state"
    ),
    CheckConstraint("quantity >= 0 AND price >= 0", name="amounts"),
    CheckConstraint("awarded BETWEEN 0 AND quantity", name="awarded"),
    CheckConstraint("(awarded = 0) = (awarded_at IS NULL)", name="order"),
    UniqueConstraint("need_id", "person_id"),
    Index("ix_need_offers_orders", "person_id", "awarded_at", sqlite_where=_IS_ORDER),
    Index("ix_need_offers_whose", "person_id"),
)

need_deliveries = Table(
    "need_deliveries",
    metadata,
    Column("offer_id", Key, ForeignKey("need_offers.id"), primary_key=True, autoincrement=False),
    Column("number", SmallInteger, primary_key=True, autoincrement=False),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("price", BigInteger, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("pay_by", Date, nullable=False),
    Column("buyer_quantity", Integer),
    Column("buyer_on_time", Boolean),
    Column("buyer_paid", BigInteger),
    Column("buyer_paid_on", Date),
    Column("maker_quantity", Integer),
    Column("maker_on_time", Boolean),
    Column("maker_paid", BigInteger),
    Column("maker_paid_on", Date),
    Column("dropped_at", Instant),
    Column("moved_at", Instant),
    Column("was_due_at", Instant),
    Column("was_place", Words(120)),
    Column("maker_agrees", Boolean),
    Column("proposed_quantity", Integer),
    Column("proposed_price", BigInteger),
    Column("proposed_side", String(5)),
    Column("proposed_at", Instant),
    CheckConstraint("quantity > 0 AND price > 0", name="amounts"),
    Index("ix_need_deliveries_person_id", "person_id", "due_at"),
)

programmes = Table(
    "programmes",
    metadata,
    Column("area", String(13), primary_key=True),
    Column("name", Words(30), nullable=False),
    Column("halal_blocks", Boolean, nullable=False),
    person("changed_by"),
    Column("changed_at", Instant, nullable=False),
)
