"""What an office calls its programme of orders, and whether a missing halal paper keeps makers out."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "programmes",
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("halal_blocks", sa.Boolean(), nullable=False),
        sa.Column("changed_by", key, nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["people.id"], name="fk_programmes_changed_by"),
        sa.PrimaryKeyConstraint("area", name="pk_programmes"),
    )
