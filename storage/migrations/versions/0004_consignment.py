"""Consignment: outlets, agreements, the append-only book, and the balances worked out of it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outlets",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("folded", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.Column("chain", sa.String(length=40), nullable=True),
        sa.Column("zone", sa.String(length=40), nullable=True),
        sa.Column("pic", sa.String(length=80), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("owner", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["owner"], ["people.id"], name="fk_outlets_owner"),
        sa.PrimaryKeyConstraint("id", name="pk_outlets"),
    )
    op.create_index(
        "uq_outlets_office",
        "outlets",
        ["area", "folded"],
        unique=True,
        sqlite_where=sa.text("owner IS NULL"),
        postgresql_where=sa.text("owner IS NULL"),
    )
    op.create_index(
        "uq_outlets_owner",
        "outlets",
        ["owner", "area", "folded"],
        unique=True,
        sqlite_where=sa.text("owner IS NOT NULL"),
        postgresql_where=sa.text("owner IS NOT NULL"),
    )
    op.create_table(
        "agreements",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("producer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("outlet_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_agreements_outlet_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_agreements_producer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
    )
    op.create_index(
        "uq_agreements_current",
        "agreements",
        ["producer_id", "outlet_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "consignment_accounts",
        sa.Column(
            "producer_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "outlet_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("shelf_value", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("unbilled", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("credit", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("down_payment", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("disputed", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "shelf_value >= 0 AND unbilled >= 0 AND credit >= 0 AND down_payment >= 0 AND disputed >= 0",
            name="ck_consignment_accounts_not_negative",
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_consignment_accounts_outlet_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_consignment_accounts_producer_id"),
        sa.PrimaryKeyConstraint("producer_id", "outlet_id", name="pk_consignment_accounts"),
    )
    op.create_table(
        "consignment_batches",
        sa.Column(
            "producer_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "outlet_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("batch", sa.String(length=80), nullable=False),
        sa.Column("product_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("delivered_on", sa.Date(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("price", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("commission_bp", sa.Integer(), nullable=True),
        sa.Column("accepted", sa.Integer(), server_default="0", nullable=False),
        sa.Column("shelf", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sold", sa.Integer(), server_default="0", nullable=False),
        sa.Column("returned", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lost", sa.Integer(), server_default="0", nullable=False),
        sa.Column("disputed", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "accepted = shelf + sold + returned + lost + disputed AND shelf >= 0 AND sold >= 0 AND returned >= 0 AND lost >= 0 AND disputed >= 0",
            name="ck_consignment_batches_whole",
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_consignment_batches_outlet_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_consignment_batches_producer_id"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_consignment_batches_product_id"),
        sa.PrimaryKeyConstraint("producer_id", "outlet_id", "batch", name="pk_consignment_batches"),
    )
    op.create_index(
        "ix_consignment_batches_open",
        "consignment_batches",
        ["producer_id", "outlet_id", "product_id"],
        unique=False,
        sqlite_where=sa.text("shelf > 0"),
        postgresql_where=sa.text("shelf > 0"),
    )
    op.create_table(
        "consignment_bills",
        sa.Column(
            "producer_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "outlet_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("bill", sa.String(length=80), nullable=False),
        sa.Column("billed_on", sa.Date(), nullable=False),
        sa.Column("documents_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("total", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("balance", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("balance >= 0", name="ck_consignment_bills_not_negative"),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_consignment_bills_outlet_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_consignment_bills_producer_id"),
        sa.PrimaryKeyConstraint("producer_id", "outlet_id", "bill", name="pk_consignment_bills"),
    )
    op.create_index(
        "ix_consignment_bills_open",
        "consignment_bills",
        ["producer_id", "outlet_id", "due_on"],
        unique=False,
        sqlite_where=sa.text("balance > 0"),
        postgresql_where=sa.text("balance > 0"),
    )
    op.create_table(
        "consignment_disputes",
        sa.Column(
            "producer_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "outlet_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("dispute", sa.String(length=80), nullable=False),
        sa.Column("product_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("producer_pieces", sa.Integer(), server_default="0", nullable=False),
        sa.Column("shop_pieces", sa.Integer(), server_default="0", nullable=False),
        sa.Column("producer_rupiah", sa.BigInteger(), nullable=True),
        sa.Column("shop_rupiah", sa.BigInteger(), nullable=True),
        sa.Column("period", sa.String(length=20), server_default="", nullable=False),
        sa.Column("is_settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_consignment_disputes_outlet_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_consignment_disputes_producer_id"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_consignment_disputes_product_id"),
        sa.PrimaryKeyConstraint("producer_id", "outlet_id", "dispute", name="pk_consignment_disputes"),
    )
    op.create_table(
        "consignment_quiet",
        sa.Column(
            "producer_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "outlet_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column(
            "product_id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("chosen_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_consignment_quiet_outlet_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_consignment_quiet_producer_id"),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_consignment_quiet_product_id"),
        sa.PrimaryKeyConstraint(
            "producer_id", "outlet_id", "product_id", "expires_on", name="pk_consignment_quiet"
        ),
    )
    op.create_table(
        "consignment_records",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("producer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("outlet_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["people.id"], name="fk_consignment_records_actor_id"),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_consignment_records_outlet_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_consignment_records_producer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_consignment_records"),
    )
    op.create_index(
        "ix_consignment_records_outlet",
        "consignment_records",
        ["producer_id", "outlet_id", "id"],
        unique=False,
    )
    op.create_index("uq_consignment_records_key", "consignment_records", ["producer_id", "key"], unique=True)
    op.create_table(
        "consignment_entries",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("producer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("outlet_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("record_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_consignment_entries_outlet_id"),
        sa.ForeignKeyConstraint(["producer_id"], ["people.id"], name="fk_consignment_entries_producer_id"),
        sa.ForeignKeyConstraint(
            ["record_id"], ["consignment_records.id"], name="fk_consignment_entries_record_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consignment_entries"),
    )
    op.create_index(
        "ix_consignment_entries_outlet",
        "consignment_entries",
        ["producer_id", "outlet_id", "id"],
        unique=False,
    )
    op.create_index("ix_consignment_entries_record", "consignment_entries", ["record_id"], unique=False)
    op.create_index(
        "uq_consignment_entries_key", "consignment_entries", ["producer_id", "outlet_id", "key"], unique=True
    )
    op.create_table(
        "consignment_photos",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("record_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file_id", sa.String(length=200), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["consignment_records.id"], name="fk_consignment_photos_record_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consignment_photos"),
    )
    op.create_index("uq_consignment_photos_file", "consignment_photos", ["record_id", "file_id"], unique=True)
    op.create_table(
        "shop_sheets",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("outlet_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("sender_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.Column("agreed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("differing", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint("state IN ('read', 'told', 'dropped')", name="ck_shop_sheets_state"),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_shop_sheets_outlet_id"),
        sa.ForeignKeyConstraint(["sender_id"], ["people.id"], name="fk_shop_sheets_sender_id"),
        sa.PrimaryKeyConstraint("id", name="pk_shop_sheets"),
    )
    op.create_index("ix_shop_sheets_outlet", "shop_sheets", ["outlet_id", "month"], unique=False)
