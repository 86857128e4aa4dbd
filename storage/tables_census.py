"""Tables of the office's lists of people: what was read of each, who is on them and not registered yet, rows that were not
taken, and what an office has set out to reach. See `storage.people_lists`, `storage.listed_people`, `storage.census`."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
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

_BUSY = text("state IN ('staging', 'matching', 'comparing', 'undoing', 'dropping')")
_WAITS = text("verdict = 'new' AND person_id IS NULL")
_KNOWN = text("same_as IS NOT NULL")
_CLAIMED = text("person_id IS NOT NULL")

people_lists = Table(
    "people_lists",
    metadata,
    own_id(),
    person("sent_by", nullable=True),
    Column("name", Words(200), nullable=False),
    Column("source", Words(80), nullable=False),
    Column("as_of", Date, nullable=False),
    Column("scope", Json, nullable=False),
    Column("state", String(10), nullable=False),
    Column("cursor", BigInteger, nullable=False, server_default="0"),
    Column("about", Json, nullable=False),
    Column("counts", Json, nullable=False),
    Column("columns", Json),
    Column("file_id", Words(200)),
    Column("file", Key),
    Column("created_at", Instant, nullable=False),
    Column("matched_at", Instant),
    Column("taken_at", Instant),
    person("taken_by", nullable=True),
    Column("undone_at", Instant),
    person("undone_by", nullable=True),
    Column("tidied_at", Instant),
    CheckConstraint(
        "state IN ('reading', 'asking', 'staging', 'matching', 'comparing', 'ready', 'taken', 'undoing', 'undone', "
        "'dropping', 'dropped')",
        name="state",
    ),
    Index("ix_people_lists_busy", "id", sqlite_where=_BUSY),
)  # fmt: skip

listed_people = Table(
    "listed_people",
    metadata,
    own_id(),
    Column("list_id", Key, ForeignKey("people_lists.id"), nullable=False),
    Column("sheet", SmallInteger, nullable=False),
    Column("line", Integer, nullable=False),
    Column("name", Words(80), nullable=False),
    Column("honorific", Words(8)),
    Column("business", Words(120), nullable=False),
    Column("product", Words(120), nullable=False),
    Column("area", String(13), nullable=False),
    Column("phone", Words(20)),
    Column("twin", BigInteger, nullable=False),
    Column("verdict", String(10), nullable=False),
    Column("why", String(5)),
    Column("is_sure", Boolean, nullable=False),
    Column("is_decided", Boolean, nullable=False),
    Column("same_sheet", SmallInteger),
    Column("same_line", Integer),
    Column("same_as", Key),
    person("person_id", nullable=True),
    Column("claimed_at", Instant),
    CheckConstraint("verdict IN ('new', 'double', 'listed', 'registered')", name="verdict"),
    Index("ix_listed_people_list_id", "list_id", "id"),
    Index("ix_listed_people_phone", "phone"),
    Index("ix_listed_people_twin", "twin"),
    Index(
        "ix_listed_people_waiting",
        "area",
        "list_id",
        sqlite_where=_WAITS,
    ),
    Index("ix_listed_people_same_as", "same_as", sqlite_where=_KNOWN),
    Index("ix_listed_people_claimed", "list_id", sqlite_where=_CLAIMED),
    Index("ix_listed_people_person_id", "person_id", sqlite_where=_CLAIMED),
)

list_faults = Table(
    "list_faults",
    metadata,
    own_id(),
    Column("list_id", Key, ForeignKey("people_lists.id"), nullable=False),
    Column("sheet", SmallInteger, nullable=False),
    Column("line", Integer, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("cells", Json, nullable=False),
    Column("reasons", Json, nullable=False),
    CheckConstraint("kind IN ('faulty', 'outside')", name="kind"),
    Index("ix_list_faults_list_id", "list_id", "id"),
)

area_targets = Table(
    "area_targets",
    metadata,
    Column("area", String(13), primary_key=True),
    Column("target", Integer, nullable=False),
    person("set_by", nullable=True),
    Column("set_at", Instant, nullable=False),
    CheckConstraint("target > 0", name="target"),
)
