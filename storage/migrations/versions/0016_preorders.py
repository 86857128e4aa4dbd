"""Pre-orders of catalogue goods."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def _key(name: str, *, autoincrement: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=False, autoincrement=autoincrement)


def _refers(column: str, to: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_preorders_{column}")


def upgrade() -> None:
    op.create_table(
        "preorders",
        _key("id", autoincrement=True),
        _key("product_id"),
        _key("producer_id"),
        _key("buyer_id"),
        sa.Column("product", sa.String(length=80), nullable=False),
        sa.Column("unit", sa.String(length=20), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("wanted_on", sa.Date(), nullable=False),
        sa.Column("buyer_name", sa.String(length=80), nullable=False),
        sa.Column("buyer_phone", sa.String(length=20), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        _refers("product_id", "products"),
        _refers("producer_id"),
        _refers("buyer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_preorders"),
    )
    op.create_index("ix_preorders_producer_id", "preorders", ["producer_id", "state"])
    op.create_index("ix_preorders_buyer_id", "preorders", ["buyer_id", "state"])
