"""Tables of reminders: what is to be said to whom, and what people chose about being reminded."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import Instant, Json
from storage.table_parts import Key, metadata, own_id, person

_PLANNED = text("state = 'planned'")
_URGENT = text("state = 'planned' AND urgency = 2")
_DEEDS = text("state = 'planned' AND is_deed")
_PUT_OFF = text("state = 'planned' AND put_off_at IS NOT NULL")
_FAULTY = text("state IN ('missed', 'failed')")
_SETTLED = text("settled_at IS NOT NULL")

reminders = Table(
    "reminders",
    metadata,
    own_id(),
    Column("kind", String(40), nullable=False),
    Column("subject", String(80), nullable=False),
    Column("occasion", String(80), nullable=False),
    person(),
    Column("wanted_at", Instant, nullable=False),
    Column("is_day", Boolean, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("until", Instant),
    Column("urgency", SmallInteger, nullable=False),
    Column("params", Json, nullable=False),
    Column("state", String(12), nullable=False),
    Column("put_off_at", Instant),
    Column("settled_at", Instant),
    Column("outbox_id", Key),
    Column("is_deed", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("kind", "subject", "occasion", "person_id"),
    Index("ix_reminders_due", "due_at", "person_id", sqlite_where=_PLANNED),
    Index("ix_reminders_urgent", "due_at", "person_id", sqlite_where=_URGENT),
    Index("ix_reminders_deeds", "due_at", sqlite_where=_DEEDS),
    Index("ix_reminders_person", "person_id", "state", "due_at"),
    Index("ix_reminders_put_off", "put_off_at", sqlite_where=_PUT_OFF),
    Index("ix_reminders_settled", "settled_at", sqlite_where=_SETTLED),
    Index("ix_reminders_faulty", "settled_at", sqlite_where=_FAULTY),
)

reminder_wishes = Table(
    "reminder_wishes",
    metadata,
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("topics_off", Json, nullable=False),
    Column("from_minute", SmallInteger),
    Column("to_minute", SmallInteger),
    Column("every_day", Boolean, nullable=False),
    Column("paused_until", Instant),
)
