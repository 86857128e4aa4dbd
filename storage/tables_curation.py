"""Tables of curation: applications for a place on a shelf, every step of them, invitations by shops, the office's switches.

People: `curations.producer_id` is who applied; `curation_steps.actor_id`, `curation_invitations.invited_by` and
`curation_switches.set_by` are officers and shops' people (or, of a step, the producer); `curation_invitations.producer_id` is
who is invited. `curations.proof` holds how ready a product was, `words` what somebody wrote.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from domain.curation.states import Move, Reason, State
from storage.columns import Instant, Json, Words
from storage.table_parts import Key, metadata, own_id, person

_OPEN = text("state NOT IN ('tidak_lolos', 'ditarik')")
_UNANSWERED = text("answered_at IS NULL")


def _one_of(column: str, values: type[State] | type[Reason] | type[Move]) -> CheckConstraint:
    listed = ", ".join(f"'{one}'" for one in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _product() -> Column[int]:
    return Column("product_id", Key, ForeignKey("products.id"), nullable=False)


curations = Table(
    "curations",
    metadata,
    own_id(),
    person("producer_id"),
    _product(),
    Column("target", Words(61), nullable=False),
    Column("outlet_id", Key, ForeignKey("outlets.id")),
    Column("chain", Words(60)),
    Column("area", String(13), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("state", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason", String(10)),
    Column("words", Words(200)),
    Column("front", Words(200)),
    Column("back", Words(200)),
    Column("photo", Words(200)),
    Column("is_far", Boolean, nullable=False),
    Column("lacks_halal", Boolean, nullable=False),
    Column("proof", Json, nullable=False),
    Column("proof_on", Date, nullable=False),
    Column("trial_pieces", Integer),
    Column("trial_until", Date),
    Column("listed_on", Date),
    Column("applied_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    CheckConstraint("(outlet_id IS NULL) <> (chain IS NULL)", name="target"),
    CheckConstraint("state <> 'tidak_lolos' OR reason IS NOT NULL", name="failed"),
    _one_of("state", State),
    _one_of("reason", Reason),
    Index(
        "uq_curations_target", "product_id", "target", unique=True, sqlite_where=_OPEN
    ),
    Index("ix_curations_producer_id", "producer_id"),
    Index("ix_curations_waiting", "state", "changed_at", sqlite_where=_OPEN),
    Index("ix_curations_outlet_id", "outlet_id"),
)  # fmt: skip

curation_steps = Table(
    "curation_steps",
    metadata,
    own_id(),
    Column("curation_id", Key, ForeignKey("curations.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("move", String(8), nullable=False),
    Column("before", String(16), nullable=False),
    Column("reason_before", String(10)),
    Column("words_before", Words(200)),
    Column("reason", String(10)),
    person("actor_id", nullable=True),
    Column("as_who", String(8), nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("curation_id", "version"),
)

curation_invitations = Table(
    "curation_invitations",
    metadata,
    own_id(),
    person("producer_id"),
    _product(),
    Column("outlet_id", Key, ForeignKey("outlets.id"), nullable=False),
    person("invited_by"),
    Column("invited_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("is_accepted", Boolean),
    Index(
        "uq_curation_invitations_product_id", "product_id", "outlet_id", unique=True,
        sqlite_where=_UNANSWERED,
    ),
    Index("ix_curation_invitations_producer_id", "producer_id"),
)  # fmt: skip

curation_switches = Table(
    "curation_switches",
    metadata,
    Column("area", String(13), primary_key=True),
    Column("halal_blocks", Boolean, nullable=False),
    person("set_by"),
    Column("set_at", Instant, nullable=False),
)
