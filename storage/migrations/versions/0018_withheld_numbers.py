"""Numbers of people who had their data deleted: kept as keyed hashes, so that no list brings them back silently."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "withheld_numbers",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("way", sa.String(length=12), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("way IN ('self', 'letter')", name="ck_withheld_numbers_way"),
        sa.PrimaryKeyConstraint("digest", name="pk_withheld_numbers"),
    )
    op.create_table(
        "number_keys",
        sa.Column("id", sa.SmallInteger(), nullable=False, autoincrement=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_number_keys"),
    )
