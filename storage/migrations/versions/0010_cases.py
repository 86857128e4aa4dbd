"""Cases: questions and complaints that an officer answers; calls whose end is told; what the clock does by itself."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_DEEDS = sa.text("state = 'planned' AND is_deed")
_OPEN = sa.text("state <> 'closed'")


def _key(name: str, *, nullable: bool = False, autoincrement: bool = False) -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column(name, kind, nullable=nullable, autoincrement=autoincrement)


def _at(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _refers(table: str, column: str, to: str = "people") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("sequel", sa.Text(), nullable=True))
    op.add_column("reminders", sa.Column("is_deed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_reminders_deeds", "reminders", ["due_at"], sqlite_where=_DEEDS, postgresql_where=_DEEDS
    )
    _groups()
    _cases()
    _what_was_said()
    _who_takes_part()


def _groups() -> None:
    op.create_table(
        "case_groups",
        _key("id", autoincrement=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("area", sa.String(length=13), nullable=False),
        _key("linked_by"),
        _at("linked_at"),
        sa.Column("fault", sa.String(length=12), nullable=True),
        _at("left_at", nullable=True),
        _refers("case_groups", "linked_by"),
        sa.PrimaryKeyConstraint("id", name="pk_case_groups"),
        sa.UniqueConstraint("chat_id", name="uq_case_groups_chat_id"),
    )
    op.create_table(
        "case_group_codes",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        _key("person_id"),
        sa.Column("area", sa.String(length=13), nullable=False),
        _at("expires_at"),
        _at("used_at", nullable=True),
        _refers("case_group_codes", "person_id"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_case_group_codes"),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        _key("id", autoincrement=True),
        _key("person_id"),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("area", sa.String(length=13), nullable=False),
        sa.Column("is_confidential", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        _key("owner_id", nullable=True),
        _at("opened_at"),
        _at("waits_since", nullable=True),
        _at("due_at", nullable=True),
        _at("first_answer_at", nullable=True),
        sa.Column("answered_after", sa.Integer(), nullable=True),
        _at("asked_at", nullable=True),
        _at("closed_at", nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        _key("group_id", nullable=True),
        sa.Column("topic", sa.BigInteger(), nullable=True),
        _at("person_wrote_at"),
        _at("officer_wrote_at", nullable=True),
        sa.CheckConstraint("state IN ('open', 'asked', 'closed')", name="ck_cases_state"),
        sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="ck_cases_closed"),
        sa.CheckConstraint("(waits_since IS NULL) = (due_at IS NULL)", name="ck_cases_waits"),
        _refers("cases", "person_id"),
        _refers("cases", "owner_id"),
        _refers("cases", "group_id", "case_groups"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
    )
    op.create_index("ix_cases_open", "cases", ["area", "due_at"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_cases_owner_id", "cases", ["owner_id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_cases_person_id", "cases", ["person_id", "id"])
    op.create_index("ix_cases_topic", "cases", ["group_id", "topic"])
    op.create_index("ix_cases_closed_at", "cases", ["closed_at"])
    op.create_index("ix_cases_first_answer_at", "cases", ["first_answer_at"])


def _what_was_said() -> None:
    op.create_table(
        "case_words",
        _key("id", autoincrement=True),
        _key("case_id"),
        _at("at"),
        sa.Column("author", sa.String(length=8), nullable=False),
        _key("author_id", nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("author IN ('person', 'officer', 'note')", name="ck_case_words_author"),
        _refers("case_words", "case_id", "cases"),
        _refers("case_words", "author_id"),
        sa.PrimaryKeyConstraint("id", name="pk_case_words"),
    )
    op.create_index("ix_case_words_case_id", "case_words", ["case_id", "id"])
    op.create_table(
        "case_evidence",
        _key("case_id"),
        sa.Column("about", sa.String(length=12), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        _refers("case_evidence", "case_id", "cases"),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_evidence"),
    )
    op.create_table(
        "case_steps",
        _key("id", autoincrement=True),
        _key("case_id"),
        _at("at"),
        _key("actor_id", nullable=True),
        sa.Column("step", sa.String(length=12), nullable=False),
        _refers("case_steps", "case_id", "cases"),
        _refers("case_steps", "actor_id"),
        sa.PrimaryKeyConstraint("id", name="pk_case_steps"),
    )
    op.create_index("ix_case_steps_case_id", "case_steps", ["case_id", "id"])


def _who_takes_part() -> None:
    op.create_table(
        "case_alerts",
        _key("case_id"),
        _key("person_id"),
        _at("alerted_at"),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        _refers("case_alerts", "case_id", "cases"),
        _refers("case_alerts", "person_id"),
        sa.PrimaryKeyConstraint("case_id", "person_id", name="pk_case_alerts"),
    )
    op.create_table(
        "case_names",
        _key("person_id"),
        sa.Column("name", sa.String(length=60), nullable=False),
        _refers("case_names", "person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_case_names"),
    )
