"""Invitations from the chat, producers that a coordinator registered, and how their owners come to claim them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OPEN = sa.text("used_at IS NULL")


def _key(name: str, *, nullable: bool = False, autoincrement: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable, autoincrement=autoincrement)


def _refers(table: str, column: str, to: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def _add(table: str, *columns: sa.Column[int] | sa.Column[str], refers: dict[str, str]) -> None:
    with op.batch_alter_table(table) as batch:
        for column in columns:
            batch.add_column(column)
        for column_name, to in refers.items():
            batch.create_foreign_key(f"fk_{table}_{column_name}", to, [column_name], ["id"])


def upgrade() -> None:
    _add(
        "grants",
        sa.Column("name", sa.String(length=80), nullable=True),
        _key("outlet_id", nullable=True),
        sa.Column("organisation", sa.String(length=80), nullable=True),
        _key("revoked_by", nullable=True),
        refers={"outlet_id": "outlets", "revoked_by": "people"},
    )
    _add(
        "invitations",
        sa.Column("name", sa.String(length=80), nullable=True),
        _key("outlet_id", nullable=True),
        sa.Column("organisation", sa.String(length=80), nullable=True),
        _key("invited_by", nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        refers={"outlet_id": "outlets", "invited_by": "people"},
    )
    _add(
        "consents",
        _key("recorded_by", nullable=True),
        sa.Column("witness", sa.String(length=80), nullable=True),
        sa.Column("proof", sa.String(length=200), nullable=True),
        refers={"recorded_by": "people"},
    )
    with op.batch_alter_table("producers") as batch:
        batch.alter_column("phone", existing_type=sa.String(length=20), nullable=True)
    op.create_index("ix_producers_phone", "producers", ["phone"])
    op.create_table(
        "neighbours",
        _key("person_id"),
        _key("coordinator_id"),
        sa.Column("registered_at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.Column("initials", sa.String(length=20), nullable=True),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        _refers("neighbours", "person_id"),
        _refers("neighbours", "coordinator_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_neighbours"),
    )
    op.create_index("ix_neighbours_coordinator_id", "neighbours", ["coordinator_id"])
    op.create_table(
        "claim_tickets",
        _key("id", autoincrement=True),
        sa.Column("source", sa.String(length=12), nullable=False),
        sa.Column("record_id", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("code_until", sa.BigInteger(), nullable=True),
        _key("made_by", nullable=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        _key("used_by", nullable=True),
        _refers("claim_tickets", "made_by"),
        _refers("claim_tickets", "used_by"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_tickets"),
        sa.UniqueConstraint("token_hash", name="uq_claim_tickets_token_hash"),
    )
    op.create_index(
        "ix_claim_tickets_code", "claim_tickets", ["code_hash"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_index(
        "ix_claim_tickets_record", "claim_tickets", ["source", "record_id"], sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )  # fmt: skip
    op.create_table(
        "claim_tries",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("wrong", sa.SmallInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_claim_tries"),
    )
    op.create_table(
        "command_menus",
        _key("person_id"),
        sa.Column("shown", sa.String(length=64), nullable=False),
        _refers("command_menus", "person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_command_menus"),
    )
