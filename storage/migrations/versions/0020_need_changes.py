"""Needs and orders that were changed: which time, when, and what stood before until the maker agrees."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("needs", sa.Column("revision", sa.SmallInteger(), nullable=False, server_default="0"))
    op.add_column("needs", sa.Column("revised_at", sa.BigInteger()))
    op.add_column("need_deliveries", sa.Column("moved_at", sa.BigInteger()))
    op.add_column("need_deliveries", sa.Column("was_due_at", sa.BigInteger()))
    op.add_column("need_deliveries", sa.Column("was_place", sa.String(length=120)))
    op.add_column("need_deliveries", sa.Column("maker_agrees", sa.Boolean()))
