"""People who asked to be forgotten: nothing is left of them but a number, and when it was done."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_UNFINISHED = sa.text("wiped_at IS NULL")


def _key(name: str) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "erasures",
        _key("person_id"),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        _key("asked_by"),
        sa.Column("way", sa.String(12), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("wiped_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", name="pk_erasures"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_erasures_person_id"),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name="fk_erasures_asked_by"),
        sa.CheckConstraint("way IN ('self', 'letter', 'unused')", name="ck_erasures_way"),
    )
    op.create_index(
        "ix_erasures_unfinished",
        "erasures",
        ["person_id"],
        sqlite_where=_UNFINISHED,
        postgresql_where=_UNFINISHED,
    )
