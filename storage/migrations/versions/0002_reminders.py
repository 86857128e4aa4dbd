"""Reminders: what is due to whom, and what people chose about being reminded."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_PLANNED = sa.text("state = 'planned'")
_URGENT = sa.text("state = 'planned' AND urgency = 2")
_PUT_OFF = sa.text("state = 'planned' AND put_off_at IS NOT NULL")
_FAULTY = sa.text("state IN ('missed', 'failed')")
_SETTLED = sa.text("settled_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", _KEY, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("occasion", sa.String(length=80), nullable=False),
        sa.Column("person_id", _KEY, nullable=False),
        sa.Column("wanted_at", sa.BigInteger(), nullable=False),
        sa.Column("is_day", sa.Boolean(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("urgency", sa.SmallInteger(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("put_off_at", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", sa.BigInteger(), nullable=True),
        sa.Column("outbox_id", _KEY, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_reminders_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
        sa.UniqueConstraint("kind", "subject", "occasion", "person_id", name="uq_reminders_kind"),
    )
    op.create_index(
        "ix_reminders_due",
        "reminders",
        ["due_at", "person_id"],
        unique=False,
        sqlite_where=_PLANNED,
        postgresql_where=_PLANNED,
    )
    op.create_index(
        "ix_reminders_urgent",
        "reminders",
        ["due_at", "person_id"],
        unique=False,
        sqlite_where=_URGENT,
        postgresql_where=_URGENT,
    )
    op.create_index("ix_reminders_person", "reminders", ["person_id", "state", "due_at"], unique=False)
    op.create_index(
        "ix_reminders_put_off",
        "reminders",
        ["put_off_at"],
        unique=False,
        sqlite_where=_PUT_OFF,
        postgresql_where=_PUT_OFF,
    )
    op.create_index(
        "ix_reminders_settled",
        "reminders",
        ["settled_at"],
        unique=False,
        sqlite_where=_SETTLED,
        postgresql_where=_SETTLED,
    )
    op.create_index(
        "ix_reminders_faulty",
        "reminders",
        ["settled_at"],
        unique=False,
        sqlite_where=_FAULTY,
        postgresql_where=_FAULTY,
    )

    op.create_table(
        "reminder_wishes",
        sa.Column("person_id", _KEY, autoincrement=False, nullable=False),
        sa.Column("topics_off", sa.Text(), nullable=False),
        sa.Column("from_minute", sa.SmallInteger(), nullable=True),
        sa.Column("to_minute", sa.SmallInteger(), nullable=True),
        sa.Column("every_day", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_reminder_wishes_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_reminder_wishes"),
    )
