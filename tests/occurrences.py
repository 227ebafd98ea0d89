"""What happens at sensors in tests: messages come, alarms are raised, as the watch records them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.alarms import AlarmEvent, AlarmState, next_state
from app.domain.sensors import KINDS
from db.ids import new_id
from db.models import Alarm, AlarmTransition, AuditEntry, Reading, Sensor, SensorState

if TYPE_CHECKING:
    from db.store import Store


def raise_alarm(store: Store, sensor_id: str, **fields: Any) -> str:
    """Write an alarm of the sensor and its first transition; return its id.

    By default a process alarm at the kind's level, raised now and unacknowledged.
    """
    alarm_id = new_id()
    with store.write() as write:
        sensor = write.session.get_one(Sensor, sensor_id)
        kind = KINDS[sensor.kind]
        alarm = Alarm(
            **{
                "id": alarm_id,
                "sensor_id": sensor_id,
                "kind": sensor.kind,
                "condition": "process",
                "level": int(kind.alarm_level),
                "state": AlarmState.ACTIVE_UNACKED,
                "latched": kind.latching,
                "signal": True,
                "value": 9.5,
                "threshold": 5.0,
                "raised_at": write.now,
                "recorded_at": write.now,
            }
            | fields
        )
        write.session.add(alarm)
        write.session.flush()
        write.session.add(
            AlarmTransition(
                alarm_id=alarm_id,
                at=write.now,
                event=AlarmEvent.RAISE,
                from_state=None,
                to_state=AlarmState.ACTIVE_UNACKED,
                level=alarm.level,
                value=alarm.value,
                actor="watch",
            )
        )
    return alarm_id


def move_alarm(store: Store, alarm_id: str, event: AlarmEvent, **fields: Any) -> None:
    """Move an alarm as the watch does. Raises TransitionRefused."""
    with store.write() as write:
        alarm = write.session.get_one(Alarm, alarm_id)
        before = AlarmState(alarm.state)
        alarm.state = next_state(before, event, latched=alarm.latched)
        alarm.signal = event is not AlarmEvent.CLEAR
        for name, value in fields.items():
            setattr(alarm, name, value)
        if alarm.state == AlarmState.NORMAL:
            alarm.closed_at = write.now
        write.session.add(
            AlarmTransition(
                alarm_id=alarm_id,
                at=write.now,
                event=event,
                from_state=before,
                to_state=alarm.state,
                level=alarm.level,
                value=alarm.value,
                actor="watch",
            )
        )


def report(store: Store, sensor_id: str, **fields: Any) -> None:
    """Write the sensor's newest message: by default a value of 1.0, just received."""
    with store.write() as write:
        write.session.merge(
            SensorState(
                **{
                    "id": sensor_id,
                    "ts": write.now,
                    "seq": 1,
                    "received_at": write.now,
                    "value": 1.0,
                    "messages": 1,
                }
                | fields
            )
        )


def add_readings(
    store: Store, sensor_id: str, points: list[tuple[int, float | None, str | None]]
) -> None:
    """Write a history of (instant, value, state)."""
    with store.write() as write:
        write.session.add_all(
            Reading(
                sensor_id=sensor_id, ts=ts, seq=number, received_at=ts, value=value, state=state
            )
            for number, (ts, value, state) in enumerate(points)
        )


def audited(store: Store) -> list[AuditEntry]:
    """Return all audit entries, oldest first."""
    from sqlalchemy import select

    with store.read() as session:
        found = session.scalars(select(AuditEntry).order_by(AuditEntry.hlc, AuditEntry.id)).all()
        session.expunge_all()
        return list(found)
