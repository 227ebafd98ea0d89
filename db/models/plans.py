"""Plans of the "1+17+27" system and their task cards."""

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
