"""Tables of cases: how each stands, what was done with it, who was alerted, and – in tables of their own, so that they can be
taken away – what people wrote, what was attached as evidence, and how they are called."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    text,
)

from storage.columns import Instant, Json, LongWords, Words
from storage.table_parts import Key, metadata, own_id, person

_OPEN = text("state <> 'closed'")


def _case(*, is_key: bool = False) -> Column[int]:
    return Column(
        "case_id", Key, ForeignKey("cases.id"), nullable=False, primary_key=is_key, autoincrement=False
    )


case_groups = Table(
    "case_groups",
    metadata,
    own_id(),
    Column("chat_id", BigInteger, nullable=False, unique=True),
    Column("area", String(13), nullable=False),
    person("linked_by"),
    Column("linked_at", Instant, nullable=False),
    Column("fault", String(12)),
    Column("left_at", Instant),
)

case_group_codes = Table(
    "case_group_codes",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    person(),
    Column("area", String(13), nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)

cases = Table(
    "cases",
    metadata,
    own_id(),
    person(),
    Column("kind", String(16), nullable=False),
    Column("area", String(13), nullable=False),
    Column("is_confidential", Boolean, nullable=False),
    Column("state", String(8), nullable=False),
    Column("level", SmallInteger, nullable=False),
    person("owner_id", nullable=True),
    Column("opened_at", Instant, nullable=False),
    Column("waits_since", Instant),
    Column("due_at", Instant),
    Column("first_answer_at", Instant),
    Column("answered_after", Integer),
    Column("asked_at", Instant),
    Column("closed_at", Instant),
    Column("outcome", String(12)),
    Column("group_id", Key, ForeignKey("case_groups.id")),
    Column("topic", BigInteger),
    Column("person_wrote_at", Instant, nullable=False),
    Column("officer_wrote_at", Instant),
    CheckConstraint("state IN ('open', 'asked', 'closed')", name="state"),
    CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
    CheckConstraint("(waits_since IS NULL) = (due_at IS NULL)", name="waits"),
    Index("ix_cases_open", "area", "due_at", sqlite_where=_OPEN),
    Index("ix_cases_owner_id", "owner_id", sqlite_where=_OPEN),
    Index("ix_cases_person_id", "person_id", "id"),
    Index("ix_cases_topic", "group_id", "topic"),
    Index("ix_cases_closed_at", "closed_at"),
    Index("ix_cases_first_answer_at", "first_answer_at"),
)

case_words = Table(
    "case_words",
    metadata,
    own_id(),
    _case(),
    Column("at", Instant, nullable=False),
    Column("author", String(8), nullable=False),
    person("author_id", nullable=True),
    Column("kind", String(12), nullable=False),
    Column("words", LongWords, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger),
    CheckConstraint("author IN ('person', 'officer', 'note')", name="author"),
    Index("ix_case_words_case_id", "case_id", "id"),
    Index("ix_case_words_whose", "author_id"),
)

case_evidence = Table(
    "case_evidence",
    metadata,
    _case(is_key=True),
    Column("about", String(12), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("body", Json, nullable=False),
)

case_steps = Table(
    "case_steps",
    metadata,
    own_id(),
    _case(),
    Column("at", Instant, nullable=False),
    person("actor_id", nullable=True),
    Column("step", String(12), nullable=False),
    Index("ix_case_steps_case_id", "case_id", "id"),
)

case_alerts = Table(
    "case_alerts",
    metadata,
    _case(),
    person(),
    Column("alerted_at", Instant, nullable=False),
    Column("message_id", BigInteger),
    PrimaryKeyConstraint("case_id", "person_id", name="pk_case_alerts"),
)

case_names = Table(
    "case_names",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("name", Words(60), nullable=False),
)
