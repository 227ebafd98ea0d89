"""Telephone calls that the room made to people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_REFERENCES = {
    "alarm_id": "alarms",
    "incident_id": "incidents",
    "person_id": "vulnerable_people",
}


def upgrade() -> None:
    op.create_table(
        "phone_calls",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("hlc", sa.BigInteger(), server_default="0", nullable=False),
        *(sa.Column(name, sa.String(length=36), nullable=True) for name in _REFERENCES),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("whom", sa.String(length=12), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [name],
                [f"{other}.id"],
                name=op.f(f"fk_phone_calls_{name}"),
                initially="DEFERRED",
                deferrable=True,
            )
            for name, other in _REFERENCES.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone_calls")),
    )
    with op.batch_alter_table("phone_calls", schema=None) as batch_op:
        for column in ("hlc", *_REFERENCES):
            batch_op.create_index(batch_op.f(f"ix_phone_calls_{column}"), [column], unique=False)


def downgrade() -> None:
    op.drop_table("phone_calls")
