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
