"""Zones: which kecamatan supply which shops, and officers' allowances with their reason."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_THERE = sa.text("removed_at IS NULL")
_HOLDS = sa.text("ended_at IS NULL")


def _key(name: str, *, nullable: bool = False, autoincrement: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable, autoincrement=autoincrement)


def _at(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _refers(table: str, column: str, to: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def upgrade() -> None:
    op.create_table(
        "zones",
        _key("id", autoincrement=True),
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("folded", sa.String(length=80), nullable=False),
        _at("created_at"),
        _at("removed_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_zones"),
    )
    op.create_index(
        "uq_zones_name",
        "zones",
        ["area", "folded"],
        unique=True,
        sqlite_where=_THERE,
        postgresql_where=_THERE,
    )
    op.create_table(
        "zone_kecamatan",
        _key("zone_id"),
        sa.Column("area", sa.String(length=13), nullable=False),
        _refers("zone_kecamatan", "zone_id", "zones"),
        sa.PrimaryKeyConstraint("zone_id", "area", name="pk_zone_kecamatan"),
    )
    _allowances()


def _allowances() -> None:
    op.create_table(
        "zone_allowances",
        _key("id", autoincrement=True),
        _key("producer_id"),
        sa.Column("place", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        _key("granted_by"),
        _at("granted_at"),
        _at("ended_at", nullable=True),
        _refers("zone_allowances", "producer_id"),
        _refers("zone_allowances", "granted_by"),
        sa.PrimaryKeyConstraint("id", name="pk_zone_allowances"),
    )
    op.create_index(
        "uq_zone_allowances_place", "zone_allowances", ["place", "producer_id"], unique=True,
        sqlite_where=_HOLDS, postgresql_where=_HOLDS,
    )  # fmt: skip
    op.create_index("ix_zone_allowances_producer_id", "zone_allowances", ["producer_id"])
