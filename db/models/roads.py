"""Roads that are closed."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Row


class RoadClosure(Row):
    """A road, or a stretch of it, is closed (道路封闭). `opened_at` None: still closed.

    `road`: its name as on the map. `stretch`: between what, in words; "" for the whole road.
    """

    __tablename__ = "road_closures"

    road: Mapped[str] = mapped_column(String(80), index=True)
    stretch: Mapped[str] = mapped_column(String(120), default="")
    reason: Mapped[str] = mapped_column(Text)
    closed_at: Mapped[int]
    closed_by: Mapped[str] = mapped_column(String(40))
    opened_at: Mapped[int | None]
    opened_by: Mapped[str | None] = mapped_column(String(40))
