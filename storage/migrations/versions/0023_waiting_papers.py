"""Finding the papers that wait for an officer, the oldest first, without reading everybody of a regency."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_WAITS = sa.text("ended_at IS NULL AND state = 'unverified'")


def upgrade() -> None:
    op.create_index(
        "ix_certificates_waiting",
        "certificates",
        ["changed_at", "id"],
        sqlite_where=_WAITS,
        postgresql_where=_WAITS,
    )
