"""What stands under a written report (落款)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("situation_reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("foot", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("situation_reports", schema=None) as batch_op:
        batch_op.drop_column("foot")
