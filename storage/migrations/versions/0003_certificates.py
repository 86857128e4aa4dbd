"""Certificates: facts of products, papers that people hold, what they ticked."""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by the change that brings the tables."""
