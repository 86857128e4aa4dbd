"""Tables of announcements: what officers send to many, to whom, and what became of each copy.

Recipients are many (a hundred thousand a time), so a row is narrow and has no index but those it cannot do without.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    text,
)

from storage.columns import Instant, Json, Words
from storage.table_parts import Key, metadata, own_id, person

_IS_OPEN = text("state IN ('scheduled', 'sending', 'paused') OR is_correcting")


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


announcements = Table(
    "announcements",
    metadata,
    own_id(),
    person("made_by"),
    Column("title", Words(80), nullable=False),
    Column("content", Json, nullable=False),
    Column("former", Json, nullable=False),
    Column("buttons", Json, nullable=False),
    Column("audience", Json, nullable=False),
    Column("areas", Json, nullable=False),
    Column("area", String(13), nullable=False),
    Column("state", String(10), nullable=False),
    Column("version", SmallInteger, nullable=False, server_default="1"),
    Column("made_at", Instant, nullable=False),
    person("decided_by", nullable=True),
    Column("decided_at", Instant),
    Column("starts_at", Instant, nullable=False),
    Column("started_at", Instant),
    Column("ended_at", Instant),
    Column("is_correcting", Boolean, nullable=False),
    _count("people"),
    _count("carried"),
    _count("sent"),
    _count("blocked"),
    _count("failed"),
    _count("unknown"),
    _count("fix_due"),
    _count("fix_edited"),
    _count("fix_told"),
    _count("fix_failed"),
    Column("fed_after", Key, nullable=False, server_default="0"),
    Column("progress_message", BigInteger),
    Column("progress_at", Instant),
    CheckConstraint(
        "state IN ('waiting', 'scheduled', 'sending', 'paused', 'stopped', 'done', 'refused')", name="state"
    ),
    Index("ix_announcements_open", "starts_at", sqlite_where=_IS_OPEN),
    Index("ix_announcements_area", "area"),
    Index("ix_announcements_made_by", "made_by"),
)

recipients = Table(
    "announcement_recipients",
    metadata,
    Column("announcement_id", Key, ForeignKey("announcements.id"), primary_key=True, autoincrement=False),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("state", String(8), nullable=False),
    Column("fix", String(8)),
    Column("version", SmallInteger),
    Column("message_id", BigInteger),
    Column("ended_at", Instant),
    Column("read_at", Instant),
    Column("answer", SmallInteger),
    Column("answered_at", Instant),
    Column("carried_at", Instant),
    person("carried_by", nullable=True),
    CheckConstraint(
        "state IN ('waiting', 'queued', 'sent', 'blocked', 'failed', 'unknown', 'carry')", name="state"
    ),
    CheckConstraint("fix IN ('again', 'queued', 'edited', 'told', 'failed')", name="fix"),
    Index("ix_announcement_recipients_person_id", "person_id"),
    sqlite_with_rowid=False,
)
