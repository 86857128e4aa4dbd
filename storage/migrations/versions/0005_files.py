"""Files that people send, and why a month went up or down."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WANTED = sa.text("state = 'wanted'")


def _key(name: str, *, autoincrement: bool = True) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=False, autoincrement=autoincrement)


def upgrade() -> None:
    op.create_table(
        "files",
        _key("id"),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("file_id", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("mime", sa.String(length=120), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("reader", sa.String(length=40), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False, server_default="0"),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("fault", sa.String(length=20), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("reading", sa.Text(), nullable=True),
        sa.Column("wanted_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("state IN ('wanted', 'kept', 'failed')", name="ck_files_state"),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
    )
    op.create_index("ix_files_wanted", "files", ["id"], sqlite_where=_WANTED, postgresql_where=_WANTED)
    op.create_index("ix_files_ended_at", "files", ["ended_at"])
    op.create_table(
        "month_reasons",
        _key("id"),
        _key("producer_id", autoincrement=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("trend", sa.String(length=8), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("trend IN ('up', 'flat', 'down')", name="ck_month_reasons_trend"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_month_reasons_producer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_month_reasons"),
        sa.UniqueConstraint("producer_id", "month", name="uq_month_reasons_producer_id"),
    )
