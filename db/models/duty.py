"""Who is on duty, and the duty log."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly, Row


class DutyShift(Row):
    """A shift (值班). `ended_at` None: on duty now."""

    __tablename__ = "duty_shifts"

    name: Mapped[str] = mapped_column(String(40))
    officer_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    started_at: Mapped[int]
    ended_at: Mapped[int | None]
    handover_note: Mapped[str] = mapped_column(Text, default="")


class DutyLogEntry(AppendOnly):
    """A line of the duty log (值班日志); append-only, a correction supersedes."""

    __tablename__ = "duty_log_entries"

    at: Mapped[int] = mapped_column(index=True)
    text: Mapped[str] = mapped_column(Text)
    actor: Mapped[str] = mapped_column(String(40))
    shift_id: Mapped[str | None] = mapped_column(ForeignKey("duty_shifts.id"))
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"))
    supersedes_id: Mapped[str | None] = mapped_column(ForeignKey("duty_log_entries.id"))
