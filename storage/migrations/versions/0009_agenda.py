"""Events, who takes part, and what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _key(
    name: str, *, nullable: bool = False, autoincrement: bool = True, server_default: str | None = None
) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(
        name, kind, nullable=nullable, autoincrement=autoincrement, server_default=server_default
    )


def upgrade() -> None:
    op.create_table(
        "events",
        _key("id"),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("over_at", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=True),
        sa.Column("longitude", sa.Float(), nullable=True),
        sa.Column("quota", sa.Integer(), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("note", sa.String(length=400), nullable=True),
        sa.Column("link", sa.String(length=300), nullable=True),
        sa.Column("photo", sa.String(length=200), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="0", nullable=False),
        sa.Column("token", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        _key("planned_by"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('training', 'fair', 'permits', 'bank', 'industry', 'other')", name="ck_events_kind"
        ),
        sa.CheckConstraint("state IN ('draft', 'open', 'cancelled')", name="ck_events_state"),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="ck_events_pin"),
        sa.CheckConstraint("ends_at IS NULL OR ends_at >= starts_at", name="ck_events_order"),
        sa.CheckConstraint("quota IS NULL OR quota > 0", name="ck_events_quota"),
        sa.ForeignKeyConstraint(["planned_by"], ["people.id"], name="fk_events_planned_by"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("token", name="uq_events_token"),
    )
    op.create_index(
        "ix_events_open",
        "events",
        ["over_at"],
        unique=False,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "event_aftermath",
        _key("event_id", autoincrement=False),
        _key("person_id", autoincrement=False),
        sa.Column("days", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("products", sa.Boolean(), nullable=False),
        sa.Column("papers", sa.Boolean(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_aftermath_event_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_event_aftermath_person_id"),
        sa.PrimaryKeyConstraint("event_id", "person_id", "days", name="pk_event_aftermath"),
    )
    op.create_table(
        "event_areas",
        _key("event_id", autoincrement=False),
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_areas_event_id"),
        sa.PrimaryKeyConstraint("event_id", "area", name="pk_event_areas"),
    )
    op.create_index("ix_event_areas_area", "event_areas", ["area"], unique=False)
    op.create_table(
        "event_members",
        _key("id"),
        _key("event_id", autoincrement=False),
        _key("person_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seat", sa.String(length=8), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        _key("joined_by", nullable=True),
        sa.Column("came_at", sa.BigInteger(), nullable=True),
        _key("seen_by", nullable=True),
        sa.Column("code", sa.String(length=16), nullable=True),
        sa.Column("rating", sa.SmallInteger(), nullable=True),
        sa.Column("word", sa.String(length=300), nullable=True),
        sa.CheckConstraint("came_at IS NULL OR seat = 'joined'", name="ck_event_members_came"),
        sa.CheckConstraint("seat IN ('joined', 'waiting', 'left')", name="ck_event_members_seat"),
        sa.CheckConstraint("(came_at IS NULL) = (code IS NULL)", name="ck_event_members_code"),
        sa.CheckConstraint("rating BETWEEN 1 AND 4", name="ck_event_members_rating"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_members_event_id"),
        sa.ForeignKeyConstraint(["joined_by"], ["people.id"], name="fk_event_members_joined_by"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_event_members_person_id"),
        sa.ForeignKeyConstraint(["seen_by"], ["people.id"], name="fk_event_members_seen_by"),
        sa.PrimaryKeyConstraint("id", name="pk_event_members"),
        sa.UniqueConstraint("code", name="uq_event_members_code"),
        sa.UniqueConstraint("event_id", "person_id", name="uq_event_members_event_id"),
    )
    op.create_index("ix_event_members_person_id", "event_members", ["person_id", "seat"], unique=False)
    op.create_index("ix_event_members_seat", "event_members", ["event_id", "seat", "number"], unique=False)
    op.create_table(
        "event_results",
        _key("id"),
        _key("event_id", autoincrement=False),
        _key("person_id"),
        sa.Column("paper", sa.String(length=40), nullable=False),
        _key("certificate_id", nullable=True),
        _key("recorded_by"),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificates.id"], name="fk_event_results_certificate_id"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_results_event_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_event_results_person_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["people.id"], name="fk_event_results_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_event_results"),
        sa.UniqueConstraint("certificate_id", name="uq_event_results_certificate_id"),
    )
    op.create_index("ix_event_results_event_id", "event_results", ["event_id", "person_id"], unique=False)
