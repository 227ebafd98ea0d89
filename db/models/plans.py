"""Plans of the "1+17+27" system, their task cards, and their activations."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row


class Plan(Row):
    """A plan (预案). `kind`: overall, special, residential_area. `edition` counts publications."""

    __tablename__ = "plans"

    area_id: Mapped[str | None] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    title: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(20))
    hazard: Mapped[str] = mapped_column(String(30), default="")
    edition: Mapped[int] = mapped_column(default=1)
    published_on: Mapped[str | None] = mapped_column(String(10))
    purpose: Mapped[str] = mapped_column(Text, default="")
    synthetic: Mapped[bool] = mapped_column(default=False)


class TaskCard(Row):
    """What someone has to do when the plan is activated at `response_level` (1 to 4) or above."""

    __tablename__ = "task_cards"

    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), index=True)
    position: Mapped[int]
    response_level: Mapped[int]
    role: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(120))
    detail: Mapped[str] = mapped_column(Text, default="")
    due_minutes: Mapped[int | None]


class PlanActivation(Row):
    """A plan set in motion (启动) at response level `level` (4 to 1), until it is ended.

    `level` is the gravest it has reached: it can be raised. `outcome`: what came of it.
    """

    __tablename__ = "plan_activations"

    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), index=True)
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"), index=True)
    level: Mapped[int]
    activated_at: Mapped[int]
    activated_by: Mapped[str] = mapped_column(String(40))
    ended_at: Mapped[int | None]
    ended_by: Mapped[str | None] = mapped_column(String(40))
    outcome: Mapped[str] = mapped_column(Text, default="")
