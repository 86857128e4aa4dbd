"""The months of every book, so that a picture of a whole regency need not replay a million entries."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_TABLE = "consignment_months"


def _key(name: str) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _sum(name: str, kind: type[sa.Integer]) -> sa.Column[int]:
    return sa.Column(name, kind(), nullable=False, server_default="0")


def upgrade() -> None:
    op.create_table(
        _TABLE,
        _key("producer_id"),
        _key("outlet_id"),
        sa.Column("month", sa.Date(), nullable=False),
        *(_sum(name, sa.Integer) for name in ("delivered", "sold", "back")),
        *(_sum(name, sa.BigInteger) for name in ("sales", "paid", "owed")),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name=f"fk_{_TABLE}_producer_id"),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name=f"fk_{_TABLE}_outlet_id"),
        sa.PrimaryKeyConstraint("producer_id", "outlet_id", "month", name=f"pk_{_TABLE}"),
        comment="One month of one book, by its first day; producer_id is the person whose book it is",
    )
    op.create_index(f"ix_{_TABLE}_month", _TABLE, ["month", "producer_id", "outlet_id", "sales", "paid"])
