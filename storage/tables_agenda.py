"""Tables of events: what is planned for whom, who takes part, what became of it. See `storage.events`,
`storage.event_members`, `storage.event_results`."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.columns import Instant, Json, Words
from storage.table_parts import Key, metadata, own_id, person

_IS_OPEN = text("state = 'open'")


def _event(*, key: bool = False) -> Column[int]:
    return Column(
        "event_id", Key, ForeignKey("events.id"), primary_key=key, nullable=False, autoincrement=False
    )


events = Table(
    "events",
    metadata,
    own_id(),
    Column("kind", String(12), nullable=False),
    Column("title", Words(80), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant),
    Column("over_at", Instant, nullable=False),
    Column("zone", String(40), nullable=False),
    Column("place", Words(160), nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("quota", Integer),
    Column("audience", Json, nullable=False),
    Column("papers", Json, nullable=False),
    Column("note", Words(400)),
    Column("link", Words(300)),
    Column("photo", Words(200)),
    Column("document", Json),
    Column("state", String(12), nullable=False),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("token", String(24), nullable=False, unique=True),
    Column("reason", Words(200)),
    person("planned_by"),
    Column("created_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("published_at", Instant),
    CheckConstraint("kind IN ('training', 'fair', 'permits', 'bank', 'industry', 'other')", name="kind"),
    CheckConstraint("state IN ('draft', 'open', 'cancelled')", name="state"),
    CheckConstraint("quota IS NULL OR quota > 0", name="quota"),
    CheckConstraint("ends_at IS NULL OR ends_at >= starts_at", name="order"),
    CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="pin"),
    Index("ix_events_open", "over_at", sqlite_where=_IS_OPEN),
)

event_areas = Table(
    "event_areas",
    metadata,
    _event(key=True),
    Column("area", String(13), primary_key=True),
    Index("ix_event_areas_area", "area"),
)

event_members = Table(
    "event_members",
    metadata,
    own_id(),
    _event(),
    person(),
    Column("number", Integer, nullable=False),
    Column("seat", String(8), nullable=False),
    Column("since", Instant, nullable=False),
    person("joined_by", nullable=True),
    Column("came_at", Instant),
    person("seen_by", nullable=True),
    Column("code", String(16), unique=True),
    Column("rating", SmallInteger),
    Column("word", Words(300)),
    CheckConstraint("seat IN ('joined', 'waiting', 'left')", name="seat"),
    CheckConstraint("came_at IS NULL OR seat = 'joined'", name="came"),
    CheckConstraint("(came_at IS NULL) = (code IS NULL)", name="code"),
    CheckConstraint("rating BETWEEN 1 AND 4", name="rating"),
    UniqueConstraint("event_id", "person_id"),
    Index("ix_event_members_seat", "event_id", "seat", "number"),
    Index("ix_event_members_person_id", "person_id", "seat"),
)

event_aftermath = Table(
    "event_aftermath",
    metadata,
    _event(key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("days", SmallInteger, primary_key=True, autoincrement=False),
    Column("products", Boolean, nullable=False),
    Column("papers", Boolean, nullable=False),
    Column("told_at", Instant, nullable=False),
)

event_results = Table(
    "event_results",
    metadata,
    own_id(),
    _event(),
    person(),
    Column("paper", String(40), nullable=False),
    Column("certificate_id", Key, ForeignKey("certificates.id")),
    person("recorded_by"),
    Column("recorded_at", Instant, nullable=False),
    UniqueConstraint("certificate_id"),
    Index("ix_event_results_event_id", "event_id", "person_id"),
    Index("ix_event_results_whose", "person_id"),
)
