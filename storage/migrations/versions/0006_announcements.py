"""Announcements: what officers send to many, and who got it; the indexes that count an audience at once."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_DAY = {
    "sqlite": "date(registered_at / 1000000, 'unixepoch')",
    "postgresql": "(to_timestamp(registered_at / 1000000.0) AT TIME ZONE 'UTC')::date",
}


def upgrade() -> None:
    _last_heard()
    _audiences()
    _pace()
    _announcements()


def _last_heard() -> None:
    """Whoever is registered was heard from at least then."""
    op.add_column("producers", sa.Column("heard_on", sa.Date(), nullable=True))
    day: sa.ColumnElement[object] = sa.literal_column(_DAY[op.get_bind().dialect.name])
    op.execute(sa.update(sa.table("producers", sa.column("heard_on"))).values(heard_on=day))
    op.drop_index("ix_producers_area", "producers")
    op.create_index(
        "ix_producers_audience", "producers", ["area", "category", "heard_on"],
        postgresql_ops={"area": "varchar_pattern_ops"},
    )  # fmt: skip


def _audiences() -> None:
    _partial("ix_people_stopped", "people", ["id"], "stopped_at IS NOT NULL")
    op.create_index("ix_consents_person_id", "consents", ["person_id"])
    _partial("ix_consents_withdrawn", "consents", ["person_id"], "withdrawn_at IS NOT NULL")
    paper = ["paper", "producer_id", "expires_on", "state", "ended_at"]
    _partial("ix_certificates_paper", "certificates", paper, "ended_at IS NULL")
    of_outlet = ["outlet_id", "producer_id"]
    _partial("ix_agreements_outlet", "agreements", of_outlet, "ended_at IS NULL")
    _partial("ix_consignment_batches_outlet", "consignment_batches", of_outlet, "shelf > 0")


def _partial(name: str, table: str, columns: list[str], where: str) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def _pace() -> None:
    op.create_table(
        "bulk_pace",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("steady_at", sa.BigInteger(), nullable=False),
        sa.Column("burst_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bulk_pace"),
    )
    op.add_column("outbox", sa.Column("weight", sa.SmallInteger(), nullable=False, server_default="1"))
    op.add_column("outbox", _key("announcement_id", nullable=True))
    op.add_column("outbox", _key("person_id", nullable=True))
    op.add_column("outbox", sa.Column("version", sa.SmallInteger(), nullable=True))
    is_copy = "announcement_id IS NOT NULL"
    _partial("ix_outbox_copies", "outbox", ["announcement_id", "state", "handled_at"], is_copy)


def _announcements() -> None:
    op.create_table(
        "announcements",
        _key("id", autoincrement=True),
        _key("made_by"),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("former", sa.Text(), nullable=False),
        sa.Column("buttons", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("areas", sa.Text(), nullable=False),
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.SmallInteger(), nullable=False, server_default="1"),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        _key("decided_by", nullable=True),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("is_correcting", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False, server_default="0") for name in _COUNTS),
        _key("fed_after", server_default="0"),
        sa.Column("progress_message", sa.BigInteger(), nullable=True),
        sa.Column("progress_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(f"state IN ({_STATES})", name="ck_announcements_state"),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name="fk_announcements_made_by"),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name="fk_announcements_decided_by"),
        sa.PrimaryKeyConstraint("id", name="pk_announcements"),
    )
    is_open = "state IN ('scheduled', 'sending', 'paused') OR is_correcting"
    _partial("ix_announcements_open", "announcements", ["starts_at"], is_open)
    op.create_index(
        "ix_announcements_area", "announcements", ["area"], postgresql_ops={"area": "varchar_pattern_ops"}
    )
    op.create_index("ix_announcements_made_by", "announcements", ["made_by"])
    _recipients()


def _recipients() -> None:
    table = "announcement_recipients"
    op.create_table(
        table,
        _key("announcement_id"),
        _key("person_id"),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("fix", sa.String(length=8), nullable=True),
        sa.Column("version", sa.SmallInteger(), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("read_at", sa.BigInteger(), nullable=True),
        sa.Column("answer", sa.SmallInteger(), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("carried_at", sa.BigInteger(), nullable=True),
        _key("carried_by", nullable=True),
        sa.CheckConstraint(f"state IN ({_FATES})", name=f"ck_{table}_state"),
        sa.CheckConstraint(f"fix IN ({_FIXES})", name=f"ck_{table}_fix"),
        sa.ForeignKeyConstraint(
            ["announcement_id"], ["announcements.id"], name=f"fk_{table}_announcement_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=f"fk_{table}_person_id"),
        sa.ForeignKeyConstraint(["carried_by"], ["people.id"], name=f"fk_{table}_carried_by"),
        sa.PrimaryKeyConstraint("announcement_id", "person_id", name=f"pk_{table}"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{table}_person_id", table, ["person_id"])


_COUNTS = (
    "people", "carried", "sent", "blocked", "failed", "unknown", "fix_due", "fix_edited", "fix_told",
    "fix_failed",
)  # fmt: skip
_STATES = "'waiting', 'scheduled', 'sending', 'paused', 'stopped', 'done', 'refused'"
_FATES = "'waiting', 'queued', 'sent', 'blocked', 'failed', 'unknown', 'carry'"
_FIXES = "'again', 'queued', 'edited', 'told', 'failed'"


def _key(
    name: str, *, nullable: bool = False, autoincrement: bool = False, server_default: str | None = None
) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(
        name, kind, nullable=nullable, autoincrement=autoincrement, server_default=server_default
    )
