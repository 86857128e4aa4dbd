"""Lists that were imported, and the people on them who are not registered yet."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_BUSY = sa.text("state IN ('staging', 'matching', 'comparing', 'undoing', 'dropping')")
_WAITS = sa.text("verdict = 'new' AND person_id IS NULL")
_KNOWN = sa.text("same_as IS NOT NULL")
_CLAIMED = sa.text("person_id IS NOT NULL")


def _key(name: str, *, nullable: bool = False, autoincrement: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable, autoincrement=autoincrement)


def _refers(table: str, column: str, to: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def _index(name: str, table: str, columns: list[str], where: sa.TextClause | None = None) -> None:
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def upgrade() -> None:
    op.create_table(
        "people_lists",
        _key("id", autoincrement=True),
        _key("sent_by", nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("cursor", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=True),
        sa.Column("file_id", sa.String(length=200), nullable=True),
        _key("file", nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("matched_at", sa.BigInteger(), nullable=True),
        sa.Column("taken_at", sa.BigInteger(), nullable=True),
        _key("taken_by", nullable=True),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        _key("undone_by", nullable=True),
        sa.Column("tidied_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "state IN ('reading', 'asking', 'staging', 'matching', 'comparing', 'ready', 'taken', 'undoing', 'undone', "
            "'dropping', 'dropped')",
            name="ck_people_lists_state",
        ),
        *(_refers("people_lists", column) for column in ("sent_by", "taken_by", "undone_by")),
        sa.PrimaryKeyConstraint("id", name="pk_people_lists"),
    )
    _index("ix_people_lists_busy", "people_lists", ["id"], _BUSY)
    op.create_table(
        "listed_people",
        _key("id", autoincrement=True),
        _key("list_id"),
        sa.Column("sheet", sa.SmallInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("honorific", sa.String(length=8), nullable=True),
        sa.Column("business", sa.String(length=120), nullable=False),
        sa.Column("product", sa.String(length=120), nullable=False),
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("twin", sa.BigInteger(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=5), nullable=True),
        sa.Column("is_sure", sa.Boolean(), nullable=False),
        sa.Column("is_decided", sa.Boolean(), nullable=False),
        sa.Column("same_sheet", sa.SmallInteger(), nullable=True),
        sa.Column("same_line", sa.Integer(), nullable=True),
        _key("same_as", nullable=True),
        _key("person_id", nullable=True),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "verdict IN ('new', 'double', 'listed', 'registered')", name="ck_listed_people_verdict"
        ),
        _refers("listed_people", "list_id", "people_lists"),
        _refers("listed_people", "person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_listed_people"),
    )
    _index("ix_listed_people_list_id", "listed_people", ["list_id", "id"])
    _index("ix_listed_people_phone", "listed_people", ["phone"])
    _index("ix_listed_people_twin", "listed_people", ["twin"])
    op.create_index(
        "ix_listed_people_waiting",
        "listed_people",
        ["area", "list_id"],
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
        postgresql_ops={"area": "varchar_pattern_ops"},
    )
    _index("ix_listed_people_same_as", "listed_people", ["same_as"], _KNOWN)
    _index("ix_listed_people_claimed", "listed_people", ["list_id"], _CLAIMED)
    _index("ix_listed_people_person_id", "listed_people", ["person_id"], _CLAIMED)
    op.create_table(
        "list_faults",
        _key("id", autoincrement=True),
        _key("list_id"),
        sa.Column("sheet", sa.SmallInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('faulty', 'outside')", name="ck_list_faults_kind"),
        _refers("list_faults", "list_id", "people_lists"),
        sa.PrimaryKeyConstraint("id", name="pk_list_faults"),
    )
    _index("ix_list_faults_list_id", "list_faults", ["list_id", "id"])
    op.create_table(
        "area_targets",
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        _key("set_by", nullable=True),
        sa.Column("set_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("target > 0", name="ck_area_targets_target"),
        _refers("area_targets", "set_by"),
        sa.PrimaryKeyConstraint("area", name="pk_area_targets"),
    )
