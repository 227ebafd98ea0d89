"""Plans set in motion, and the tasks that come of their cards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_activations",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("hlc", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("plan_id", sa.String(length=36), nullable=False),
        sa.Column("incident_id", sa.String(length=36), nullable=True),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("activated_at", sa.BigInteger(), nullable=False),
        sa.Column("activated_by", sa.String(length=40), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.String(length=40), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incidents.id"],
            name=op.f("fk_plan_activations_incident_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["plans.id"],
            name=op.f("fk_plan_activations_plan_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_activations")),
    )
    with op.batch_alter_table("plan_activations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_activations_hlc"), ["hlc"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_plan_activations_incident_id"), ["incident_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_plan_activations_plan_id"), ["plan_id"], unique=False)

    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.add_column(sa.Column("activation_id", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("card_id", sa.String(length=36), nullable=True))
        batch_op.create_index(batch_op.f("ix_tasks_activation_id"), ["activation_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_tasks_activation_id"),
            "plan_activations",
            ["activation_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_tasks_card_id"),
            "task_cards",
            ["card_id"],
            ["id"],
            initially="DEFERRED",
            deferrable=True,
        )


def downgrade() -> None:
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_tasks_card_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_tasks_activation_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_tasks_activation_id"))
        batch_op.drop_column("card_id")
        batch_op.drop_column("activation_id")

    with op.batch_alter_table("plan_activations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_activations_plan_id"))
        batch_op.drop_index(batch_op.f("ix_plan_activations_incident_id"))
        batch_op.drop_index(batch_op.f("ix_plan_activations_hlc"))

    op.drop_table("plan_activations")
