"""The catalogue: who agreed to be found, which goods are shown, and the words by which they are found."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_LISTED = sa.text("is_listed")
_HOLDS = sa.text("withdrawn_at IS NULL")


def _key(name: str, *, nullable: bool = False, autoincrement: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable, autoincrement=autoincrement)


def _at(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _refers(table: str, column: str, to: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def upgrade() -> None:
    _consents()
    _goods()
    op.create_table(
        "catalogue_words",
        sa.Column("word", sa.String(length=20), nullable=False),
        _key("product_id"),
        _refers("catalogue_words", "product_id", "products"),
        sa.PrimaryKeyConstraint("word", "product_id", name="pk_catalogue_words"),
    )
    op.create_index("ix_catalogue_words_product_id", "catalogue_words", ["product_id"])
    op.create_table(
        "catalogue_spellings",
        sa.Column("spelling", sa.String(length=20), nullable=False),
        sa.Column("word", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("spelling", "word", name="pk_catalogue_spellings"),
    )


def _consents() -> None:
    op.create_table(
        "catalogue_consents",
        _key("id", autoincrement=True),
        _key("person_id"),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shows_phone", sa.Boolean(), nullable=False),
        _at("given_at"),
        _at("withdrawn_at", nullable=True),
        _refers("catalogue_consents", "person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_catalogue_consents"),
    )
    op.create_index(
        "uq_catalogue_consents_person", "catalogue_consents", ["person_id"], unique=True,
        sqlite_where=_HOLDS, postgresql_where=_HOLDS,
    )  # fmt: skip


def _goods() -> None:
    op.create_table(
        "catalogue_goods",
        _key("product_id"),
        _key("producer_id"),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("quality", sa.SmallInteger(), nullable=False),
        sa.Column("is_listed", sa.Boolean(), nullable=False),
        _refers("catalogue_goods", "product_id", "products"),
        _refers("catalogue_goods", "producer_id"),
        sa.PrimaryKeyConstraint("product_id", name="pk_catalogue_goods"),
        sa.UniqueConstraint("code", name="uq_catalogue_goods_code"),
    )
    op.create_index("ix_catalogue_goods_producer_id", "catalogue_goods", ["producer_id"])
    op.create_index(
        "ix_catalogue_goods_shown", "catalogue_goods", ["quality", "product_id"], sqlite_where=_LISTED,
        postgresql_where=_LISTED,
    )  # fmt: skip
