"""Cases: questions and complaints that an officer answers; calls whose end is told; what the clock does by itself."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_DEEDS = sa.text("state = 'planned' AND is_deed")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("sequel", sa.Text(), nullable=True))
    op.add_column("reminders", sa.Column("is_deed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_reminders_deeds", "reminders", ["due_at"], sqlite_where=_DEEDS, postgresql_where=_DEEDS
    )
