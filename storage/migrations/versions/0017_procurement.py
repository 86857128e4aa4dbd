"""Orders of offices and firms: needs, who was asked, offers, deliveries with the words of both sides."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_IS_OPEN = sa.text("state = 'open'")
_IS_ORDER = sa.text("awarded > 0")


def _key(name: str, *, nullable: bool = False, autoincrement: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable, autoincrement=autoincrement)


def _at(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _refers(table: str, column: str, to: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=f"ck_{table}_{name}")


def _words(name: str, size: int, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=size), nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _small(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.SmallInteger(), nullable=False)


def upgrade() -> None:
    _needs()
    _asks()
    _offers()
    _deliveries()


def _needs() -> None:
    op.create_table(
        "needs",
        _key("id", autoincrement=True),
        _words("item", 60),
        _text("kinds"),
        sa.Column("quantity", sa.Integer(), nullable=False),
        _words("unit", 20),
        _at("at"),
        _words("zone", 40),
        _words("place", 120),
        _words("area", 13),
        sa.Column("budget", sa.BigInteger(), nullable=True),
        _text("papers"),
        _at("deadline"),
        _words("payment", 8),
        _small("pay_days"),
        _words("reach", 13),
        _words("seed", 16),
        _words("organisation", 80, nullable=True),
        _words("spec", 400, nullable=True),
        _small("months"),
        _words("state", 12),
        _small("ring"),
        _key("posted_by"),
        _words("reason", 200, nullable=True),
        _at("created_at"),
        _at("changed_at"),
        _check("needs", "quantity", "quantity > 0"),
        _check("needs", "months", "months BETWEEN 1 AND 24"),
        _check("needs", "budget", "budget IS NULL OR budget > 0"),
        _check("needs", "state", "state IN ('open', 'closed', 'cancelled')"),
        _check("needs", "payment", "payment IN ('cash', 'transfer', 'up', 'ls', 'kkpd')"),
        _refers("needs", "posted_by"),
        sa.PrimaryKeyConstraint("id", name="pk_needs"),
    )
    op.create_index(
        "ix_needs_open", "needs", ["reach", "deadline"], sqlite_where=_IS_OPEN, postgresql_where=_IS_OPEN
    )
    op.create_index("ix_needs_posted_by", "needs", ["posted_by", "id"])


def _asks() -> None:
    op.create_table(
        "need_asks",
        _key("need_id"),
        _key("person_id"),
        _small("wave"),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("lot", sa.Integer(), nullable=False),
        _at("asked_at"),
        _refers("need_asks", "need_id", "needs"),
        _refers("need_asks", "person_id"),
        sa.PrimaryKeyConstraint("need_id", "person_id", name="pk_need_asks"),
    )
    op.create_index("ix_need_asks_person_id", "need_asks", ["person_id", "asked_at"])


def _offers() -> None:
    states = "state IN ('offered', 'refused', 'withdrawn', 'awarded', 'passed', 'dropped')"
    op.create_table(
        "need_offers",
        _key("id", autoincrement=True),
        _key("need_id"),
        _key("person_id"),
        _words("state", 12),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        _words("reason", 200, nullable=True),
        _at("answered_at"),
        sa.Column("awarded", sa.Integer(), server_default="0", nullable=False),
        _at("awarded_at", nullable=True),
        _key("awarded_by", nullable=True),
        _check("need_offers", "state", states),
        _check("need_offers", "amounts", "quantity >= 0 AND price >= 0"),
        _check("need_offers", "awarded", "awarded BETWEEN 0 AND quantity"),
        _check("need_offers", "order", "(awarded = 0) = (awarded_at IS NULL)"),
        _refers("need_offers", "need_id", "needs"),
        _refers("need_offers", "person_id"),
        _refers("need_offers", "awarded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_need_offers"),
        sa.UniqueConstraint("need_id", "person_id", name="uq_need_offers_need_id"),
    )
    op.create_index(
        "ix_need_offers_orders",
        "need_offers",
        ["person_id", "awarded_at"],
        sqlite_where=_IS_ORDER,
        postgresql_where=_IS_ORDER,
    )


def _deliveries() -> None:
    said = [
        column
        for side in ("buyer", "maker")
        for column in (
            sa.Column(f"{side}_quantity", sa.Integer(), nullable=True),
            sa.Column(f"{side}_on_time", sa.Boolean(), nullable=True),
            sa.Column(f"{side}_paid", sa.BigInteger(), nullable=True),
            sa.Column(f"{side}_paid_on", sa.Date(), nullable=True),
        )
    ]
    op.create_table(
        "need_deliveries",
        _key("offer_id"),
        _small("number"),
        _key("person_id"),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        _at("due_at"),
        sa.Column("pay_by", sa.Date(), nullable=False),
        *said,
        _at("dropped_at", nullable=True),
        _check("need_deliveries", "amounts", "quantity > 0 AND price > 0"),
        _refers("need_deliveries", "offer_id", "need_offers"),
        _refers("need_deliveries", "person_id"),
        sa.PrimaryKeyConstraint("offer_id", "number", name="pk_need_deliveries"),
    )
    op.create_index("ix_need_deliveries_person_id", "need_deliveries", ["person_id", "due_at"])
