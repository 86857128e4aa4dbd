"""Finding what is about one person, and whoever was silent for long, without reading a table whole."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_OF_ONE_PERSON = {
    "agreements": "producer_id",
    "case_words": "author_id",
    "catalogue_consents": "person_id",
    "certificates": "producer_id",
    "event_results": "person_id",
    "need_offers": "person_id",
}


def upgrade() -> None:
    op.create_index("ix_producers_heard_on", "producers", ["heard_on"])
    for table, column in _OF_ONE_PERSON.items():
        op.create_index(f"ix_{table}_whose", table, [column])
