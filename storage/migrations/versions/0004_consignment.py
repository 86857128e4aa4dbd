"""Consignment: outlets, agreements, the ledger of events."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by the change that brings the tables."""
