"""Curation: applications for a place on a shelf, their steps, invitations by shops, the office's switches."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_OPEN = sa.text("state NOT IN ('tidak_lolos', 'ditarik')")
_UNANSWERED = sa.text("answered_at IS NULL")
_STATES = (
    "'diajukan', 'berkas_kurang', 'kurasi_dinas', 'kurasi_ritel', 'lolos', 'tidak_lolos', 'uji_jual', "
    "'listing_aktif', 'evaluasi_bulanan', 'dipertahankan', 'ditarik'"
)
_REASONS = "'izin', 'halal', 'kemasan', 'label_ED', 'rasa_mutu', 'kapasitas', 'harga', 'ukuran', 'barcode', 'lainnya'"


def _key(name: str, *, nullable: bool = False, autoincrement: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable, autoincrement=autoincrement)


def _at(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _words(name: str, length: int, *, nullable: bool = True) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _refers(table: str, column: str, to: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def upgrade() -> None:
    _curations()
    _steps()
    _invitations()
    op.create_table(
        "curation_switches",
        _words("area", 13, nullable=False),
        sa.Column("halal_blocks", sa.Boolean(), nullable=False),
        _key("set_by"),
        _at("set_at"),
        _refers("curation_switches", "set_by"),
        sa.PrimaryKeyConstraint("area", name="pk_curation_switches"),
    )


def _curations() -> None:
    op.create_table(
        "curations",
        _key("id", autoincrement=True),
        _key("producer_id"),
        _key("product_id"),
        _words("target", 61, nullable=False),
        _key("outlet_id", nullable=True),
        _words("chain", 60),
        _words("area", 13, nullable=False),
        _words("channel", 40, nullable=False),
        _words("state", 16, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _words("reason", 10),
        _words("words", 200),
        _words("front", 200),
        _words("back", 200),
        _words("photo", 200),
        sa.Column("is_far", sa.Boolean(), nullable=False),
        sa.Column("lacks_halal", sa.Boolean(), nullable=False),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("proof_on", sa.Date(), nullable=False),
        sa.Column("trial_pieces", sa.Integer(), nullable=True),
        sa.Column("trial_until", sa.Date(), nullable=True),
        sa.Column("listed_on", sa.Date(), nullable=True),
        _at("applied_at"),
        _at("changed_at"),
        _refers("curations", "producer_id"),
        _refers("curations", "product_id", "products"),
        _refers("curations", "outlet_id", "outlets"),
        sa.CheckConstraint("(outlet_id IS NULL) <> (chain IS NULL)", name="ck_curations_target"),
        sa.CheckConstraint("state <> 'tidak_lolos' OR reason IS NOT NULL", name="ck_curations_failed"),
        sa.CheckConstraint(f"state IN ({_STATES})", name="ck_curations_state"),
        sa.CheckConstraint(f"reason IN ({_REASONS})", name="ck_curations_reason"),
        sa.PrimaryKeyConstraint("id", name="pk_curations"),
    )
    op.create_index(
        "uq_curations_target", "curations", ["product_id", "target"], unique=True,
        sqlite_where=_OPEN, postgresql_where=_OPEN,
    )  # fmt: skip
    op.create_index("ix_curations_producer_id", "curations", ["producer_id"])
    op.create_index(
        "ix_curations_waiting",
        "curations",
        ["state", "changed_at"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_index("ix_curations_outlet_id", "curations", ["outlet_id"])


def _steps() -> None:
    op.create_table(
        "curation_steps",
        _key("id", autoincrement=True),
        _key("curation_id"),
        sa.Column("version", sa.Integer(), nullable=False),
        _words("move", 8, nullable=False),
        _words("before", 16, nullable=False),
        _words("reason_before", 10),
        _words("words_before", 200),
        _words("reason", 10),
        _key("actor_id", nullable=True),
        _words("as_who", 8, nullable=False),
        _at("at"),
        _refers("curation_steps", "curation_id", "curations"),
        _refers("curation_steps", "actor_id"),
        sa.PrimaryKeyConstraint("id", name="pk_curation_steps"),
        sa.UniqueConstraint("curation_id", "version", name="uq_curation_steps_curation_id"),
    )


def _invitations() -> None:
    op.create_table(
        "curation_invitations",
        _key("id", autoincrement=True),
        _key("producer_id"),
        _key("product_id"),
        _key("outlet_id"),
        _key("invited_by"),
        _at("invited_at"),
        _at("answered_at", nullable=True),
        sa.Column("is_accepted", sa.Boolean(), nullable=True),
        _refers("curation_invitations", "producer_id"),
        _refers("curation_invitations", "product_id", "products"),
        _refers("curation_invitations", "outlet_id", "outlets"),
        _refers("curation_invitations", "invited_by"),
        sa.PrimaryKeyConstraint("id", name="pk_curation_invitations"),
    )
    op.create_index(
        "uq_curation_invitations_product_id", "curation_invitations", ["product_id", "outlet_id"], unique=True,
        sqlite_where=_UNANSWERED, postgresql_where=_UNANSWERED,
    )  # fmt: skip
    op.create_index("ix_curation_invitations_producer_id", "curation_invitations", ["producer_id"])
