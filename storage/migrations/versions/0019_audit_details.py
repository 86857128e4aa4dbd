"""Finding the notes whose details are old enough to be emptied, without reading the whole log."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_DETAILED = sa.text("detail <> '{}'")


def upgrade() -> None:
    op.create_index(
        "ix_audit_log_detailed", "audit_log", ["at"], sqlite_where=_DETAILED, postgresql_where=_DETAILED
    )
