"""Reports to the district, and what was said about whether they are owed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TEXTS = (
    "cause", "course", "consequences", "extent", "trend", "measures", "next_steps", "requests",
)  # fmt: skip


def _identity() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("hlc", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("incident_id", sa.String(length=36), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.String(length=40), nullable=False),
    )


def _of_incident(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["incident_id"],
        ["incidents.id"],
        name=op.f(f"fk_{table}_incident_id"),
        initially="DEFERRED",
        deferrable=True,
    )


def upgrade() -> None:
    op.create_table(
        "report_decisions",
        *_identity(),
        sa.Column("needed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _of_incident("report_decisions"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_decisions")),
    )
    op.create_table(
        "situation_reports",
        *_identity(),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("recipient", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("occurred", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        *(
            sa.Column(name, sa.BigInteger(), nullable=True)
            for name in ("injured", "dead", "missing")
        ),
        sa.Column("retracts_id", sa.String(length=36), nullable=True),
        _of_incident("situation_reports"),
        sa.ForeignKeyConstraint(
            ["retracts_id"],
            ["situation_reports.id"],
            name=op.f("fk_situation_reports_retracts_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_situation_reports")),
    )
    for table in ("report_decisions", "situation_reports"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.create_index(batch_op.f(f"ix_{table}_hlc"), ["hlc"], unique=False)
            batch_op.create_index(
                batch_op.f(f"ix_{table}_incident_id"), ["incident_id"], unique=False
            )
    with op.batch_alter_table("situation_reports", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_situation_reports_retracts_id"), ["retracts_id"], unique=False
        )


def downgrade() -> None:
    op.drop_table("situation_reports")
    op.drop_table("report_decisions")
