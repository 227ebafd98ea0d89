"""Alarms and their transitions."""

from __future__ import annotations

from sqlalchemy import Boolean, ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import AppendOnly, Row


class Alarm(Row):
    """One occurrence (`id`: UUIDv5, see `app.domain.alarms.alarm_id`).

    `level` 1 to 4, the severest seen so far. `signal`: whether the device still reports the
    condition (a latched alarm outlives its signal). `value`, `threshold`: in the kind's unit.
    `rule`: the code of the rule that raised it; "" for a device's own word.

    Set aside (state shelved, suppressed, out_of_service): `set_aside_until` None: until somebody
    ends it. `returns_unacked`: nobody had acknowledged it, so it comes back unacknowledged.
    `window_id`: the maintenance window that suppresses it. `escalation`: 0, 1 (louder), 2 (on the
    shift leader's list); `escalated_at` since when.
    `false_cause`: a code of `app.domain.causes`, with the verdict "false" or "fault".
    """

    __tablename__ = "alarms"
    __table_args__ = (Index("ix_alarms_state_level", "state", "level"),)

    sensor_id: Mapped[str] = mapped_column(ForeignKey("sensors.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    condition: Mapped[str] = mapped_column(String(10))
    level: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    latched: Mapped[bool]
    signal: Mapped[bool] = mapped_column(Boolean, default=True)
    value: Mapped[float | None]
    threshold: Mapped[float | None]
    raised_at: Mapped[int] = mapped_column(index=True)
    recorded_at: Mapped[int]
    cleared_at: Mapped[int | None]
    acknowledged_at: Mapped[int | None]
    acknowledged_by: Mapped[str | None] = mapped_column(String(40))
    closed_at: Mapped[int | None]
    verdict: Mapped[str | None] = mapped_column(String(10))
    verdict_by: Mapped[str | None] = mapped_column(String(40))
    verdict_note: Mapped[str] = mapped_column(Text, default="")
    disposition: Mapped[str] = mapped_column(Text, default="")
    incident_id: Mapped[str | None] = mapped_column(ForeignKey("incidents.id"), index=True)
    rule: Mapped[str] = mapped_column(String(24), default="", server_default="")
    set_aside_until: Mapped[int | None]
    set_aside_by: Mapped[str | None] = mapped_column(String(40))
    set_aside_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    returns_unacked: Mapped[bool] = mapped_column(default=False, server_default=false())
    window_id: Mapped[str | None] = mapped_column(ForeignKey("maintenance_windows.id"), index=True)
    escalation: Mapped[int] = mapped_column(default=0, server_default="0")
    escalated_at: Mapped[int | None]
    false_cause: Mapped[str | None] = mapped_column(String(24))


class AlarmTransition(AppendOnly):
    """One step of an alarm: who, when, why; append-only. `actor` "watch" is the machine."""

    __tablename__ = "alarm_transitions"

    alarm_id: Mapped[str] = mapped_column(ForeignKey("alarms.id"), index=True)
    at: Mapped[int]
    event: Mapped[str] = mapped_column(String(20))
    from_state: Mapped[str | None] = mapped_column(String(20))
    to_state: Mapped[str] = mapped_column(String(20))
    level: Mapped[int]
    value: Mapped[float | None]
    actor: Mapped[str] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text, default="")
