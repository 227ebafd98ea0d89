"""Shelters and the ledger of who came and went."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly, Row


class Shelter(Row):
    """A shelter (避难点位 or 安置点). `kind`: shelter_point, settlement_site.

    `capacity` in people, `usable_area` in m2. `state`: closed, open, unusable.
    """

    __tablename__ = "shelters"

    area_id: Mapped[str] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(20))
    venue: Mapped[str] = mapped_column(String(40), default="")
    address: Mapped[str] = mapped_column(String(120), default="")
    capacity: Mapped[int]
    usable_area: Mapped[int]
    keeper_name: Mapped[str] = mapped_column(String(40), default="")
    keeper_phone: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[str] = mapped_column(String(12), default="closed")
    state_since: Mapped[int | None]
    state_reason: Mapped[str] = mapped_column(Text, default="")
    lon: Mapped[float]
    lat: Mapped[float]
    synthetic: Mapped[bool] = mapped_column(default=False)


class OccupancyMove(AppendOnly):
    """People in or out of a shelter; append-only, the occupancy is the sum of `people`.

    `kind`: arrival (+), departure (-), recount (the difference found; `counted`: the
    heads), reversal (of `reverses_id`).
    """

    __tablename__ = "occupancy_moves"
    # Covers the sum of people in a shelter without reading the rows.
    __table_args__ = (Index("ix_occupancy_moves_shelter_id", "shelter_id", "people"),)

    shelter_id: Mapped[str] = mapped_column(ForeignKey("shelters.id"))
    at: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    people: Mapped[int]
    households: Mapped[int] = mapped_column(default=0)
    from_area_id: Mapped[str | None] = mapped_column(ForeignKey("residential_areas.id"))
    note: Mapped[str] = mapped_column(Text, default="")
    actor: Mapped[str] = mapped_column(String(40))
    counted: Mapped[int | None]
    reverses_id: Mapped[str | None] = mapped_column(ForeignKey("occupancy_moves.id"), index=True)
