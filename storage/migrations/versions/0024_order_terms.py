"""Orders that stand: another quantity or price that one side proposed and the other has not answered yet."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("need_deliveries", sa.Column("proposed_quantity", sa.Integer()))
    op.add_column("need_deliveries", sa.Column("proposed_price", sa.BigInteger()))
    op.add_column("need_deliveries", sa.Column("proposed_side", sa.String(length=5)))
    op.add_column("need_deliveries", sa.Column("proposed_at", sa.BigInteger()))
