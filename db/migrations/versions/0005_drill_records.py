"""Drills that a street has held, and which residential areas took part."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _identity() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("hlc", sa.BigInteger(), server_default="0", nullable=False),
    )


def _reference(column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{other}.id"],
        name=op.f(f"fk_drill_attendance_{column}"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.create_table(
        "drill_records",
        *_identity(),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("scenario", sa.String(length=80), nullable=False),
        sa.Column("held_at", sa.BigInteger(), nullable=False),
        sa.Column("lasted", sa.BigInteger(), nullable=False),
        sa.Column("rating", sa.String(length=1), nullable=True),
        sa.Column("participants", sa.BigInteger(), nullable=True),
        sa.Column("adopted_at", sa.BigInteger(), nullable=False),
        sa.Column("adopted_by", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill_records")),
    )
    op.create_table(
        "drill_attendance",
        *_identity(),
        sa.Column("record_id", sa.String(length=36), nullable=False),
        sa.Column("area_id", sa.String(length=36), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=True),
        _reference("record_id", "drill_records"),
        _reference("area_id", "residential_areas"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drill_attendance")),
    )
    with op.batch_alter_table("drill_records", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drill_records_hlc"), ["hlc"], unique=False)
    with op.batch_alter_table("drill_attendance", schema=None) as batch_op:
        for column in ("hlc", "record_id", "area_id"):
            batch_op.create_index(
                batch_op.f(f"ix_drill_attendance_{column}"), [column], unique=False
            )


def downgrade() -> None:
    op.drop_table("drill_attendance")
    op.drop_table("drill_records")
