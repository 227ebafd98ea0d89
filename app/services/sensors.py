"""Sensors as people ask for them: one with its newest message, its curve, counts, quarantine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import case, func, select

from app.domain.alarms import OPEN_STATES
from app.domain.sensors import KINDS
from app.domain.thinning import Point, thin
from app.services.desk import NotFound
from db.models import (
    Alarm,
    Building,
    Compound,
    QuarantinedMessage,
    Reading,
    ResidentialArea,
    Sensor,
    SensorState,
)

if TYPE_CHECKING:
    from app.services.desk import Desk

SERIES_POINTS = 2_000
"""At most about so many points of a curve: twice the pixels of the widest chart."""


class Series(msgspec.Struct, frozen=True):
    """A sensor's changes over time, oldest first, three columns of one length.

    `ts`: instants by the device's clock. `values`: in the kind's unit, None where the message
    carried a state only. `states`: what the device said of itself, None where it said nothing.
    """

    ts: list[int]
    values: list[float | None]
    states: list[str | None]


class SensorCard(msgspec.Struct, frozen=True):
    """One sensor: what and where it is, its newest message, its open alarms.

    All of the message is None (and `messages` 0) when the sensor never reported. `stale_since` is
    set while it does not report. `missed` counts gaps in its numbers, `duplicates` repetitions.
    """

    id: str
    version: int
    code: str
    kind: str
    unit: str
    in_service: bool
    synthetic: bool
    area_id: str
    area_name: str
    compound_name: str
    building_id: str | None
    building_number: str
    floor: int | None
    place: str
    lon: float
    lat: float
    ts: int | None
    received_at: int | None
    value: float | None
    state: str | None
    battery: float | None
    rssi: float | None
    messages: int
    missed: int
    duplicates: int
    stale_since: int | None
    open_alarm_ids: tuple[str, ...]


class KindCount(msgspec.Struct, frozen=True):
    """Sensors in service of one kind: `total` = `reporting` + `stale` + `never`."""

    kind: str
    total: int
    reporting: int
    stale: int
    never: int


class QuarantineRow(msgspec.Struct, frozen=True):
    """A message that was refused. `payload`: its beginning as text, `size`: whole, in bytes."""

    id: str
    topic: str
    reason: str
    detail: str
    payload: str
    size: int
    sensor_code: str | None
    first_at: int
    last_at: int
    repeats: int


def series(desk: Desk, sensor_id: str, since: int, until: int) -> Series:
    """Return the changes with `since` <= ts < `until`, and the last one before, if there is one.

    The one before is moved to `since`: the value held until the next change. Beyond about
    SERIES_POINTS the curve is thinned so that its peaks stay. An unknown sensor has no changes.
    """
    columns = select(Reading.ts, Reading.value, Reading.state).where(Reading.sensor_id == sensor_id)
    with desk.read() as session:
        # The driver's plain tuples: half the time of as many row objects.
        cursor = (
            session.connection()
            .execute(
                columns.where(Reading.ts >= since, Reading.ts < until).order_by(
                    Reading.ts, Reading.seq
                )
            )
            .cursor
        )
        points: list[Point] = list(cursor.fetchall()) if cursor else []
        before = session.execute(
            columns.where(Reading.ts < since)
            .order_by(Reading.ts.desc(), Reading.seq.desc())
            .limit(1)
        ).first()
    if before is not None and (not points or points[0][0] > since):
        points.insert(0, (since, before.value, before.state))
    points = thin(points, SERIES_POINTS)
    return Series([p[0] for p in points], [p[1] for p in points], [p[2] for p in points])


def card(desk: Desk, sensor_id: str) -> SensorCard:
    """Return one sensor. Raises NotFound."""
    with desk.read() as session:
        found = session.execute(
            select(Sensor, SensorState, ResidentialArea.name, Compound.name, Building.number)
            .join(ResidentialArea, ResidentialArea.id == Sensor.area_id)
            .outerjoin(SensorState, SensorState.id == Sensor.id)
            .outerjoin(Building, Building.id == Sensor.building_id)
            .outerjoin(Compound, Compound.id == Building.compound_id)
            .where(Sensor.id == sensor_id)
        ).one_or_none()
        if found is None:
            raise NotFound("sensors", sensor_id)
        alarm_ids = session.scalars(
            select(Alarm.id)
            .where(Alarm.sensor_id == sensor_id, Alarm.state.in_(OPEN_STATES))
            .order_by(Alarm.level, Alarm.raised_at.desc())
        ).all()
        sensor, latest, area_name, compound_name, building_number = found
        return SensorCard(
            id=sensor.id,
            version=sensor.version,
            code=sensor.code,
            kind=sensor.kind,
            unit=KINDS[sensor.kind].unit if sensor.kind in KINDS else "",
            in_service=sensor.in_service,
            synthetic=sensor.synthetic,
            area_id=sensor.area_id,
            area_name=area_name,
            compound_name=compound_name or "",
            building_id=sensor.building_id,
            building_number=building_number or "",
            floor=sensor.floor,
            place=sensor.place,
            lon=sensor.lon,
            lat=sensor.lat,
            ts=latest.ts if latest else None,
            received_at=latest.received_at if latest else None,
            value=latest.value if latest else None,
            state=latest.state if latest else None,
            battery=latest.battery if latest else None,
            rssi=latest.rssi if latest else None,
            messages=latest.messages if latest else 0,
            missed=latest.missed if latest else 0,
            duplicates=latest.duplicates if latest else 0,
            stale_since=latest.stale_since if latest else None,
            open_alarm_ids=tuple(alarm_ids),
        )


def counts(desk: Desk) -> list[KindCount]:
    """Return how many sensors in service report, by kind in the order of KINDS."""
    never = func.sum(case((SensorState.id.is_(None), 1), else_=0))
    stale = func.sum(case((SensorState.stale_since.is_not(None), 1), else_=0))
    with desk.read() as session:
        found = session.execute(
            select(Sensor.kind, func.count(), stale, never)
            .outerjoin(SensorState, SensorState.id == Sensor.id)
            .where(Sensor.in_service)
            .group_by(Sensor.kind)
        ).all()
    order = {kind: position for position, kind in enumerate(KINDS)}
    rows = [
        KindCount(kind, total, total - int(late) - int(silent), int(late), int(silent))
        for kind, total, late, silent in found
    ]
    return sorted(rows, key=lambda row: (order.get(row.kind, len(order)), row.kind))


def quarantine(desk: Desk, limit: int = 500) -> list[QuarantineRow]:
    """Return the refused messages, the newest first."""
    message = QuarantinedMessage
    with desk.read() as session:
        found = session.scalars(
            select(message).order_by(message.last_at.desc(), message.id.desc()).limit(limit)
        ).all()
        return [
            QuarantineRow(
                id=one.id,
                topic=one.topic,
                reason=one.reason,
                detail=one.detail,
                payload=one.payload.decode("utf-8", "backslashreplace"),
                size=one.size,
                sensor_code=one.sensor_code,
                first_at=one.first_at,
                last_at=one.last_at,
                repeats=one.repeats,
            )
            for one in found
        ]
