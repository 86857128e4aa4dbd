"""Reminders: what is due to whom, and what people chose about being reminded."""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by the change that brings the tables."""
