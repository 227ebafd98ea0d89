"""Drills that a street has held: what it keeps of them when their folders are long gone."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly


class DrillRecord(AppendOnly):
    """A drill that was held (演练记录). Its id is the drill's own, so that it is there once, by
    whatever console it was adopted.

    `scenario`: the scenario's id. `held_at`: when it was first played. `lasted`: drill time in
    milliseconds. `rating`: P, S, M, U; None: not rated. `participants`: None: nobody counted.
    """

    __tablename__ = "drill_records"

    title: Mapped[str] = mapped_column(String(120))
    scenario: Mapped[str] = mapped_column(String(80))
    held_at: Mapped[int]
    lasted: Mapped[int]
    rating: Mapped[str | None] = mapped_column(String(1))
    participants: Mapped[int | None]
    adopted_at: Mapped[int]
    adopted_by: Mapped[str] = mapped_column(String(40))


class DrillAttendance(AppendOnly):
    """A residential area took part in a drill. `people`: None when nobody counted."""

    __tablename__ = "drill_attendance"

    record_id: Mapped[str] = mapped_column(ForeignKey("drill_records.id"), index=True)
    area_id: Mapped[str] = mapped_column(ForeignKey("residential_areas.id"), index=True)
    people: Mapped[int | None]
