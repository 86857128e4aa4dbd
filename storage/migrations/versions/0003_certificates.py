"""Certificates: facts of products, papers that people hold, what they ticked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_IS_HELD = sa.text("ended_at IS NULL")


def _key(name: str, *, nullable: bool = False, autoincrement: bool = True) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable, autoincrement=autoincrement)


def upgrade() -> None:
    op.create_table(
        "certificates",
        _key("id", autoincrement=True),
        _key("producer_id"),
        _key("product_id", nullable=True, autoincrement=False),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=True),
        sa.Column("is_odd", sa.Boolean(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("is_reckoned", sa.Boolean(), nullable=False),
        sa.Column("photo", sa.String(length=200), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        _key("reviewed_by", nullable=True),
        sa.Column("reviewed_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ending", sa.String(length=8), nullable=True),
        _key("renews_id", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_certificates"),
        sa.UniqueConstraint("renews_id", name="uq_certificates_renews_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_certificates_producer_id"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_certificates_product_id"),
        sa.ForeignKeyConstraint(["reviewed_by"], ["people.id"], name="fk_certificates_reviewed_by"),
        sa.ForeignKeyConstraint(["renews_id"], ["certificates.id"], name="fk_certificates_renews_id"),
        sa.CheckConstraint("state IN ('unverified', 'verified', 'rejected')", name="ck_certificates_state"),
        sa.CheckConstraint(
            "state = 'unverified' OR (reviewed_by IS NOT NULL AND reviewed_at IS NOT NULL)",
            name="ck_certificates_reviewed",
        ),
        sa.CheckConstraint("state <> 'rejected' OR reason IS NOT NULL", name="ck_certificates_rejected"),
        sa.CheckConstraint("(ended_at IS NULL) = (ending IS NULL)", name="ck_certificates_ended"),
        sa.CheckConstraint("ending IN ('renewed', 'removed')", name="ck_certificates_ending"),
        sa.CheckConstraint("paper <> 'nib' OR number IS NULL", name="ck_certificates_nib_is_in_the_profile"),
    )
    op.create_index(
        "ix_certificates_producer_id", "certificates", ["producer_id"], unique=False,
        sqlite_where=_IS_HELD, postgresql_where=_IS_HELD,
    )  # fmt: skip
    op.create_index(
        "uq_certificates_number", "certificates", ["producer_id", "paper", "number", "product_id"], unique=True,
        sqlite_where=_IS_HELD, postgresql_where=_IS_HELD,
    )  # fmt: skip

    for table, owner, target in (
        ("product_facts", "product_id", "products.id"), ("producer_facts", "person_id", "people.id"),
    ):  # fmt: skip
        op.create_table(
            table,
            _key(owner, autoincrement=False),
            sa.Column("fact", sa.String(length=40), nullable=False),
            sa.Column("value", sa.Text(), nullable=False),
            sa.Column("told_at", sa.BigInteger(), nullable=False),
            sa.PrimaryKeyConstraint(owner, "fact", name=f"pk_{table}"),
            sa.ForeignKeyConstraint([owner], [target], name=f"fk_{table}_{owner}"),
        )
    op.create_table(
        "paper_inquiries",
        _key("person_id", autoincrement=False),
        sa.Column("goods", sa.String(length=80), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", name="pk_paper_inquiries"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_paper_inquiries_person_id"),
    )
    op.create_table(
        "paper_ticks",
        _key("person_id", autoincrement=False),
        sa.Column("list", sa.String(length=40), nullable=False),
        sa.Column("item", sa.String(length=40), nullable=False),
        sa.Column("ticked_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "list", "item", name="pk_paper_ticks"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_paper_ticks_person_id"),
    )
