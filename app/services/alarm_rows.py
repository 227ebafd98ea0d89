"""An alarm as people see it: joined with its sensor, place and incident, in one query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import select

from app.domain.alarms import OPEN_STATES, Condition
from app.domain.sensors import KINDS
from db.models import (
    Alarm,
    Building,
    Compound,
    Incident,
    ResidentialArea,
    Sensor,
    SensorState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from app.services.desk import Desk

_CHUNK = 500
"""Ids in one IN list: below every database's limit of bound values."""


class AlarmRow(msgspec.Struct, frozen=True, gc=False):
    """One alarm with its place. Instants are UTC milliseconds, `lon`, `lat` WGS-84.

    `state`, `condition`, `verdict`: values of the enums in `app.domain.alarms`. `value` and
    `threshold` are in `unit`: `value` as it was when the alarm was raised or escalated, `current`
    the sensor's newest value and `current_at` when it came. `compound_name`, `building_number`
    are empty outside a building. `rule`: the code of the rule that raised it, "" for the device's
    own word. `set_aside_*`: of one that is shelved, suppressed or out of service. `escalation`:
    0, 1 (louder), 2 (on the shift leader's list). `false_cause`: a code of `app.domain.causes`.
    """

    id: str
    version: int
    sensor_id: str
    sensor_code: str
    kind: str
    condition: str
    level: int
    state: str
    latched: bool
    signal: bool
    value: float | None
    threshold: float | None
    unit: str
    raised_at: int
    recorded_at: int
    cleared_at: int | None
    acknowledged_at: int | None
    acknowledged_by: str | None
    closed_at: int | None
    verdict: str | None
    verdict_by: str | None
    verdict_note: str
    disposition: str
    incident_id: str | None
    incident_number: str | None
    area_id: str
    area_name: str
    compound_name: str
    building_id: str | None
    building_number: str
    floor: int | None
    place: str
    lon: float
    lat: float
    current: float | None = None
    current_at: int | None = None
    rule: str = ""
    set_aside_until: int | None = None
    set_aside_by: str | None = None
    set_aside_reason: str = ""
    window_id: str | None = None
    escalation: int = 0
    escalated_at: int | None = None
    false_cause: str | None = None
    compound_id: str | None = None


def open_alarms(desk: Desk) -> list[AlarmRow]:
    """Return every alarm that still asks for something: most severe first, then newest."""
    with desk.read() as session:
        return read_rows(
            session,
            rows_query()
            .where(Alarm.state.in_(OPEN_STATES))
            .order_by(Alarm.level, Alarm.raised_at.desc(), Alarm.id),
        )


def alarms_by_id(desk: Desk, ids: Iterable[str]) -> list[AlarmRow]:
    """Return these alarms, closed ones too, in the same order as `open_alarms`; unknown ids: none.

    For notices that say which alarms changed.
    """
    wanted = sorted(set(ids))
    rows: list[AlarmRow] = []
    with desk.read() as session:
        for part in in_parts(wanted):
            rows += read_rows(session, rows_query().where(Alarm.id.in_(part)))
    return sorted(rows, key=lambda row: (row.level, -row.raised_at, row.id))


def current_values(desk: Desk, sensor_ids: Iterable[str]) -> dict[str, tuple[float | None, int]]:
    """Return the newest value of each sensor and when it came; sensors without one are left out."""
    state = SensorState
    found: dict[str, tuple[float | None, int]] = {}
    with desk.read() as session:
        for part in in_parts(list(sensor_ids)):
            query = select(state.id, state.value, state.received_at).where(state.id.in_(part))
            found.update({one: (value, at) for one, value, at in session.execute(query)})
    return found


def rows_query() -> Select[*tuple[Any, ...]]:
    """Return the query whose rows `read_rows` understands; narrow and order it."""
    return (
        select(
            Alarm.id,
            Alarm.version,
            Alarm.sensor_id,
            Sensor.code,
            Alarm.kind,
            Alarm.condition,
            Alarm.level,
            Alarm.state,
            Alarm.latched,
            Alarm.signal,
            Alarm.value,
            Alarm.threshold,
            Alarm.raised_at,
            Alarm.recorded_at,
            Alarm.cleared_at,
            Alarm.acknowledged_at,
            Alarm.acknowledged_by,
            Alarm.closed_at,
            Alarm.verdict,
            Alarm.verdict_by,
            Alarm.verdict_note,
            Alarm.disposition,
            Alarm.incident_id,
            Incident.number,
            Sensor.area_id,
            ResidentialArea.name,
            Compound.name,
            Sensor.building_id,
            Building.number,
            Sensor.floor,
            Sensor.place,
            Sensor.lon,
            Sensor.lat,
            SensorState.value,
            SensorState.received_at,
            Alarm.rule,
            Alarm.set_aside_until,
            Alarm.set_aside_by,
            Alarm.set_aside_reason,
            Alarm.window_id,
            Alarm.escalation,
            Alarm.escalated_at,
            Alarm.false_cause,
            Building.compound_id,
        )
        .join(Sensor, Sensor.id == Alarm.sensor_id)
        .join(ResidentialArea, ResidentialArea.id == Sensor.area_id)
        .outerjoin(Building, Building.id == Sensor.building_id)
        .outerjoin(Compound, Compound.id == Building.compound_id)
        .outerjoin(Incident, Incident.id == Alarm.incident_id)
        .outerjoin(SensorState, SensorState.id == Alarm.sensor_id)
    )


def read_rows(session: Session, query: Select[*tuple[Any, ...]]) -> list[AlarmRow]:
    """Run a query built from `rows_query`."""
    return [_row(*columns) for columns in session.execute(query)]


def unit_of(kind: str, condition: str) -> str:
    """Return the unit of an alarm's value and threshold; empty when there is no value to show."""
    if condition == Condition.BATTERY:
        return "%"
    if condition in (Condition.PROCESS, Condition.TEST) and kind in KINDS:
        return KINDS[kind].unit
    return ""


def in_parts(ids: list[str]) -> list[list[str]]:
    """Cut a list of ids into parts that fit one IN list."""
    return [ids[start : start + _CHUNK] for start in range(0, len(ids), _CHUNK)]


def _row(*columns: Any) -> AlarmRow:
    head, tail = columns[:12], columns[12:]
    kind, condition = head[4], head[5]
    values = [*head, unit_of(kind, condition), *tail]
    values[_COMPOUND] = values[_COMPOUND] or ""
    values[_BUILDING] = values[_BUILDING] or ""
    return AlarmRow(*values)


_COMPOUND = AlarmRow.__struct_fields__.index("compound_name")
_BUILDING = AlarmRow.__struct_fields__.index("building_number")
